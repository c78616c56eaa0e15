"""``/data/papers.sqlite``: sound, complete, the same each time, and Datasette opens it."""

import asyncio
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator.exports.tables.sqlite import papers_sqlite
from generator.model import Link, LinkKind, Mention, MentionKind, Name
from generator.pages.collection import Collection
from tests.support.built import Site
from tests.support.minisite import ROOT, MiniSite
from tests.support.tiny import dated, paper, tiny

TABLES = (
    "papers", "authors", "paper_authors", "topic_groups", "topics", "paper_topics", "names",
    "mentions", "listings", "records", "links",
)  # fmt: skip
TIDE = Name(MentionKind.MODELS, "tide", "Tide-7B")


def collection() -> Collection:
    papers = [
        paper(
            "tidal", title="Quantized clocks", abstract="They tell time by the sea.",
            sentence="They tell time.", authors=("Björn Ebb", "Ada Vloed"), date=dated(2024, 5),
            venue="NeurIPS", arxiv="2401.00001", links=(Link(LinkKind.DOI, "https://doi.org/10.1234/x"),),
        ),
        paper("dry", title="Robert'); DROP TABLE papers;--", authors=("Bjorn Ebb",)),
    ]  # fmt: skip
    return tiny(
        papers,
        {"tidal": ["tides", "deserts"]},
        ["dry", "tidal", "dry"],
        names={(MentionKind.MODELS, "tide"): TIDE},
        mentions={"tidal": {MentionKind.MODELS: (Mention("tide", 3, ()),)}},
    )


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(opened(papers_sqlite(collection()))) as own:
        yield own


def opened(data: bytes) -> sqlite3.Connection:
    own = sqlite3.connect(":memory:")
    own.deserialize(data)
    return own


def sound(own: sqlite3.Connection) -> None:
    assert own.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert own.execute("PRAGMA foreign_key_check").fetchall() == []
    assert own.execute("PRAGMA freelist_count").fetchone() == (0,)
    # With rank 1 the index is compared with the rows of papers, too.
    own.execute("INSERT INTO papers_fts (papers_fts, rank) VALUES ('integrity-check', 1)")


def finds(own: sqlite3.Connection, words: str) -> list[str]:
    query = """
        SELECT id FROM papers WHERE rowid IN
        (SELECT rowid FROM papers_fts WHERE papers_fts MATCH ?) ORDER BY rowid
    """
    return [key for (key,) in own.execute(query, [words])]


