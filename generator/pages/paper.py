"""The page of one paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from generator.model import Assignment, Evidence, Link, LinkKind, MentionKind, Paper
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.authors import entry_url
from generator.pages.cards import date_view, topic_ref
from generator.pages.catalogue import entries, kind_words
from generator.pages.collection import Collection
from generator.pages.correction import correction_link
from generator.pages.page import Page, Planned
from generator.pages.parts import CountedRef, Ref
from generator.pages.people import MOST_NAMED, author_id
from generator.pages.published import venue_id
from generator.pages.views import (
    AuthorView,
    LinkView,
    NameGroup,
    PaperView,
    RelatedView,
    Sighting,
    TopicReason,
)
from generator.pages.written import list_refs, note_views
from generator.text.math import plain

if TYPE_CHECKING:
    from generator.related import Related

LABELS = {
    LinkKind.PDF: "PDF",
    LinkKind.ARXIV: "arXiv",
    LinkKind.DOI: "DOI",
    LinkKind.HUGGINGFACE: "Hugging Face",
    LinkKind.CODE: "Code",
    LinkKind.MODEL: "Models",
    LinkKind.DATASET: "Data set",
    LinkKind.PROJECT: "Project page",
}
PLACES = {"title": "the title", "sentence": "the sentence that says what it does",
          "abstract": "the abstract"}  # fmt: skip
MOST_DESCRIPTION = 300
"""Characters of a page's description; search engines show about half of it."""


def paper_pages(collection: Collection) -> Iterator[Planned]:
    """One page per paper."""
    for paper in collection.newest:
        yield Planned(addresses.paper(paper.id), partial(_page, collection, paper))


def _page(collection: Collection, paper: Paper) -> Page:
    return Page(
        src=addresses.paper(paper.id),
        kind="paper",
        title=plain(paper.title),
        description=shorten(plain(paper.sentence or paper.abstract)),
        view=paper_view(collection, paper),
    )


def shorten(text: str) -> str:
    """``text`` cut where it is too long for a description: at a word, or inside an endless one."""
    if len(text) <= MOST_DESCRIPTION:
        return text
    head = text[:MOST_DESCRIPTION]
    return f"{head.rpartition(' ')[0] or head}…"


def paper_view(collection: Collection, paper: Paper) -> PaperView:
    """What the page of ``paper`` shows."""
    here = From(addresses.paper(paper.id))
    return PaperView(
        id=paper.id,
        title=paper.title,
        sentence=paper.sentence,
        abstract=paper.abstract,
        authors=tuple(_author(collection, name, here) for name in paper.authors[:MOST_NAMED]),
        author_count=paper.author_count,
        unnamed=len(paper.authors[MOST_NAMED:]),
        more_authors=paper.more_authors,
        organisation=paper.organisation.name if paper.organisation else None,
        date=date_view(paper.date) if paper.date else None,
        comments=paper.comments,
        venue=paper.venue,
        venue_href=here.to(addresses.venue(venue)) if (venue := venue_id(paper)) else None,
        arxiv=paper.arxiv,
        doi=paper.doi,
        kind=kind_words(paper),
        catalogued=entries(paper),
        links=tuple(map(_link, paper.links)),
        topics=_topics(collection, paper, here),
        names=tuple(_names(collection, paper, here)),
        sightings=tuple(_sightings(collection, paper, here)),
        related=tuple(_nearest(collection, paper, here)),
        correct=_correct(collection, paper),
        notes=note_views(collection, paper),
        lists=list_refs(collection, paper),
    )


def _author(collection: Collection, name: str, here: From) -> AuthorView:
    author = collection.authors[author_id(name)]
    if author.has_page:
        return AuthorView(name, here.to(addresses.author(author.id)))
    if author.has_signpost:
        return AuthorView(name, here.file(entry_url(collection, author)))
    return AuthorView(name, None)


def _link(link: Link) -> LinkView:
    detail = link.url.split("://", 1)[1].rstrip("/")
    if link.kind not in (LinkKind.PROJECT, LinkKind.DOI):
        detail = detail.partition("/")[2] or detail
    return LinkView(link.kind.value, LABELS[link.kind], detail, link.url)


def _topics(collection: Collection, paper: Paper, here: From) -> tuple[TopicReason, ...]:
    return tuple(
        TopicReason(topic_ref(collection.topics[own.topic], here), _reasons(own))
        for own in collection.assignments.get(paper.id, ())
    )


def _reasons(assignment: Assignment) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_reason, assignment.evidence)))


def _reason(evidence: Evidence) -> str:
    if evidence.where not in PLACES:
        return "given by the maintainer"
    return f"“{evidence.text}” in {PLACES[evidence.where]}"


def _names(collection: Collection, paper: Paper, here: From) -> Iterable[NameGroup]:
    mentions = collection.mentions.get(paper.id, {})
    for kind in MentionKind:
        if found := mentions.get(kind):
            names = tuple(
                CountedRef(
                    collection.names[kind, mention.name].title,
                    here.to(addresses.name(kind, mention.name)),
                    len(collection.by_name[kind, mention.name]),
                )
                for mention in found
            )
            yield NameGroup(kind.value.capitalize(), names)


def _correct(collection: Collection, paper: Paper) -> str | None:
    topics = collection.topic_ids.get(paper.id, ())
    return correction_link(collection.repository, paper, topics)


def _nearest(collection: Collection, paper: Paper, here: From) -> Iterator[RelatedView]:
    for near in collection.related.get(paper.id, ()):
        yield _related(collection, paper, near, here)


def _related(collection: Collection, paper: Paper, near: Related, here: From) -> RelatedView:
    other = collection.by_id[near.paper]
    own = {assignment.topic for assignment in collection.assignments.get(paper.id, ())}
    shared = (a.topic for a in collection.assignments.get(other.id, ()) if a.topic in own)
    return RelatedView(
        href=here.to(addresses.paper(other.id)),
        title=other.title,
        date=date_view(other.date) if other.date else None,
        terms=near.terms,
        topics=tuple(collection.topics[topic].title for topic in shared),
    )


def _sightings(collection: Collection, paper: Paper, here: From) -> Iterator[Sighting]:
    for key in paper.records:
        listing, record = collection.sources[key]
        src = addresses.numbered(addresses.listing(listing.id), collection.listed_on[key])
        href = here.to(src, f"l{record.line}")
        one = record.line == record.end_line
        lines = f"line {record.line}" if one else f"lines {record.line}–{record.end_line}"
        yield Sighting(Ref(listing.title, href), lines)
