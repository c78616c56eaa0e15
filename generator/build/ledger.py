"""The ledger of addresses on disk: written when something new came, and checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date
from pathlib import Path

from generator.build.load import Loaded
from generator.config import Options
from generator.errors import AtlasError, Diagnostic, Place, Severity, error
from generator.permalinks import NEW, Change, changes, format_ledger, locked, refused

FILE = "permalinks.yml"


def lock(loaded: Loaded, options: Options, day: Date) -> tuple[Change, ...]:
    """Write what the ledger should say; new entries carry ``day``. Returns what changed.

    Nothing is written where nothing changed. Raises :class:`AtlasError` with every error
    where something in the seeds was refused, because half-read papers would get addresses
    for ever, and where the file cannot be written.
    """
    if loaded.failed:
        raise AtlasError([p for p in loaded.problems if p.severity is Severity.ERROR])
    path, name = options.seed(FILE)
    found = tuple(changes(loaded.ledger, loaded.collection.ledger))
    if found:
        _write(path, name, format_ledger(loaded.collection.ledger.dated(day), _text(path)))
    return found


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig") if path.exists() else ""


def _write(path: Path, name: str, text: str) -> None:
    """Replace the file as a whole: whoever reads it meanwhile gets the old or the new one."""
    beside = path.with_suffix(".new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as exc:
        message = f"cannot be written: {exc.strerror or exc}"
        raise AtlasError([error("unwritable", message, Place(name))]) from exc


def summary(found: tuple[Change, ...], name: str) -> str:
    """What a run of :func:`lock` changed, in one line."""
    if not found:
        return f"{name} is up to date"
    new = sum(change.what == NEW for change in found)
    said = [f"{new} new" if new else "", f"{len(found) - new} changed" if len(found) > new else ""]
    noun = "address" if len(found) == 1 else "addresses"
    return f"{name}: {' and '.join(filter(None, said))} {noun}; commit the file"


def with_locked(loaded: Loaded, options: Options) -> Loaded:
    """The same, and everything that must not be in a published site is an error."""
    _, name = options.seed(FILE)
    found: list[Diagnostic] = [refused(problem) for problem in loaded.problems]
    found += locked(loaded.ledger, loaded.collection.ledger, name)
    found.sort(key=lambda problem: (tuple(Severity).index(problem.severity), problem.sort_key()))
    return replace(loaded, problems=tuple(found))
