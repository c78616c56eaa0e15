"""Find what is left to do. Linear in papers but for pairs, which are sought among neighbours."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.dedupe import Join, alike
from generator.model import DateSource, Listing, Paper, Record, RecordKey
from generator.quality.checks import CHECKS, Finding, Report
from generator.text.identifiers import arxiv_month
from generator.text.keys import title_key
from generator.text.math import plain

SAME_TITLE, LIKE_ABSTRACT, SAME_ABSTRACT = 95.0, 60.0, 90.0
"""Likeness (0 to 100) from which two papers are worth a look: of titles alone, of abstracts under
titles that are alike, and of abstracts alone."""
TOLERANCE_MONTHS = 1
WORDS = 12
"""Words of an abstract that tell it from another."""
YEARS_APART = 1
YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything that is looked at.

    ``topics`` are topic ids by paper id, ``None`` where the collection has no topics;
    ``joins`` those by likeness; ``parted`` the ``split`` of the facts, by paper id.
    """

    papers: Sequence[Paper]
    listings: Sequence[Listing]
    topics: Mapping[str, Sequence[str]] | None
    joins: Mapping[str, Sequence[Join]]
    parted: Mapping[str, Sequence[str]]


def find(subject: Subject) -> Report:
    """Every finding; each list in the order of ids."""
    found = {
        check.id: tuple(sorted(FINDERS[check.id](subject), key=lambda one: one.subject))
        for check in CHECKS
    }
    return Report(len(subject.papers), found)


def _each(
    say: Callable[[Paper], tuple[str, tuple[str, ...]] | None],
) -> Callable[[Subject], Iterator[Finding]]:
    """A check that looks at each paper alone; ``say`` gives detail and changes, or nothing."""

    def check(subject: Subject) -> Iterator[Finding]:
        for paper in subject.papers:
            if (said := say(paper)) is not None:
                remedies = tuple(correct(paper.id, change) for change in said[1])
                yield Finding(paper.id, _title(paper), said[0], None, remedies)

    return check


def correct(paper_id: str, change: str) -> str:
    """The command that makes a change, safe to paste into a shell."""
    name, how, value = re.split(r"([+-]?=)", change, maxsplit=1)
    text = " ".join(value.split())
    shown = f'"{text}"' if "…" in text and not re.search(r'["$`\\!]', text) else shlex.quote(text)
    return f"paper-atlas correct {paper_id} {name}{how}{shown}"


def _title(paper: Paper) -> str:
    return " ".join(plain(paper.title).split())


def _missing(field: str, change: str) -> Callable[[Subject], Iterator[Finding]]:
    return _each(lambda paper: None if getattr(paper, field) else ("", (change,)))


def _no_authors(paper: Paper) -> tuple[str, tuple[str, ...]] | None:
    if paper.authors or paper.organisation:
        return None
    count = f"{paper.author_count} are counted" if paper.author_count else ""
    return count, ("authors=First Author; Second Author; …",)


def _no_identifier(paper: Paper) -> tuple[str, tuple[str, ...]] | None:
    known = paper.arxiv or paper.doi or paper.identifiers
    return None if known else ("", ("arxiv=…", "doi=…"))


def _no_topic(subject: Subject) -> Iterator[Finding]:
    for paper in subject.papers if subject.topics is not None else ():
        assert subject.topics is not None
        if not subject.topics.get(paper.id):
            yield Finding(paper.id, _title(paper), "", None, (correct(paper.id, "add_topics+=…"),))


def _from_arxiv(paper: Paper) -> tuple[str, tuple[str, ...]] | None:
    if paper.date is None or paper.date.source is not DateSource.ARXIV:
        return None
    return str(paper.date.value), (f"date={paper.date.value}-…",)


def _inferred(subject: Subject) -> Iterator[Finding]:
    """One finding per listing: that is where the year is declared."""
    for listing in subject.listings:
        if listing.year_inferred and listing.year:
            dated = sum(bool(r.date_text and "," not in r.date_text) for r in listing.records)
            remedy = f"{listing.id}:\n  year: {listing.year}"
            detail = f"{listing.year} for {dated} of {len(listing.records)} entries"
            if dated:
                yield Finding(listing.id, listing.title, detail, None, (remedy,))


def _against_arxiv(paper: Paper) -> tuple[str, tuple[str, ...]] | None:
    month = arxiv_month(paper.arxiv) if paper.arxiv else None
    if month is None or month.month is None or paper.date is None:
        return None
    own = paper.date.value
    behind = (month.year - own.year) * 12 + (month.month - own.month if own.month else 0)
    if behind <= TOLERANCE_MONTHS:
        return None
    return f"{own}, but arXiv {paper.arxiv} is of {month}", (f"date={month}", "arxiv=…")


def _identifiers_differ(paper: Paper) -> tuple[str, tuple[str, ...]] | None:
    for kind in ("arxiv", "doi", "acl", "openreview", "pmid"):
        claims = paper.claims.get(kind, ())
        values = tuple(dict.fromkeys(claim.value for claim in claims))
        if len(values) > 1 and claims[0].source != "papers.yml":
            return f"{kind}: {' and '.join(values)}", tuple(f"{kind}={own}" for own in values)
    return None


