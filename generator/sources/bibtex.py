r"""BibTeX and BibLaTeX files, as every reference manager exports them.

Blocks and values are read by :mod:`~generator.sources.bibtex_blocks`, which says why no
library does; names by bibtexparser. Every entry is a record or is refused; ``@string``,
``@preamble``, ``@comment``, ``@xdata`` and text between entries are furniture, for none of
them can be cited. ``@set`` can, but is no paper: it counts as refused, with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.model import Record
from generator.sources.base import Reader, Reading, Source, shown
from generator.sources.bibtex_blocks import INSIDE, Block, blocks
from generator.sources.bibtex_inherit import Entry, Library
from generator.sources.bibtex_record import details, title
from generator.sources.bibtex_values import Strings, squeezed, unbraced
from generator.sources.draft import Draft
from generator.sources.settling import refuse_bytes, settle, unreadable

FURNITURE = {"string": "string", "preamble": "preamble", "comment": "comment", "xdata": "xdata"}
"""Blocks that are no bibliographic entries, and what they are called."""
MOST_WARNINGS = 10
"""Strings, or parents, that are missing and told one by one: old files lack a hundred."""
_BIBLATEX = frozenset({"date", "journaltitle", "eprinttype", "xdata"})
_OPENING = re.compile(r"(?:[\s\ufeff]|%[^\n]*\n)*+@\s*+[A-Za-z]\w*\s*+[{(]")
_OTHERS = re.compile(r"[\s\ufeff]*(?:[{\[<]|---|TY  ?- )")


def recognises(source: Source) -> bool:
    """Whether the file opens with a block, or most of its lines are in blocks."""
    text = source.text
    if _OPENING.match(text):
        return True
    if _OTHERS.match(text) or INSIDE.search(text) is None:
        return False
    read_lines = sum(b.end_line - b.line + 1 for b in blocks(text) if b.kind not in FURNITURE)
    return read_lines * 2 > sum(1 for line in text.split("\n") if line.strip())


def read(source: Source) -> Reading:
    """Read every entry; one whose braces do not balance or without a title is refused."""
    draft = Draft(source)
    found = list(blocks(source.text))
    strings = Strings.of(found)
    entries = [entry for block in found if (entry := _entry(draft, block, strings)) is not None]
    library = Library.of(entries)
    for entry in entries:
        if entry.kind not in FURNITURE:
            _settle(draft, entry, library)
    _say_missing(draft, strings, library)
    _say_repeated(draft, entries)
    latex = any(not _BIBLATEX.isdisjoint(entry.fields) for entry in entries)
    return draft.reading("biblatex" if latex else "bibtex")


def _entry(draft: Draft, block: Block, strings: Strings) -> Entry | None:
    """The block's fields as text; ``None`` where it has none, or they cannot be read."""
    if block.kind in FURNITURE:
        lines = range(block.line, block.end_line + 1)
        draft.furniture += ((line, FURNITURE[block.kind]) for line in lines)
    if block.broken is not None:
        _say_broken(draft, block)
        return None
    if block.kind == "string":
        strings.define(block)
    if block.kind in FURNITURE and block.kind != "xdata":
        return None
    if block.loose:
        message = f"{_what(block)} lacks a comma, and was read as if it were there"
        hint = "put a comma at the end of the field above"
        draft.doubt("missing-comma", message, draft.place(block.loose[0]), hint)
    return Entry(block, _fields(draft, block, strings))


def _fields(draft: Draft, block: Block, strings: Strings) -> dict[str, str]:
    """Text by field. Of a field that stands twice the first counts, as in BibTeX.

    Keywords are put together: some programs write a field for each.
    """
    fields: dict[str, str] = {}
    repeated: dict[str, None] = {}
    for own in block.fields:
        value = strings.value(own, block.line)
        if own.name == "keywords" and own.name in fields:
            fields[own.name] += f", {value}"
        elif squeezed(fields.setdefault(own.name, value)) != squeezed(value):
            repeated[own.name] = None
    for name in repeated:
        message = f"{_what(block)} has the field '{shown(name)}' twice: the first counts"
        place = draft.place(block.line, block.end_line)
        draft.doubt("repeated-field", message, place, "keep one of the two")
    return fields


