"""What can be found: papers, topics, authors with a page, reading lists, hand-written pages.

Other lists of papers are left out: their papers are found themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import MentionKind, Paper
from generator.pages import addresses
from generator.pages.cards import date_words
from generator.pages.collection import Collection
from generator.pages.people import Author, by_line
from generator.pages.written import introduction, note_views
from generator.search.handwritten import text_of
from generator.text.math import plain

FACETS = ("topic", "year", "model", "benchmark", "language", "listing")
"""What full-text results can be narrowed by; also the keys in the address of the search page."""

_OF_KIND = {
    MentionKind.MODELS: "model",
    MentionKind.BENCHMARKS: "benchmark",
    MentionKind.LANGUAGES: "language",
}


@dataclass(frozen=True, slots=True)
class PageText:
    """A hand-written page: address relative to the site's root, title, text without markup."""

    url: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    ``kind`` is ``paper``, ``topic``, ``author`` or ``page``; ``url`` is relative to the
    site's root. ``text`` is what can be read there (an abstract), ``gist`` one sentence of
    it; ``note`` says in a few words what it is (``Liu et al.``, ``12 papers``). ``people``
    are authors' names, ``ids`` identifiers as typed, ``beside`` further words that find it
    with less weight. ``topics`` are topic ids, ``facets`` values by facet. ``date`` is ISO
    8601, ``day`` the same for people; both empty where there is none.
    """

    kind: str
    url: str
    title: str
    text: str
    gist: str = ""
    note: str = ""
    date: str = ""
    day: str = ""
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def documents(collection: Collection, pages: Sequence[PageText]) -> tuple[Document, ...]:
    """Everything that can be found: papers newest first, then topics, authors and pages."""
    return (
        *(_paper(collection, paper) for paper in collection.newest),
        *_topics(collection),
        *(_author(author) for author in collection.authors.values() if author.has_page),
        *_lists(collection),
        *(_page(page) for page in sorted(pages, key=lambda page: page.url)),
    )


def labels(collection: Collection) -> dict[str, dict[str, str]]:
    """What people call each value of each facet, in the order in which it is offered."""
    named = {
        facet: {name.id: name.title for name in collection.names.values() if name.kind is kind}
        for kind, facet in _OF_KIND.items()
    }
    return {
        "topic": {topic.id: topic.title for topic in collection.topics.values()},
        "year": {str(year): str(year) for year in collection.by_year},
        **named,
        "listing": {listing.id: listing.title for listing in collection.listings},
    }


def _paper(collection: Collection, paper: Paper) -> Document:
    topics = tuple(own.topic for own in collection.assignments.get(paper.id, ()))
    return Document(
        kind="paper",
        url=addresses.url(addresses.paper(paper.id)),
        title=plain(paper.title),
        text=" ".join(filter(None, (plain(paper.abstract), *_said(collection, paper)))),
        gist=plain(paper.sentence or ""),
        note=by_line(paper) or "",
        date=str(paper.date.value) if paper.date else "",
        day=date_words(paper.date.value, short=True) if paper.date else "",
        topics=topics,
        people=paper.authors,
        ids=tuple(filter(None, (paper.arxiv, paper.doi))),
        beside=tuple(_beside(collection, paper, topics)),
        facets=_facets(collection, paper, topics),
    )


def _beside(collection: Collection, paper: Paper, topics: Iterable[str]) -> Iterator[str]:
    yield from (collection.topics[topic].title for topic in topics)
    for kind, mentions in collection.mentions.get(paper.id, {}).items():
        yield from (collection.names[kind, own.name].title for own in mentions)
    if paper.organisation:
        yield paper.organisation.name
    if paper.venue:
        yield paper.venue
    for note in collection.written.notes.get(paper.id, ()):
        yield from (*note.tags, *note.read_by)


def _said(collection: Collection, paper: Paper) -> Iterator[str]:
    """What the team's notes say of a paper, without markup."""
    for note in note_views(collection, paper):
        yield from filter(None, (note.verdict, text_of(note.html)))


def _facets(
    collection: Collection, paper: Paper, topics: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    found = {"topic": topics, "listing": tuple(dict.fromkeys(key for key, _ in paper.records))}
    if paper.date:
        found["year"] = (str(paper.date.value.year),)
    for kind, mentions in collection.mentions.get(paper.id, {}).items():
        found[_OF_KIND[kind]] = tuple(own.name for own in mentions)
    return {facet: found[facet] for facet in FACETS if found.get(facet)}


def _topics(collection: Collection) -> Iterator[Document]:
    for topic in collection.topics.values():
        papers = len(collection.by_topic.get(topic.id, ()))
        yield Document(
            kind="topic",
            url=addresses.url(addresses.topic(topic.id)),
            title=topic.title,
            text=topic.description,
            gist=topic.description,
            note=_counted(papers),
        )


def _author(author: Author) -> Document:
    return Document(
        kind="author",
        url=addresses.url(addresses.author(author.id)),
        title=author.name,
        text="",
        note=_counted(len(author.papers)),
    )


def _lists(collection: Collection) -> Iterator[Document]:
    """Reading lists, which are found as pages: their papers are found themselves."""
    for own in collection.written.lists:
        about = own.description or ""
        text = " ".join(filter(None, (about, text_of(introduction(collection, own)))))
        url = addresses.url(addresses.reading_list(own.id))
        note = _counted(len(own.entries))
        yield Document(kind="page", url=url, title=own.title, text=text, gist=about, note=note)


def _counted(papers: int) -> str:
    return "1 paper" if papers == 1 else f"{papers:,} papers"


def _page(page: PageText) -> Document:
    return Document(kind="page", url=page.url, title=page.title, text=page.text)
