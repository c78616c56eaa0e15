"""Where listings come from, written to ``seeds/listings.yml`` beside what people say of them.

Only the lines of an entry that changes are touched, as in :mod:`generator.corpus.correcting`,
and what comes out is read again before it is given back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator import yamlfile
from generator.asking.fetching import Page
from generator.corpus import values
from generator.corpus.changes import Value
from generator.errors import AtlasError, error
from generator.model import PartialDate
from generator.yamlfile import Document

Fields = Mapping[str, Value]
BOM = "\ufeff"


def noted(text: str, name: str, pages: Sequence[Page]) -> str:
    """``text``, the content of the file called ``name``, with an entry for each page.

    An entry that is there keeps its title, its comments and all else it says. Raises
    :class:`AtlasError` where the file is no valid YAML or cannot be changed line by line.
    """
    if text.startswith(BOM):
        return BOM + noted(text.removeprefix(BOM), name, pages)
    windows = "\r\n" in text
    text = text.replace("\r\n", "\n")
    for page in pages:
        text = _with_entry(text, name, page.id, _fields(page))
    return text.replace("\n", "\r\n") if windows else text


def _fields(page: Page) -> Fields:
    day = page.day
    return {
        "title": page.title,
        "source": page.question.api.name,
        "query": page.question.query,
        "url": page.received.url,
        "retrieved": PartialDate(day.year, day.month, day.day),
    }


def _with_entry(text: str, name: str, key: str, fields: Fields) -> str:
    document = _read(text, name)
    data = document.data or {}
    known = data.get(key, {})
    if not isinstance(known, dict):
        raise _by_hand(document, key)
    new = {field: value for field, value in fields.items() if field != "title" or not known}
    made = _changed(document, text, key, new) if key in data else _appended(text, key, new)
    plain = {field: values.plain(value) for field, value in new.items()}
    found, problems = yamlfile.parse(made, name)
    if problems or found is None or found.data != {**data, key: {**known, **plain}}:
        raise _by_hand(document, key)
    return made


def _read(text: str, name: str) -> Document:
    document, problems = yamlfile.parse(text, name)
    if document is None or problems:
        raise AtlasError(problems)
    if document.data is not None and not isinstance(document.data, dict):
        message = "entries by listing id are expected"
        hint = "write '<listing id>: {title: …}'"
        raise AtlasError([error("bad-settings", message, document.place(), hint)])
    return document


def _appended(text: str, key: str, fields: Fields) -> str:
    if text and not text.endswith("\n"):
        text += "\n"
    lines = [f"{values.item(key)}:\n"]
    lines += [values.field(field, value, values.INDENT) for field, value in fields.items()]
    return text + "".join(lines)


def _changed(document: Document, text: str, key: str, fields: Fields) -> str:
    """``text`` with ``fields`` in the entry ``key``, which stands there."""
    lines = text.splitlines(keepends=True)
    first, end = _place(document, lines, key)
    entry = "".join(lines[first:end])
    if yamlfile.parse(entry, "")[0] is None:
        # It needs an anchor that stands elsewhere.
        raise _by_hand(document, key)
    for field, value in fields.items():
        entry = values.changed(entry, (key, field), value)
    return "".join([*lines[:first], entry, *lines[end:]])


def _place(document: Document, lines: Sequence[str], key: str) -> tuple[int, int]:
    """The first line of an entry and the one after its last, from 0, comments below it aside."""
    first = document.lines[key,] - 1
    later = (document.lines[other,] - 1 for other in document.data)
    end = min((line for line in later if line > first), default=len(lines))
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return first, end


def _by_hand(document: Document, key: str) -> AtlasError:
    message = f"the entry '{key}' cannot be changed without its neighbours"
    hint = "take it out, or write each entry and each field on lines of its own"
    return AtlasError([error("bad-settings", message, document.place(key), hint)])