def _years_differ(paper: Paper) -> tuple[str, tuple[str, ...]] | None:
    if paper.date is None or paper.date.source is DateSource.CURATED:
        return None
    claims = (c for c in paper.claims.get("date", ()) if not c.source.startswith("arXiv:"))
    years = sorted({int(found[0]) for c in claims if (found := YEAR.match(c.value))})
    if len(years) < 2 or years[-1] - years[0] <= YEARS_APART:
        return None
    return " and ".join(map(str, years)), (f"date={paper.date.value}",)


def _authors_differ(paper: Paper) -> tuple[str, tuple[str, ...]] | None:
    counts = {int(claim.value) for claim in paper.claims.get("author_count", ())}
    if not paper.authors or paper.more_authors or counts <= {len(paper.authors)}:
        return None
    counted = " and ".join(str(n) for n in sorted(counts - {len(paper.authors)}))
    detail = f"{len(paper.authors)} named, {counted} counted"
    return detail, ("authors=First Author; Second Author; …",)


def _joined(subject: Subject) -> Iterator[Finding]:
    records = {r.key: r for listing in subject.listings for r in listing.records}
    for paper in subject.papers:
        for join in subject.joins.get(paper.id, ()):
            first, second = records[join.first], records[join.second]
            detail = f"{_where(join.first)} and {_where(join.second)}: {join.detail}"
            change = f"split+={second.listing}: {_named(first, second)}"
            yield Finding(paper.id, _title(paper), detail, None, (correct(paper.id, change),))


def _where(key: RecordKey) -> str:
    return f"{key[0]}:{key[1]}"


def _named(first: Record, second: Record) -> str:
    """What tells the second record from the first: its title, else its abstract's beginning."""
    if title_key(first.title) != title_key(second.title):
        return second.title
    return _opening(second.abstract)


def _alike(subject: Subject) -> Iterator[Finding]:
    papers = sorted(subject.papers, key=lambda paper: paper.id)
    records = [Record("", i, i, own.title, own.abstract) for i, own in enumerate(papers)]
    for (_, i), (_, j), titles, abstracts in alike(records):
        one, other = sorted((papers[i], papers[j]), key=lambda paper: paper.id)
        written = bool(one.abstract and other.abstract)
        least = LIKE_ABSTRACT if titles else SAME_ABSTRACT
        enough = titles >= SAME_TITLE or (written and abstracts >= least)
        if enough and not _told_apart(one, other, subject.parted):
            yield Finding(
                subject=one.id,
                title=_title(one),
                detail=_how(titles, abstracts, written),
                other=other.id,
                remedies=tuple(correct(one.id, change) for change in _changes(one, other)),
            )


def _how(titles: float, abstracts: float, written: bool) -> str:
    said = f"titles {titles:.0f} % alike" if titles else "titles differ"
    if not written:
        return f"{said}, an abstract is missing"
    return f"{said}, abstracts {abstracts:.0f} %" if abstracts else f"{said}, abstracts differ"


def _changes(one: Paper, other: Paper) -> Iterator[str]:
    """What makes them one, and what says that they are two."""
    yield f"merge+={other.id}"
    if title_key(one.title) != title_key(other.title):
        yield f"split+={other.title}"
    elif other.abstract:
        yield f"split+={_opening(other.abstract)}"


def _opening(abstract: str) -> str:
    return " ".join(abstract.split()[:WORDS])


def _told_apart(one: Paper, other: Paper, parted: Mapping[str, Sequence[str]]) -> bool:
    """Whether different identifiers, or the maintainer, say that they are two papers."""
    known = {"arxiv": one.arxiv, "doi": one.doi, **one.identifiers}
    others = {"arxiv": other.arxiv, "doi": other.doi, **other.identifiers}
    if any(value and others.get(kind, value) not in (value, None) for kind, value in known.items()):
        return True
    return _says(parted.get(one.id, ()), other) or _says(parted.get(other.id, ()), one)


def _says(selectors: Iterable[str], paper: Paper) -> bool:
    wanted = (title_key(paper.title), title_key(_opening(paper.abstract)))
    return any(title_key(selector).endswith(key) for selector in selectors for key in wanted if key)


FINDERS: Mapping[str, Callable[[Subject], Iterator[Finding]]] = {
    "alike": _alike,
    "joined": _joined,
    "date-against-arxiv": _each(_against_arxiv),
    "identifiers-differ": _each(_identifiers_differ),
    "years-differ": _each(_years_differ),
    "authors-differ": _each(_authors_differ),
    "no-topic": _no_topic,
    "no-abstract": _missing("abstract", "abstract=…"),
    "no-authors": _each(_no_authors),
    "no-date": _missing("date", "date=…"),
    "no-identifier": _each(_no_identifier),
    "year-inferred": _inferred,
    "date-from-arxiv": _each(_from_arxiv),
}
"""How each check is made, by its id."""
