"""Tables with a line of names on top: CSV, and the same with semicolons, tabs or bars.

Python's ``csv`` reads the rows. Its ``Sniffer`` is not asked for the delimiter, because it
guesses from the letters of any text: the delimiter is the one that makes a line of known names
of the first line. Format: RFC 4180, and what spreadsheets make of it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from generator.model import Record
from generator.sources.base import Reader, Reading, Source, shown
from generator.sources.columns import Columns, is_missing
from generator.sources.draft import Draft
from generator.sources.plain_record import record_of
from generator.sources.settling import refuse_bytes, settle, unreadable

DELIMITERS = ",;\t|"
ENDINGS = frozenset({".csv", ".tsv", ".tab"})
"""Endings of files that are tables even where only the title's name is known."""
LONGEST_NAME = 60
HEAD = 20
"""Rows by which a text is told from a table."""
LONGEST_CELL = 10_000_000
_SEPARATOR = re.compile(r"sep=.\Z", re.IGNORECASE)
"""A line that Excel writes and reads above the names."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row, its first and last line, and what is wrong where it cannot be parted."""

    line: int
    end_line: int
    cells: tuple[str, ...]
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The line of names, and what stands between the cells of the table."""

    delimiter: str
    row: Row


def recognises(source: Source) -> bool:
    """Whether the first line names columns, a title among them, and rows of that shape follow.

    Prose has commas as well: unless the file's name says that it is a table, two names must
    be known, and most of the first rows have as many cells.
    """
    if source.text.lstrip(" \t\n\ufeff")[:1] in ("{", "[", "<", "@", "%", ">", "*"):
        return False
    header = find_header(source)
    if header is None:
        return False
    if PurePath(source.file).suffix.lower() in ENDINGS:
        return True
    head = list(islice(_rows(source.text, header.delimiter), HEAD))
    alike = [row for row in head if len(row.cells) == len(header.row.cells)]
    names = Columns(source)
    known = sum(names.field_of(name) is not None for name in header.row.cells)
    return known > 1 and len(alike) > 1 and 2 * len(alike) > len(head)


def find_header(source: Source) -> Header | None:
    """The line of names, by the delimiter with which most are known; ``None`` without a title."""
    text = "\n".join(source.text[:100_000].split("\n")[:HEAD])
    columns = Columns(source)
    found: list[tuple[int, int, Header]] = []
    for i, delimiter in enumerate(DELIMITERS):
        row = next(_rows(text, delimiter), None)
        if row is None or row.problem or not columns.has_title(row.cells):
            continue
        known = sum(columns.field_of(name) is not None for name in row.cells)
        found.append((-known, i, Header(delimiter, row)))
    header = min(found, key=lambda own: own[:2])[2] if found else None
    fits = header and all(len(name) <= LONGEST_NAME for name in header.row.cells)
    # With bars at both ends it is a table of Markdown, whose cells hold links and marks.
    return header if fits and header and (header.row.cells[0] or header.row.cells[-1]) else None


def read(source: Source) -> Reading:
    """Read every row; one with more or fewer cells than there are names is refused."""
    draft = Draft(source)
    header = find_header(source)
    if header is None:
        return draft.reading("table")
    columns = Columns(source)
    draft.furniture += _separator(source.text)
    for row in _rows(source.text, header.delimiter):
        if row.line <= header.row.end_line:
            draft.furniture.append((row.line, shown(", ".join(row.cells))))
        elif not any(row.cells) and not row.problem:
            draft.furniture.append((row.line, "an empty row"))
        else:
            _read_row(draft, columns, row, header)
    columns.say(draft, header.row.line)
    return draft.reading("table")


def _read_row(draft: Draft, columns: Columns, row: Row, header: Header) -> None:
    names = header.row.cells
    what = f"the row '{shown(', '.join(filter(None, row.cells)), 60)}'"
    place = draft.place(row.line, row.end_line)
    if any(unreadable(cell) for cell in row.cells):
        refuse_bytes(draft, row.line, row.end_line, what)
    elif row.problem:
        hint = "put the cell between quotation marks and double those inside it"
        draft.refuse("bad-row", f"{what} cannot be parted: {row.problem}", place, hint)
    elif len(row.cells) < len(names) or any(row.cells[len(names) :]):
        message = f"{what} has {len(row.cells)} cells, but there are {len(names)} names above"
        hint = "add or take out cells; put a cell that holds the delimiter between quotation marks"
        draft.refuse("ragged-row", message, place, hint)
    else:
        cells = ((name or f"column {i}", cell) for i, (name, cell) in
                 enumerate(zip(names, row.cells, strict=False), start=1))  # fmt: skip
        empty = Record(draft.source.id, row.line, row.end_line, "", "")
        settle(draft, record_of(columns.sorted(cells), empty, columns), what)


def _separator(text: str) -> list[tuple[int, str]]:
    head = enumerate(text.split("\n", 3)[:3], start=1)
    return [(number, line.strip()) for number, line in head if _SEPARATOR.match(line.strip())]


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows that hold something; of one that cannot be parted the first line alone.

    Each goes on while a quotation mark is open. Where that ends badly, the lines behind the
    first are read again as rows of their own; no line is read more than twice so, because a
    line that leaves a mark open when it begins a row closes it when it goes on with one.
    """
    csv.field_size_limit(LONGEST_CELL)
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].strip(" \ufeff") or (at < 3 and _SEPARATOR.match(lines[at].strip())):
            at += 1
            continue
        row, at = _row(lines, at, delimiter), at + 1
        yield row
        at = row.end_line


def _row(lines: Sequence[str], at: int, delimiter: str) -> Row:
    given = (f"{lines[i]}\n".lstrip("\ufeff") for i in range(at, len(lines)))
    reader = csv.reader(given, delimiter=delimiter, strict=True, skipinitialspace=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration) as exc:
        alone = [cell.strip() for cell in lines[at].split(delimiter)]
        # Programs that write tabs between cells do not quote, nor escape quotation marks.
        problem = None if delimiter == "\t" else str(exc)
        return Row(at + 1, at + 1, tuple(alone), problem)
    stripped = tuple("" if is_missing(cell) else cell.strip() for cell in cells)
    return Row(at + 1, at + reader.line_num, stripped)


READER = Reader("table (CSV, TSV)", recognises, read)
