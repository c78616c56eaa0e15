"""What is found to do, what is not, and that its remedies can be pasted as they are."""

from __future__ import annotations

import shlex
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Facts, read_changes
from generator.dedupe import Join, Reason
from generator.model import Claim, DateSource, Listing, PaperDate, PartialDate, Record
from generator.quality import CHECKS, Report, Subject, find
from generator.quality.find import FINDERS, correct
from tests.support.tiny import paper

ROPES = "Ropes hold boats. We show which knots hold in a storm and which of them do not."
FULL: dict[str, Any] = {
    "title": "Ropes", "abstract": ROPES, "authors": ("Ada Vloed",), "arxiv": "2401.00001",
    "date": PaperDate(PartialDate(2024, 1, 3), DateSource.PRINTED),
}  # fmt: skip


def report(*papers: Any, **known: Any) -> Report:
    given: dict[str, Any] = {"listings": (), "topics": None, "joins": {}, "parted": {}, **known}
    return find(Subject(papers, **given))


def found(made: Report) -> dict[str, list[str]]:
    return {key: [one.subject for one in own] for key, own in made.findings.items() if own}


def claims(*values: str) -> tuple[Claim, ...]:
    return tuple(Claim(value, f"a:{i}") for i, value in enumerate(values))


def dated(source: DateSource, *parts: int) -> PaperDate:
    return PaperDate(PartialDate(*parts), source)


CASES: list[tuple[dict[str, Any], str | None, str]] = [
    ({}, None, ""),
    ({"authors": ()}, "no-authors", ""),
    ({"authors": (), "author_count": 7}, "no-authors", "7 are counted"),
    ({"abstract": ""}, "no-abstract", ""),
    ({"date": None}, "no-date", ""),
    ({"arxiv": None}, "no-identifier", ""),
    ({"arxiv": None, "identifiers": {"acl": "2023.acl-long.1"}}, None, ""),
    ({"date": dated(DateSource.ARXIV, 2024, 1)}, "date-from-arxiv", "2024-01"),
    ({"date": dated(DateSource.PRINTED, 2022, 5)}, "date-against-arxiv",
     "2022-05, but arXiv 2401.00001 is of 2024-01"),
    ({"date": dated(DateSource.PRINTED, 2023, 12, 31)}, None, ""),
    ({"date": dated(DateSource.PRINTED, 2024)}, None, ""),
    ({"date": dated(DateSource.PRINTED, 2025, 6)}, None, ""),
    ({"claims": {"doi": claims("10.1/a", "10.1/b", "10.1/a")}}, "identifiers-differ",
     "doi: 10.1/a and 10.1/b"),
    ({"claims": {"doi": (Claim("10.1/a", "papers.yml"), Claim("10.1/b", "a:1"))}}, None, ""),
    ({"claims": {"date": claims("2021-05 (printed)", "2024 (printed)")}}, "years-differ",
     "2021 and 2024"),
    ({"claims": {"date": claims("2023-05 (printed)", "2024 (printed)")}}, None, ""),
    ({"claims": {"author_count": claims("3", "1")}}, "authors-differ", "1 named, 3 counted"),
    ({"claims": {"author_count": claims("1")}}, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("known", "check", "detail"), CASES)
def test_each_check_of_one_paper(known: dict[str, Any], check: str | None, detail: str) -> None:
    made = report(paper("ropes", **{**FULL, **known}))
    assert found(made) == ({check: ["ropes"]} if check else {})
    if check:
        assert made.findings[check][0].detail == detail
        assert made.findings[check][0].remedies or check == "date-from-arxiv"


def test_topics_are_missed_only_where_there_are_topics() -> None:
    one = paper("ropes", **FULL)
    assert found(report(one, topics={"ropes": []})) == {"no-topic": ["ropes"]}
    assert found(report(one, topics={"ropes": ["tides"]})) == {}
    assert found(report(one, topics=None)) == {}


ALIKE: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    ({}, {"title": "Ropes, again", "abstract": ROPES}, True),
    ({"title": "Ropes without knots"}, {"title": "Ropes without a knot"}, True),
    ({"title": "Ropes without knots"}, {"title": "Ropes without knots", "abstract": "Fog."}, True),
    ({"title": "Ropes without knots"}, {"title": "Ropes without a knot", "abstract": "F"}, False),
    ({"title": "Ropes without knots"}, {"title": "Ropes without a knot", "abstract": ""}, False),
    ({}, {"arxiv": "2401.00002"}, False),
    ({}, {"title": "On fog", "abstract": "Fog hides ships and harbours alike."}, False),
]


