"""What is written is read back by others, without a warning, with the same fields."""

from __future__ import annotations

import calendar
import json
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy
from hypothesis import given, settings

from generator.exports.citations import Item, assign_keys, cite
from generator.exports.citations.bibtex import biblatex, bibtex
from generator.exports.citations.csl import csl_item, csl_json
from generator.exports.citations.ris import ris
from generator.model import AuthorName, Paper, PersonName
from generator.text.math import plain
from tests.support.bibtex import decoded, read_bibtexparser, read_pybtex, run_biber, run_bibtex
from tests.support.csl import SCHEMA
from tests.support.references import HARD, papers, seeds

MONTHS = [name.lower() for name in calendar.month_abbr]
CHECKER = jsonschema.Draft202012Validator(SCHEMA)


def items_of(all_papers: Sequence[Paper]) -> list[Item]:
    keys = assign_keys(all_papers)
    return [cite(paper, keys[paper.id]) for paper in all_papers]


@pytest.fixture(params=["seeds", "hard"])
def items(request: pytest.FixtureRequest) -> list[Item]:
    return items_of(seeds().newest if request.param == "seeds" else HARD)


def spoken(name: AuthorName) -> tuple[str, str, str]:
    """Given name, family name with its particle, and suffix; a whole name is all family."""
    if isinstance(name, PersonName):
        return name.given, name.whole_family, name.suffix
    return "", name.name, ""


def authors_of(item: Item) -> list[tuple[str, str, str]]:
    others = [("", "others", "")] if item.more_authors else []
    return [*map(spoken, item.authors), *others]


def check_bib(item: Item, fields: dict[str, Any], journal: str, archive: str) -> None:
    """The fields of an entry, LaTeX resolved, are the item's."""
    assert decoded(fields["title"]) == item.title
    container = journal if item.kind == "article-journal" else "booktitle"
    expected = {
        container: item.container,
        "volume": item.volume,
        "number": item.issue,
        "pages": item.page,
        "eprint": item.arxiv,
        archive: "arxiv" if item.arxiv else None,
        "organization": item.organisation,
        "note": item.note,
    }
    for name, value in expected.items():
        found = fields.get(name)
        found = decoded(found) if found is not None else None
        assert (found.lower() if found and name == archive else found) == value, name
    assert fields.get("doi") == item.doi


def check_date(item: Item, fields: dict[str, Any]) -> None:
    issued = item.issued
    assert fields.get("year") == (f"{issued.year:04d}" if issued else None)
    assert fields.get("month") == (MONTHS[issued.month] if issued and issued.month else None)


def check_bibtex(items: Sequence[Item]) -> None:
    found = read_bibtexparser(bibtex(items))
    assert list(found) == [item.id for item in items]
    for item in items:
        fields = found[item.id]
        check_bib(item, fields, "journal", "archiveprefix")
        check_date(item, fields)
        people = [
            (" ".join(name.first), " ".join([*name.von, *name.last]), " ".join(name.jr))
            for name in fields.get("author", [])
        ]
        assert [tuple(map(decoded, parts)) for parts in people] == authors_of(item)


def check_biblatex(items: Sequence[Item]) -> None:
    found = read_bibtexparser(biblatex(items))
    assert list(found) == [item.id for item in items]
    for item in items:
        check_bib(item, found[item.id], "journaltitle", "eprinttype")
        assert found[item.id].get("date") == (str(item.issued) if item.issued else None)


def check_pybtex(items: Sequence[Item]) -> None:
    for text, journal, archive in (
        (bibtex(items), "journal", "archiveprefix"),
        (biblatex(items), "journaltitle", "eprinttype"),
    ):
        entries = read_pybtex(text)
        assert list(entries) == [item.id for item in items]
        for item in items:
            entry = entries[item.id]
            check_bib(item, dict(entry.fields.items()), journal, archive)
            people = [
                (
                    " ".join([*one.first_names, *one.middle_names]),
                    " ".join([*one.prelast_names, *one.last_names]),
                    " ".join(one.lineage_names),
                )
                for one in entry.persons.get("author", [])
            ]
            assert [tuple(map(decoded, parts)) for parts in people] == authors_of(item)


def check_ris(items: Sequence[Item]) -> None:
    found = rispy.loads(ris(items))
    for item, entry in zip_longest(items, found):
        assert "unknown_tag" not in entry
        assert entry["id"] == item.id
        assert entry["title"] == plain(item.title)
        assert entry.get("year") == (f"{item.issued.year:04d}" if item.issued else None)
        assert entry.get("doi") == item.doi
        assert entry.get("urls", []) == ([item.url] if item.url else [])
        assert entry.get("secondary_title") == item.container
        assert entry.get("volume") == item.volume
        assert entry.get("number") == item.issue
        pages = (entry.get("start_page"), entry.get("end_page"))
        assert "–".join(filter(None, pages)) == (item.page or "")
        assert entry.get("accession_number") == (f"arXiv:{item.arxiv}" if item.arxiv else None)
        assert entry.get("author_address") == item.organisation
        people = [tuple(name.split(", ")) for name in entry.get("authors", [])]
        expected = [
            tuple(
                part for part in (" ".join(family.replace(",", " ").split()), given, suffix) if part
            )
            for given, family, suffix in authors_of(item)
        ]
        assert people == expected


def check_csl(items: Sequence[Item]) -> None:
    data = json.loads(csl_json(items))
    CHECKER.validate(data)
    assert [entry["id"] for entry in data] == [item.id for item in items]
    for item, entry in zip_longest(items, data):
        assert entry["title"] == plain(item.title)
        people = [
            (
                name.get("given", ""),
                f"{name.get('non-dropping-particle', '')} "
                f"{name.get('family') or name['literal']}".strip(),
                name.get("suffix", ""),
            )
            for name in entry.get("author", [])
        ]
        assert people == authors_of(item)


CHECKS = (check_bibtex, check_biblatex, check_pybtex, check_ris, check_csl)


@pytest.mark.parametrize("check", CHECKS)
def test_each_format_is_read_back(check: Any, items: list[Item]) -> None:
    check(items)


@given(papers())
@settings(max_examples=60)
def test_whatever_the_paper(paper: Paper) -> None:
    for check in CHECKS:
        check([cite(paper, "key")])


def test_bibtex_itself_reads_every_entry(items: list[Item], tmp_path: Path) -> None:
    written = run_bibtex(bibtex(items), tmp_path)
    for item in items:
        assert f"[{item.id}]" in written
        if item.url:
            assert item.url in written
    assert written.count("[") >= len(items)


def test_biber_finds_nothing_to_say(items: list[Item], tmp_path: Path) -> None:
    # It takes half a minute for two thousand names.
    few = [item for item in items if len(item.authors) <= 100]
    assert run_biber(biblatex(few), tmp_path) == ""


def test_nothing_is_said_of_what_is_unknown() -> None:
    (item,) = items_of([paper for paper in HARD if paper.id == "nothing"])
    assert csl_item(item) == {"id": "nothingknown", "type": "article", "title": "Nothing known"}
    assert bibtex([item]) == "@misc{nothingknown,\n  title = {Nothing known},\n}\n"
    assert ris([item]) == "TY  - UNPB\nID  - nothingknown\nTI  - Nothing known\nER  - \n"
