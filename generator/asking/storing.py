"""Pages of answers as listings, and what was asked beside them in ``seeds/listings.yml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import yamlfile
from generator.asking.fetching import Page
from generator.asking.noting import noted
from generator.errors import AtlasError, Place, error


@dataclass(frozen=True, slots=True)
class Stored:
    """A listing that was written: its path, its id, and how many papers it was said to hold.

    ``total`` is how many the service has for the question; ``None`` if it does not tell.
    """

    path: Path
    id: str
    entries: int
    total: int | None


def store(
    pages: Sequence[Page], folder: Path, settings: tuple[Path, str], force: bool
) -> tuple[Stored, ...]:
    """Write each page into ``folder`` as it was received, and note where it comes from.

    ``settings`` is ``seeds/listings.yml``, and what people call it. Raises
    :class:`AtlasError`, and writes nothing, where a listing is there and ``force`` is not
    set, or that file cannot be read.
    """
    paths = [folder / page.file for page in pages]
    if not force:
        _refuse_existing(paths)
    file, name = settings
    text = noted(text_of(file, name), name, pages)
    folder.mkdir(parents=True, exist_ok=True)
    for page, path in zip(pages, paths, strict=True):
        write(path, page.received.body)
    write(file, text.encode())
    return tuple(
        Stored(path, page.id, page.received.answer.entries, page.received.answer.total)
        for page, path in zip(pages, paths, strict=True)
    )


def text_of(file: Path, name: str) -> str:
    """The text of a YAML file of the seeds, to be changed; empty where there is none.

    Raises :class:`AtlasError` where it cannot be read.
    """
    if not yamlfile.is_there(file):
        return ""
    document, problems = yamlfile.read(file, name)
    if document is None:
        raise AtlasError(problems)
    return file.read_bytes().decode("utf-8")


def write(path: Path, content: bytes) -> None:
    """Write ``content`` at once: a reader sees the old file or the whole new one.

    The file beside it has a hidden name, which is never taken for a listing.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _refuse_existing(paths: Sequence[Path]) -> None:
    problems = [
        error("listing-exists", "is there already", Place(str(path)), "use --force to replace it")
        for path in paths
        if path.exists()
    ]
    if problems:
        raise AtlasError(problems)
