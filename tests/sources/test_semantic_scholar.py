"""Semantic Scholar: every field may be null, and so may the paper."""

import json

import pytest

from generator.model import Details, PaperKind
from generator.sources.semantic_scholar import READER
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

BATCH = FORMATS / "semantic-scholar" / "batch.json"


def test_golden() -> None:
    assert as_golden(read_file(READER, BATCH)) == expected(BATCH)


def details(**paper: object) -> Details:
    text = json.dumps({"total": 1, "data": [{"paperId": "1", "title": "A", **paper}]})
    (record,) = READER.read(source(text)).listing.records
    assert record.details
    return record.details


def test_a_search_of_many_on_one_line() -> None:
    papers = [{"paperId": str(i), "title": f"Title {i}"} for i in range(100)]
    text = json.dumps({"total": 70499, "offset": 0, "next": 100, "data": papers})
    assert READER.recognises(source(text))
    records = READER.read(source(text)).listing.records
    assert [record.title for record in records] == [f"Title {i}" for i in range(100)]
    assert len({record.key for record in records}) == 100


def test_a_null_in_a_batch_is_counted_with_a_warning() -> None:
    reading = READER.read(source('[null, {"paperId": "1", "title": "A"}, null]'))
    assert (len(reading.listing.records), reading.failures, reading.entries) == (1, 2, 3)
    assert [(d.code, d.severity) for d in reading.diagnostics] == [("null-entry", "warning")] * 2


def test_references_hold_their_paper() -> None:
    text = json.dumps({"data": [{"intents": [], "citedPaper": {"paperId": "1", "title": "A"}}]})
    assert READER.recognises(source(text))
    assert [record.title for record in READER.read(source(text)).listing.records] == ["A"]


KINDS: list[tuple[dict[str, object], PaperKind | None]] = [
    ({"publicationTypes": ["JournalArticle", "Conference"]}, PaperKind.CONFERENCE),
    ({"publicationTypes": ["JournalArticle"]}, PaperKind.ARTICLE),
    ({"publicationTypes": ["JournalArticle"], "venue": "arXiv.org"}, PaperKind.PREPRINT),
    ({"publicationTypes": ["News"]}, PaperKind.OTHER),
    ({"publicationTypes": []}, None),
    ({}, None),
]


@pytest.mark.parametrize(("paper", "kind"), KINDS)
def test_kind(paper: dict[str, object], kind: PaperKind | None) -> None:
    assert details(**paper).publication.kind is kind


def test_the_year_alone_is_a_date() -> None:
    assert str(details(publicationDate=None, year=2019).date) == "2019"
    assert details(publicationDate="", year=None).date is None


IDENTIFIERS = [
    ({"ArXiv": "hep-th/9901001"}, {"arxiv": "hep-th/9901001"}),
    ({"DOI": "10.48550/arXiv.2011.01234"}, {"arxiv": "2011.01234"}),
    ({"PubMed": 31452104}, {"pmid": "31452104"}),
    ({"CorpusId": 7, "DBLP": "conf/x/Y20"}, {}),
]


@pytest.mark.parametrize(("given", "found"), IDENTIFIERS)
def test_identifiers(given: dict[str, object], found: dict[str, str]) -> None:
    assert dict(details(externalIds=given).identifiers) == found
