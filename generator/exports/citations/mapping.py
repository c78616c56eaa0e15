"""From a paper to what is cited: the one place that decides what a reference says.

The variables are those of CSL 1.0.2 (Citation Style Language specification, appendices III and
IV, and the schema ``csl-data.json`` of the same release).
"""

from __future__ import annotations

from generator.exports.citations.item import Item, Kind
from generator.exports.citations.venues import Venue, classify
from generator.model import AuthorName, LinkKind, Paper, PartialDate
from generator.text.names import author_names


def cite(paper: Paper, key: str) -> Item:
    """What is cited of ``paper`` under ``key``. What is unknown is left out.

    A paper whose venue is known was published in the venue's year; its own date is that of
    the preprint. A DOI without a venue stays with the preprint.
    """
    authors, more = cited_authors(paper)
    venue = classify(paper.venue) if paper.venue else None
    return Item(
        id=key,
        kind=venue.kind if venue else Kind.PREPRINT,
        title=paper.title,
        authors=authors,
        more_authors=more and bool(authors),
        organisation=paper.organisation.name if paper.organisation and not authors else None,
        issued=_issued(paper, venue),
        container=venue.container if venue else None,
        container_short=venue.short if venue else None,
        volume=venue.volume if venue else None,
        issue=venue.issue if venue else None,
        page=venue.page if venue else None,
        arxiv=paper.arxiv,
        doi=paper.doi,
        url=_url(paper, venue),
        note=paper.venue if paper.venue and venue is None else None,
    )


def cited_authors(paper: Paper) -> tuple[tuple[AuthorName, ...], bool]:
    """The authors in parts, as a listing gives them or as their names tell; and whether more."""
    if paper.people:
        return paper.people, paper.more_authors
    return author_names(paper.authors)


def _issued(paper: Paper, venue: Venue | None) -> PartialDate | None:
    if venue:
        return PartialDate(venue.year)
    return paper.date.value if paper.date else None


def _url(paper: Paper, venue: Venue | None) -> str | None:
    """The page that a reader of the reference wants: the publisher's, else arXiv's, else any."""
    if venue and venue.url:
        return venue.url
    by_kind = {link.kind: link.url for link in reversed(paper.links)}
    wanted = (LinkKind.ARXIV, LinkKind.DOI, LinkKind.HUGGINGFACE, LinkKind.PROJECT)
    return next((by_kind[kind] for kind in wanted if kind in by_kind), None)
