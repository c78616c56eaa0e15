"""What of a load is kept for the next one, and what each part of it depends on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from types import ModuleType

from generator import dedupe, errors, model, yamlfile
from generator.config import Options
from generator.corpus import Facts, FactsFile, Merged
from generator.dedupe import Join
from generator.errors import Diagnostic
from generator.model import Paper, RecordKey
from generator.permalinks import entry
from generator.permalinks.entry import Entry
from generator.related import Related
from generator.sources import Reading, Source
from generator.stored import FOLDER, Store, key_of
from generator.topics import Judged


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A corpus without what the readings and the ledger say already.

    ``key`` stands for all it was made of; ``merged`` has its papers by the key of what each
    alone was made of. ``records`` and ``joins`` are those of each paper's cluster, by its id;
    ``entries`` the entries of the ledger that are not as they are written.
    """

    key: bytes
    merged: dict[str, Merged]
    papers: tuple[Paper, ...]
    hidden: tuple[Paper, ...]
    entries: dict[str, Entry]
    records: dict[str, tuple[RecordKey, ...]]
    joins: dict[str, tuple[Join, ...]]
    facts: dict[str, Facts]
    problems: tuple[Diagnostic, ...]


MODULES = (dedupe, entry, errors, model)
PLAIN = (date, yamlfile.Document, Facts, FactsFile, Reading, Merged, Related, Judged, Snapshot)


def _values(module: ModuleType) -> Iterable[type]:
    """The dataclasses and enumerations that a module defines."""
    for own in vars(module).values():
        here = isinstance(own, type) and own.__module__ == module.__name__
        if here and (is_dataclass(own) or issubclass(own, Enum)):
            yield own


ALWAYS = b""
"""The key of what says itself which texts and rules it is of."""
CLASSES = (*(own for module in MODULES for own in _values(module)), *PLAIN)
"""What kept values are made of."""


def store_of(options: Options) -> Store:
    """Where the values of this site are kept."""
    return Store(options.root / FOLDER, CLASSES)


def sources_key(sources: Iterable[Source], problems: Iterable[Diagnostic]) -> bytes:
    """The key of what is read of listings; ``problems`` are those of files that are none."""
    parts: list[str] = [repr(problem) for problem in problems]
    for source in sources:
        columns = sorted(source.columns.items())
        told = (source.id, source.file, source.title, source.year, source.encoding, columns)
        parts += [repr(told), source.text]
    return key_of(*parts)


def content(path: Path, name: str) -> bytes:
    """The key of a file that may be missing; its ``name`` counts because problems show it."""
    try:
        # A pipe is not opened: reading it may never end.
        data = path.read_bytes() if path.is_file() else b"-"
    except OSError as exc:
        return key_of(name, str(exc.errno))
    return key_of(name, str(path.is_symlink() or path.exists()), b"=", data)


def text_key(paper: Paper) -> str:
    """What stands for the text of a paper, of which its topics and names depend alone."""
    return key_of(
        paper.title, paper.abstract, paper.sentence or "", str(paper.sentence is None)
    ).hex()
