"""What structured formats say of a paper, record by record in the order of trust."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.corpus.facts import Facts
from generator.model import AuthorName, Details, Paper, PaperKind, Publication, Record, RecordKey

Sourced = tuple[Record, Details]
PARTS = ("venue", "volume", "issue", "pages", "publisher")


def detailed(records: Sequence[Record]) -> list[Sourced]:
    """The records that have details, with them."""
    return [(record, record.details) for record in records if record.details]


def record_identifiers(
    record: Record, facts: Mapping[RecordKey, Mapping[str, str]]
) -> dict[str, str]:
    """What makes a record the same paper as another: the maintainer's go before its own.

    An ISBN is the whole book's: papers of one volume share it.
    """
    own = record.details.identifiers if record.details else ()
    known = {**dict(own), **facts.get(record.key, {})}
    return {kind: value for kind, value in known.items() if kind != "isbn"}


def details_without(details: Details | None, fields: Sequence[str]) -> Details | None:
    """``details`` as if they did not say ``fields``, by the names that the facts have."""
    if details is None:
        return None
    parts: dict[str, Any] = {name: None for name in ("kind", *PARTS) if name in fields}
    authors = "authors" in fields
    return replace(
        details,
        authors=() if authors else details.authors,
        more_authors=details.more_authors and not authors,
        date=None if "date" in fields else details.date,
        publication=replace(details.publication, **parts),
        identifiers=tuple(own for own in details.identifiers if own[0] not in fields),
    )


def with_authors(sources: Sequence[Sourced]) -> list[Sourced]:
    """The records that name authors, those whose list is not cut off first."""
    return sorted((own for own in sources if own[1].authors), key=lambda own: own[1].more_authors)


def with_details(paper: Paper, sources: Sequence[Sourced], facts: Facts) -> Paper:
    """``paper`` with the authors and the venue that records give, where no one else did.

    The authors are those of the first record that has all; names that the maintainer wrote are
    whole, and stay as they are.
    """
    people: tuple[AuthorName, ...] = ()
    more = False
    if not paper.authors:
        people, more = next(
            ((d.authors, d.more_authors) for _, d in with_authors(sources)), (people, more)
        )
    publication = _curated(_publication(sources) if paper.venue is None else None, facts)
    return replace(
        paper,
        authors=paper.authors or tuple(person.spoken for person in people),
        people=people,
        more_authors=more,
        venue=venue_words(publication) or paper.venue,
        publication=publication,
        identifiers=other_identifiers(sources, facts),
    )


def _curated(printed: Publication | None, facts: Facts) -> Publication | None:
    """Where it appeared, with the parts that the maintainer wrote.

    A venue in words alone has none: what it says is found in the words.
    """
    known: dict[str, Any] = facts.publication()
    if not known:
        return printed
    if "kind" in known:
        known["kind"] = PaperKind(known["kind"])
    if facts.venue:
        known["venue"] = facts.venue
    return replace(printed or Publication(), **known)


def _publication(sources: Sequence[Sourced]) -> Publication | None:
    """Where it appeared, from the first record that names a venue, else that has a type.

    A preprint says less than any other: the same paper in a journal was published there.
    """
    said = [d.publication for _, d in sources if d.publication != Publication()]
    said.sort(key=lambda own: (own.kind is PaperKind.PREPRINT, own.venue is None))
    return said[0] if said else None


def said(sources: Sequence[Sourced], kind: str) -> Iterator[tuple[Record, str | None]]:
    """What each record says its identifier of ``kind`` is."""
    for record, details in sources:
        yield record, dict(details.identifiers).get(kind)


def other_identifiers(sources: Sequence[Sourced], facts: Facts) -> dict[str, str]:
    """Identifiers beside arXiv's and the DOI, by kind; of two the first record's counts."""
    curated = facts.identifiers()
    found = {kind: value for kind, value in curated.items() if kind not in ("arxiv", "doi")}
    for _, details in sources:
        for kind, value in details.identifiers:
            if kind not in ("arxiv", "doi"):
                found.setdefault(kind, value)
    return dict(sorted(found.items()))


def venue_words(publication: Publication | None) -> str | None:
    """Where it appeared, in words: ``Nature 521, 436-444``."""
    if publication is None or publication.venue is None:
        return None
    number = f"({publication.issue})" if publication.issue else ""
    volume = f" {publication.volume}{number}" if publication.volume else ""
    pages = f", {publication.pages}" if publication.pages else ""
    return f"{publication.venue}{volume}{pages}"
