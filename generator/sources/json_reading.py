"""What the readers of JSON formats have in common: the loop over entries, and telling by keys."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.model import Record
from generator.sources.base import Source, shown
from generator.sources.draft import Draft
from generator.sources.json_entries import JsonEntry, first_entries, json_entries
from generator.sources.json_values import Fields
from generator.sources.settling import refuse_bytes, settle, unreadable

Keys = frozenset[str]
Decode = Callable[[object], object]
Build = Callable[[Fields, Record], Record]
"""Completes a record that so far knows only its place."""

_KEY = re.compile(r"[\"']([A-Za-z][\w-]{0,40})[\"']\s*:")
_BROKEN_HINT = "export the list again, or mend the entry in an editor that shows JSON errors"


def recognises(source: Source, is_entry: Callable[[Keys], bool]) -> bool:
    """Whether one of the first entries has the keys of the format."""
    if source.text.lstrip()[:1] not in ("{", "["):
        return False
    return any(is_entry(_keys(entry)) for entry in first_entries(source.text))


def _keys(entry: JsonEntry) -> Keys:
    """The entry's own keys; of one that cannot be decoded, all words that stand as keys."""
    if isinstance(entry.value, dict):
        return frozenset(entry.value)
    return frozenset(_KEY.findall(entry.text[:100_000]))


def read_entries(source: Source, build: Build, decode: Decode | None = None) -> Draft:
    """Read every entry of ``source``: ``build`` completes its record.

    ``decode`` makes an object of an entry that is none; it raises ``ValueError`` where that
    cannot be done. A null in place of an entry counts as refused, with a warning only: it
    is how an API answers where it knows no paper.
    """
    draft = Draft(source)
    last = 0
    for entry in json_entries(source.text):
        # Answers of APIs stand on one line. A record's line is its key within the listing, so
        # each of several entries on a line counts one further.
        last = max(entry.line, last + 1)
        _read(draft, entry, last, build, decode)
    return draft


def _read(draft: Draft, entry: JsonEntry, line: int, build: Build, decode: Decode | None) -> None:
    what = f"entry {entry.number}"
    value, problem = entry.value, entry.problem
    if unreadable(entry.text):
        refuse_bytes(draft, entry.line, entry.end_line, what)
        return
    if problem is None and value is None:
        _count_null(draft, entry, what)
        return
    if problem is None and decode is not None:
        try:
            value = decode(value)
        except ValueError as exc:
            problem = str(exc)
    if problem is not None or not isinstance(value, dict):
        _refuse(draft, entry, what, problem)
        return
    end = max(line, entry.end_line)
    settle(draft, build(value, Record(draft.source.id, line, end, "", "")), what)


def _refuse(draft: Draft, entry: JsonEntry, what: str, problem: str | None) -> None:
    if problem is None:
        message = f"{what} is no object but '{shown(entry.text, 40)}'"
        hint = "take it out, or put a paper's data in its place"
        draft.refuse("not-an-entry", message, draft.place(entry.line, entry.end_line), hint)
        return
    begins = shown(" ".join(entry.text[:200].split()), 60)
    where = f", at line {entry.problem_line}" if entry.problem_line != entry.line else ""
    message = f"{what} ('{begins}') is no valid JSON: {problem}{where}"
    draft.refuse("bad-json", message, draft.place(entry.line, entry.end_line), _BROKEN_HINT)


def _count_null(draft: Draft, entry: JsonEntry, what: str) -> None:
    draft.failures += 1
    message = f"{what} is null: the source knew no paper there"
    draft.doubt("null-entry", message, draft.place(entry.line), "look the paper up by its title")
