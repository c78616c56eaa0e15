"""When a candidate is the paper that is looked up, and how sure that is."""

from dataclasses import replace

import pytest

from generator.asking.matching import CONFIDENCES, Comparison, compare, likeness
from generator.model import (
    DateSource,
    Details,
    Paper,
    PaperDate,
    PartialDate,
    PersonName,
    Record,
    WholeName,
)

TITLE = "Knots That Hold Themselves in Rope"
ABSTRACT = "We tie knots that hold without being held, and measure for how long they do so."
OTHER = "Bridges sway in the wind; this survey gathers sixty years of them, with their remedies."
ADA, BENNO = PersonName("Ada", "Weaver"), PersonName("Benno", "Roper")


def paper(**changes: object) -> Paper:
    plain = Paper("knots", TITLE, "", records=())
    return replace(plain, **changes)  # type: ignore[arg-type]


def record(title: str = TITLE, abstract: str = "", year: int | None = None,
           authors: tuple[PersonName | WholeName, ...] = ()) -> Record:  # fmt: skip
    date = PartialDate(year) if year else None
    return Record("x", 1, 1, title, abstract, details=Details(authors=authors, date=date))


def dated(year: int, source: DateSource = DateSource.PRINTED) -> PaperDate:
    return PaperDate(PartialDate(year), source)


SAME = [
    ("Knots That Hold", "knots that hold."),
    ("Knots: That Hold", "Knots — that hold"),
    ("$O(n^2)$ Knots", "O(n²) knots"),
    ('Kn\\"oten halten', "Knöten halten"),
]


@pytest.mark.parametrize(("title", "other"), SAME)
def test_equal_titles(title: str, other: str) -> None:
    assert likeness(title, other) == likeness(other, title) == 100


@pytest.mark.parametrize(
    ("title", "other", "near"),
    [
        (TITLE, f"{TITLE}s", True),
        (TITLE, "Knots That Hold Themselves in Ropes", True),
        ("A Study of Knots That Hold: Part 1", "A Study of Knots That Hold: Part 2", False),
        (TITLE, "Knots That Hold Themselves", False),
        ("Scaling Laws for Knots", "Scaling Laws for Bridges", False),
        ("!!!", "!!!", False),
        ("", "", False),
    ],
)
def test_near_titles(title: str, other: str, near: bool) -> None:
    assert (92 <= likeness(title, other) < 100) is near


# title, long title, authors, abstract, year -> confidence
RULES = [
    (100, True, True, None, None, "high"),
    (100, False, None, True, None, "high"),
    (100, True, True, True, True, "high"),
    (100, True, None, None, None, "medium"),
    (100, False, None, None, True, "medium"),
    (100, False, None, None, None, "low"),
    (100, True, False, True, True, "low"),
    (100, True, True, None, False, "low"),
    (100, True, False, False, None, None),
    (100, True, False, None, False, None),
    (95, True, True, None, None, "medium"),
    (95, True, None, True, True, "medium"),
    (95, True, None, None, True, "low"),
    (95, True, None, None, None, None),
    (95, True, True, None, False, None),
    (91, True, True, True, True, None),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_rules(rule: tuple[float, bool, bool | None, bool | None, bool | None, str | None]) -> None:
    *known, wanted = rule
    assert Comparison(*known).confidence == wanted  # type: ignore[arg-type]


def test_more_agreement_is_never_less_sure() -> None:
    rank: dict[str | None, int] = {own: i for i, own in enumerate((*CONFIDENCES, None))}
    better = {False: None, None: True}
    for title in (90.0, 95.0, 100.0):
        for long in (False, True):
            for signs in [(a, b, c) for a in (False, None, True) for b in (False, None, True)
                          for c in (False, None, True)]:  # fmt: skip
                now = rank[Comparison(title, long, *signs).confidence]
                for i, sign in enumerate(signs):
                    if sign is not True:
                        more = [*signs[:i], better[sign], *signs[i + 1 :]]
                        assert rank[Comparison(title, long, *more).confidence] <= now


@pytest.mark.parametrize(
    ("known", "theirs", "agree"),
    [
        ({"authors": ("Ada Weaver",)}, (ADA, BENNO), True),
        ({"authors": ("A. Weaver", "B. Roper", "C. Else")}, (ADA, BENNO), True),
        ({"people": (ADA,), "authors": ("Ada Weaver",)}, (ADA,), True),
        ({"authors": ("Carla Else",)}, (ADA, BENNO), False),
        ({"authors": ("Team Rope",)}, (WholeName("Team Rope"),), True),
        ({"authors": ("Ada Weaver",)}, (), None),
        ({"author_count": 2}, (ADA, BENNO), True),
        ({"author_count": 3}, (ADA, BENNO), None),
        ({}, (ADA,), None),
    ],
)
def test_authors(known: dict[str, object], theirs: tuple[PersonName, ...], agree: object) -> None:
    assert compare(paper(**known), record(authors=theirs)).authors is agree


@pytest.mark.parametrize(
    ("own", "theirs", "agree"),
    [
        (ABSTRACT, ABSTRACT.upper(), True),
        (ABSTRACT, f"{ABSTRACT} Code is released.", True),
        (ABSTRACT, OTHER, False),
        (ABSTRACT, "", None),
        ("", ABSTRACT, None),
    ],
)
def test_abstracts(own: str, theirs: str, agree: bool | None) -> None:
    assert compare(paper(abstract=own), record(abstract=theirs)).abstract is agree


@pytest.mark.parametrize(
    ("own", "year", "agree"),
    [
        (dated(2024), 2024, True),
        (dated(2024), 2025, True),
        (dated(2024), 2026, None),
        (dated(2024), 2020, False),
        (dated(2024, DateSource.INFERRED), 2020, None),
        (dated(2024), None, None),
        (None, 2024, None),
    ],
)
def test_years(own: PaperDate | None, year: int | None, agree: bool | None) -> None:
    assert compare(paper(date=own), record(year=year)).year is agree


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        (Comparison(100, True, True, True, False), "same title, authors and abstract agree, "
                                                   "year differs"),
        (Comparison(95.4, True, None, True, None), "title 95 % alike, abstract agrees"),
        (Comparison(100, True, False, None, None), "same title, authors differ"),
        (Comparison(100, True, None, None, None), "same title"),
    ],
)  # fmt: skip
def test_words(comparison: Comparison, said: str) -> None:
    assert comparison.words() == said
