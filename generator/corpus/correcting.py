"""Change one entry of ``seeds/papers.yml`` and leave every other byte of it alone.

Round-trip libraries lay out a whole file anew: they wrap long lines, move comments and need
seconds for many entries. Here the YAML parser tells on which lines a field stands, and only
those are written, by :mod:`generator.corpus.values`. A comment belongs to what follows it.
What comes out is read again and compared before it is given back, so that a layout nobody
thought of is refused and never spoilt.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import yamlfile
from generator.corpus import values
from generator.corpus.changes import Changes, Value
from generator.corpus.facts import FIELDS
from generator.corpus.values import INDENT
from generator.errors import AtlasError, error
from generator.yamlfile import Document

BOM = "\ufeff"
RANK = {name: i for i, name in enumerate(FIELDS)}


def corrected(text: str, name: str, key: str, changes: Changes) -> str:
    """``text``, the content of the file called ``name``, with ``changes`` to the entry ``key``.

    A new entry stands where the order of ids wants it if the file keeps to that order, else
    at the end; one that loses its last field goes. Raises :class:`AtlasError` where the file
    is no valid YAML, or is laid out so that the entry cannot be changed by itself.
    """
    if text.startswith(BOM):
        return BOM + corrected(text.removeprefix(BOM), name, key, changes)
    document = _read(text, name)
    wanted = _wanted(document.data or {}, key, changes)
    lines = text.splitlines(keepends=True)
    first, end = _place(document, lines, key)
    old = "".join(lines[first:end]).replace("\r\n", "\n")
    if yamlfile.parse(old, name)[0] is None:
        # It needs an anchor that stands elsewhere.
        raise _by_hand(document, key)
    new = _entry(old if key in (document.data or {}) else "", key, changes)
    made = _spliced(lines, first, end, new)
    found, problems = yamlfile.parse(made, name)
    if problems or found is None or (found.data or {}) != wanted:
        raise _by_hand(document, key)
    return made


def _read(text: str, name: str) -> Document:
    document, problems = yamlfile.parse(text, name)
    if document is None or problems:
        raise AtlasError(problems)
    if document.data is not None and not isinstance(document.data, dict):
        raise AtlasError([error("bad-facts", "entries by paper id are expected", document.place())])
    return document


def _wanted(data: Mapping[str, Any], key: str, changes: Changes) -> dict[str, Any]:
    """What the file must say in the end."""
    entry = {
        **(data.get(key) or {}),
        **{name: values.plain(value) for name, value in changes.items()},
    }
    left = {name: value for name, value in entry.items() if value is not None}
    others = {other: value for other, value in data.items() if other != key}
    return others | ({key: left} if left else {})


def _place(document: Document, lines: list[str], key: str) -> tuple[int, int]:
    """First line of an entry and the one after its last, from 0; of a new one where it goes."""
    keys = list(document.data or {})
    starts = [document.lines[own,] - 1 for own in keys]
    if len(set(starts)) != len(starts):
        raise _by_hand(document, key)
    if key in keys:
        i = keys.index(key)
        end = starts[i + 1] if i + 1 < len(keys) else len(lines)
        return starts[i], _up(lines, end, starts[i] + 1, 0)
    i = bisect(keys, key) if keys == sorted(keys) else len(keys)
    if i == len(keys):
        return len(lines), len(lines)
    place = _up(lines, starts[i], starts[i - 1] + 1 if i else 0, 0, blank=False)
    # A comment at the top is about the file.
    place = place or starts[0]
    return place, place


def _up(lines: list[str], line: int, least: int, depth: int, blank: bool = True) -> int:
    """The first of the comments (and ``blank`` lines) right above ``line``, as deep or less."""
    while line > least:
        bare = lines[line - 1].lstrip()
        comment = bare.startswith("#") and len(lines[line - 1]) - len(bare) <= depth
        if not comment and (bare or not blank):
            break
        line -= 1
    return line


def _by_hand(document: Document, key: str) -> AtlasError:
    message = f"the entry '{key}' cannot be changed without its neighbours"
    hint = "change it by hand, or write each entry and each field on lines of its own"
    return AtlasError([error("bad-facts", message, document.place(key), hint)])


def _spliced(lines: list[str], first: int, end: int, new: str) -> str:
    """The lines with those of one entry replaced, line ends as in the rest of the file."""
    before, after = lines[:first], lines[end:]
    if first == end:
        new = _apart(before, new, after)
    elif not new:
        # The blank line that kept the entry apart goes with it.
        if after and not after[0].strip():
            after = after[1:]
        elif not after and before and not before[-1].strip():
            before = before[:-1]
    if any(line.endswith("\r\n") for line in lines):
        new = new.replace("\r\n", "\n").replace("\n", "\r\n")
    return "".join([*before, new, *after])


def _apart(before: Sequence[str], new: str, after: Sequence[str]) -> str:
    """A new entry with blank lines around it where other entries have some."""
    loose = any(not line.strip() for line in (*before, *after))
    if loose and after:
        new += "\n"
    if loose and before and before[-1].strip():
        new = f"\n{new}"
    return f"\n{new}" if before and not before[-1].endswith("\n") else new


def _entry(old: str, key: str, changes: Changes) -> str:
    """The text of an entry after ``changes``; ``old`` is empty for a new one."""
    text = old or f"{values.item(key)}:\n"
    if not text.endswith("\n"):
        text += "\n"
    for name, value in changes.items():
        text = _with_field(_Entry.of(text, key), name, value)
    return text if _Entry.of(text, key).fields else ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The text of one entry alone: its lines, what it says, and where each field begins."""

    key: str
    lines: list[str]
    fields: Mapping[str, Any]
    starts: Mapping[str, int]
    document: Document

    @classmethod
    def of(cls, text: str, key: str) -> _Entry:
        document = _read(text, "")
        fields = document.data[key] or {}
        starts = {name: document.lines[key, name] - 1 for name in fields}
        return cls(key, text.splitlines(keepends=True), fields, starts, document)

    @property
    def by_lines(self) -> bool:
        """Whether each field stands on lines of its own."""
        return len({0, *self.starts.values()}) == len(self.starts) + 1

    @property
    def depth(self) -> int:
        """Columns before a field's name."""
        return min((_depth(self.lines[i]) for i in self.starts.values()), default=INDENT)


