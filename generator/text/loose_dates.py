"""Dates as bibliographies print them, brought to what a partial date can hold.

A range counts from its beginning. What has no place in a partial date (a season, "circa", a
year before Christ) is left out, and what is known beside it is kept.
"""

from __future__ import annotations

import re

from generator.model import PartialDate
from generator.text.dates import MONTHS

_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:[-/.](?P<month>[0-9]{1,2})?(?:[-/.](?P<day>[0-9]{1,2})?)?)?(?![0-9])"
)
"""``2024-05-27T03:50``, ``2024/05/27/epub``, ``2012///``, ``2011-05~``: ISO 8601, EDTF, RIS."""
_COMPACT = re.compile(r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])")
_YEAR = re.compile(r"(?<![0-9-])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])")
_MONTHS = {
    spelling: number
    for number, name in enumerate(map(str.lower, MONTHS), start=1)
    for spelling in (name, name[:3], *(["sept"] if number == 9 else []))
}
_MONTH = re.compile(
    # The day before it, of a range the first one: 4-8 Aug.
    r"(?:(?<![0-9])(?P<before>[0-3]?[0-9])(?:st|nd|rd|th|\.)?(?:\s*[-–/]\s*[0-9]{1,2})?[\s-]+)?"
    rf"\b(?P<name>{'|'.join(_MONTHS)})\b"
    r"(?:[\s.-]+(?P<after>[0-3]?[0-9])(?![0-9]))?",
    re.IGNORECASE,
)


def partial(year: object, month: object = None, day: object = None) -> PartialDate | None:
    """The date as precise as it is possible: a month or day that cannot be is left out.

    The parts may be numbers or digits in a string. ``None`` where the year is not between 1
    and 9999: a partial date has no other.
    """
    numbers = [_number(part) for part in (year, month, day)]
    for known in (3, 2, 1):
        parts = numbers[:known]
        if None not in parts:
            try:
                return PartialDate(*(part for part in parts if part is not None))
            except (ValueError, OverflowError):
                continue
    return None


def _number(value: object) -> int | None:
    if isinstance(value, str):
        # Longer ones are no part of a date, and very long ones Python refuses to convert.
        value = value.strip()
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def loose_date(text: str) -> PartialDate | None:
    """The first date in ``text``, or ``None``: ``2017-03``, ``4-8 Aug. 2020``, ``Winter 2014``.

    Months are English, by name or their first three letters. Of a date in figures that does
    not begin with the year only the year is certain.
    """
    text = text.strip()
    whole = _ISO.match(text) or _COMPACT.match(text)
    if whole is not None and not _MONTH.search(text):
        return partial(whole["year"], whole["month"], whole["day"])
    year = _YEAR.search(text)
    if year is None:
        return None
    month = _MONTH.search(text)
    if month is None:
        return partial(year[0])
    return partial(year[0], _MONTHS[month["name"].lower()], month["before"] or month["after"])
