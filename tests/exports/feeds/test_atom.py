"""Atom feeds: what RFC 4287 asks for is there, and feedparser reads them without a complaint."""

import time
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.feeds import feed_files
from generator.exports.feeds.atom import atom
from generator.exports.feeds.entries import feeds
from generator.model import Link, LinkKind, Paper
from generator.pages.collection import Collection
from tests.support.built import Site
from tests.support.feeds import ATOM, atom_faults
from tests.support.hostile import LATEX, MATH, SAME
from tests.support.tiny import URL, dated, paper, tiny

FULL = paper(
    "full",
    title="Tides & <script>alert(1)</script> ]]>",
    sentence="It says $x^2$.",
    abstract="An abstract <b>with</b> &amp; signs.",
    authors=("Ada <Vloed>", "Bo & Co"),
    date=dated(2024, 5, 7),
    links=(
        Link(LinkKind.PDF, "https://arxiv.org/pdf/2401.00001"),
        Link(LinkKind.CODE, "https://github.com/x/y?a=1&b='2'"),
    ),
)
BARE = paper("bare")


def read(document: str | bytes) -> Any:
    """The feed as a reader has it."""
    data = document.encode() if isinstance(document, str) else document
    parsed = feedparser.parse(data)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def made(collection: Collection) -> dict[str, str]:
    return {feed.scope: atom(feed) for feed in feeds(collection)}


def of(*papers: Paper) -> str:
    return made(tiny(papers, {"full": ["tides"]}))["papers"]


def test_a_feed() -> None:
    feed = read(of(FULL, BARE)).feed
    assert feed.id.startswith("urn:uuid:")
    assert (feed.title, feed.subtitle) == ("Tiny & <Sons>", "A *few* papers.")
    assert feed.updated == "2024-05-07T00:00:00Z"
    assert feed.author_detail == {"name": "Tiny & <Sons>", "href": URL}
    assert {link.rel: link.href for link in feed.links} == {
        "self": f"{URL}feeds/papers.atom", "alternate": f"{URL}papers/",
    }  # fmt: skip


def test_an_entry() -> None:
    entry = read(of(FULL, BARE)).entries[0]
    assert entry.title == FULL.title
    assert entry.title_detail.type == "text/plain"
    assert entry.summary == "It says x²."
    assert [own.value for own in entry.content] == [FULL.abstract]
    assert [own.name for own in entry.authors] == list(FULL.authors)
    assert entry.published == entry.updated == "2024-05-07T00:00:00Z"
    assert entry.published_parsed[:6] == (2024, 5, 7, 0, 0, 0)
    assert entry.tags == [
        {"term": "tides", "scheme": f"{URL}topics/", "label": "Tides & <currents>"}
    ]
    assert entry.link == f"{URL}papers/full/"
    related = [link.href for link in entry.links if link.rel == "related"]
    assert related == [link.url for link in FULL.links]


def test_an_entry_of_which_nothing_is_known_is_valid() -> None:
    document = of(BARE)
    assert atom_faults(document.encode()) == []
    (entry,) = read(document).entries
    assert entry.updated == "1970-01-01T00:00:00Z"
    assert not {"published", "summary", "content", "tags", "authors"} & entry.keys()


def test_a_feed_without_papers_is_valid() -> None:
    document = made(tiny([]))["topics/tides"]
    assert atom_faults(document.encode()) == []
    assert read(document).feed.updated == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize("text", [*SAME, *(a for a, _ in LATEX), *MATH, "a\x00b\x1f\ufffe\ud800c"])
def test_text_from_outside_is_text(text: str) -> None:
    own = paper("a", title=text, sentence=text, abstract=text, authors=(text,))
    document = made(tiny([own], title=text, description=text))["papers"]
    assert atom_faults(document.encode()) == []
    wanted = next(feeds(tiny([own]))).entries[0]
    (entry,) = read(document).entries
    assert (entry.title, entry.summary) == (wanted.title, wanted.summary)
    assert [own.value for own in entry.content] == [wanted.content]


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_no_text_breaks_a_feed(title: str, abstract: str, authors: list[str]) -> None:
    own = paper("a", title=title, sentence=abstract, abstract=abstract, authors=tuple(authors))
    for document in made(tiny([own], {"a": ["tides"]}, ["a"])).values():
        assert atom_faults(document.encode()) == []


