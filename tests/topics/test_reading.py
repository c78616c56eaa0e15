"""Reading the taxonomy: what is accepted, and what each fault says, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Diagnostic, Severity
from generator.topics import Taxonomy, Where, assign, load_taxonomy

GOOD = """\
joined: [fine tun]
words:
  languages: [Dutch, Kazakh]
groups:
- group: Abilities
  id: abilities
  topics:
    - id: code
      title: Code
      description: Programs.
      rules:
        title: [code]
        often: [program*, <languages> code]
        points: 3
    - {id: tongues, title: Tongues, description: Languages., rules: {title: [<languages>]}}
- group: Others
  id: others
  topics:
    - {id: rest, title: Rest, description: What no rule reaches.}
"""


def load(tmp_path: Path, text: str) -> tuple[Taxonomy | None, tuple[Diagnostic, ...]]:
    path = tmp_path / "topics.yml"
    path.write_text(text, encoding="utf-8")
    return load_taxonomy(path, "t.yml")


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_everything_is_read(tmp_path: Path) -> None:
    taxonomy, problems = load(tmp_path, GOOD)
    assert problems == ()
    assert taxonomy is not None
    assert [group.id for group in taxonomy.groups] == ["abilities", "others"]
    assert list(taxonomy.topics) == ["code", "tongues", "rest"]
    assert taxonomy.topics["code"].group == "abilities"
    assert taxonomy.topics["rest"].description == "What no rule reaches."
    assert taxonomy.rules["code"].points == 3
    assert taxonomy.rules["code"].under(Where.OFTEN) == ("program*", "<languages> code")
    assert taxonomy.rules["rest"].phrases == ()


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        (changed("often:", "oftn:"), 13, "unknown-key", "did you mean 'often'?"),
        (changed("points: 3", "vetos: [x]"), 14, "unknown-key", "did you mean 'veto'?"),
        (changed("description: Programs.", "describe: Programs."), 10, "unknown-key", "describe"),
        (changed("title: [code]", "title: code"), 12, "bad-value", "expected a list"),
        (changed("title: [code]", "title: [2048]"), 12, "bad-value", "expected text"),
        (changed("title: [code]", "title: ['  ']"), 12, "bad-value", "expected text"),
        (changed("title: [code]", "title: [what?]"), 12, "bad-phrase", "what?"),
        (changed("title: [code]", "title: [<tongue> code]"), 12, "bad-phrase", "tongue"),
        (changed("title: [code]", "title: ['/(code/']"), 12, "bad-regex", "regular expression"),
        (changed("title: [code]", "title: ['/c*/']"), 12, "bad-regex", "every paper"),
        (changed("title: [code]", "title: [a]\n        title: [b]"), 13, "repeated-key", "title"),
        (changed("points: 3", "points: many"), 14, "bad-value", "whole number from 1"),
        (changed("points: 3", "points: 0"), 14, "bad-value", "whole number from 1"),
        (changed("points: 3", "points: yes"), 14, "bad-value", "whole number from 1"),
        (changed("id: tongues", "id: code"), 15, "duplicate-id", "a second topic"),
        (changed("id: others", "id: abilities"), 17, "duplicate-id", "a second group"),
        (changed("id: tongues", "id: Two Tongues"), 15, "bad-id", "Two Tongues"),
        (changed("id: tongues, ", ""), 15, "missing-key", "'id'"),
        (changed("  id: others\n", ""), 16, "missing-key", "'id'"),
        (changed("- group: Others\n  id", "- id"), 16, "missing-key", "'group'"),
        (changed("      title: Code\n", ""), 8, "missing-key", "'title'"),
        (changed("      description: Programs.\n", ""), 8, "missing-key", "'description'"),
        (changed("[fine tun]", "[fine]"), 1, "bad-value", "two words"),
        (changed("languages: [", "Languages!: ["), 3, "bad-value", "cannot name a list"),
        (changed("languages: [Dutch, Kazakh]", "languages: Dutch"), 3, "bad-value", "a list"),
        (GOOD + "- nothing\n", 20, "bad-value", "expected a mapping"),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, code: str, said: str
) -> None:
    taxonomy, problems = load(tmp_path, text)
    assert taxonomy is not None
    match = [one for one in problems if one.code == code and said in one.message + one.hint]
    assert [one.place and one.place.line for one in match] == [line], problems
    assert all(one.severity is Severity.ERROR and one.hint for one in problems)
    assert all(one.place is not None and one.place.file == "t.yml" for one in problems)


def test_what_stands_beside_a_fault_is_still_read(tmp_path: Path) -> None:
    text = changed("title: [code]", "title: [code, '/(/', 'what?']")
    text = text.replace("  id: others\n", "").replace("joined:", "joint:")
    taxonomy, problems = load(tmp_path, text)
    assert taxonomy is not None
    assert [one.code for one in problems] == [
        "unknown-key", "bad-phrase", "bad-regex", "missing-key"
    ]  # fmt: skip
    assert list(taxonomy.topics) == ["code", "tongues", "rest"]
    assert [one.topic for one in assign(taxonomy, "Code", "", None)] == ["code"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("groups: [", "bad-yaml"), ("- a list", "bad-value"), ("", "bad-value"), ("groups: []", None)],
)
def test_nothing_to_read(tmp_path: Path, text: str, code: str | None) -> None:
    taxonomy, problems = load(tmp_path, text)
    assert taxonomy is None
    assert code is None or problems[0].code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    taxonomy, problems = load_taxonomy(tmp_path / "none.yml", "t.yml")
    assert taxonomy is None
    assert [one.code for one in problems] == ["unreadable-file"]


def test_a_file_in_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    path.write_bytes(GOOD.replace("Programs", "Prögrams").encode("latin-1"))
    taxonomy, problems = load_taxonomy(path, "t.yml")
    assert taxonomy is None
    assert [(one.code, one.place and one.place.line) for one in problems] == [("not-utf-8", 10)]