def _with_field(entry: _Entry, name: str, value: Value | None) -> str:
    lines = entry.lines
    if not entry.by_lines:
        return values.changed("".join(lines), (entry.key, name), value)
    if name not in entry.fields:
        place = _new_place(entry, name)
        new = "" if value is None else values.field(name, value, entry.depth)
        return "".join([*lines[:place], new, *lines[place:]])
    start = entry.starts[name]
    following = min((i for i in entry.starts.values() if i > start), default=len(lines))
    end = _up(lines, following, start + 1, entry.depth)
    items = _items(entry, name)
    if value is None:
        new = ""
    elif isinstance(value, tuple) and items:
        new = _list(lines[:end], start, items, value)
    else:
        new = values.changed("".join(lines[start:end]), (name,), value)
    return "".join([*lines[:start], new, *lines[end:]])


def _new_place(entry: _Entry, name: str) -> int:
    """The line before which a new field goes: fields keep the order of :data:`FIELDS`."""
    later = (i for own, i in entry.starts.items() if RANK.get(own, len(RANK)) > RANK[name])
    place = min(later, default=len(entry.lines))
    return _up(entry.lines, place, 1, entry.depth, blank=False)


def _items(entry: _Entry, name: str) -> dict[Any, int]:
    """The line of each item of a list, if each stands on a line of its own."""
    said = entry.fields[name]
    if not isinstance(said, list):
        return {}
    found = {
        item: entry.document.lines[entry.key, name, i] - 1
        for i, item in enumerate(said)
        if isinstance(item, str)
    }
    own_lines = {entry.starts[name], *found.values()}
    return found if len(own_lines) == len(said) + 1 else {}


def _list(lines: list[str], start: int, items: Mapping[str, int], new: tuple[str, ...]) -> str:
    """A list with other items; those that stay keep their lines, and comments above them."""
    depth = _depth(lines[min(items.values())])
    begins = {i: _up(lines, i, start + 1, depth) for i in items.values()}
    ends = dict(zip(begins, [*list(begins.values())[1:], len(lines)], strict=True))
    made = lines[start : min(begins.values())]
    for item in new:
        if item in items:
            made += lines[begins[items[item]] : ends[items[item]]]
        else:
            made.append(f"{' ' * depth}- {values.item(item)}\n")
    return "".join(made)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
