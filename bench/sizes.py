"""How large a built site is: files, bytes, and the bytes of a paper's page."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SAMPLE = 200
"""So many pages of papers, evenly spread, are compressed: enough for a median, and quick."""


@dataclass(frozen=True)
class Sizes:
    """Of a site: ``files`` and ``bytes`` of all, and how large a paper's page is.

    ``page_bytes`` and ``page_gzip_bytes`` are medians, the latter as GitHub Pages sends it
    (gzip, level 6); ``most_bytes`` and ``most_gzip_bytes`` are the largest. ``pages`` counts
    the pages.
    """

    files: int
    bytes: int
    pages: int
    page_bytes: float
    most_bytes: int
    page_gzip_bytes: float
    most_gzip_bytes: int


def sizes_of(site: Path) -> Sizes:
    """Measure the site in the folder ``site``; there must be a paper in it."""
    count = size = pages = 0
    for entry in _files(str(site)):
        count += 1
        size += entry.stat().st_size
        pages += entry.name == "index.html"
    # The list of all papers goes on at papers/page/2/: one level deeper.
    papers = sorted((site / "papers").glob("*/index.html"))
    own = [path.stat().st_size for path in papers]
    chosen = papers[:: max(1, len(papers) // SAMPLE)]
    packed = [len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in chosen]
    return Sizes(count, size, pages, median(own), max(own), median(packed), max(packed))


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                yield entry
