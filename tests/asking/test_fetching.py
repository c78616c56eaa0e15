"""Answers of several pages, downloads that go on where they stopped, and what is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.asking import (
    Api,
    Asker,
    Page,
    Question,
    Span,
    arxiv,
    crossref,
    download,
    hf_daily,
    openalex,
    split,
    store,
)
from generator.asking.noting import noted
from generator.config import load_settings
from generator.errors import AtlasError, Severity
from generator.sources import read_all
from tests.support.services import Service, Step, Time, Work, asker_for, daily, feed, items, results

WORKS = [Work(f"Knot Number {i} and What It Holds", arxiv=f"2402.{i:05d}", doi=None)
         for i in range(1, 8)]  # fmt: skip


def small(api: Api, size: int = 3) -> Api:
    """A service with small pages."""
    return replace(api, page_size=size)


def pages(asker: Asker, questions: Sequence[Question]) -> tuple[Page, ...]:
    return download(asker, questions, lambda _: None)


def knots(apis: Mapping[str, Api], most: int = 7) -> Question:
    return arxiv("ti:knots", Span(), most, {"arxiv": small(apis["arxiv"])})


def test_pages_follow_each_other(service: Service, asker: Asker, apis: Mapping[str, Api]) -> None:
    service.answer(feed(WORKS[:3], 7), feed(WORKS[3:6], 7, 3), feed(WORKS[6:], 7, 6))
    found = pages(asker, [knots(apis)])
    assert [(own["start"], own["max_results"]) for own in service.asked] == [
        ("0", "3"), ("3", "3"), ("6", "1"),
    ]  # fmt: skip
    assert [own.file for own in found] == ["arxiv-ti-knots.xml", "arxiv-ti-knots-2.xml",
                                           "arxiv-ti-knots-3.xml"]  # fmt: skip
    assert [(own.number, own.of) for own in found] == [(1, 3), (2, 3), (3, 3)]
    assert [own.title for own in found][:2] == ["arXiv: ti:knots", "arXiv: ti:knots (2)"]


def test_no_more_is_asked_than_wanted_or_there(
    service: Service, asker: Asker, apis: Mapping[str, Api]
) -> None:
    service.answer(feed(WORKS[:3], 700), feed(WORKS[3:5], 700, 3))
    assert sum(own.received.answer.entries for own in pages(asker, [knots(apis, 5)])) == 5
    service.answer(feed(WORKS[:2], 2))
    asker.cache = replace(asker.cache, folder=asker.cache.folder / "other")
    assert len(pages(asker, [knots(apis)])) == 1
    assert not service.steps


def test_pages_of_one_size(service: Service, asker: Asker, apis: Mapping[str, Api]) -> None:
    service.answer(results(WORKS[:2], 90), results(WORKS[2:4], 90))
    pages(asker, [openalex("knots", "", Span(), 4, {"openalex": small(apis["openalex"])})])
    assert [(own["page"], own["per_page"]) for own in service.asked] == [("1", "2"), ("2", "2")]


def test_a_day_that_fills_a_page_may_have_another(
    service: Service, asker: Asker, apis: Mapping[str, Api]
) -> None:
    day = date(2024, 2, 2)
    api = {"hf-daily": small(apis["hf-daily"])}
    service.answer(daily(WORKS[:3]), daily(WORKS[3:4]))
    found = pages(asker, hf_daily(day, day, api))
    assert [own["p"] for own in service.asked] == ["0", "1"]
    assert [own.file for own in found] == ["hf-daily-2024-02-02.json", "hf-daily-2024-02-02-2.json"]


def test_days_without_papers_give_no_listing(
    service: Service, asker: Asker, apis: Mapping[str, Api]
) -> None:
    service.answer(daily(WORKS[:1]), daily([]), daily(WORKS[1:2]))
    seen: list[str] = []
    questions = hf_daily(date(2024, 2, 2), date(2024, 2, 4), apis)
    found = download(asker, questions, lambda page: seen.append(page.file))
    assert len(seen) == 3
    assert [own.file for own in found] == ["hf-daily-2024-02-02.json", "hf-daily-2024-02-04.json"]


def test_a_download_goes_on_where_it_stopped(
    service: Service, apis: Mapping[str, Api], time: Time, tmp_path: Path
) -> None:
    first, second, third = feed(WORKS[:3], 7), feed(WORKS[3:6], 7, 3), feed(WORKS[6:], 7, 6)
    service.answer(first, second, Step(b"", 404))
    with pytest.raises(AtlasError):
        pages(asker_for(tmp_path, time), [knots(apis)])
    time.now += 3600
    service.answer(third)
    found = pages(asker_for(tmp_path, time), [knots(apis)])
    assert [own.received.body for own in found] == [first, second, third]
    assert [own["start"] for own in service.asked] == ["0", "3", "6", "6"]


# --- Writing


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    (tmp_path / "seeds/listings").mkdir(parents=True)
    return tmp_path / "seeds"


def put(found: Sequence[Page], seeds: Path, force: bool = False) -> None:
    file = seeds / "listings.yml"
    store(found, seeds / "listings", (file, "seeds/listings.yml"), force)


@pytest.fixture
def found(service: Service, asker: Asker, apis: Mapping[str, Api]) -> tuple[Page, ...]:
    service.answer(feed(WORKS[:3], 4), feed(WORKS[3:4], 4, 3))
    return pages(asker, [knots(apis)])


def test_listings_are_what_was_received(found: tuple[Page, ...], seeds: Path) -> None:
    put(found, seeds)
    written = sorted((seeds / "listings").iterdir())
    assert [path.name for path in written] == ["arxiv-ti-knots-2.xml", "arxiv-ti-knots.xml"]
    assert [path.read_bytes() for path in reversed(written)] == [p.received.body for p in found]
    readings, problems = read_all(written, seeds.parent)
    assert sum(len(own.listing.records) for own in readings) == 4
    assert not [own for own in problems if own.severity is not Severity.NOTE]


def test_what_was_asked_stands_beside(
    found: tuple[Page, ...], seeds: Path, service: Service
) -> None:
    put(found, seeds)
    settings = load_settings(seeds / "listings.yml", "seeds/listings.yml")
    assert not settings.problems
    own = settings.listings["arxiv-ti-knots"]
    assert (own.title, own.source, own.query) == ("arXiv: ti:knots", "arXiv", "ti:knots")
    assert own.url is not None
    assert own.url.startswith(f"{service.url}?search_query=ti%3Aknots")
    assert own.retrieved == found[0].day == date(2026, 9, 21)
    assert set(settings.listings) == {"arxiv-ti-knots", "arxiv-ti-knots-2"}


def test_what_is_there_is_not_replaced(found: tuple[Page, ...], seeds: Path) -> None:
    second = seeds / "listings/arxiv-ti-knots-2.xml"
    second.write_text("mine")
    with pytest.raises(AtlasError, match="is there already"):
        put(found, seeds)
    assert second.read_text() == "mine"
    assert list((seeds / "listings").iterdir()) == [second]
    assert not (seeds / "listings.yml").exists()
    put(found, seeds, force=True)
    assert second.read_bytes() == found[1].received.body


def test_what_is_there_is_not_asked_for(seeds: Path, apis: Mapping[str, Api]) -> None:
    questions = hf_daily(date(2024, 2, 2), date(2024, 2, 3), apis)
    (seeds / "listings/hf-daily-2024-02-03.json").write_text("[]")
    assert split(questions, seeds / "listings") == (questions[:1], questions[1:])
    assert split(questions, seeds / "nowhere") == (questions, ())


def test_one_address_is_not_given_twice(seeds: Path, apis: Mapping[str, Api]) -> None:
    (seeds / "listings/HF-daily-2024-02-02.txt").write_text("mine")
    with pytest.raises(AtlasError, match=r"the same address as HF-daily-2024-02-02\.txt"):
        split(hf_daily(date(2024, 2, 2), date(2024, 2, 2), apis), seeds / "listings")


def test_a_write_that_fails_leaves_nothing(found: tuple[Page, ...], seeds: Path) -> None:
    (seeds / "listings/arxiv-ti-knots.xml").mkdir()
    with pytest.raises(OSError, match="arxiv-ti-knots"):
        put(found, seeds, force=True)
    assert [path.name for path in (seeds / "listings").iterdir()] == ["arxiv-ti-knots.xml"]


# --- seeds/listings.yml

OLD = """\
# What is known of single listings.

