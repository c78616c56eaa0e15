"""``/data/papers.jsonl``, ``.csv`` and ``.sqlite``: the rows of ``papers.json`` as tables.

What a row says is told in one place, :func:`generator.exports.papers_json.paper_row`;
``docs/data.md`` tells how each file is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.exports.tables.comma_separated import papers_csv
from generator.exports.tables.json_lines import papers_jsonl
from generator.exports.tables.sqlite import papers_sqlite
from generator.pages.collection import Collection

__all__ = ["table_files"]


def table_files(collection: Collection) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Path, relative to the site's root, and what makes the content of each file."""
    yield "data/papers.jsonl", partial(papers_jsonl, collection)
    yield "data/papers.csv", partial(papers_csv, collection)
    yield "data/papers.sqlite", partial(papers_sqlite, collection)
