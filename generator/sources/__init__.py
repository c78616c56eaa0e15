"""Readers of listings: one small module per format, one registry.

A format is found by content first and by the file's ending second. To add one, write a
module with a :class:`~generator.sources.base.Reader` and name it in :data:`READERS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.config import ListingSettings
from generator.errors import Diagnostic, Place, error
from generator.sources import hf_papers
from generator.sources.base import Reader, Reading, Source
from generator.sources.files import find_listings, listing_id, load

__all__ = [
    "READERS",
    "Reader",
    "Reading",
    "Source",
    "find_listings",
    "listing_id",
    "read_all",
    "read_source",
]

READERS: tuple[Reader, ...] = (hf_papers.READER,)
"""Every format, the most particular first."""


def read_source(source: Source) -> Reading | Diagnostic:
    """Read ``source`` with the first reader that knows its format, or say that none does."""
    reader = next((reader for reader in READERS if reader.recognises(source)), None)
    if reader is None:
        names = ", ".join(reader.name for reader in READERS)
        message = "is in no format that can be read"
        return error("unknown-format", message, Place(source.file), f"formats: {names}")
    reading = reader.read(source)
    if reading.entries:
        return reading
    hint = "a title and an abstract per paper are expected"
    problem = error("no-records", "holds no paper", Place(source.file), hint)
    return replace(reading, diagnostics=(problem, *reading.diagnostics))


def read_all(
    paths: Iterable[Path], root: Path, settings: Mapping[str, ListingSettings] | None = None
) -> tuple[tuple[Reading, ...], tuple[Diagnostic, ...]]:
    """Read every listing, in order of id whatever the order of ``paths``.

    Returns the readings with every problem met, those inside readings included. A listing
    that could not be read, or in which there is no paper, is among the problems only.
    """
    sources, problems = load(paths, root, settings or {})
    readings: list[Reading] = []
    found = list(problems)
    for source in sources:
        result = read_source(source)
        if isinstance(result, Diagnostic):
            found.append(result)
            continue
        found += result.diagnostics
        if result.entries:
            readings.append(result)
    return tuple(readings), tuple(sorted(found, key=Diagnostic.sort_key))