first:   {title: "The first"}   # as received
arxiv-ti-knots:
  # The title is ours.
  title: Knots we like
  trust: 2 # more than others
  retrieved: 2020-01-01

# About the last one.
last:
  year: 2024"""


def test_only_the_entry_changes(found: tuple[Page, ...]) -> None:
    new = noted(OLD, "listings.yml", found[:1])
    before, after = OLD.splitlines(), new.splitlines()
    assert after[: before.index("  retrieved: 2020-01-01")] == before[:7]
    assert after[-4:] == before[-4:]
    assert "  trust: 2 # more than others" in after
    assert "  title: Knots we like" in after
    assert "  retrieved: 2026-09-21" in after
    assert "  query: ti:knots" in after
    assert "2020" not in new


@pytest.mark.parametrize("text", [f"\ufeff{OLD}", OLD.replace("\n", "\r\n")])
def test_marks_and_line_ends_stay(found: tuple[Page, ...], text: str) -> None:
    new = noted(text, "listings.yml", found)
    assert new.removeprefix("\ufeff").replace("\r\n", "\n") == noted(OLD, "listings.yml", found)
    assert new.startswith("\ufeff") == text.startswith("\ufeff")
    assert new.count("\r") == ("\r" in text) * new.count("\n")


def test_saying_it_again_changes_nothing(found: tuple[Page, ...]) -> None:
    once = noted(OLD, "listings.yml", found)
    assert noted(once, "listings.yml", found) == once


@pytest.mark.parametrize("text", ["", "first: {title: One}", "# nothing yet\n"])
def test_new_entries_stand_at_the_end(found: tuple[Page, ...], text: str) -> None:
    new = noted(text, "listings.yml", found)
    assert new.startswith(text)
    assert new.count("retrieved: 2026-09-21") == 2


@pytest.mark.parametrize(
    "text",
    [
        "a: [\n",
        "- a list\n",
        "arxiv-ti-knots: soon\n",
        "a: &x {title: A}\narxiv-ti-knots: *x\n",
        "{first: {title: One}}\n",
    ],
)
def test_a_file_that_cannot_be_changed_is_left(found: tuple[Page, ...], text: str) -> None:
    with pytest.raises(AtlasError):
        noted(text, "listings.yml", found)


@pytest.mark.parametrize("query", ["a: b # c", "'", '"', "- x", "yes", "{{ x }}", "\\", "@", "日"])
def test_any_question_can_be_noted(
    service: Service, asker: Asker, apis: Mapping[str, Api], query: str, tmp_path: Path
) -> None:
    service.answer(items(WORKS[:1]))
    found = pages(asker, [crossref(query, "", Span(), 10, apis)])
    text = noted("", "listings.yml", found)
    (tmp_path / "listings.yml").write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path / "listings.yml", "listings.yml")
    assert not settings.problems
    assert next(iter(settings.listings.values())).query == query
