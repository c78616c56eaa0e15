"""Files of a whole collection, compressed where the collection is large.

Each is as long as all abstracts. Programs read them, and know ``.gz`` as well as the plain file; so
it stands for it, under the same name with ``.gz`` behind. ``papers.json`` stays as it is, for pages
and other atlases lead to it, as do references in the formats that editors read.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import partial

from generator.pages.collection import Collection

PACKED = frozenset(
    f"data/papers.{ending}" for ending in ("jsonl", "csv", "sqlite", "csl.json")
)  # fmt: skip
LEVEL = 6
"""Of gzip: the highest takes three times as long and spares a hundredth."""


def packed_path(collection: Collection, path: str) -> str:
    """Where the file that is at ``path`` in a small collection is in this one."""
    return f"{path}.gz" if collection.large and path in PACKED else path


def packed(
    collection: Collection, path: str, make: Callable[[], str | bytes]
) -> tuple[str, Callable[[], str | bytes]]:
    """Path and what makes the content of a file, compressed or not."""
    there = packed_path(collection, path)
    return there, make if there == path else partial(gzipped, make)


def gzipped(make: Callable[[], str | bytes]) -> bytes:
    """What ``make`` makes as a gzip file (RFC 1952), without a name or a time."""
    content = make()
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return gzip.compress(raw, LEVEL, mtime=0)
