"""Reading seeds/mentions.yml: what is taken, what is refused, and on which line."""

from pathlib import Path

import pytest

from generator.errors import Diagnostic, Severity
from generator.mentions import Lexicon, find, load_lexicon
from generator.model import MentionKind

GOOD = """\
models:
  joined_after: [Chat]
  names:
    - {id: llama, title: LLaMA, description: The first., spellings: [Llama]}
    - {id: vicuna, title: Vicuna, spellings: [Vicuna]}
languages:
  joined_before: any
  joined_after: any
  names:
    - {id: dutch, title: Dutch, spellings: [Dutch, Flemish]}
"""


def load(tmp_path: Path, text: str) -> tuple[Lexicon, list[Diagnostic]]:
    path = tmp_path / "mentions.yml"
    path.write_text(text, encoding="utf-8")
    lexicon, problems = load_lexicon(path)
    assert lexicon is not None
    return lexicon, list(problems)


def test_a_good_file_gives_its_names_in_order(tmp_path: Path) -> None:
    lexicon, problems = load(tmp_path, GOOD)
    assert problems == []
    assert [name.id for name in lexicon.names.values()] == ["llama", "vicuna", "dutch"]
    llama = lexicon.names[MentionKind.MODELS, "llama"]
    assert (llama.kind, llama.title, llama.description) == (
        MentionKind.MODELS,
        "LLaMA",
        "The first.",
    )
    assert lexicon.names[MentionKind.LANGUAGES, "dutch"].description is None


def test_a_section_that_is_not_there_names_nothing(tmp_path: Path) -> None:
    lexicon, _ = load(tmp_path, GOOD)
    assert find(lexicon, "GSM8K", "")[MentionKind.BENCHMARKS] == ()


ENTRY = "    - {id: vicuna, title: Vicuna, spellings: [Vicuna]}\n"


@pytest.mark.parametrize(
    ("bad", "code", "line", "says"),
    [
        ("    - {id: a, title: A, speling: [A]}\n", "unknown-key", 5, "'spellings'?"),
        ("    - {id: a, title: A, spellings: []}\n", "no-spellings", 5, "'a'"),
        ("    - {id: a, title: A}\n", "no-spellings", 5, "'a'"),
        ("    - {id: llama, title: A, spellings: [A]}\n", "duplicate-id", 5, "'llama'"),
        ("    - {id: a, title: A, spellings: [llama]}\n", "shared-spelling", 5, "'llama'"),
        ("    - {id: a, title: A, spellings: [Llama( 2)?]}\n", "shared-spelling", 5, "'llama'"),
        ("    - {id: a, title: A, spellings: [/a(/]}\n", "bad-regex", 5, "regular expression"),
        ("    - {id: a, title: A, spellings: [A (b]}\n", "bad-spelling", 5, "brackets"),
        ("    - {id: A b, title: A, spellings: [A]}\n", "bad-id", 5, "'A b'"),
        ("    - {title: A, spellings: [A]}\n", "missing-key", 5, "no id"),
        ("    - {id: a, spellings: [A]}\n", "missing-key", 5, "no title"),
        ("    - {id: 7, title: A, spellings: [A]}\n", "bad-value", 5, "'7'"),
        ("    - {id: no, title: A, spellings: [A]}\n", "bad-value", 5, "'False'"),
        ("    - {id: a, title: A, spellings: A}\n", "bad-value", 5, "a list"),
        ("    - {id: a, title: A, spellings: [A, 7]}\n", "bad-value", 5, "'7'"),
        ("    - {id: a, title: A, spellings: [A, ~]}\n", "bad-value", 5, "nothing"),
        ("    - a\n", "bad-value", 5, "keys with values"),
        ("    - {id: a, title: A, spellings: [A], needs: [/x(/]}\n", "bad-regex", 5, "/x(/"),
        ("    - {id: a, title: A, spellings: [A], id: b}\n", "repeated-key", 5, "'id'"),
    ],
)
def test_a_bad_entry_is_refused_with_its_line_and_the_rest_is_read(
    tmp_path: Path, bad: str, code: str, line: int, says: str
) -> None:
    lexicon, problems = load(tmp_path, GOOD.replace(ENTRY, bad + ENTRY))
    found = next(problem for problem in problems if problem.code == code)
    assert found.severity is Severity.ERROR
    assert str(found.place) == f"seeds/mentions.yml:{line}"
    assert says in found.message
    assert {"llama", "vicuna", "dutch"} <= {name for _, name in lexicon.names}


def test_the_line_is_that_of_the_value(tmp_path: Path) -> None:
    text = """\
benchmarks:
  names:
    - id: gsm8k
      title: GSM8K
      spellings:
        - GSM 8K
        - /GSM(/
      unles: [a]
"""
    _, problems = load(tmp_path, text)
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("bad-regex", "seeds/mentions.yml:7"),
        ("unknown-key", "seeds/mentions.yml:8"),
    ]


def test_a_bad_spelling_leaves_the_good_ones(tmp_path: Path) -> None:
    text = "models:\n  names:\n    - {id: a, title: A, spellings: [/a(/, Alpha]}\n"
    lexicon, _ = load(tmp_path, text)
    assert [mention.name for mention in find(lexicon, "Alpha", "")[MentionKind.MODELS]] == ["a"]


def test_the_same_id_may_stand_in_two_sections(tmp_path: Path) -> None:
    text = """\
models: {names: [{id: goat, title: Goat, spellings: [Goat]}]}
benchmarks: {names: [{id: goat, title: Goat, spellings: [Goat]}]}
"""
    lexicon, problems = load(tmp_path, text)
    assert problems == []
    assert len(lexicon.names) == 2


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("models:\n  names: [\n", "bad-yaml", 3),
        ("models:\n\tnames: []\n", "bad-yaml", 2),
        ("- llama\n", "bad-value", 1),
        ("", "bad-value", 1),
    ],
)
def test_what_is_no_lexicon_is_one_error(tmp_path: Path, text: str, code: str, line: int) -> None:
    path = tmp_path / "mentions.yml"
    path.write_text(text, encoding="utf-8")
    lexicon, problems = load_lexicon(path, "my.yml")
    assert lexicon is None
    assert [(p.code, str(p.place)) for p in problems] == [(code, f"my.yml:{line}")]


def test_an_unknown_section_is_refused_and_the_others_read(tmp_path: Path) -> None:
    lexicon, problems = load(tmp_path, GOOD.replace("languages:", "langauges:"))
    assert [problem.code for problem in problems] == ["unknown-key"]
    assert "'languages'?" in problems[0].message
    assert {kind for kind, _ in lexicon.names} == {MentionKind.MODELS}


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    lexicon, problems = load_lexicon(tmp_path / "none.yml")
    assert lexicon is None
    assert [problem.code for problem in problems] == ["unreadable-file"]


def test_bytes_that_are_not_utf8_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mentions.yml"
    path.write_bytes(b"models: {}\nlanguages: \xe9\n")
    lexicon, problems = load_lexicon(path)
    assert lexicon is None
    assert [(p.code, str(p.place)) for p in problems] == [("not-utf-8", "seeds/mentions.yml:2")]
