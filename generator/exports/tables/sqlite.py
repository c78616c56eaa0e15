"""``/data/papers.sqlite``: the collection as a database, with a full-text index (FTS5).

``tables.sql`` has the tables and what their columns mean. The same papers give the same
bytes with one version of SQLite, which writes its version into the file's header
(https://www.sqlite.org/fileformat.html, section 1.3) and nothing else of where it ran.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from importlib import resources
from itertools import chain
from typing import Any

from generator.exports.papers_json import paper_row
from generator.exports.tables.comma_separated import SEPARATOR
from generator.model import Paper
from generator.pages.collection import Collection
from generator.pages.people import author_id

PAGE_BYTES = 4096
VERSION = 1
"""Of the tables, as ``PRAGMA user_version``: it grows when a column changes its meaning."""
PLAIN = (
    "id", "url", "title", "sentence", "abstract", "author_count", "organisation", "venue",
    "date", "date_inferred", "comments", "arxiv", "doi",
)  # fmt: skip
"""The fields of a row in ``papers.json`` that are columns as they are."""
Row = Sequence[Any]


def papers_sqlite(collection: Collection) -> bytes:
    """The database file. Rows stand in the order of the pages: papers newest first."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        _run(database, "tables.sql")
        for table, columns, rows in _tables(collection):
            _fill(database, table, columns, rows)
        _run(database, "indexes.sql")
        database.execute("COMMIT")
        # Drops the pages that the full-text index was optimised from.
        database.execute("VACUUM")
        return database.serialize()


def _run(database: sqlite3.Connection, script: str) -> None:
    """Statement by statement: ``executescript`` would end the transaction."""
    text = resources.files(__package__).joinpath(script).read_text(encoding="utf-8")
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            database.execute(statement)
            statement = ""


def _fill(database: sqlite3.Connection, table: str, columns: str, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * len(columns.split()))
    names = ", ".join(columns.split())
    database.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _tables(collection: Collection) -> Iterator[tuple[str, str, Iterable[Row]]]:
    """Each table with its columns and rows, what others lead to first."""
    papers = collection.newest
    yield "papers", f"{' '.join(PLAIN)} authors", (_paper(collection, own) for own in papers)
    authors = collection.authors.values()
    yield "authors", "id name", ((own.id, own.name) for own in authors)
    columns = "paper_id position author_id name"
    yield "paper_authors", columns, _many(papers, _authors)
    groups = collection.groups
    yield "topic_groups", "id title", ((own.id, own.title) for own in groups)
    topics = collection.topics.values()
    rows = ((own.id, own.title, own.description, own.group) for own in topics)
    yield "topics", "id title description topic_group_id", rows
    columns = "paper_id position topic_id"
    yield "paper_topics", columns, _many(papers, lambda paper: _topics(collection, paper))
    names = collection.names.values()
    yield "names", "id kind title", ((f"{own.kind}/{own.id}", own.kind, own.title) for own in names)
    columns = "paper_id position name_id count"
    yield "mentions", columns, _many(papers, lambda paper: _mentions(collection, paper))
    yield from _received(collection)
    columns = "paper_id position kind url"
    yield "links", columns, _many(papers, lambda p: [(own.kind, own.url) for own in p.links])


def _received(collection: Collection) -> Iterator[tuple[str, str, Iterable[Row]]]:
    listings = collection.listings
    rows = ((own.id, own.title, own.lines, own.year, own.year_inferred) for own in listings)
    yield "listings", "id title lines year year_inferred", rows
    records = {record.key: record for listing in listings for record in listing.records}

    def printed(paper: Paper) -> Iterator[Row]:
        # A collection may be made without its listings: then nothing is known of records.
        for record in (records[key] for key in paper.records if key in records):
            yield record.listing, record.line, record.end_line, record.title

    columns = "paper_id position listing_id line end_line title"
    yield "records", columns, _many(collection.newest, printed)


def _many(papers: Iterable[Paper], rows: Callable[[Paper], Iterable[Row]]) -> Iterator[Row]:
    """The rows of every paper after its id and their position."""
    return chain.from_iterable(
        ((paper.id, position, *row) for position, row in enumerate(rows(paper), 1))
        for paper in papers
    )


def _paper(collection: Collection, paper: Paper) -> Row:
    row = paper_row(collection, paper)
    return [*(row[name] for name in PLAIN), SEPARATOR.join(paper.authors) or None]


def _authors(paper: Paper) -> Iterator[Row]:
    return ((author_id(name), name) for name in paper.authors)


def _topics(collection: Collection, paper: Paper) -> Iterator[Row]:
    return ((own.topic,) for own in collection.assignments.get(paper.id, ()))


def _mentions(collection: Collection, paper: Paper) -> Iterator[Row]:
    for kind, found in collection.mentions.get(paper.id, {}).items():
        for mention in found:
            yield f"{kind}/{mention.name}", mention.count
