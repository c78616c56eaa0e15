"""From a paper to what is cited: the one place that decides what a reference says.

The variables are those of CSL 1.0.2 (Citation Style Language specification, appendices III and
IV, and the schema ``csl-data.json`` of the same release).
"""

from __future__ import annotations

from dataclasses import replace

from generator.exports.citations.item import Item, Kind
from generator.model import AuthorName, LinkKind, Paper, PaperKind, PartialDate, Publication
from generator.text.names import author_names
from generator.text.venues import Venue, classify

KINDS = {
    PaperKind.ARTICLE: Kind.JOURNAL,
    PaperKind.CONFERENCE: Kind.CONFERENCE,
    PaperKind.BOOK: Kind.BOOK,
    PaperKind.CHAPTER: Kind.CHAPTER,
    PaperKind.THESIS: Kind.THESIS,
    PaperKind.REPORT: Kind.REPORT,
    PaperKind.DATASET: Kind.DATASET,
    PaperKind.SOFTWARE: Kind.SOFTWARE,
    PaperKind.OTHER: Kind.DOCUMENT,
}
IN_VENUES = (Kind.JOURNAL, Kind.CONFERENCE, Kind.CHAPTER)
"""What appears in something else; without that it is cited as a preprint or a document."""


def cite(paper: Paper, key: str) -> Item:
    """What is cited of ``paper`` under ``key``. What is unknown is left out.

    A paper whose venue is known from words was published in the venue's year; its own date is
    that of the preprint. A DOI without a venue stays with the preprint.
    """
    authors, more = cited_authors(paper)
    item = Item(
        id=key,
        kind=Kind.PREPRINT,
        title=paper.title,
        authors=authors,
        more_authors=more and bool(authors),
        organisation=paper.organisation.name if paper.organisation and not authors else None,
        issued=paper.date.value if paper.date else None,
        arxiv=paper.arxiv,
        doi=paper.doi,
        url=_url(paper),
    )
    if paper.publication:
        return _published(item, paper.publication)
    venue = classify(paper.venue) if paper.venue else None
    return _appeared(item, venue) if venue else replace(item, note=paper.venue)


def _appeared(item: Item, venue: Venue) -> Item:
    """``item`` as published at a venue that its words name for certain."""
    return replace(
        item,
        kind=KINDS[venue.kind],
        issued=PartialDate(venue.year),
        container=venue.container,
        container_short=venue.short,
        volume=venue.volume,
        issue=venue.issue,
        page=venue.page,
        url=venue.url or item.url,
    )


def _published(item: Item, publication: Publication) -> Item:
    """``item`` as published where a structured listing says in parts."""
    kind = KINDS.get(publication.kind, Kind.PREPRINT) if publication.kind else Kind.PREPRINT
    if publication.venue is None and kind in IN_VENUES:
        kind = Kind.PREPRINT if item.arxiv else Kind.DOCUMENT
    published = kind is not Kind.PREPRINT
    return replace(
        item,
        kind=kind,
        container=publication.venue if published else None,
        volume=publication.volume if published else None,
        issue=publication.issue if published else None,
        page=publication.pages.replace("--", "–").replace("-", "–")
        if published and publication.pages
        else None,
        publisher=publication.publisher if published else None,
        note=None if published else publication.venue,
    )


def cited_authors(paper: Paper) -> tuple[tuple[AuthorName, ...], bool]:
    """The authors in parts, as a listing gives them or as their names tell; and whether more."""
    if paper.people:
        return paper.people, paper.more_authors
    return author_names(paper.authors)


def _url(paper: Paper) -> str | None:
    """The page that a reader of the reference wants: arXiv's, else any."""
    by_kind = {link.kind: link.url for link in reversed(paper.links)}
    wanted = (LinkKind.ARXIV, LinkKind.DOI, LinkKind.HUGGINGFACE, LinkKind.PROJECT)
    return next((by_kind[kind] for kind in wanted if kind in by_kind), None)
