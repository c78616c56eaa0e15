"""JSON and JSON Lines of plain objects: one paper each, under keys that speak for themselves."""

from __future__ import annotations

from generator.model import Record
from generator.sources.base import Reader, Reading, Source
from generator.sources.columns import Columns
from generator.sources.json_entries import first_entries
from generator.sources.json_reading import read_entries
from generator.sources.json_reading import recognises as has_entries
from generator.sources.json_values import Fields
from generator.sources.plain_record import record_of


def surely_plain(source: Source) -> bool:
    """Whether an entry has its authors in words, which no service's format has.

    Formats of services share keys with plain objects, and would leave such authors out.
    """
    if source.text.lstrip()[:1] not in ("{", "["):
        return False
    columns = Columns(source)
    return any(_in_words(entry.value, columns) for entry in first_entries(source.text))


def _in_words(entry: object, columns: Columns) -> bool:
    if not isinstance(entry, dict):
        return False
    values = {columns.field_of(key): value for key, value in entry.items()}
    authors = values.get("authors")
    items = authors if isinstance(authors, list) else [authors]
    words = bool(items) and all(isinstance(own, str) for own in items)
    # Hugging Face's daily papers have an object under this key.
    named = isinstance(entry.get("paper"), str) and "title" not in entry
    return isinstance(values.get("title"), str) and (words or named)


def recognises(source: Source) -> bool:
    """Whether one of the first entries has a key for a title."""
    return has_entries(source, Columns(source).has_title)


def read(source: Source) -> Reading:
    """Read every object."""
    columns = Columns(source)

    def build(entry: Fields, record: Record) -> Record:
        return record_of(columns.sorted(entry.items()), record, columns)

    draft = read_entries(source, build)
    columns.say(draft, draft.records[0].line if draft.records else 1)
    return draft.reading("json")


SURE = Reader("JSON or JSON Lines of plain objects", surely_plain, read)
"""The same reader where nothing else can be meant: to be asked before services' formats."""
READER = Reader("JSON or JSON Lines of plain objects", recognises, read)
