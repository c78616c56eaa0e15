"""``/data/papers.csv``: read back as ``docs/data.md`` says, it is what ``papers.json`` is."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.exports.papers_json import papers_json
from generator.exports.tables.comma_separated import COLUMNS, papers_csv
from generator.model import Link, LinkKind
from generator.pages.collection import Collection
from tests.support.built import Site
from tests.support.minisite import ROOT
from tests.support.tiny import dated, paper, tiny

# The csv module's reader, like most, takes a lone carriage return for the end of a line where
# it is not quoted, and knows no NUL.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
NUMBERS = ("author_count", "comments")
LISTS = ("authors", "links", "topics", "models", "benchmarks", "languages", "listings")


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def understood(cell: str, column: str) -> Any:
    """A cell as ``docs/data.md`` explains it."""
    text = cell.removeprefix("'") if cell.startswith("'") else cell
    if column in LISTS:
        return [item(own, column) for own in split(text)]
    if column == "date_inferred":
        return {"true": True, "false": False}[text]
    if not text:
        return None
    return int(text) if column in NUMBERS else text


def split(text: str) -> Iterator[str]:
    """The items of a list: a semicolon divides where no backslash stands before it."""
    for number, part in enumerate(re.findall(r"(?:[^\\;]|\\.)+", text, flags=re.DOTALL)):
        own = part.removeprefix(" ") if number else part
        yield re.sub(r"\\(.)", r"\1", own, flags=re.DOTALL)


def item(text: str, column: str) -> Any:
    if column == "links":
        kind, _, url = text.partition(" ")
        return {"kind": kind, "url": url}
    if column == "listings":
        listing, _, line = text.rpartition(":")
        return {"listing": listing, "line": int(line)}
    return text


def read(text: str) -> list[dict[str, Any]]:
    return [{key: understood(row[key], key) for key in row} for row in cells(text)]


def written(collection: Collection) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(papers_json(collection))["papers"]
    return found


@given(TEXT, TEXT, st.lists(TEXT, max_size=4))
@example("t", "a", [" "])
@example("t", "a", ["a; b", " ;", "\\", "\\;"])
@example("\r", "\r\n", ["=", "\n"])
def test_nothing_is_lost(title: str, abstract: str, authors: list[str]) -> None:
    own = paper("a", title=title, abstract=abstract, sentence=abstract, authors=tuple(authors))
    collection = tiny([own], {"a": ["tides", "deserts"]}, ["a"])
    assert read(papers_csv(collection)) == written(collection)


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("'quoted'", "''quoted'"),
        ("a=b", "a=b"),
        ("1-2", "1-2"),
        ('say "x", then\ny', 'say "x", then\ny'),
    ],
)
def test_no_cell_is_a_formula(title: str, cell: str) -> None:
    (row,) = cells(papers_csv(tiny([paper("a", title=title)])))
    assert row["title"] == cell


def test_how_a_row_is_written() -> None:
    full = paper(
        "full", abstract="An abstract.", authors=("Ada", "Semi; Colon", "Back\\slash"),
        venue="NeurIPS", date=dated(2024, 5), comments=0,
        links=(Link(LinkKind.PDF, "https://x.example/1;2"), Link(LinkKind.DOI, "https://doi.org/1")),
    )  # fmt: skip
    text = papers_csv(tiny([full], {"full": ["tides", "deserts"]}, ["full", "full"]))
    header, row, end = text.split("\r\n")
    assert header == ",".join(COLUMNS)
    assert row == (
        "full,papers/full/,Title full,An abstract.,,Ada; Semi\\; Colon; Back\\\\slash,3,,NeurIPS,"
        "2024-05,false,0,,,pdf https://x.example/1\\;2; doi https://doi.org/1,tides; deserts,,,,"
        "pasted:1; pasted:3"
    )
    assert end == ""


def test_the_columns_are_the_fields_of_the_json() -> None:
    (row,) = written(tiny([paper("a")]))
    assert tuple(row) == COLUMNS


def test_every_column_is_explained() -> None:
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    table = page.partition("| Column |")[2].partition("\n\n")[0]
    first = [line.split("|")[1] for line in table.splitlines()[2:]]
    named = [name for cell in first for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(COLUMNS)


def test_the_seeds(seeds_site: Site) -> None:
    text = (seeds_site.root / "data/papers.csv").read_bytes().decode("utf-8")
    assert tuple(read(text)) == seeds_site.papers
    assert text.count("\r\n") == len(seeds_site.papers) + 1
