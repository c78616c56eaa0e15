"""Read ``seeds/permalinks.yml``; every complaint names its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date as Date
from pathlib import Path
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, error
from generator.permalinks.entry import Entry, Ledger, State
from generator.text import identifiers
from generator.yamlfile import Document, Field, Step

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
INDEX, PAPERS = "addresses", "papers"
ENTRY_DEPTH = 3
"""The steps that lead to a field of an entry."""
NEEDS: Mapping[State, tuple[str, ...]] = {
    State.LIVE: (),
    State.RENAMED: ("to",),
    State.MERGED: ("into",),
    State.WITHDRAWN: ("reason", "date"),
    State.HIDDEN: ("reason",),
}
"""What each state asks for beside itself; a field that another state asks for is refused."""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("text is expected; put it in quotes if YAML takes it for something else")
    return value.strip()


def _id(value: Any) -> str:
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise ValueError("the id of a paper is expected, in quotes if it is a number")
    return value


def _day(value: Any) -> Date:
    try:
        return Date.fromisoformat(str(value))
    except ValueError as exc:
        raise ValueError("a day such as 2026-05-24 is expected") from exc


def _state(value: Any) -> State:
    try:
        return State(value)
    except ValueError as exc:
        raise ValueError(f"one of {', '.join(State)} is expected") from exc


def _identifier(parse: Callable[[str], str | None]) -> Callable[[Any], tuple[str, ...]]:
    def read(value: Any) -> tuple[str, ...]:
        given = value if isinstance(value, list) else [value]
        found = [parse(item) if isinstance(item, str) else None for item in given]
        if not found or None in found:
            raise ValueError("an identifier in quotes is expected, or a list of them")
        return tuple(dict.fromkeys(filter(None, found)))

    return read


def _titles(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("a list of titles is expected: one per line, each after '- '")
    return tuple(_text(item) for item in value)


TEXT = {"type": "string", "pattern": "\\S"}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}
DAYS = {"type": "string", "pattern": yamlfile.DAY}
AN_ID = {"type": "string", "pattern": f"^{ID.pattern}$"}
NUMBERS = {"anyOf": [TEXT, TEXTS]}
FIELDS: Mapping[str, Field] = {
    "first": Field(_day, DAYS),
    "state": Field(_state, {"enum": [state.value for state in State]}),
    "to": Field(_id, AN_ID),
    "into": Field(_id, AN_ID),
    "reason": Field(_text, TEXT),
    "date": Field(_day, DAYS),
    "titles": Field(_titles, TEXTS),
    "opening": Field(_text, TEXT),
    "arxiv": Field(_identifier(identifiers.arxiv_id), NUMBERS),
    "doi": Field(_identifier(identifiers.doi), NUMBERS),
    "key": Field(_text, TEXT),
}
"""The fields of an entry in the order in which they are written."""


def load_ledger(path: Path, name: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger at ``path``, which people call ``name``, and what is wrong with it.

    A file that is not there is an empty ledger: nothing was published yet. An entry that
    cannot be read is an error, and its id stays taken.
    """
    if not yamlfile.is_there(path):
        return Ledger(), ()
    document, problems = yamlfile.read(path, name)
    if document is None:
        return Ledger(), problems
    reader = _Reader(document, list(problems))
    ledger = reader.ledger()
    return replace(ledger, document=_places(document)), tuple(reader.problems)


def _places(document: Document) -> Document:
    """The lines of entries alone: of all that was read, what is said later refers to."""
    lines = {path: line for path, line in document.lines.items() if len(path) < ENTRY_DEPTH}
    return Document(document.file, None, lines)


