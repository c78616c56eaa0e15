"""Dates as listings print them: ``Nov 7, 2023`` or, without a year, ``May 27``."""

from __future__ import annotations

import re
from datetime import date

# Spelled out rather than taken from `calendar` or `strptime`: both answer in the language
# of the process's locale, and a listing is English wherever it is read.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH_NUMBERS = {
    spelling.lower(): number
    for number, name in enumerate(MONTHS, start=1)
    for spelling in (name, name[:3], *(["Sept"] if name == "September" else []))
}
_PRINTED = re.compile(r"([A-Za-z]{3,9})\.?\s+([0-9]{1,2})(?:\s*,\s*([0-9]{4}))?")

# Feb 29 without a year is a day of some year, so it is checked against a leap year.
_LEAP_YEAR = 2000


def spoken_day(day: date) -> str:
    """``3 February 2027``, in English whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def parse_printed(text: str) -> tuple[int | None, int, int] | None:
    """Read a date as printed: ``(year or None, month, day)``, or ``None`` if it is not one.

    English month names, whole or abbreviated (``Sept`` too), in any case; the year is four
    digits after a comma. Surrounding white space is allowed, anything else is not: a listing's
    comment count (``May 27 2``) is to be taken off first. A day that is not in the calendar
    (``Feb 30``; ``Feb 29, 2023``) is not a date.
    """
    match = _PRINTED.fullmatch(text.strip())
    month = _MONTH_NUMBERS.get(match[1].lower()) if match else None
    if match is None or month is None:
        return None
    day, year = int(match[2]), int(match[3]) if match[3] else None
    try:
        date(_LEAP_YEAR if year is None else year, month, day)
    except ValueError:
        return None
    return (year, month, day)
