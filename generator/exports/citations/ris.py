"""RIS, which EndNote, Zotero and Mendeley read (Research Information Systems' format of 2011).

A preprint is ``UNPB``, as Zotero writes it; its number stands under ``AN``, its archive under
``DB``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import rispy
from rispy.writer import RisWriter

from generator.exports.citations.csl import ARXIV, OTHERS
from generator.exports.citations.item import Item, Kind
from generator.model import AuthorName, PersonName
from generator.text.math import plain

_TYPES = {
    Kind.PREPRINT: "UNPB",
    Kind.JOURNAL: "JOUR",
    Kind.CONFERENCE: "CONF",
    Kind.BOOK: "BOOK",
    Kind.CHAPTER: "CHAP",
    Kind.THESIS: "THES",
    Kind.REPORT: "RPRT",
    Kind.DATASET: "DATA",
    Kind.SOFTWARE: "COMP",
    Kind.DOCUMENT: "GEN",
}


class _Writer(RisWriter):  # type: ignore[misc]
    """Rispy's writer without the numbers that it puts before each reference."""

    def set_header(self, count: int) -> str:  # noqa: ARG002
        """Nothing, whatever the number."""
        return ""


def ris(items: Iterable[Item]) -> str:
    """The text of a RIS file."""
    return str(rispy.dumps(list(map(_reference, items)), implementation=_Writer))


def _reference(item: Item) -> dict[str, Any]:
    first, _, last = (item.page or "").partition("–")
    known = {
        "type_of_reference": _TYPES[item.kind],
        "id": item.id,
        "title": plain(item.title),
        "authors": [*map(_name, item.authors), *([OTHERS] if item.more_authors else [])],
        "author_address": item.organisation,
        "year": f"{item.issued.year:04d}" if item.issued else None,
        "date": _date(item),
        "secondary_title": item.container,
        "alternate_title1": item.container_short,
        "volume": item.volume,
        "number": item.issue,
        "publisher": item.publisher,
        "start_page": first,
        "end_page": last,
        "accession_number": f"{ARXIV}:{item.arxiv}" if item.arxiv else None,
        "name_of_database": ARXIV if item.arxiv else None,
        "doi": item.doi,
        "urls": [item.url] if item.url else None,
        "notes": [item.note] if item.note else None,
    }
    return {name: value for name, value in known.items() if value}


def _date(item: Item) -> str | None:
    """``YYYY/MM/DD/`` with nothing in place of what is not known, as the format has it."""
    if item.issued is None:
        return None
    month, day = (f"{part:02d}" if part else "" for part in (item.issued.month, item.issued.day))
    return f"{item.issued.year:04d}/{month}/{day}/"


def _name(name: AuthorName) -> str:
    """``Family, Given, Suffix``; a whole name has no comma, which would divide it."""
    if not isinstance(name, PersonName):
        return " ".join(name.name.replace(",", " ").split())
    return ", ".join(part for part in (name.whole_family, name.given, name.suffix) if part)
