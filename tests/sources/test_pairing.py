"""Titles and abstracts told apart by what costs least."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.sources.base import shown
from generator.sources.lines import ends_sentence, split
from generator.sources.pairing import pair
from generator.sources.wrapping import paragraphs
from tests.sources.pages import ABSTRACT, OTHER

LINES = st.lists(
    st.sampled_from(
        ["A Title", "Is it?", ABSTRACT, OTHER, "We do.", "", "a small line", "x" * 300]
    ),
    max_size=15,
)


@settings(max_examples=200)
@given(LINES, st.booleans(), st.sampled_from(["\n", "\n\n"]))
def test_chunks_hold_every_line_once_in_order(lines: list[str], tail: bool, gap: str) -> None:
    found = split(gap.join(lines))
    held = [
        line
        for chunk in pair(found, before_tail=tail)
        for line in (*((chunk.title,) if chunk.title else ()), *chunk.abstract)
    ]
    assert held == list(found)


def _cuts(text: str) -> list[tuple[str | None, int]]:
    return [(c.title.text if c.title else None, len(c.abstract)) for c in pair(split(text))]


CUTS: list[tuple[str, list[tuple[str | None, int]]]] = [
    ("", []),
    ("T", [("T", 0)]),
    (ABSTRACT, [(None, 1)]),
    (f"T\n{ABSTRACT}", [("T", 1)]),
    (f"T\n{textwrap.fill(ABSTRACT, 60)}", [("T", 5)]),
    (f"T\nU\n{ABSTRACT}", [("T", 0), ("U", 1)]),
    (f"T\n\nWe do it.\n\nU\n\n{ABSTRACT}", [("T", 1), ("U", 1)]),
    (f"T\n{ABSTRACT}\n{OTHER}\nU\n{ABSTRACT}", [("T", 2), ("U", 1)]),
    (f"T\n{ABSTRACT}\nU", [("T", 1), ("U", 0)]),
    (f"T\n\nBackground:\n\n{ABSTRACT}", [("T", 2)]),
    (f"T\n\n• One point\n• Another point\n\n{ABSTRACT}", [("T", 3)]),
    (f"T\n\nMay 27\n\n{ABSTRACT}", [("T", 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_cuts(text: str, expected: list[tuple[str | None, int]]) -> None:
    assert _cuts(text) == expected


def test_wrapped_records_without_blank_lines() -> None:
    titles = ["On the Many Uses of Papyrus", "Small Models Are Good Models", "Why Not Both of Them"]
    text = "\n".join(f"{t}\n{textwrap.fill(a, 72)}" for t, a in zip(
        titles, [ABSTRACT, OTHER, ABSTRACT], strict=True))  # fmt: skip
    assert [title for title, _ in _cuts(text)] == titles


ENDS = [
    ("It works.", True), ("Does it?", True), ("“It works.”", True), ("(It works.)", True),
    ("它有效。", True), ("see https://x.org/a", True), ("see x.github.io", True),
    ("at github.com/a/b", True), ("it works", False), ("v2.5", False), ("Llama", False),
    ("5\\%", False), ("", False), ("end of $x.$", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ends"), ENDS)
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


def test_paragraphs_of_wrapped_text() -> None:
    two = f"{textwrap.fill(ABSTRACT, 60)}\n{textwrap.fill(OTHER, 60)}"
    lines = split(two)
    first = len(textwrap.wrap(ABSTRACT, 60))
    begins = paragraphs(lines).begins
    assert [i for i, begin in enumerate(begins) if begin] == [0, first]


SHOWN = [
    ("text", "text"), ("a\nb\tc", "a b c"), ("\udce9", "?"), ("x" * 81, "x" * 79 + "…"),
    ("x" * 80, "x" * 80), ("\x1b[31m", " [31m"), ("\u202eabc", " abc"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), SHOWN)
def test_shown(text: str, printed: str) -> None:
    assert shown(text) == printed