def rows(own: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    return own.execute(f"SELECT * FROM {table}").fetchall()


def test_it_is_sound(database: sqlite3.Connection) -> None:
    sound(database)
    own = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    tables = [name for (name,) in own if not name.startswith("papers_fts")]
    assert tables == list(TABLES)
    assert database.execute("PRAGMA user_version").fetchone() == (1,)


def test_what_it_holds(database: sqlite3.Connection) -> None:
    found = {table: sorted(rows(database, table), key=str) for table in TABLES}
    wanted: dict[str, list[tuple[Any, ...]]] = {
        "papers": [
            ("tidal", "papers/tidal/", "Quantized clocks", "They tell time.",
             "They tell time by the sea.", "Björn Ebb; Ada Vloed", 2, None, "NeurIPS", "2024-05", 0,
             None, "2401.00001", None),
            ("dry", "papers/dry/", "Robert'); DROP TABLE papers;--", None, None, "Bjorn Ebb", 1,
             None, None, None, 0, None, None, None),
        ],
        "authors": [("ada-vloed", "Ada Vloed"), ("bjorn-ebb", "Björn Ebb")],
        "paper_authors": [
            ("dry", 1, "bjorn-ebb", "Bjorn Ebb"),
            ("tidal", 1, "bjorn-ebb", "Björn Ebb"),
            ("tidal", 2, "ada-vloed", "Ada Vloed"),
        ],
        "topic_groups": [("sea", "Sea")],
        "topics": [
            ("tides", "Tides & <currents>", "Water that *moves*.", "sea"),
            ("deserts", "Deserts", "No water.", "sea"),
        ],
        "paper_topics": [("tidal", 1, "tides"), ("tidal", 2, "deserts")],
        "names": [("models/tide", "models", "Tide-7B")],
        "mentions": [("tidal", 1, "models/tide", 3)],
        "listings": [("pasted", "Pasted", 99, None, 0)],
        "records": [
            ("dry", 1, "pasted", 1, 2, "dry!"),
            ("dry", 2, "pasted", 5, 6, "dry!"),
            ("tidal", 1, "pasted", 3, 4, "tidal!"),
        ],
        "links": [("tidal", 1, "doi", "https://doi.org/10.1234/x")],
    }  # fmt: skip
    assert found == {table: sorted(own, key=str) for table, own in wanted.items()}


@pytest.mark.parametrize(
    ("words", "papers"),
    [
        ("quantization", ["tidal"]),
        ("quantize AND clock", ["tidal"]),
        ('"time by the sea"', ["tidal"]),
        ("bjorn", ["tidal", "dry"]),
        ("authors : ebb", ["tidal", "dry"]),
        ("drop", ["dry"]),
        ("whale", []),
    ],
)
def test_search(database: sqlite3.Connection, words: str, papers: list[str]) -> None:
    assert finds(database, words) == papers


def test_the_index_survives_a_vacuum(database: sqlite3.Connection) -> None:
    database.execute("VACUUM")
    sound(database)
    assert finds(database, "quantization") == ["tidal"]


def test_the_same_papers_give_the_same_bytes(database: sqlite3.Connection) -> None:
    first = papers_sqlite(collection())
    time.sleep(0.01)
    assert papers_sqlite(collection()) == first
    assert first.startswith(b"SQLite format 3\0")


def test_of_no_papers_there_are_empty_tables() -> None:
    with closing(opened(papers_sqlite(tiny([])))) as own:
        sound(own)
        assert rows(own, "papers") == []


def test_every_table_is_explained() -> None:
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    table = page.partition("| Table |")[2].partition("\n\n")[0]
    first = [line.split("|")[1] for line in table.splitlines()[2:]]
    named = [name for cell in first for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted([*TABLES, "papers_fts"])


def test_the_query_in_the_docs_runs(seeds_site: Site) -> None:
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    query = page.partition("```sql\n")[2].partition("```")[0]
    with closing(sqlite3.connect(seeds_site.root / "data/papers.sqlite")) as own:
        assert own.execute(query).fetchall()


def test_the_seeds(seeds_site: Site) -> None:
    with closing(sqlite3.connect(seeds_site.root / "data/papers.sqlite")) as own:
        sound(own)
        keys = [key for (key,) in own.execute("SELECT id FROM papers ORDER BY rowid")]
        assert keys == [paper["id"] for paper in seeds_site.papers]
        for paper_ in seeds_site.papers:
            assert_tells(own, paper_)


def assert_tells(own: sqlite3.Connection, wanted: Any) -> None:
    """The tables say of a paper what its object in ``papers.json`` says."""

    def column(query: str) -> list[Any]:
        return [value for (value,) in own.execute(query, [wanted["id"]])]

    order = "WHERE paper_id = ? ORDER BY position"
    assert column(f"SELECT name FROM paper_authors {order}") == wanted["authors"]
    assert column(f"SELECT topic_id FROM paper_topics {order}") == wanted["topics"]
    assert column(f"SELECT url FROM links {order}") == [one["url"] for one in wanted["links"]]
    lines = column(f"SELECT listing_id || ':' || line FROM records {order}")
    assert lines == [f"{one['listing']}:{one['line']}" for one in wanted["listings"]]
    kinds = ("models", "benchmarks", "languages")
    names = [f"{kind}/{name}" for kind in kinds for name in wanted[kind]]
    assert sorted(column(f"SELECT name_id FROM mentions {order}")) == sorted(names)


def test_datasette_opens_it(mini: Callable[..., MiniSite], tmp_path: Path) -> None:
    file = tmp_path / "papers.sqlite"
    file.write_bytes(papers_sqlite(mini("small").load().collection))
    pages = asyncio.run(asked(file))
    assert "papers_fts" in pages["/papers.json"]["hidden"]
    assert pages["/papers.json"]["tables"] >= set(TABLES)
    assert pages["/papers/papers.json"] == 5
    assert pages["/papers/papers.json?_search=tidal"] == 1
    assert pages["/papers/papers.json?_search=whale"] == 0
    assert pages["/papers/papers/tidal-clocks-telling-time-by-the-sea.json"] == 1


async def asked(file: Path) -> dict[str, Any]:
    """What Datasette answers: tables of the database, and counts of rows."""
    from datasette.app import Datasette  # noqa: PLC0415

    app = Datasette([str(file)])
    await app.invoke_startup()
    tables = (await app.client.get("/papers.json")).json()["tables"]
    answers: dict[str, Any] = {
        "/papers.json": {
            "tables": {own["name"] for own in tables if not own["hidden"]},
            "hidden": {own["name"] for own in tables if own["hidden"]},
        }
    }
    for path in (
        "/papers/papers.json",
        "/papers/papers.json?_search=tidal",
        "/papers/papers.json?_search=whale",
        "/papers/papers/tidal-clocks-telling-time-by-the-sea.json",
    ):
        answer = await app.client.get(path)
        assert answer.status_code == 200, path
        answers[path] = len(answer.json()["rows"])
    page = await app.client.get("/papers/papers")
    assert page.status_code == 200
    assert 'name="_search"' in page.text
    return answers
