"""What is in a feed, in which order, and what is said of each paper."""

from datetime import date

import pytest

from generator.exports.feeds.entries import MOST, Entry, Feed, feeds
from generator.model import Link, LinkKind, Organisation, Paper
from generator.notes import ListEntry, ReadingList, Written
from tests.support.tiny import URL, dated, paper, tiny

ARXIV = Link(LinkKind.ARXIV, "https://arxiv.org/abs/2401.00001")
DOI = Link(LinkKind.DOI, "https://doi.org/10.1234/x")
CODE = Link(LinkKind.CODE, "https://github.com/x/y")
PDF = Link(LinkKind.PDF, "https://arxiv.org/pdf/2401.00001")


def only(own: Paper) -> Entry:
    (entry,) = first(own).entries
    return entry


def first(*papers: Paper) -> Feed:
    return next(feeds(tiny(papers)))


def ids(feed: Feed) -> list[str]:
    return [entry.url.removeprefix(f"{URL}papers/").rstrip("/") for entry in feed.entries]


def test_there_is_one_for_the_site_each_topic_and_each_listing() -> None:
    made = list(feeds(tiny([paper("a"), paper("b")], {"a": ["tides"]}, ["b", "a"])))
    assert [feed.scope for feed in made] == [
        "papers", "topics/tides", "topics/deserts", "listings/pasted",
    ]  # fmt: skip
    assert [ids(feed) for feed in made] == [["a", "b"], ["a"], [], ["b", "a"]]
    assert [feed.url.removeprefix(URL) for feed in made] == [
        "papers/", "topics/tides/", "topics/deserts/", "listings/pasted/",
    ]  # fmt: skip
    assert len({feed.id for feed in made} | {entry.id for entry in made[0].entries}) == 6


def test_a_listing_keeps_its_order_and_names_each_paper_once() -> None:
    papers = [paper("old", date=dated(2020)), paper("new", date=dated(2024))]
    *_, feed = feeds(tiny(papers, listing=["old", "new", "old", "gone"]))
    assert ids(feed) == ["old", "new"]


def test_a_reading_list_keeps_its_order() -> None:
    entries = (ListEntry("old", None, 1), ListEntry("new", "*Now*", 2))
    own = ReadingList("first", "", "lists/first.md", "First", None, entries, "", 1)
    papers = [paper("new", date=dated(2024)), paper("old", date=dated(2020))]
    *_, feed = feeds(tiny(papers, written=Written(lists=(own,))))
    assert (feed.scope, ids(feed)) == ("lists/first", ["old", "new"])
    assert (feed.url, feed.title) == (f"{URL}lists/first/", f"{feed.site}: First")
    assert feed.description


def test_papers_are_newest_first_and_undated_last() -> None:
    papers = [
        paper("undated"),
        paper("year", date=dated(2024)),
        paper("day", date=dated(2024, 5, 7)),
        paper("month", date=dated(2024, 5)),
        paper("before", date=dated(2023, 12, 31)),
    ]
    assert ids(first(*papers)) == ["day", "month", "year", "before", "undated"]


@pytest.mark.parametrize(("papers", "entries"), [(MOST - 1, 99), (MOST, 100), (MOST + 1, 100)])
def test_a_feed_ends_after_a_hundred(papers: int, entries: int) -> None:
    made = [paper(f"p{i}", date=dated(1900 + i)) for i in range(papers)]
    keys = [own.id for own in made]
    collection = tiny(made, {key: ["tides"] for key in keys}, keys)
    by_scope = {feed.scope: ids(feed) for feed in feeds(collection)}
    assert by_scope["papers"] == keys[::-1][:entries] == by_scope["topics/tides"]
    assert by_scope["listings/pasted"] == keys[:entries]


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ((2024, 5, 7), date(2024, 5, 7)),
        ((2024, 5), date(2024, 5, 1)),
        ((2024,), date(2024, 1, 1)),
        (None, None),
    ],
)
def test_a_partial_date_counts_from_its_first_day(
    known: tuple[int, ...] | None, day: date | None
) -> None:
    assert only(paper("a", date=dated(*known) if known else None)).date == day


def test_a_feed_is_as_new_as_its_newest_paper() -> None:
    papers = [paper("a"), paper("b", date=dated(2024, 2)), paper("c", date=dated(2023))]
    assert first(*papers).updated == date(2024, 2, 1)
    assert first(paper("a")).updated is None
    assert first().updated is None


@pytest.mark.parametrize(
    ("known", "authors"),
    [
        ({"authors": ("Ada", "Bo")}, ("Ada", "Bo")),
        ({"authors": ("Ada",), "organisation": Organisation("x", "X Labs")}, ("Ada",)),
        ({"organisation": Organisation(None, "X Labs")}, ("X Labs",)),
        ({"author_count": 7}, ()),
        ({}, ()),
        ({"authors": ("\x00", "Bo")}, ("Bo",)),
    ],
)
def test_authors(known: dict[str, object], authors: tuple[str, ...]) -> None:
    assert only(paper("a", **known)).authors == authors


@pytest.mark.parametrize(
    ("links", "landing"),
    [
        ((PDF, CODE, DOI, ARXIV), ARXIV.url),
        ((CODE, DOI), DOI.url),
        ((PDF, CODE), None),
        ((), None),
    ],
)
def test_where_a_paper_is_at_home(links: tuple[Link, ...], landing: str | None) -> None:
    assert only(paper("a", links=links)).landing == landing


@pytest.mark.parametrize(
    ("title", "reads"),
    [
        ("$\\ell_2$ norms", "ℓ₂ norms"),
        ("two\nlines\tand  spaces ", "two lines and spaces"),
        ("bell\x07 and \x00 nil", "bell and nil"),
        ("half \ud800 a pair", "half a pair"),
        ("\ufffe\uffff none", "none"),
        ("🚀 stays", "🚀 stays"),
        ("<script>&amp;]]>", "<script>&amp;]]>"),
        ("\x01", "a"),
    ],
)
def test_text_is_plain_and_fit_for_xml(title: str, reads: str) -> None:
    entry = only(paper("a", title=title, sentence=title, abstract=title))
    assert entry.title == reads
    assert (entry.summary or "a", entry.content or "a") == (reads, reads)


def test_categories_are_topics_in_their_order() -> None:
    feed = next(feeds(tiny([paper("a")], {"a": ["deserts", "tides"]})))
    assert [(own.term, own.label) for own in feed.entries[0].categories] == [
        ("deserts", "Deserts"), ("tides", "Tides & <currents>"),
    ]  # fmt: skip