@pytest.mark.parametrize(("one", "other", "alike"), ALIKE)
def test_like_papers(one: dict[str, Any], other: dict[str, Any], alike: bool) -> None:
    base = {**FULL, "arxiv": None, "doi": "10.1/a"}
    a = paper("a", **{**base, **one})
    b = paper("b", **{**base, "doi": None, **other})
    if "arxiv" in other:
        a = replace(a, arxiv="2401.00001")
    made = report(a, b)
    assert made.findings == report(b, a).findings
    assert ["alike"] * alike == [key for key in found(made) if key == "alike"]
    for finding in made.findings["alike"]:
        assert (finding.subject, finding.other) == ("a", "b")
        assert finding.remedies[0] == "paper-atlas correct a merge+=b"


def test_who_says_that_they_are_two_is_not_asked_again() -> None:
    a, b = (paper(key, **{**FULL, "title": f"Ropes, Part {key}"}) for key in "ab")
    assert "alike" in found(report(a, b))
    for parted in ({"a": ("Ropes, Part b",)}, {"b": ("first: Ropes, Part a",)}):
        assert "alike" not in found(report(a, b, parted=parted))


def test_of_one_title_the_abstract_tells_which_is_meant() -> None:
    a, b = paper("a", **{**FULL, "arxiv": None}), paper("b", **{**FULL, "abstract": "Fog. " * 20})
    (finding,) = report(a, b).findings["alike"]
    assert finding.detail == "titles 100 % alike, abstracts differ"
    change = shlex.split(finding.remedies[1])[-1]
    assert change == f"split+={('Fog. ' * 12).strip()}"
    parted = {"a": (change.partition("=")[2],)}
    assert "alike" not in found(report(a, b, parted=parted))


def test_what_was_joined_by_likeness_can_be_split() -> None:
    records = (
        Record("first", 1, 2, "Ropes", ROPES), Record("first", 5, 6, "Ropes: a study's end", ROPES)
    )  # fmt: skip
    listing = Listing("first", "f", "First", "x", 9, records)
    join = Join(("first", 1), ("first", 5), Reason.NEAR, "titles 91 % and abstracts 99 % alike")
    one = paper("ropes", **FULL, records=(("first", 1), ("first", 5)))
    made = report(one, listings=(listing,), joins={"ropes": (join,)})
    (finding,) = made.findings["joined"]
    words = shlex.split(finding.remedies[0])
    assert words[-1] == "split+=first: Ropes: a study's end"


def test_inferred_years_are_of_lists() -> None:
    records = (Record("l", 1, 2, "A", "", date_text="May 27"), Record("l", 3, 4, "B", ""))
    listing = Listing("l", "f", "L", "x", 9, records, year=2025, year_inferred=True)
    (finding,) = report(listings=(listing,)).findings["year-inferred"]
    assert (finding.subject, finding.detail) == ("l", "2025 for 1 of 2 entries")
    assert finding.remedies == ("l:\n  year: 2025",)


def test_every_check_has_a_finder() -> None:
    assert set(FINDERS) == {check.id for check in CHECKS}


@given(st.text())
def test_a_command_says_what_it_should_however_odd_the_text(text: str) -> None:
    command = correct("ropes", f"split+={text}")
    assert "\n" not in command
    words = shlex.split(command)
    assert words[:3] == ["paper-atlas", "correct", "ropes"]
    assert words[3] == f"split+={' '.join(text.split())}"
    asked = read_changes([words[3]], Facts(), ())
    assert asked.changes or asked.problems


def test_ten_thousand_papers_take_seconds() -> None:
    def numbered(i: int) -> Any:
        words = " ".join(f"{(i * step) % 9973:x}" for step in (7, 31, 127, 8191))
        abstract = f"{ROPES} Boat {words} had {i * 31} of them in harbour {i % 11}."
        return paper(f"p{i}", **{**FULL, "arxiv": None, "title": words, "abstract": abstract})

    papers = [numbered(i) for i in range(10_000)]
    started = time.process_time()
    report(*papers)
    assert time.process_time() - started < 60
