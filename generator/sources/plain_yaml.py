"""YAML lists: one paper per item, under keys that speak for themselves.

Pandoc's YAML bibliographies (``references:``) are such lists. A file that is no YAML as a whole
is parted at its items, each of which is then read on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, Place
from generator.model import Record
from generator.sources.base import Reader, Reading, Source
from generator.sources.columns import Columns
from generator.sources.draft import Draft
from generator.sources.json_entries import LISTS
from generator.sources.outside import keep_outside
from generator.sources.plain_record import record_of
from generator.sources.settling import refuse_bytes, settle, unreadable

ENDINGS = frozenset({".yaml", ".yml"})
HEAD = 200
"""Lines among which the second item begins; else all of them are taken for the first."""
_HINT = "mend the item: check indentation, quotes and colons on this line and the one above"
_ITEM = re.compile(r"(?P<indent>[ ]*)-(?=\s|\Z)")
_AROUND = re.compile(
    rf"\s*(?:#.*)?|---.*|%.*|[\w-]+:\s+[^\s#].*|(?:{'|'.join(sorted(LISTS))}):\s*(?:#.*)?"
)
"""Lines that may stand before the first item, the key of the list among them."""
_KEY = re.compile(
    r"^\s*(?:-\s+)?[\"']?([^\s\"':#{\[-][^\"':#\n]{0,60})[\"']?\s*:(?:\s|$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the list: its lines, and its value or what is wrong with it and where."""

    line: int
    end_line: int
    value: Any = None
    problem: Diagnostic | None = None


def recognises(source: Source) -> bool:
    """Whether it is a list whose first item has a key for a title, and another that is known.

    Of a file called ``.yaml`` a title is enough, and it may be a single item.
    """
    named = PurePath(source.file).suffix.lower() in ENDINGS
    head = source.text.split("\n", HEAD)[:HEAD]
    starts = _starts(head)
    if not starts and not named:
        return False
    begin, end = (starts[0], [*starts, len(head)][1]) if starts else (0, len(head))
    columns = Columns(source)
    keys = keys_of("\n".join(head[begin:end]), source.file)
    known = {own for key in keys if (own := columns.field_of(key))}
    return "title" in known and (named or len(known) > 1)


def keys_of(text: str, name: str) -> list[str]:
    """The keys of a mapping, or of a list's first item; if it is no YAML, all that look so."""
    document, _ = yamlfile.parse(text, name)
    data = document.data if document else None
    first = data[0] if isinstance(data, list) and data else data
    return list(first) if isinstance(first, dict) else _KEY.findall(text)


def _starts(lines: list[str]) -> list[int]:
    """The indexes of lines that begin an item of the outermost list; none where it is none."""
    first = next((i for i, line in enumerate(lines) if not _AROUND.fullmatch(line)), None)
    item = _ITEM.match(lines[first]) if first is not None else None
    if item is None or first is None:
        return []
    mark = f"{item['indent']}-"
    return [
        i
        for i, line in enumerate(lines[first:], start=first)
        if line.startswith(mark) and line[len(mark) : len(mark) + 1] in ("", " ", "\t")
    ]


def read(source: Source) -> Reading:
    """Read every item."""
    draft = Draft(source)
    columns = Columns(source)
    lines = source.text.split("\n")
    document, problems = yamlfile.parse(source.text, source.file)
    if document is None:
        items = list(_one_by_one(source, lines))
    else:
        draft.problems += problems
        items = list(_items(document, columns, lines))
    for number, item in enumerate(items, start=1):
        _read_item(draft, columns, item, lines, f"item {number}")
    keep_outside(draft, source, ((item.line, item.end_line) for item in items))
    columns.say(draft, items[0].line if items else 1)
    return draft.reading("yaml")


def _read_item(draft: Draft, columns: Columns, item: Item, lines: list[str], what: str) -> None:
    place = draft.place(item.line, item.end_line)
    if any(unreadable(line) for line in lines[item.line - 1 : item.end_line]):
        refuse_bytes(draft, item.line, item.end_line, what)
    elif item.problem is not None:
        message = f"{what} {item.problem.message}"
        where = item.problem.place.line if item.problem.place else item.line
        draft.refuse("bad-yaml", f"{message}, at line {where}", place, _HINT)
    elif not isinstance(item.value, dict):
        message = f"{what} has no keys but is {yamlfile.shown(item.value)}"
        draft.refuse("not-an-entry", message, place, "write 'title: …' and other keys in its place")
    else:
        empty = Record(draft.source.id, item.line, item.end_line, "", "")
        settle(draft, record_of(columns.sorted(item.value.items()), empty, columns), what)


def _items(document: yamlfile.Document, columns: Columns, lines: list[str]) -> Iterator[Item]:
    """The items of the list, of the list in a mapping, or the mapping as the only one."""
    path: yamlfile.Steps = ()
    data = document.data
    if isinstance(data, dict) and not columns.has_title(data):
        path = next(((key,) for key in data if key in LISTS and isinstance(data[key], list)), ())
        data = data[path[0]] if path else []
    values = data if isinstance(data, list) else [data]
    begins = [document.place(*path, i).line or 1 for i in range(len(values))]
    for value, (begin, following) in zip(values, pairwise([*begins, len(lines) + 1]), strict=True):
        yield Item(begin, _last(lines, begin, following - 1), value)


def _last(lines: list[str], begin: int, end: int) -> int:
    """The last line up to ``end`` that holds something."""
    while end > begin and not lines[end - 1].strip():
        end -= 1
    return end


def _one_by_one(source: Source, lines: list[str]) -> Iterator[Item]:
    """The items of what is no YAML as a whole."""
    starts = _starts(lines) or [0]
    for begin, end in pairwise([*starts, len(lines)]):
        last = _last(lines, begin + 1, end)
        document, problems = yamlfile.parse("\n".join(lines[begin:last]), source.file)
        data = document.data if document else None
        value = data[0] if isinstance(data, list) and len(data) == 1 else data
        problem = next((_moved(own, begin) for own in problems), None)
        yield Item(begin + 1, last, value, problem)


def _moved(problem: Diagnostic, lines: int) -> Diagnostic:
    """``problem`` of a part of a file, with its line in the whole."""
    place = problem.place or Place("", 1)
    return replace(problem, place=replace(place, line=(place.line or 1) + lines))


READER = Reader("YAML list", recognises, read)
