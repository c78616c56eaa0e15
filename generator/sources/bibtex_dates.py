"""Dates of BibTeX (``year``, ``month``) and BibLaTeX (``date``: ISO 8601-2, EDTF level 1)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model import PartialDate
from generator.sources.bibtex_values import plain
from generator.text.loose_dates import loose_date, partial

_DATE = re.compile(r"(?P<year>[0-9]{4})(?![0-9])(?:-(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?")
_YEAR = re.compile(r"(?<![0-9-])[0-9]{4}(?![0-9])")
_DASHES = re.compile(r"[-\u2010-\u2015]+")


def date(fields: Mapping[str, str]) -> PartialDate | None:
    """The date of publication as precise as it is given, or ``None``.

    A range counts from its beginning, an open one from the end that is known. The marks of
    doubt (``2009?``, ``2009~``) and seasons (``2009-21``) are left out, and so is a month or
    day that is not in the calendar. A year that is not four digits (``-0340``, ``199X``, ``in
    press``) is unknown.
    """
    found = _iso(plain(fields.get("date", "")))
    if found is None or found.month is not None:
        return found or _year_and_month(fields)
    # The year of the proceedings, the month of the paper.
    return _year_and_month({**fields, "year": str(found)}) if "month" in fields else found


def _iso(text: str) -> PartialDate | None:
    for part in text.split("/"):
        match = _DATE.match(part.strip())
        if match is not None:
            return partial(match["year"], match["month"], match["day"])
    return loose_date(text) if re.search("[A-Za-z]{3}", text) else None


def _year_and_month(fields: Mapping[str, str]) -> PartialDate | None:
    month = _DASHES.sub("-", plain(fields.get("month", "")))
    found = _YEAR.search(_DASHES.sub(" - ", plain(fields.get("year", ""))))
    if found is None:
        return loose_date(month) if month else None
    if month.isdecimal():
        day = plain(fields.get("day", "")) or None
        return partial(found[0], month, day) or partial(found[0])
    known = loose_date(f"{month} {found[0]}")
    if known is None or known.year != int(found[0]):
        return partial(found[0])
    if known.month is not None and known.day is None:
        return partial(known.year, known.month, plain(fields.get("day", "")) or None)
    return known
