"""Printed dates: what is one, and what only looks like one."""

from __future__ import annotations

import locale
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.dates import parse_printed, spoken_day

MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"

ACCEPTED = {
    "whole": ("Nov 7, 2023", (2023, 11, 7)),
    "no-year": ("May 27", (None, 5, 27)),
    "full-name": ("December 31, 1999", (1999, 12, 31)),
    "full-name-no-year": ("March 1", (None, 3, 1)),
    "sept": ("Sept 9", (None, 9, 9)),
    "sep": ("Sep 9", (None, 9, 9)),
    "dotted-month": ("Nov. 7, 2023", (2023, 11, 7)),
    "two-digit-day": ("Aug 02, 2024", (2024, 8, 2)),
    "any-case": ("JUNE 5, 2024", (2024, 6, 5)),
    "spaces-around": ("  Apr 5, 2024 ", (2024, 4, 5)),
    "no-space-after-comma": ("Apr 5,2024", (2024, 4, 5)),
    "leap-day": ("Feb 29, 2024", (2024, 2, 29)),
    "leap-day-of-some-year": ("Feb 29", (None, 2, 29)),
}

REJECTED = {
    "no-such-day": "Feb 30",
    "no-such-day-31": "Apr 31",
    "no-leap-year": "Feb 29, 2023",
    "day-zero": "May 0",
    "day-32": "May 32",
    "no-month": "Foo 3",
    "month-prefix-too-short": "Ma 3",
    "month-prefix-too-long": "Novem 3",
    "comment-count": "May 27 2",
    "comment-count-after-year": "Apr 5, 2024 2",
    "year-without-comma": "Nov 7 2023",
    "short-year": "Nov 7, 23",
    "year-zero": "Nov 7, 0000",
    "day-first": "7 Nov 2023",
    "iso": "2023-11-07",
    "month-only": "November",
    "day-only": "27",
    "empty": "",
    "glued": "May27",
    "words-after": "May 27 we",
    "words-before": "On May 27",
    "other-digits": "May ٢",
    "other-language": "Mai 27",
    "two-lines": "May 27\nJune 1",
}


@pytest.mark.parametrize(("text", "expected"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepts(text: str, expected: tuple[int | None, int, int]) -> None:
    assert parse_printed(text) == expected


@pytest.mark.parametrize("text", REJECTED.values(), ids=REJECTED)
def test_rejects(text: str) -> None:
    assert parse_printed(text) is None


@given(st.dates())
def test_reads_every_day_as_printed(day: date) -> None:
    printed = f"{MONTHS[3 * day.month - 3 : 3 * day.month]} {day.day}"
    assert parse_printed(f"{printed}, {day.year:04d}") == (day.year, day.month, day.day)
    assert parse_printed(printed) == (None, day.month, day.day)


@given(st.text())
def test_is_total(text: str) -> None:
    found = parse_printed(text)
    assert found is None or (1 <= found[1] <= 12 and 1 <= found[2] <= 31)


def test_does_not_follow_the_locale() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "")
        assert parse_printed("Oct 3, 2024") == (2024, 10, 3)
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2027, 2, 3), "3 February 2027"), (date(2024, 12, 31), "31 December 2024")],
)
def test_a_day_in_words(day: date, words: str) -> None:
    assert spoken_day(day) == words