def _settle(draft: Draft, entry: Entry, library: Library) -> None:
    block = entry.block
    place = draft.place(block.line, block.end_line)
    if any(unreadable(value) for value in entry.fields.values()):
        refuse_bytes(draft, block.line, block.end_line, _what(block))
        return
    if block.kind == "set":
        draft.failures += 1
        message = f"{_what(block)} is a set of other entries and no paper: it is left out"
        draft.doubt("entry-set", message, place, "nothing need be done: its members are read")
        return
    fields = library.whole(entry)
    # Two entries on one line still need addresses of their own.
    last = draft.records[-1].line if draft.records else 0
    line = max(block.line, last + 1)
    record = Record(
        listing=draft.source.id,
        line=line,
        end_line=max(block.end_line, line),
        title=title(fields, block.kind),
        abstract=unbraced(fields.get("abstract", "")),
        details=details(fields, block.kind, block.key),
    )
    settle(draft, record, _what(block))


def _what(block: Block) -> str:
    if block.key:
        return f"the entry '{shown(block.key)}'"
    return f"an entry '@{shown(block.kind)}'" if block.kind else "an entry"


def _say_broken(draft: Draft, block: Block) -> None:
    """An entry is refused; of a string no more than a warning is due."""
    if block.broken is None:
        return
    line = draft.source.text.count("\n", 0, block.broken.position) + 1
    message = f"{_what(block)} cannot be read: {shown(block.broken.why, 120)} (line {line})"
    place = draft.place(block.line, block.end_line)
    hint = f"look for a brace or quotation mark too many, or missing, near line {line}"
    if block.kind in FURNITURE:
        draft.doubt("broken-entry", message, place, hint)
    else:
        draft.refuse("broken-entry", message, place, hint)


def _say_missing(draft: Draft, strings: Strings, library: Library) -> None:
    """Strings without a definition and parents that are not there: once for each."""
    undefined = [(line, f"the string '{shown(n)}'") for n, line in strings.undefined.items()]
    hint = "add '@string{NAME = {…}}', or put the text between braces"
    _say_few(draft, "undefined-string", undefined, ("not defined: its name is its text", hint))
    missing = [(line, f"the parent '{shown(key)}'") for key, line in library.missing.items()]
    hint = "export the two together; until then what it would add is missing"
    _say_few(draft, "missing-parent", missing, ("not in this file", hint))


def _say_few(
    draft: Draft, code: str, found: Sequence[tuple[int, str]], words: tuple[str, str]
) -> None:
    """One warning for each of the first, and one for all that are left."""
    what, hint = words
    for line, name in found[:MOST_WARNINGS]:
        draft.doubt(code, f"{name} is {what}", draft.place(line), hint)
    if rest := found[MOST_WARNINGS:]:
        line, name = rest[0]
        others = f" and {len(rest) - 1} more are" if len(rest) > 1 else " is"
        draft.doubt(code, f"{name}{others} {what}", draft.place(line), hint)


def _say_repeated(draft: Draft, entries: Sequence[Entry]) -> None:
    first: dict[str, int] = {}
    for block in _keyed(entries):
        key = block.key or ""
        if first.setdefault(key, block.line) != block.line:
            message = f"{_what(block)} has the key of the entry on line {first[key]}: both are read"
            place = draft.place(block.line, block.end_line)
            draft.doubt("repeated-entry-key", message, place, "give one of them another key")


def _keyed(entries: Iterable[Entry]) -> Iterable[Block]:
    return (entry.block for entry in entries if entry.block.key)


READER = Reader("BibTeX", recognises, read)
