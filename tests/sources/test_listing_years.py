"""The year of a listing's yearless dates: inferred, set by hand, or missing with a reason."""

import pytest

from generator.sources.years import infer_year, listing_year
from tests.sources.pages import ABSTRACT, HEAD, OTHER, codes, listing, reading

A, B = "A First Paper: On Models", "Second Paper of the Page"
DATED = (
    f"{HEAD}{A}\n\n{ABSTRACT}\n\n  • 7 authors\n·\nMay 27 1\n\n"
    f"{B}\n\n{OTHER}\n\n  • 1 author\n·\nNov 7, 2023"
)

INFERRED = [
    # header, dates, year
    ((12, 11), [(2024, 8, 2), (None, 5, 27), (2023, 11, 7)], 2025),
    ((12, 11), [(2024, 12, 31), (None, 12, 11)], 2025),
    (None, [(2024, 8, 2), (None, 12, 31)], 2025),
    ((12, 11), [(2024, 8, 2)], 2025),
    ((12, 11), [(None, 5, 27)], None),
    ((12, 11), [], None),
    ((12, 11), [(2024, 8, 2), (None, 12, 12)], None),
    ((1, 2), [(2024, 12, 31), (None, 1, 2)], 2025),
    ((12, 11), [(2024, 8, 2), (None, 2, 29)], 2028),
    ((12, 11), [(2023, 8, 2), (None, 2, 29)], 2024),
    ((2, 29), [(1896, 8, 2), (None, 2, 29)], 1904),
]


@pytest.mark.parametrize(("header", "dates", "year"), INFERRED)
def test_infer_year(
    header: tuple[int, int] | None, dates: list[tuple[int | None, int, int]], year: int | None
) -> None:
    assert infer_year(header, dates) == year
    assert infer_year(header, reversed(dates)) == year


def test_a_year_that_nothing_needs_is_no_problem() -> None:
    assert listing_year([], []) == (None, None)
    assert listing_year([(12, 11), (1, 2)], [(2024, 1, 1)]) == (None, None)
    assert listing_year([(3, 13), (3, 14)], [(2024, 1, 1), (None, 3, 14)]) == (2025, None)


def test_year_by_hand_wins() -> None:
    inferred, declared = listing(DATED), listing(DATED, year=2031, title="My list")
    assert (inferred.year, inferred.year_inferred, inferred.title) == (2024, True, "x")
    assert (declared.year, declared.year_inferred, declared.title) == (2031, False, "My list")


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["May 27"], "none with a year"),
        (["Dec 12", "Nov 7, 2023"], "lies after the page's own day"),
    ],
)
def test_no_year(dates: list[str], words: str) -> None:
    text = HEAD + "".join(f"{A} {i}\n\n{ABSTRACT}\n\n·\n{d}\n\n" for i, d in enumerate(dates))
    found = reading(text)
    assert (found.listing.year, found.listing.year_inferred) == (None, False)
    (problem,) = found.diagnostics
    assert problem.code == "no-listing-year"
    assert words in problem.message
    assert "'x: {year: 2024}'" in problem.hint
    assert not reading(text, year=2024).diagnostics


def test_leap_day_in_a_year_set_by_hand() -> None:
    text = f"{HEAD}{A}\n\n{ABSTRACT}\n\n·\nFeb 29\n"
    assert codes(reading(text, year=2024)) == []
    found = reading(text, year=2025)
    assert codes(found) == ["bad-date"]
    assert found.diagnostics[0].place
    assert found.diagnostics[0].place.line == 13


def test_pages_of_different_days() -> None:
    later = HEAD.replace("Dec 11", "Jan 2")
    text = f"{HEAD}{A}\n\n{ABSTRACT}\n\n·\nNov 7, 2023\n\n{later}{B}\n\n{OTHER}\n\n·\nJan 1\n"
    found = reading(text)
    assert found.listing.year is None
    assert "two years" in found.diagnostics[0].message
