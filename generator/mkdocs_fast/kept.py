"""Converted pages kept from build to build, a few dozen in a file.

What is kept of a page is its content without the shell, so that a change of theme or navigation
needs no page anew. A file that cannot be read is as good as none; one that is not needed any
more is removed.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.mkdocs_fast.converter import Converted
from generator.pages.page import Planned

TOGETHER = 64
"""Pages in one file, about."""
LEVEL = 1
"""How hard zlib tries: what is read and written at each build should not take longer than that."""


@dataclass(frozen=True, slots=True)
class Content:
    """A page without its shell: front matter, content, table of contents."""

    meta: Mapping[str, Any]
    converted: Converted


class Bucket:
    """The pages of one file. ``path`` is ``None`` where nothing is to be kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.keeps = path is not None
        self._used: dict[str, Any] = {}
        self._left: set[str] = set()

    @cached_property
    def _rows(self) -> dict[str, Any]:
        return _read(self._path) if self._path else {}

    def leave(self, src: str) -> None:
        """Keep what there is of a page that was not asked for."""
        self._left.add(src)

    def find(self, src: str, digest: str) -> Content | None:
        """The page at a source path, if it is still the one with this digest."""
        row = self._rows.get(src)
        if row is None or row[0] != digest:
            return None
        self._used[src] = row
        _, meta, content, toc = row
        return Content(meta, Converted(content, _toc(toc), {}))

    def keep(self, src: str, digest: str, page: Content) -> None:
        """Remember a page for the next build; it must not depend on what other files there are."""
        own = page.converted
        if self._path:
            toc = [_row(entry) for entry in own.toc]
            self._used[src] = [digest, dict(page.meta), own.content, toc]

    def save(self) -> None:
        """Write what was found or kept, unless it is what the file has.

        A file of whose pages none was asked for is not even read.
        """
        if not self._used and self._left:
            return
        left = self._left & self._rows.keys()
        self._used.update((src, self._rows[src]) for src in left)
        same = self._used.keys() == self._rows.keys() and all(
            row is self._rows[src] for src, row in self._used.items()
        )
        if self._path and not same:
            _write(self._path, self._used)


NOTHING = Bucket(None)
"""Where nothing is kept."""


def buckets(folder: Path, pages: Sequence[Planned]) -> dict[Path, list[Planned]]:
    """The file below ``folder`` in which each of ``pages`` is kept.

    Other files in the folder are removed.
    """
    parts = 1 << (len(pages) // TOGETHER).bit_length()
    found: dict[Path, list[Planned]] = {}
    for page in pages:
        number = int.from_bytes(blake2b(page.src.encode(), digest_size=4).digest()) % parts
        found.setdefault(folder / f"{parts}-{number}.json.z", []).append(page)
    for path in folder.glob("*"):
        if path not in found:
            path.unlink(missing_ok=True)
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        rows = json.loads(zlib.decompress(path.read_bytes()))
        return rows if isinstance(rows, dict) and all(map(_is_row, rows.values())) else {}
    except (OSError, ValueError, zlib.error):
        return {}


def _is_row(row: Any) -> bool:
    shapes = (str, dict, str, list)
    return isinstance(row, list) and tuple(map(type, row)) == shapes


def _write(path: Path, rows: Mapping[str, Any]) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        draft.write_bytes(zlib.compress(text.encode("utf-8", errors="surrogatepass"), LEVEL))
        draft.replace(path)
    except OSError:
        return


def _row(entry: AnchorLink) -> list[Any]:
    return [entry.title, entry.id, entry.level, [_row(child) for child in entry.children]]


def _toc(rows: Iterable[Any]) -> TableOfContents:
    """A table of contents as ``get_toc`` of MkDocs makes it."""
    entries = [_entry(row) for row in rows]
    for first in entries[:1]:
        first.active = True  # type: ignore[attr-defined]
    return TableOfContents(entries)


def _entry(row: Any) -> AnchorLink:
    title, key, level, children = row
    entry = AnchorLink(title, key, level)
    entry.children = [_entry(child) for child in children]
    return entry
