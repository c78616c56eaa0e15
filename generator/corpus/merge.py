"""Merge the records of a cluster and the curated facts into one paper.

``seeds/papers.yml`` wins; then the listings in their order of trust. What is not taken is
kept in the paper's claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.corpus.dates import contradictions, date_claims
from generator.corpus.details import (
    Sourced,
    detailed,
    details_without,
    said,
    venue_words,
    with_authors,
    with_details,
)
from generator.corpus.facts import IDENTIFIERS, PUBLICATION, Facts
from generator.corpus.links import paper_links
from generator.errors import Diagnostic, Place, warning
from generator.model import Claim, Listing, Organisation, Paper, Record
from generator.text.latex import clean
from generator.text.sentences import contribution_sentence

CURATED = "papers.yml"
"""The source of claims that people made."""
OWN = {"organisation": "organisation", "author_count": "author_count", "date": "date_text"}
"""The field of a record that a field of the facts takes away."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A paper, and what was noticed while it was made."""

    paper: Paper
    problems: tuple[Diagnostic, ...]


def merge(
    paper_id: str, records: Sequence[Record], listings: Mapping[str, Listing], facts: Facts
) -> Merged:
    """Make a paper of ``records``, which are in order of trust and at least one."""
    records = [_without(record, facts.without) for record in records]
    sources = detailed(records)
    claims = _claims(records, facts, sources)
    arxiv, doi = _first(claims["arxiv"]), _first(claims["doi"])
    dates = date_claims(records, listings, facts, arxiv)
    claims["date"] = tuple(claim for _, claim in dates)
    abstract = _first(claims["abstract"]) or ""
    paper = Paper(
        id=paper_id,
        title=claims["title"][0].value,
        abstract=abstract,
        records=tuple(record.key for record in records),
        sentence=facts.sentence or contribution_sentence(abstract),
        authors=facts.authors,
        author_count=_number(claims["author_count"]),
        organisation=_organisation(claims["organisation"]),
        date=dates[0][0] if dates else None,
        comments=_number(claims["comments"]),
        arxiv=arxiv,
        doi=doi,
        venue=facts.venue,
        links=paper_links(arxiv, doi, facts, records),
        claims={field: offered for field, offered in claims.items() if offered},
    )
    problems = (*contradictions(records, listings, arxiv), *_count(paper, records, listings))
    return Merged(with_details(paper, sources, facts), problems)


def _claims(
    records: Sequence[Record], facts: Facts, sources: Sequence[Sourced]
) -> dict[str, tuple[Claim, ...]]:
    """Every value offered for every field, the one to take first, equal ones together."""
    return {
        "title": _offers(facts.title, ((r, clean(r.title) or r.title) for r in records)),
        "abstract": _offers(facts.abstract, ((r, clean(r.abstract)) for r in records)),
        "organisation": _offers(facts.organisation, ((r, r.organisation) for r in records)),
        "author_count": _offers(facts.author_count, ((r, r.author_count) for r in records)),
        "comments": _offers(None, ((r, r.comments) for r in records)),
        "authors": _offers(
            ", ".join(facts.authors) or None,
            (
                (r, ", ".join(person.spoken for person in d.authors))
                for r, d in with_authors(sources)
            ),
        ),
        "arxiv": _offers(facts.arxiv, said(sources, "arxiv")),
        **{kind: _offers(getattr(facts, kind), said(sources, kind)) for kind in IDENTIFIERS[1:]},
        "venue": _offers(facts.venue, ((r, venue_words(d.publication)) for r, d in sources)),
        **{name: _part(name, facts, sources) for name in PUBLICATION},
    }


def _part(name: str, facts: Facts, sources: Sequence[Sourced]) -> tuple[Claim, ...]:
    """What is offered for one part of where a paper appeared."""
    return _offers(getattr(facts, name), ((r, getattr(d.publication, name)) for r, d in sources))


def _without(record: Record, fields: Sequence[str]) -> Record:
    """``record`` as if it did not print ``fields``, which the maintainer says are wrong."""
    if not fields:
        return record
    taken: dict[str, Any] = {OWN[name]: None for name in fields if name in OWN}
    if "abstract" in fields:
        taken["abstract"] = ""
    return replace(record, details=details_without(record.details, fields), **taken)


def _offers(
    curated: str | int | None, printed: Iterable[tuple[Record, str | int | None]]
) -> tuple[Claim, ...]:
    claims = [Claim(str(curated), CURATED)] if curated else []
    claims += [
        Claim(str(value), f"{record.listing}:{record.line}")
        for record, value in printed
        if value not in (None, "")
    ]
    return tuple(claims)


def _first(claims: Sequence[Claim]) -> str | None:
    return claims[0].value if claims else None


def _number(claims: Sequence[Claim]) -> int | None:
    return int(claims[0].value) if claims else None


def _organisation(claims: Sequence[Claim]) -> Organisation | None:
    """A listing prints handle and name (``nvidia NVIDIA``), ``papers.yml`` the name alone.

    An account that prints one word has no other name.
    """
    if not claims:
        return None
    if claims[0].source == CURATED:
        return Organisation(None, claims[0].value)
    handle, *name = claims[0].value.split(maxsplit=1)
    return Organisation(handle, name[0] if name else handle)


def _count(
    paper: Paper, records: Sequence[Record], listings: Mapping[str, Listing]
) -> Iterable[Diagnostic]:
    """A warning where a listing counts other authors than the facts name."""
    for record in records:
        if paper.authors and record.author_count not in (None, len(paper.authors)):
            message = f"'{paper.id}' has {len(paper.authors)} authors in papers.yml"
            place = Place(listings[record.listing].file, record.line, record.end_line)
            yield warning(
                "author-count-differs",
                f"{message}, the listing counts {record.author_count}",
                place,
                "compare the authors in seeds/papers.yml with the paper",
            )
            return