@pytest.mark.parametrize(
    ("old", "new", "section"),
    [
        ("<updated>2024-05-07T00:00:00Z</updated>", "", "4.1.1"),
        ("<title>Title bare</title>", "", "4.1.2"),
        ("<title>Title bare</title>", "<title></title>", "4.2.14"),
        ("<published>2024-05-07T00:00:00Z", "<published>2024-05-07", "3.3"),
        ("<id>urn:uuid:", "<id>", "4.2.6"),
        ('rel="related"', 'rel="likewise"', "4.2.7.2"),
        (f'href="{URL}papers/bare/"', 'href="papers/bare/"', "4.2.7.1"),
        ("<name>Bo &amp; Co</name>", "", "3.2.1"),
        (' term="tides"', "", "4.2.2.1"),
        ("</entry>", "</entry><extra/>", "4.1.1"),
        ('<summary type="text">', '<summary type="text"><b/>', "3.1.1"),
        ('rel="self"', 'rel="via"', "4.1.1"),
    ],
)
def test_the_checks_find_what_is_wrong(old: str, new: str, section: str) -> None:
    document = of(FULL, BARE)
    assert atom_faults(document.encode()) == []
    assert old in document
    faults = atom_faults(document.replace(old, new, 1).encode())
    assert any(fault.startswith(f"{section}:") for fault in faults), faults


def test_the_same_papers_give_the_same_bytes() -> None:
    first = of(FULL, BARE)
    time.sleep(0.01)
    assert of(FULL, BARE) == first
    assert first.startswith('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns=')
    assert ATOM in first


def test_a_site_that_does_not_know_its_address_has_none() -> None:
    assert list(feed_files(tiny([FULL], url=""))) == []
    assert len(list(feed_files(tiny([FULL])))) == 6


def test_every_feed_of_the_seeds(seeds_site: Site) -> None:
    files = sorted((seeds_site.root / "feeds").rglob("*.atom"))
    pages = {*seeds_site.pages}
    site = "https://example.org/some/repo/"
    topics = {topic for own in seeds_site.papers for topic in own["topics"]}
    listings = {one["listing"] for own in seeds_site.papers for one in own["listings"]}
    assert len(files) >= 1 + len(topics) + len(listings)
    for file in files:
        document = file.read_bytes()
        assert atom_faults(document) == [], file
        parsed = read(document)
        name = file.relative_to(seeds_site.root).as_posix()
        addresses = {link.rel: link.href for link in parsed.feed.links}
        assert addresses["self"] == f"{site}{name}"
        assert addresses["alternate"].removeprefix(site) in pages
        assert all(entry.link.removeprefix(site) in pages for entry in parsed.entries)
        assert len(parsed.entries) <= 100


def test_the_feed_of_the_seeds_has_the_newest_papers(seeds_site: Site) -> None:
    parsed = read((seeds_site.root / "feeds/papers.atom").read_bytes())
    wanted = [f"https://example.org/some/repo/{own['url']}" for own in seeds_site.papers]
    assert [entry.link for entry in parsed.entries] == wanted[:100]
    dates = [own["date"] for own in seeds_site.papers[:100]]
    assert all(entry.published[: len(day)] == day
               for entry, day in zip(parsed.entries, dates, strict=True))  # fmt: skip


@pytest.mark.parametrize(
    ("address", "scope"),
    [
        ("", "papers"),
        ("topics/quantization/", "topics/quantization"),
        ("listings/000_fbb6d8fd68da776e/", "listings/000_fbb6d8fd68da776e"),
    ],
)
def test_pages_link_to_their_feeds(seeds_site: Site, address: str, scope: str) -> None:
    links = seeds_site.page(address).links
    assert f"feeds/{scope}.atom" in links
    assert f"feeds/{scope}.json" in links
