"""``/data/papers.jsonl``, ``.csv`` and ``.sqlite``: the rows of ``papers.json`` as tables.

What a row says is told in one place, :func:`generator.exports.papers_json.paper_row`;
``docs/data.md`` tells how each file is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.tables.comma_separated import papers_csv
from generator.exports.tables.json_lines import papers_jsonl
from generator.exports.tables.sqlite import papers_sqlite
from generator.pages.collection import Collection

__all__ = ["table_files"]


def table_files(collection: Collection) -> Iterator[tuple[str, str | bytes]]:
    """Path, relative to the site's root, and content of each file."""
    yield "data/papers.jsonl", papers_jsonl(collection)
    yield "data/papers.csv", papers_csv(collection)
    yield "data/papers.sqlite", papers_sqlite(collection)
