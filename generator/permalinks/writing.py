"""Write ``seeds/permalinks.yml`` so that differences are few and easy to read.

An entry that says the same as before keeps its lines to the byte, and so do fields of an
entry that changes in others. Comments stay with what they stand above or beside. This
works on lines, whose place the YAML parser told: round-trip libraries give the same, but
need minutes for a ledger of ten thousand entries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from generator.permalinks.entry import Entry, Ledger, State
from generator.permalinks.lines import OldLines
from generator.permalinks.reading import FIELDS, INDEX, PAPERS
from generator.permalinks.scalars import scalar

HEAD = """\
# yaml-language-server: $schema=schemas/permalinks.schema.json
# The ledger of addresses: every address of a paper that was ever published, and what became
# of it. Links from wikis rely on it, so it only grows. `paper-atlas lock` writes it, and so
# does `make site`; commit it with the listings. Nothing in it is ever taken out.
#
# An entry is a paper's id (the last part of its address) with the day it was written here,
# what the paper is recognised by, and its state:
#
#   state: live                    its paper is there
#   state: merged                  it is the same paper as another:
#     into: <id>
#   state: renamed                 the same paper, under another id (which `lock` will give, if
#     to: <id>                     no entry has it yet)
#   state: withdrawn               the paper is not shown any more, even if it is listed:
#     reason: <for readers>
#     date: <2026-05-24>
#   state: hidden                  the same, as long as `hide:` in papers.yml says so; `lock`
#     reason: <for readers>        writes and ends it
#
# Change a state by hand where `paper-atlas check --locked` asks for it. Comments stay.
"""
INDENT = "  "
DAYS = ("first", "date")


def format_ledger(ledger: Ledger, before: str = "") -> str:
    """The file's text; ``before`` is what it is now, whose comments are kept.

    ``before`` must be readable; else it is as if there were none.
    """
    old = OldLines(before)
    lines = list(old.above_index or [*HEAD.splitlines(), "", f"{INDEX}:"])
    for key in sorted(ledger.published):
        lines += old.item(key) or [f"{INDENT}- {scalar(key)}"]
    lines += old.above_papers or ["", f"{PAPERS}:"]
    for key, entry in sorted(ledger.entries.items()):
        lines += _entry(key, written(entry), old)
    return "\n".join([*lines, *old.tail]).rstrip("\n") + "\n"


def written(entry: Entry) -> dict[str, object]:
    """An entry as plain data, fields in the order of the file."""
    named = {field.name: getattr(entry, field.name) for field in fields(entry)}
    redirect = "to" if entry.state is State.RENAMED else "into"
    named |= {redirect: entry.target, "date": entry.since}
    return {name: value for name in FIELDS if (value := named.get(name)) not in (None, ())}


def _entry(key: str, new: Mapping[str, object], old: OldLines) -> list[str]:
    block = old.entry(key)
    if block is None:
        return [f"{INDENT}{scalar(key)}:", *(line for name in new for line in _field(name, new))]
    if block.values == new:
        return block.lines
    lines = list(block.key)
    for name in FIELDS:
        if name in new and name in block.fields and block.values.get(name) == new[name]:
            lines += block.fields[name]
        else:
            lines += block.comments(name)
            lines += _field(name, new) if name in new else ()
    return lines


def _field(name: str, new: Mapping[str, object]) -> list[str]:
    """The lines of one field; a list of one identifier is written as the identifier."""
    value = new[name]
    if not isinstance(value, tuple):
        return [f"{INDENT * 2}{name}: {scalar(str(value), day=name in DAYS)}"]
    if name != "titles" and len(value) == 1:
        return [f"{INDENT * 2}{name}: {scalar(value[0])}"]
    return [f"{INDENT * 2}{name}:", *(f"{INDENT * 3}- {scalar(item)}" for item in value)]
