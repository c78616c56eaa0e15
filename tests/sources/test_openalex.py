"""OpenAlex: works with their abstracts as inverted indexes, and whatever is null."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Details, PaperKind
from generator.sources.openalex import READER, abstract
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

WORKS = FORMATS / "openalex" / "works.json"


def test_golden() -> None:
    assert as_golden(read_file(READER, WORKS)) == expected(WORKS)


@given(st.lists(st.from_regex(r"[a-z.,()]{1,5}", fullmatch=True), max_size=30))
def test_an_inverted_index_gives_the_text_back(words: list[str]) -> None:
    index: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        index.setdefault(word, []).append(place)
    assert abstract(dict(sorted(index.items()))) == " ".join(words)


ODD: list[tuple[object, str]] = [
    (None, ""),
    ({}, ""),
    ([], ""),
    ({"a": 3}, ""),
    ({"a": [None, "1", True, 2.5]}, ""),
    ({"b": [10**12], "a": [-1]}, "a b"),
]


@pytest.mark.parametrize(("index", "text"), ODD)
def test_odd_indexes(index: object, text: str) -> None:
    assert abstract(index) == text


def details(**work: object) -> Details:
    text = json.dumps({"id": "https://openalex.org/W1", "title": "A", "ids": {}, **work})
    assert READER.recognises(source(text))
    (record,) = READER.read(source(text)).listing.records
    assert record.details
    return record.details


KINDS = [
    ("article", "journal", PaperKind.ARTICLE),
    ("article", "conference", PaperKind.CONFERENCE),
    ("article", "repository", PaperKind.PREPRINT),
    ("book-chapter", "repository", PaperKind.CHAPTER),
    ("paratext", "journal", PaperKind.OTHER),
]


@pytest.mark.parametrize(("name", "place", "kind"), KINDS)
def test_kind(name: str, place: str, kind: PaperKind) -> None:
    location = {"source": {"display_name": "S", "type": place}}
    assert details(type=name, primary_location=location).publication.kind is kind


def test_null_everywhere() -> None:
    keys = "doi type authorships primary_location locations biblio keywords publication_date"
    assert details(**dict.fromkeys(keys.split())) == Details()
