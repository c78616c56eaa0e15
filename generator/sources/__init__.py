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
from generator.sources import (
    acl_xml,
    arxiv_atom,
    atlas_json,
    bibtex,
    csl_json,
    encodings,
    front_matter,
    hf_daily,
    hf_papers,
    openalex,
    plain_json,
    plain_yaml,
    ris,
    semantic_scholar,
    tables,
)
from generator.sources.base import Reader, Reading, Source
from generator.sources.files import find_listings, listing_id, listing_ids, load

__all__ = [
    "READERS",
    "Reader",
    "Reading",
    "Source",
    "find_listings",
    "listing_id",
    "listing_ids",
    "load",
    "read_all",
    "read_source",
    "sorted_out",
]

READERS: tuple[Reader, ...] = (
    arxiv_atom.READER,
    acl_xml.READER,
    bibtex.READER,
    ris.READER,
    atlas_json.READER,
    plain_json.SURE,
    hf_daily.READER,
    semantic_scholar.READER,
    openalex.READER,
    csl_json.READER,
    plain_json.READER,
    front_matter.READER,
    plain_yaml.READER,
    tables.READER,
    hf_papers.READER,
)
"""Every format, the most particular first."""


def read_source(source: Source) -> Reading | Diagnostic:
    """Read ``source`` with the first reader that knows its format, or say that none does."""
    reader = next((reader for reader in READERS if reader.recognises(source)), None)
    if reader is None:
        names = ", ".join(dict.fromkeys(reader.name for reader in READERS))
        message = "is in no format that can be read"
        return error("unknown-format", message, Place(source.file), f"formats: {names}")
    if reader.copied and (problem := encodings.refused(source)) is not None:
        return problem
    understood, said = (source, None) if reader.copied else encodings.settled(source)
    reading = reader.read(understood)
    if said is not None:
        reading = replace(reading, diagnostics=(said, *reading.diagnostics))
    if reading.entries or any(own.code == "no-records" for own in reading.diagnostics):
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
    return sorted_out(map(read_source, sources), problems)


def sorted_out(
    results: Iterable[Reading | Diagnostic], problems: Iterable[Diagnostic]
) -> tuple[tuple[Reading, ...], tuple[Diagnostic, ...]]:
    """What :func:`read_all` gives, of what :func:`read_source` gave of each source.

    ``problems`` are those of files that are no source.
    """
    readings: list[Reading] = []
    found = list(problems)
    for result in results:
        if isinstance(result, Diagnostic):
            found.append(result)
            continue
        found += result.diagnostics
        if result.entries:
            readings.append(result)
    return tuple(readings), tuple(sorted(found, key=Diagnostic.sort_key))
