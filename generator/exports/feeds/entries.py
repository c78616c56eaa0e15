"""What feeds say, before it is said as Atom or as JSON.

All text is plain: formulas as characters, no markup, one line, and only characters that XML
1.0 allows. A date that is known to the year or month counts from its first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date

from generator.exports.feeds.identity import Identity, identity
from generator.model import Link, LinkKind, Paper
from generator.pages import addresses
from generator.pages.collection import Collection
from generator.text.math import plain

MOST = 100
"""Entries in a feed: readers fetch it again and again, and show little more than the top."""
LANDING = (LinkKind.ARXIV, LinkKind.DOI, LinkKind.HUGGINGFACE)
"""Where a paper is at home, the surest first."""
LIST_ABOUT = "The papers of a reading list, in its order."
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Extensible Markup Language 1.0 (Fifth Edition), production 2; no escape helps these."""


@dataclass(frozen=True, slots=True)
class Category:
    """A topic: its id and its name."""

    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in a feed.

    ``date`` is ``None`` where nothing is known; ``authors`` may be empty; ``summary`` is the
    sentence that says what the paper does and ``content`` the abstract, either may be
    ``None``. ``url`` is the paper's page; ``links`` lead out of the site.
    """

    id: str
    url: str
    title: str
    date: Date | None
    authors: tuple[str, ...]
    summary: str | None
    content: str | None
    categories: tuple[Category, ...]
    links: tuple[Link, ...]

    @property
    def landing(self) -> str | None:
        """The paper's own home elsewhere."""
        by_kind = {link.kind: link.url for link in reversed(self.links)}
        return next((by_kind[kind] for kind in LANDING if kind in by_kind), None)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: ``scope`` as in :func:`addresses.feed`, ``url`` the page that it follows.

    ``site`` and ``site_url`` are who publishes it.
    """

    scope: str
    id: str
    title: str
    description: str
    url: str
    site: str
    site_url: str
    entries: tuple[Entry, ...]

    def address(self, ending: str) -> str:
        """Where the feed itself is."""
        return f"{self.site_url}{addresses.feed(self.scope, ending)}"

    @property
    def updated(self) -> Date | None:
        """The date of its newest entry."""
        return max((entry.date for entry in self.entries if entry.date), default=None)


def feeds(collection: Collection) -> Iterator[Feed]:
    """The feed of the site, then one for each topic, each listing and each reading list."""
    maker = _Maker(collection)
    src, title = addresses.PAPERS, collection.title
    yield maker.feed("papers", src, title, collection.description, collection.newest)
    for topic in collection.topics.values():
        src, papers = addresses.topic(topic.id), collection.by_topic.get(topic.id, ())
        name = f"{collection.title}: {topic.title}"
        yield maker.feed(f"topics/{topic.id}", src, name, topic.description, papers)
    for listing in collection.listings:
        src, name = addresses.listing(listing.id), f"{collection.title}: listing {listing.title}"
        found = (collection.by_record.get(record.key) for record in listing.records)
        # Two entries with one id would be two states of one entry (RFC 4287, section 4.1.1).
        only = {paper.id: paper for paper in found if paper}.values()
        about = "The papers of one listing, in its order."
        yield maker.feed(f"listings/{listing.id}", src, name, about, only)
    yield from _of_reading_lists(maker, collection)


def _of_reading_lists(maker: _Maker, collection: Collection) -> Iterator[Feed]:
    for own in collection.written.lists:
        papers = (collection.by_id[entry.paper] for entry in own.entries)
        name, about = f"{collection.title}: {own.title}", own.description or LIST_ABOUT
        yield maker.feed(f"lists/{own.id}", addresses.reading_list(own.id), name, about, papers)


class _Maker:
    """Makes each entry once, however many feeds it is in."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._identity: Identity = identity(collection)
        self._made: dict[str, Entry] = {}

    def feed(
        self, scope: str, src: str, title: str, description: str, papers: Iterable[Paper]
    ) -> Feed:
        own = self._collection
        first = [paper for paper, _ in zip(papers, range(MOST), strict=False)]
        return Feed(
            scope=scope,
            id=self._identity.urn(f"feeds/{scope}"),
            title=_line(title),
            description=_line(description),
            url=f"{own.url}{addresses.url(src)}",
            site=_line(own.title),
            site_url=own.url,
            entries=tuple(map(self._entry, first)),
        )

    def _entry(self, paper: Paper) -> Entry:
        if paper.id not in self._made:
            self._made[paper.id] = self._make(paper)
        return self._made[paper.id]

    def _make(self, paper: Paper) -> Entry:
        own = self._collection
        topics: Mapping[str, str] = {key: topic.title for key, topic in own.topics.items()}
        assigned = [one.topic for one in own.assignments.get(paper.id, ())]
        return Entry(
            id=self._identity.urn(f"papers/{paper.id}"),
            url=f"{own.url}{addresses.url(addresses.paper(paper.id))}",
            title=_line(plain(paper.title)) or paper.id,
            date=_first_day(paper),
            authors=tuple(filter(None, map(_line, _authors(paper)))),
            summary=_line(plain(paper.sentence or "")) or None,
            content=_line(plain(paper.abstract)) or None,
            categories=tuple(Category(key, _line(topics[key])) for key in assigned),
            links=tuple(Link(link.kind, _line(link.url)) for link in paper.links),
        )


def _authors(paper: Paper) -> tuple[str, ...]:
    """Who a paper is by: people where they are known, else who published it."""
    if paper.authors or not paper.organisation:
        return paper.authors
    return (paper.organisation.name,)


def _first_day(paper: Paper) -> Date | None:
    if paper.date is None:
        return None
    value = paper.date.value
    return Date(value.year, value.month or 1, value.day or 1)


def _line(text: str) -> str:
    return " ".join(_NOT_XML.sub("", text).split())
