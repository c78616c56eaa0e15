"""Finding names: order, counts, evidence, hyphens and guards, on a small lexicon."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mentions import Lexicon, find, load_lexicon
from generator.model import Evidence, Mention, MentionKind

LEXICON = """\
models:
  joined_before: [Meta]
  joined_after: [Chat, Instruct]
  names:
    - {id: llama, title: LLaMA, spellings: [Llama(s)?]}
    - {id: llama-2, title: Llama 2, spellings: [Llama 2]}
    - {id: llama-guard, title: Llama Guard, spellings: [Llama Guard]}
    - {id: vicuna, title: Vicuna, spellings: [Vicuna], not_before: [bench*]}
    - {id: falcon, title: Falcon, spellings: [=Falcon], not_after: [Millennium]}
    - {id: yi, title: Yi, spellings: [=Yi], needs: [LLM*]}
    - {id: sam, title: SAM, spellings: [=SAM], unless: [sharpness]}
    - {id: wild, title: Wild, spellings: ["/[a-z]+zilla/"]}
benchmarks:
  names:
    - {id: math, title: MATH, spellings: [=MATH]}
    - {id: math-500, title: MATH-500, spellings: [=MATH 500]}
    - {id: c4, title: C4, spellings: [=C4]}
languages:
  joined_before: any
  joined_after: any
  not_before: [hospital*]
  names:
    - {id: dutch, title: Dutch, spellings: [Dutch]}
    - {id: polish, title: Polish, spellings: [=Polish], not_before: [the]}
    - {id: greek, title: Greek, spellings: [Greek]}
    - {id: ancient-greek, title: Ancient Greek, spellings: [ancient Greek]}
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    path = tmp_path_factory.mktemp("mentions") / "mentions.yml"
    path.write_text(LEXICON, encoding="utf-8")
    lexicon, problems = load_lexicon(path)
    assert lexicon is not None
    assert problems == ()
    return lexicon


def ids(found: Mapping[MentionKind, tuple[Mention, ...]]) -> set[str]:
    return {mention.name for mentions in found.values() for mention in mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LLaMA-7B", {"llama"}),
        ("LLaMA-based", {"llama"}),
        ("fine-tuned LLaMAs.", {"llama"}),
        ("LLaMA's weights", {"llama"}),
        ("Meta-Llama", {"llama"}),
        ("non-LLaMA", {"llama"}),
        ("(LLaMA)", {"llama"}),
        ("LLaMA/Vicuna", {"llama", "vicuna"}),
        ("LLaMA 7B", {"llama"}),
        ("LLaMA2-7B-chat", {"llama-2"}),
        ("Llama 2-Chat-hf", {"llama-2"}),
        ("Llama-2-Instruct-v0.1", {"llama-2"}),
        ("Llama Guard", {"llama-guard"}),
        ("MATH-500 and MATH", {"math-500", "math"}),
        ("Dutch-English", {"dutch"}),
        ("pre-Dutch", {"dutch"}),
        ("ancient Greek", {"ancient-greek"}),
        ("ancient Greek and modern Greek", {"ancient-greek", "greek"}),
        ("Yi, an LLM", {"yi"}),
        ("SAM segments", {"sam"}),
        ("godzilla", {"wild"}),
        ("C4,", {"c4"}),
    ],
)
def test_named(lexicon: Lexicon, text: str, expected: set[str]) -> None:
    assert ids(find(lexicon, "", text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Video-LLaMA",
        "LLaMA-Adapter",
        "LLaMA-Adapter-7B",
        "AstroSage-Llama-8B",
        "LLaMA-eus-8B",
        "ToolLLaMA",
        "Llama3",
        "Llama_2",
        "LLaMA2.5",
        "llama",
        "https://huggingface.co/meta-llama/LLaMA",
        "see huggingface.co/LLaMA for",
        "www.example.com/LLaMA",
        "LLaMA@example.com",
        "Vicuna Bench",
        "Vicuna-bench",
        "Millennium Falcon",
        "FALCON",
        "Yi wrote this",
        "SAM means sharpness",
        "math",
        "Math",
        "C4.5",
        "Polish the text",
        "polish",
        "a Dutch hospital",
        "Dutchman",
    ],
)
def test_not_named(lexicon: Lexicon, text: str) -> None:
    assert ids(find(lexicon, "", text)) == set()


def test_every_kind_is_present_even_with_nothing_in_it(lexicon: Lexicon) -> None:
    assert find(lexicon, "", "") == dict.fromkeys(MentionKind, ())


def test_most_often_named_first_then_by_id(lexicon: Lexicon) -> None:
    found = find(lexicon, "Vicuna", "Llama 2, Llama 2, Falcon, LLaMA")[MentionKind.MODELS]
    assert [(m.name, m.count) for m in found] == [
        ("llama-2", 2),
        ("falcon", 1),
        ("llama", 1),
        ("vicuna", 1),
    ]


def test_evidence_is_each_wording_once_verbatim_and_where_it_stands(lexicon: Lexicon) -> None:
    (mention,) = find(lexicon, "On LLaMA-2", "LLaMA2-7B, Llama 2, LLaMA2-7B")[MentionKind.MODELS]
    assert mention.count == 4
    assert mention.evidence == (
        Evidence("title", "LLaMA-2", "Llama 2"),
        Evidence("abstract", "LLaMA2-7B", "Llama 2"),
        Evidence("abstract", "Llama 2", "Llama 2"),
    )


def test_a_guard_on_the_paper_reads_title_and_abstract(lexicon: Lexicon) -> None:
    assert ids(find(lexicon, "LLMs", "Yi")) == {"yi"}
    assert ids(find(lexicon, "sharpness", "SAM")) == set()


WORDS = st.sampled_from(
    [
        "LLaMA",
        "Llama 2",
        "-",
        " ",
        "7B",
        "Chat",
        "Dutch",
        "MATH",
        "500",
        "https://a.b/",
        "ä",
        ".",
        "x",
    ]
)


@given(st.lists(WORDS).map("".join), st.lists(WORDS).map("".join))
def test_evidence_stands_in_the_text_and_is_counted(
    lexicon: Lexicon, title: str, abstract: str
) -> None:
    found = find(lexicon, title, abstract)
    assert found == find(lexicon, title, abstract)
    for mention in (mention for mentions in found.values() for mention in mentions):
        assert mention.count >= len(mention.evidence) > 0
        for item in mention.evidence:
            assert item.text in {"title": title, "abstract": abstract}[item.where]


@given(st.text())
def test_any_text_at_all_can_be_read(lexicon: Lexicon, text: str) -> None:
    assert set(find(lexicon, text, text)) == set(MentionKind)
