"""Hugging Face's daily papers: two years of shapes, and literals inside strings."""

import json

import pytest

from generator.model import Listing
from generator.sources.hf_daily import LONGEST_LITERAL, READER, literal
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

DAY = FORMATS / "hf-daily" / "2024-12-12.json"


def test_golden() -> None:
    assert as_golden(read_file(READER, DAY)) == expected(DAY)


def listing(*entries: object, name: str = "list.json") -> Listing:
    return READER.read(source(json.dumps(entries), name)).listing


def paper(number: int, **fields: object) -> dict[str, object]:
    return {"paper": {"id": f"2412.0100{number}", "title": f"Title {number}", **fields}}


def test_the_day_is_that_of_most_entries_and_not_the_papers_own() -> None:
    entries = [
        paper(1, submittedOnDailyAt="2024-12-11T23:59:00Z", publishedAt="2024-12-01T00:00:00Z"),
        paper(2, submittedOnDailyAt="2024-12-12T00:10:00Z", publishedAt="2024-12-02T00:00:00Z"),
        paper(3, submittedOnDailyAt="2024-12-12T00:20:00Z"),
    ]
    found = listing(*entries, name="2020-01-01.json")
    assert (found.day, found.year) == ((12, 12), 2024)
    own = [record.details.date for record in found.records if record.details]
    assert [str(date) for date in own] == ["2024-12-01", "2024-12-02", "None"]


NAMES = [
    ("2024-05-27.json", (5, 27), 2024),
    ("daily_2024-05-27_all.json", (5, 27), 2024),
    ("daily.json", None, None),
    ("2024-13-27.json", None, None),
    ("12024-05-27.json", None, None),
]


@pytest.mark.parametrize(("name", "day", "year"), NAMES)
def test_without_a_day_the_files_name_says_it(
    name: str, day: tuple[int, int] | None, year: int | None
) -> None:
    found = listing(paper(1), name=name)
    assert (found.day, found.year) == (day, year)


def test_an_author_whom_the_site_hides_is_an_author() -> None:
    authors = [{"name": "Vesna Nari", "hidden": True}, {"name": None}, {"name": "Tor Berg"}]
    (record,) = listing(paper(1, authors=authors)).records
    assert record.details
    assert [author.spoken for author in record.details.authors] == ["Vesna Nari", "Tor Berg"]


def test_votes_are_no_comments() -> None:
    first, second = listing({**paper(1, upvotes=39), "numComments": 3}, paper(2)).records
    assert (first.comments, second.comments) == (3, None)


def test_a_paper_by_itself() -> None:
    text = json.dumps({**paper(1, summary="A.", upvotes=1)["paper"]})  # type: ignore[dict-item]
    assert READER.recognises(source(text))
    (record,) = READER.read(source(text)).listing.records
    assert record.abstract == "A."


LITERALS = [
    ("{'a': 1}", {"a": 1}),
    ('{"a": null}', {"a": None}),
    ("{'a': None, 'b': (1, 2), 'c': '\\'x'}", {"a": None, "b": (1, 2), "c": "'x"}),
    ("{'a': \"it's [[[\"}", {"a": "it's [[["}),
]


@pytest.mark.parametrize(("text", "value"), LITERALS)
def test_literal(text: str, value: object) -> None:
    assert literal(text) == value


NO_LITERALS = [
    "",
    "words",
    "{'a': __import__('os').system('x')}",
    "{'a': 1} + {}",
    "{'a': ",
    "{'a': [1}",
    "{[]: 1}",
    "'\\z' x",
    "\x00",
    "-" * 100_000 + "1",
    "[" * 10_000 + "]" * 10_000,
    "{'a': " * 60 + "1" + "}" * 60,
    "'" + "a" * LONGEST_LITERAL + "'",
]


@pytest.mark.parametrize("text", NO_LITERALS, ids=lambda text: text[:20])
def test_no_literal(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        literal(text)


def test_an_entry_that_is_no_literal_is_refused_beside_others() -> None:
    text = json.dumps([*(text for text in NO_LITERALS), str(paper(1))])
    reading = READER.read(source(text))
    assert len(reading.listing.records) == 1
    assert reading.entries == len(NO_LITERALS) + 1
