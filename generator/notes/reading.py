"""Read all notes and reading lists, and say which papers they are about."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.errors import Diagnostic, Place, error, note, warning
from generator.notes.fields import LIST, NOTE, read_entries, read_fields
from generator.notes.finding import Finder
from generator.notes.front_matter import Parts, read
from generator.notes.values import ListEntry, Note, ReadingList, Written

NOTES, LISTS = "notes", "lists"
"""The folders of both, below that of hand-written pages."""
ENDING = ".md"
ABOUT_THE_FOLDER = "readme"
"""A file of this name speaks to who looks into the folder, and is no note and no list."""
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAKEN = ("index",)
"""Addresses below ``/lists/`` that no list can have."""


def is_source(src: str) -> bool:
    """Whether the file at ``src``, relative to the folder of pages, is no page of its own."""
    return src.startswith((f"{NOTES}/", f"{LISTS}/")) and src.endswith(ENDING)


def note_file(docs: Path, names: Iterable[str]) -> Path:
    """The file of the note about the paper that has, or had, one of the ids ``names``.

    Where there is none yet, it is the one that the first of them would have.
    """
    ids = list(names)
    found = {path.stem: path for path in _files(docs / NOTES)}
    return next((found[own] for own in ids if own in found), docs / NOTES / f"{ids[0]}{ENDING}")


def read_written(docs: Path, shown: str, find: Finder) -> tuple[Written, tuple[Diagnostic, ...]]:
    """Everything below ``docs``, which people call ``shown``, and what is wrong with it.

    A file with an error in its front matter is left out; of a list, an entry that names no
    paper is. Folders that are not there hold nothing.
    """
    problems: list[Diagnostic] = []
    notes = _notes(docs, shown, find, problems)
    lists = _lists(docs, shown, find, problems)
    files = _others(docs) if notes or lists else frozenset[str]()
    return Written(notes, lists, files), tuple(problems)


def read_note(docs: Path, path: Path, shown: str) -> tuple[Note | None, tuple[Diagnostic, ...]]:
    """The note in the file at ``path``, which lies below ``docs``; ``None`` with an error."""
    name, src = _named(docs, path, shown)
    parts, problems = read(path, name)
    if parts is None:
        return None, problems
    known, wrong = read_fields(parts.document, NOTE)
    found = Note(path.stem, name, src, parts.body, parts.line, **known)
    return (None if wrong else found), tuple(wrong)


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob(f"*{ENDING}") if path.is_file())
    return sorted(path for path in found if path.stem.casefold() != ABOUT_THE_FOLDER)


def _named(docs: Path, path: Path, shown: str) -> tuple[str, str]:
    """What people call a file, and its path relative to the folder of pages."""
    src = path.relative_to(docs).as_posix()
    return f"{shown}/{src}", src


def _others(docs: Path) -> frozenset[str]:
    """Every file below ``docs`` but notes and lists; linked folders are followed, as by MkDocs."""
    found = set()
    for folder, _, names in os.walk(docs, followlinks=True):
        above = Path(folder).relative_to(docs).as_posix()
        found |= {str(PurePosixPath(above, name)) for name in names}
    return frozenset(src for src in found if not is_source(src))


def _notes(
    docs: Path, shown: str, find: Finder, problems: list[Diagnostic]
) -> dict[str, tuple[Note, ...]]:
    found: dict[str, list[Note]] = defaultdict(list)
    for path in _files(docs / NOTES):
        own, wrong = read_note(docs, path, shown)
        problems += wrong
        paper = find.by_id(path.stem)
        if paper is None:
            problems.append(_nobody(path.stem, Place(_named(docs, path, shown)[0]), find))
        elif own and own.is_empty:
            message = "says nothing yet, so it is not shown"
            problems.append(note("empty-note", message, Place(own.file)))
        elif own:
            found[paper].append(own)
    in_order = sorted(found.items())
    return {key: tuple(sorted(own, key=lambda n: (n.id != key, n.src))) for key, own in in_order}


def _nobody(key: str, place: Place, find: Finder) -> Diagnostic:
    """A note that is shown nowhere: no mistake while its paper is away."""
    if find.is_away(key):
        what = "was withdrawn" if find.is_withdrawn(key) else "is in no list at present"
        return note("note-not-shown", f"is about a paper that {what}", place)
    hint = f"{find.nearest(key)}; name the file after the id, as 'paper-atlas note' does"
    return error("unknown-paper", f"'{key}' is the id of no paper", place, hint)


def _lists(
    docs: Path, shown: str, find: Finder, problems: list[Diagnostic]
) -> tuple[ReadingList, ...]:
    found: dict[str, ReadingList] = {}
    for path in _files(docs / LISTS):
        name, src = _named(docs, path, shown)
        if not ID.fullmatch(path.stem) or path.stem in TAKEN or path.stem in found:
            problems.append(_bad_name(path.stem, Place(name), taken=path.stem in found))
            continue
        parts, wrong = read(path, name)
        problems += wrong
        own = _list(path.stem, src, parts, find, problems) if parts else None
        if own:
            found[own.id] = own
    return tuple(sorted(found.values(), key=lambda own: (own.title.casefold(), own.id)))


def _bad_name(key: str, place: Place, taken: bool) -> Diagnostic:
    hint = "rename the file: small letters, digits and hyphens make the address of the list"
    if taken:
        return error("duplicate-id", f"another list is called '{key}'", place, hint)
    return error("bad-id", f"a list cannot have the address '{key}'", place, hint)


def _list(
    key: str, src: str, parts: Parts, find: Finder, problems: list[Diagnostic]
) -> ReadingList | None:
    """The list, or ``None`` and an error where its front matter is wrong."""
    document = parts.document
    known, wrong = read_fields(document, LIST)
    if "title" not in known and not wrong:
        message = "a list needs a 'title'"
        hint = "write 'title: …' between two lines of '---' at the head of the file"
        wrong.append(error("missing-key", message, document.place(), hint))
    problems += wrong
    if wrong:
        return None
    read_one = [*read_entries(document, known.get("papers", []))]
    problems += [own for own in read_one if isinstance(own, Diagnostic)]
    entries = [own for own in read_one if isinstance(own, ListEntry)]
    resolved = tuple(_resolved(entries, document.file, find, problems))
    if not known.get("papers"):
        hint = "name papers under 'papers:' in its front matter"
        problems.append(warning("empty-list", "names no paper", document.place(), hint))
    about = known.get("description")
    return ReadingList(
        key, document.file, src, known["title"], about, resolved, parts.body, parts.line
    )


def _resolved(
    entries: Iterable[ListEntry], file: str, find: Finder, problems: list[Diagnostic]
) -> Iterator[ListEntry]:
    """The entries with the ids of their papers, each paper once."""
    lines: dict[str, int] = {}
    for entry in entries:
        place, paper = Place(file, entry.line), find(entry.paper)
        if paper is None:
            problems.append(_missing(entry.paper, place, find))
        elif paper in lines:
            message = f"'{paper}' is on the list already, in line {lines[paper]}"
            problems.append(warning("repeated-paper", message, place, "keep one of the two"))
        else:
            lines[paper] = entry.line
            yield replace(entry, paper=paper)


def _missing(words: str, place: Place, find: Finder) -> Diagnostic:
    if find.is_away(words):
        what = "was withdrawn" if find.is_withdrawn(words) else "is in no list at present"
        return note("note-not-shown", f"'{words}' {what}, so it is not on the list", place)
    return error("unknown-paper", f"'{words}' names no paper", place, find.nearest(words))
