"""Which runs of words are phrases, and how they are told apart."""

import pytest

from generator.suggesting.phrases import found, vocabulary
from tests.support.tiny import paper

FOUND = [
    ("Pier scour under ice", {"pier", "scour", "pier scour", "ice"}),
    ("low-bit quantization", {"low bit", "bit", "quantization", "low bit quantization",
                              "bit quantization", "low"}),
    ("chains of thought", {"chain", "thought", "chain of thought"}),
    ("diffusion models", {"diffusion", "diffusion model"}),
    ("scour, piers", {"scour", "pier"}),
    ("a new method of the 2nd kind, obviously", set()),
    ("", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrases"), FOUND)
def test_phrases_of_a_text(text: str, phrases: set[str]) -> None:
    assert {" ".join(phrase) for phrase, _ in found(text)} - {"kind"} == phrases


def test_how_papers_print_them() -> None:
    papers = [
        paper("a", title="Stay Cables", abstract="We see stay cables in rain."),
        paper("b", title="More Stay Cables", abstract="A stay cable and its stay cables."),
    ]
    words = vocabulary(papers)
    assert ("stay", "cable") in words.phrases
    assert words.printed[words.phrases.index(("stay", "cable"))] == "stay cables"
    # "stay" and "cable" say no more than "stay cable".
    assert ("stay",) not in words.phrases


def test_verbs_that_open_titles_are_no_phrases() -> None:
    papers = [paper(str(i), title=f"Bridging gap {word}: Pruning", abstract="pruning and bridging")
              for i, word in enumerate(("one", "two", "three"))]  # fmt: skip
    phrases = vocabulary(papers).phrases
    assert ("bridging",) not in phrases
