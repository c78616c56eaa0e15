"""Markdown with front matter: the data above, the abstract below, and what is neither."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources import READERS, Reading
from generator.sources.front_matter import READER
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

FILES = sorted((FORMATS / "front-matter").glob("*.md"))
PAPER = (FORMATS / "front-matter" / "paper.md").read_text(encoding="utf-8")


def read(text: str) -> Reading:
    return READER.read(source(text, "paper.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    assert as_golden(read_file(READER, path)) == expected(path)


BODIES = [
    ("", "", False),
    ("An abstract.\n\nOn two lines.", "An abstract.\n\nOn two lines.", False),
    ("# T\n\nAn abstract.", "An abstract.", False),
    ("An abstract.\n\n## Notes\n\nMine.", "An abstract.", True),
    ("Mine.\n\n## 1. Abstract\n\nAn abstract.", "An abstract.", True),
    ("## Notes\n\nMine.", "", True),
    ("```\n# no heading\n```", "```\n# no heading\n```", False),
]


@pytest.mark.parametrize(("body", "abstract", "noted"), BODIES)
def test_abstract(body: str, abstract: str, noted: bool) -> None:
    reading = read(f"---\ntitle: T\n---\n{body}\n")
    (record,) = reading.listing.records
    assert record.abstract == abstract
    assert [d.code for d in reading.diagnostics] == ["unread-text"] * noted


def test_an_abstract_above_leaves_the_text_below_unread() -> None:
    reading = read("---\ntitle: T\nabstract: A.\n---\n\nMine.\n")
    assert reading.listing.records[0].abstract == "A."
    assert [(d.code, str(d.place)) for d in reading.diagnostics] == [("unread-text", "paper.md:6")]


def test_title_from_the_heading() -> None:
    assert read("---\nyear: 2020\ndoi: 10.5555/x\n---\n# T\n").listing.records[0].title == "T"


BROKEN = [
    ("---\ntitle: [T\n---\n", "bad-yaml", "paper.md:3"),
    ("---\nyear: 2020\ndoi: 10.5555/x\n---\nNo heading.\n", "missing-title", "paper.md:1-5"),
    ("---\ntitle: T\udce9\n---\n", "not-utf-8", "paper.md:1-3"),
]


@pytest.mark.parametrize(("text", "code", "place"), BROKEN)
def test_broken(text: str, code: str, place: str) -> None:
    reading = read(text)
    assert (len(reading.listing.records), reading.failures) == (0, 1)
    assert [(d.code, str(d.place)) for d in reading.diagnostics] == [(code, place)]


KNOWN = [
    PAPER,
    "---\ntitle: T\n---\n",
    "\n---\nyear: 2020\nauthors: A\n...\n",
    "---\ntitle: [T\n---\n",
]
NOT_KNOWN = [
    "title: T\n",
    "---\ntitle: T\n",
    "---\nlayout: post\n---\nText.\n",
    "A Title\n\n---\ntitle: T\n---\n",
    "---\n- title: T\n  year: 2020\n---\n",
]


@pytest.mark.parametrize("text", KNOWN)
def test_recognises(text: str) -> None:
    given = source(text, "wrong.bib")
    assert next(reader for reader in READERS if reader.recognises(given)) is READER


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_does_not_recognise(text: str) -> None:
    assert not READER.recognises(source(text, "paper.md"))


@given(st.integers(0, len(PAPER)))
def test_any_beginning_of_a_file_is_accounted_for(end: int) -> None:
    reading = read(PAPER[:end])
    ended = PAPER[:end].count("---") == 2
    assert reading.entries == len(reading.listing.records) + reading.failures == int(ended)
