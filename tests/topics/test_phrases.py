"""How phrases are written, and what they match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.topics.finder import PhraseFinder
from generator.topics.phrases import PhraseError, Splitter, read_phrase

SPLITTER = Splitter([("fine", "tun"), ("multi", "modal"), ("data", "set")])
LISTS = {"languages": ("Dutch", "Kazakh", "Old Norse")}


def found(phrase: str, text: str) -> list[str]:
    """What of the text a phrase matches, in order."""
    finder = PhraseFinder([read_phrase(phrase, SPLITTER, LISTS)], SPLITTER)
    return [text[start:end] for _, start, end in finder.find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("scaling law", "Scaling Laws for transfer", ["Scaling Laws"]),
        ("scaling law", "a scaling-law study", ["scaling-law"]),
        ("study", "two studies, one study", ["studies", "study"]),
        ("benchmark", "(benchmarks)", ["benchmarks"]),
        ("bias", "biases and bias", ["biases", "bias"]),
        ("quantiz*", "Quantization, de-quantized, quantum", ["Quantization", "quantized"]),
        ("*lora", "QLoRA and LoRAs but not Lorac", ["QLoRA", "LoRAs"]),
        ("*sql*", "MySQLite", ["MySQLite"]),
        ("un*able", "unable to be unthinkable", ["unable", "unthinkable"]),
        (
            "fine-tun*",
            "finetuned, fine tuning, Fine-tune",
            ["finetuned", "fine tuning", "Fine-tune"],
        ),
        ("finetuning", "fine-tuning", ["fine-tuning"]),
        ("multimodal*", "Multi-modality", ["Multi-modality"]),
        ("dataset", "data sets and datasets", ["data sets", "datasets"]),
        (
            "(text|code) embedding",
            "text embeddings, code embedding",
            ["text embeddings", "code embedding"],
        ),
        (
            "(fully |)open model",
            "an open model, a fully open model",
            ["fully open model", "open model", "open model"],
        ),
        ("<languages> corpus", "an Old Norse corpus", ["Old Norse corpus"]),
        ("<languages>", "Dutch", ["Dutch"]),
        (
            "we propose ... benchmark",
            "we propose a new and hard benchmark",
            ["we propose a new and hard benchmark"],
        ),
        ("survey + language model", "language models: a survey", ["language models", "survey"]),
        (r"/\bW\d+A\d+/", "at W4A4 and w8a8", ["W4A4", "w8a8"]),
        (r"/W\dA\d/ bits", "bits: W4A4", ["W4A4"]),
        (r"/(?-i:RAG)\b/", "RAG, drag", ["RAG"]),
        ("multilingualité", "MULTILINGUALITÉ", ["MULTILINGUALITÉ"]),
    ],
)
def test_matches(phrase: str, text: str, expected: list[str]) -> None:
    assert sorted(found(phrase, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("law", "lawn and claw"),
        ("model", "remodelling"),
        ("studies", "one study"),
        ("quantiz*", "the quantity"),
        ("scaling law", "scaling the law"),
        ("we propose ... benchmark", "we propose one that is not at all a benchmark"),
        ("benchmark ... propose", "we propose a benchmark"),
        ("survey + language model", "a survey of vision models"),
        ("github", "see https://github.com/a/b for more"),
        ("low rank", "low, but rankings"),
        ("<languages> corpus", "an Old corpus"),
    ],
)
def test_does_not_match(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


@pytest.mark.parametrize(
    ("phrase", "complaint"),
    [
        ("/(open/", "not a regular expression"),
        ("/open", "ends with a slash"),
        ("/x*/", "matches the empty text"),
        ("// all", "matches the empty text"),
        ("*", "without any word"),
        ("... benchmark", "without any word"),
        ("survey + ", "means nothing here"),
        ("(a|b", "means nothing here"),
        ("what?", "means nothing here"),
        ("((a|b)|c) d", "means nothing here"),
        ("(|) a + (b|)", "without any word"),
        ("<tongues> corpus", "no list of words is called 'tongues'"),
    ],
)
def test_refuses(phrase: str, complaint: str) -> None:
    with pytest.raises(PhraseError, match=complaint):
        read_phrase(phrase, SPLITTER, LISTS)


def test_a_gap_is_at_most_five_words() -> None:
    assert found("a ... z", "a 1 2 3 4 5 z")
    assert not found("a ... z", "a 1 2 3 4 5 6 z")


@given(st.text(max_size=80))
def test_words_and_their_places_agree(text: str) -> None:
    words = SPLITTER.words(text)
    spans = SPLITTER.spans(text, len(words))
    assert len(words) == len(spans)
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@given(st.lists(st.sampled_from(["an", "open", "model", "of", "language"]), max_size=12))
def test_many_phrases_at_once_find_what_each_finds_alone(words: list[str]) -> None:
    text = " ".join(words)
    sources = ["open model", "model", "an ... model", "open + language", "(open|an) *odel", "of"]
    phrases = [read_phrase(source, SPLITTER) for source in sources]
    together = PhraseFinder(phrases, SPLITTER).find(text)
    alone = [
        (number, start, end)
        for number, phrase in enumerate(phrases)
        for _, start, end in PhraseFinder([phrase], SPLITTER).find(text)
    ]
    assert together == sorted(alone)
