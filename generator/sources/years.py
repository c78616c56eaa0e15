"""The year that a listing's yearless dates carry.

The site prints a year only for other years than the one the page was shown in. So the
page's year is later than every year it prints, and no yearless date lies after the day in
its header.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Sequence

Day = tuple[int, int]
"""Month and day."""
BACKWARDS = "the days of its pages go back in the calendar: they may be of two years"
Printed = tuple[int | None, int, int]
"""Year where one is printed, month, day."""


def infer_year(header: Day | None, dates: Iterable[Printed]) -> int | None:
    """The smallest year that fits, or ``None`` where nothing bounds it or nothing fits.

    Without a printed year there is no lower bound. With a header, a yearless date after
    the header's day contradicts every year.
    """
    dates = tuple(dates)
    years = [year for year, _, _ in dates if year is not None]
    yearless = [(month, day) for year, month, day in dates if year is None]
    if not years or (header and any(day > header for day in yearless)):
        return None
    first = max(years) + 1
    # A 29 February among the yearless days asks for a leap year; one comes within eight
    # years (1896 and 1904 are eight apart).
    return next(year for year in range(first, first + 9) if (2, 29) not in yearless or isleap(year))


def listing_year(headers: Sequence[Day], dates: Sequence[Printed]) -> tuple[int | None, str | None]:
    """The year of a file of one or more pages, and what stands against one where it is needed.

    ``headers`` are the days of the pages' headers in the file's order. Pages whose days go
    back in the calendar may be of two years, so nothing is concluded of them.
    """
    needed = any(date[0] is None for date in dates)
    if list(headers) != sorted(headers):
        return None, BACKWARDS if needed else None
    latest = max(headers, default=None)
    year = infer_year(latest, dates)
    return year, _problem(latest, dates) if needed and year is None else None


def _problem(header: Day | None, dates: Sequence[Printed]) -> str:
    if header is None or all(date[0] is None for date in dates):
        return "none with a year to conclude it from"
    month, day = header
    return f"one of them lies after the page's own day ({month:02d}-{day:02d}): no year fits"
