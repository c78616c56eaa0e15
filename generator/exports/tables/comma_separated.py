r"""``/data/papers.csv``: a paper a row, as RFC 4180 describes it, in UTF-8.

The header names the columns, which are the fields of ``papers.json`` in their order. Unknown
is an empty cell; truth is ``true`` or ``false``. A list is joined by ``"; "``, with a backslash
before each backslash and semicolon of an item. A link is its kind, a space and its address; a
listing is its id, a colon and the line.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage
return for a formula, and titles come from outside (OWASP, "CSV Injection", which names the
full-width signs too). Such a cell gets an apostrophe in front. So does one that begins with an
apostrophe, so that nothing is lost: who takes one apostrophe away has the text as it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from generator.exports.papers_json import paper_row
from generator.pages.collection import Collection

SEPARATOR = "; "
COLUMNS = (
    "id", "url", "title", "abstract", "sentence", "authors", "author_count", "organisation",
    "venue", "date", "date_inferred", "comments", "arxiv", "doi", "links", "topics", "models",
    "benchmarks", "languages", "listings",
)  # fmt: skip
_FORMULA = re.compile(r"[=+\-@\t\r'＝＋－＠]")
_ESCAPED = re.compile(r"[\\;]")


def papers_csv(collection: Collection) -> str:
    """The papers as comma-separated values, newest first, with lines that end in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for paper in collection.newest:
        row = paper_row(collection, paper)
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return _guarded(_joined(map(_item, value)))
        case str():
            return _guarded(value)
        case _:
            return str(value)


def _item(value: Any) -> str:
    match value:
        case {"kind": kind, "url": url}:
            return f"{kind} {url}"
        case {"listing": listing, "line": line}:
            return f"{listing}:{line}"
        case _:
            return str(value)


def _joined(items: Iterable[str]) -> str:
    return SEPARATOR.join(_ESCAPED.sub(r"\\\g<0>", item) for item in items)


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