class _Reader:
    """Makes entries of a document, and notes problems on the way."""

    def __init__(self, document: Document, problems: list[Diagnostic]) -> None:
        self.document = document
        self.problems = problems

    def ledger(self) -> Ledger:
        data = self.document.data
        shape = isinstance(data, dict) and isinstance(data.get(PAPERS), dict)
        if not shape or not isinstance(data.get(INDEX), list):
            message = f"'{INDEX}:' with a list and '{PAPERS}:' with entries are expected"
            hint = "restore the file from the repository's history; a build needs all of it"
            self._refuse("bad-permalink", message, hint)
            return Ledger(document=self.document)
        self.problems += yamlfile.unknown_keys(self.document, (), data, (INDEX, PAPERS))
        read = {key: self._entry(key, value) for key, value in data[PAPERS].items()}
        entries = {key: entry for key, entry in read.items() if entry is not None}
        index = tuple(dict.fromkeys(map(str, data[INDEX])))
        self._removed(index, read)
        ledger = Ledger(entries, tuple(sorted({*index, *read})), self.document)
        self.problems += _astray(ledger, frozenset(read))
        return ledger

    def _refuse(self, code: str, message: str, hint: str, *path: Step) -> None:
        self.problems.append(error(code, message, self.document.place(*path), hint))

    def _removed(self, index: tuple[str, ...], read: Mapping[str, object]) -> None:
        for position, key in enumerate(self.document.data[INDEX]):
            if str(key) not in read:
                message = f"the entry of '{key}' was removed or renamed by hand"
                hint = (
                    f"write the entry '{key}' back under '{PAPERS}:' as it was, with 'state: "
                    "withdrawn', 'reason:' and 'date:', or 'state: renamed' and 'to:'"
                )
                self._refuse("permalink-removed", message, hint, INDEX, position)
        for key in read:
            if key not in index:
                message = f"'{key}' is not in the list '{INDEX}:' at the head of the file"
                hint = f"write '- {key}' there; only 'paper-atlas lock' makes new entries"
                self._refuse("permalink-removed", message, hint, PAPERS, key)

    def _entry(self, key: str, value: Any) -> Entry | None:
        if not ID.fullmatch(key) or not isinstance(value, dict):
            message = f"the entry '{key}' must be an id with fields"
            hint = "an id has small letters, digits and hyphens; write the entry back as it was"
            self._refuse("bad-permalink", message, hint, PAPERS, key)
            return None
        self.problems += yamlfile.unknown_keys(self.document, (PAPERS, key), value, FIELDS)
        before = len(self.problems)
        known: dict[str, Any] = {"state": State.LIVE}
        for name in (name for name in value if name in FIELDS):
            self._field(key, name, value[name], known)
        self._needs(key, known)
        return _made(key, known) if len(self.problems) == before else None

    def _field(self, key: str, name: str, value: Any, known: dict[str, Any]) -> None:
        try:
            known[name] = FIELDS[name](value)
        except ValueError as exc:
            message = f"'{name}' of '{key}' is {yamlfile.shown(value)}"
            self._refuse("bad-permalink", message, str(exc), PAPERS, key, name)

    def _needs(self, key: str, known: Mapping[str, Any]) -> None:
        written = self.document.data[PAPERS][key]
        state = known["state"]
        for name in ("first", "titles", *NEEDS[state]):
            if name not in written:
                message = f"'{key}' is {state} and has no '{name}:'"
                self._refuse("bad-permalink", message, f"write '{name}: …'", PAPERS, key)
        others = {name for needs in NEEDS.values() for name in needs} - {*NEEDS[state]}
        for name in sorted(others & written.keys()):
            message = f"'{key}' is {state}, which asks for no '{name}:'"
            hint = f"take the line out, or write the state that it belongs to: {_state_of(name)}"
            self._refuse("bad-permalink", message, hint, PAPERS, key, name)


def _state_of(name: str) -> str:
    return next(f"'state: {state}'" for state, needs in NEEDS.items() if name in needs)


def _made(key: str, known: Mapping[str, Any]) -> Entry:
    return Entry(
        id=key,
        first=known["first"],
        titles=known["titles"],
        opening=known.get("opening"),
        arxiv=known.get("arxiv", ()),
        doi=known.get("doi", ()),
        key=known.get("key"),
        state=known["state"],
        target=known.get("to", known.get("into")),
        reason=known.get("reason"),
        since=known.get("date"),
    )


def _astray(ledger: Ledger, written: frozenset[str]) -> Iterator[Diagnostic]:
    """An error for each redirect that goes in a circle, or is merged into what is no entry.

    A renamed address may lead to an id that is still to be given: ``lock`` gives it.
    """
    assert ledger.document is not None
    for key, entry in sorted(ledger.entries.items()):
        name = "to" if entry.state is State.RENAMED else "into"
        place = ledger.document.place(PAPERS, key, name)
        if ledger.final(key) is None:
            message = f"the redirects of '{key}' go in a circle"
            hint = "name the id where the paper is; of these ids one must be live or withdrawn"
            yield error("permalink-circle", message, place, hint)
        elif entry.state is State.MERGED and entry.target not in written:
            message = f"'{key}' leads to '{entry.target}', which has no entry"
            hint = "name an id of this file, the one where the paper is now"
            yield error("permalink-astray", message, place, hint)
