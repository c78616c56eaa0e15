"""References put together from patterns are those that pandoc gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.citations.formatted import References
from generator.exports.citations.item import Item, Kind
from generator.exports.citations.pandoc import Run, formatted
from generator.exports.citations.shapes import pattern, template
from generator.exports.citations.styles import STYLES
from generator.model import AuthorName, PartialDate, PersonName, WholeName

ITEM = Item(
    "key",
    Kind.PREPRINT,
    "LLM-QAT: data-free training",
    (PersonName("Chen-Yu W", "Li"),),
    issued=PartialDate(2023, 5, 29),
    arxiv="2305.17888",
    url="https://arxiv.org/abs/2305.17888",
)

PIECES = st.sampled_from(
    [
        "A",
        "B.",
        "Chen-Yu",
        "Yu-gang",
        "Éric",
        "TJ",
        "DeLesley",
        "ABc",
        "Wei",
        "Łukasz",
        "mac",
        "O'B",
    ]
)
FAMILIES = st.sampled_from(["Li", "Van", "Leal-Taixé", "McGuinness", "Praveen S", "Özer", "zhang"])
PEOPLE = st.builds(
    PersonName,
    st.lists(PIECES, min_size=1, max_size=3).map(" ".join),
    FAMILIES,
    st.sampled_from(["", "", "", "van der"]),
    st.sampled_from(["", "", "", "Jr."]),
)
TEAMS = st.sampled_from(["OLMo Team", "Aniri", "others", "01 AI", "Nex-AGI"]).map(WholeName)
WORDS = st.one_of(
    st.sampled_from(["a", "of", "the", "via", "GPT4", "7B", "LoRA", "x", "3.5", "and", "is", "v2"]),
    st.text("abAB01", min_size=1, max_size=4),
)
SEPARATORS = (
    *[" "] * 6,
    *("-", "/", ".", "'", "+", ": ", ", ", "; ", " (", ") ", "): ", "? ", "! ", " & ", " - ", '" '),
)
ENDS = st.sampled_from(["", "", "?", "!", ".", ")"])
JOINED = st.lists(st.tuples(WORDS, st.sampled_from(SEPARATORS)).map("".join), max_size=6)
TITLES = st.tuples(JOINED.map("".join), WORDS, ENDS).map("".join)
DATES = st.one_of(
    st.none(),
    st.dates().map(lambda day: PartialDate(max(day.year, 1), day.month, day.day)),
    st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12)),
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Items near to what patterns are made for, on both sides of the line."""
    authors: list[AuthorName] = draw(st.lists(st.one_of(PEOPLE, PEOPLE, PEOPLE, TEAMS), max_size=8))
    if draw(st.integers(0, 9)) == 0:
        authors *= 3
    published = draw(st.booleans())
    return Item(
        id="",
        kind=draw(st.sampled_from(list(Kind))) if published else Kind.PREPRINT,
        title=draw(TITLES),
        authors=tuple(authors),
        more_authors=bool(authors) and draw(st.integers(0, 5)) == 0,
        issued=draw(DATES),
        arxiv=draw(st.sampled_from([None, "2305.17888", "0704.0001", "math/0309136"])),
        doi=draw(st.sampled_from([None, "10.1000/a_b", "10.48550/arXiv.2305.17888", "10.1/a.b."])),
        url=draw(st.sampled_from([None, "https://arxiv.org/abs/2305.17888", "http://a.b/c?d=1"])),
        container=draw(st.sampled_from(["CVPR 2023", "The 7 Things"])) if published else None,
        volume=draw(st.sampled_from([None, "7", "12"])) if published else None,
        page=draw(st.sampled_from([None, "162–167", "321–328", "8241"])) if published else None,
    )  # fmt: skip


@settings(max_examples=10)
@given(st.lists(items(), min_size=20, max_size=60))
def test_as_pandoc_gives_them(drawn: list[Item]) -> None:
    own = [replace(item, id=str(number)) for number, item in enumerate(drawn)]
    expected = formatted(dict.fromkeys(STYLES, own))
    found = References(own, few=0)
    for style in STYLES:
        assert [found.of(style, item) for item in own] == expected[style]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Who knows what it's (not) for?"},
        {"title": "Roadmap & User Guide: 3.5 Ways"},
        {"authors": (WholeName("OLMo Team"), PersonName("Yu-gang", "Jiang"))},
        {"authors": (PersonName("TJ R.", "McGuinness"),)},
        {"issued": PartialDate(2023)},
        {"kind": Kind.CONFERENCE, "container": "CVPR 2023", "issued": PartialDate(2023)},
    ],
)
def test_what_has_a_pattern(change: dict[str, object]) -> None:
    assert pattern(replace(ITEM, **change)) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"title": 'A "quoted" word'},
        {"title": "A title with its own end."},
        {"title": "Dashes -- of which some make one"},
        {"title": "Formulas: $x^2$"},
        {"title": "Tags: <i>x</i>"},
        {"authors": (PersonName("Benjamin", "Durme", "Van"),)},
        {"authors": (PersonName("Robert", "Downey", "", "Jr."),)},
        {"authors": (PersonName("JIawei", "Li"),)},
        {"authors": (PersonName("Bi'an", "Du"),)},
        {"authors": (PersonName("bell", "hooks"),)},
        {"authors": (WholeName("others"),)},
        {"authors": (WholeName("王小明"),)},
        {"authors": (PersonName("Bo", "Li"),) * 18_000},
        {"arxiv": "math/0309136"},
        {"doi": "10.1000/a.b."},
        {"url": "http://a.b/c?d=1"},
        {"issued": PartialDate(476)},
        {"note": "Presented on day 23"},
        {"note": "zq"},
    ],
)
def test_what_has_none(change: dict[str, object]) -> None:
    assert pattern(replace(ITEM, **change)) is None  # type: ignore[arg-type]


def test_alike_is_what_differs_in_values_alone() -> None:
    other = replace(
        ITEM,
        id="other",
        title="Another one",
        authors=(PersonName("Ana Q", "Ruiz"),),
        issued=PartialDate(2001, 5, 13),
        arxiv="0105.00001",
    )
    assert pattern(ITEM) == pattern(other)
    assert pattern(ITEM) != pattern(replace(other, issued=PartialDate(2001, 6, 13)))
    assert pattern(ITEM) != pattern(replace(other, issued=PartialDate(2001, 5, 1)))
    assert pattern(ITEM) != pattern(replace(other, title="Another one?"))


@pytest.mark.parametrize(
    "text",
    ["Zqfaaa (4519)", "Zqfaaa, Qx Zqgaaa", "zqa zqb zqc", "Zqa zqb zqc", "arXiv:6842", "ZQFAAA"],
)
def test_a_mark_that_came_back_otherwise_tells_nothing(text: str) -> None:
    own = pattern(ITEM)
    assert own
    assert template(own, (Run(text),)) is None
