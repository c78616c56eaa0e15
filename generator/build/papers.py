"""From records and facts to papers: cluster, give ids, merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process

from generator.config import ListingSettings
from generator.corpus import Facts, FactsFile, merge
from generator.corpus.dates import printed_date
from generator.corpus.details import record_identifiers
from generator.dedupe import Cluster, Reason, cluster
from generator.errors import Diagnostic, Place, error, note, warning
from generator.model import Listing, Paper, Record, RecordKey
from generator.permalinks import (
    Candidate,
    Ledger,
    Served,
    Settlement,
    gone,
    opening,
    paper_slug,
    restate,
    settle,
    withdrawn,
)
from generator.sources import Reading
from generator.text.latex import clean

NEAREST_IDS = 60.0
"""Likeness (0 to 100) from which an id is worth naming to who mistyped one."""

Settings = Mapping[str, ListingSettings]
Listings = Mapping[str, Listing]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Papers with what they were made of, by paper id, and what was noticed on the way.

    ``ledger`` is the ledger of addresses as it should be written, without the day in
    entries that are new.
    """

    papers: tuple[Paper, ...]
    ledger: Ledger
    clusters: Mapping[str, Cluster]
    facts: Mapping[str, Facts]
    problems: tuple[Diagnostic, ...]


def make_papers(
    readings: Sequence[Reading], settings: Settings, facts: FactsFile, ledger: Ledger
) -> Corpus:
    """Merge the records of all ``readings`` into papers, each with its id and facts.

    A paper that ``ledger`` knows keeps its id; one that it says is withdrawn is left out.
    """
    listings = {reading.listing.id: reading.listing for reading in readings}
    records = [record for reading in readings for record in reading.listing.records]
    entries = _entries_of(records, settings, listings, facts, ledger)
    identifiers = _identifiers(records, entries, facts)
    clusters = cluster(records, identifiers)
    trusted = [by_trust(own.records, settings) for own in clusters]
    settlement = settle(ledger, _candidates(trusted, listings, identifiers))
    ids = settlement.ids
    chosen = [_entry_of(key, own, entries) for key, own in zip(ids, trusted, strict=True)]
    known = [facts.entries[entry] if entry else Facts() for entry in chosen]
    shown = [i for i in range(len(ids)) if i not in settlement.withdrawn]
    merged = [merge(ids[i], trusted[i], listings, known[i]) for i in shown]
    papers = tuple(result.paper for result in merged)
    problems = [*_near_joins(clusters, listings), *(p for own in merged for p in own.problems)]
    problems += _about_facts(facts, entries, _kept(chosen, entries, ledger), papers, ids)
    problems += _about_addresses(ledger, settlement, papers, trusted, listings)
    return Corpus(
        papers=papers,
        ledger=restate(ledger, settlement, map(_served, papers, (trusted[i] for i in shown))),
        clusters={ids[i]: clusters[i] for i in shown},
        facts={ids[i]: known[i] for i in shown},
        problems=tuple(problems),
    )


def _identifiers(
    records: Iterable[Record], entries: Mapping[RecordKey, str], facts: FactsFile
) -> dict[RecordKey, dict[str, str]]:
    """What is known of each record's identifiers, from the facts and from itself."""
    known = {key: facts.entries[entry].identifiers() for key, entry in entries.items()}
    return {record.key: record_identifiers(record, known) for record in records}


def _served(paper: Paper, records: Sequence[Record]) -> Served:
    titles = tuple(dict.fromkeys(clean(record.title) or record.title for record in records))
    return Served(paper, titles, opening(records[0].abstract))


def _about_addresses(
    ledger: Ledger,
    settlement: Settlement,
    papers: Sequence[Paper],
    trusted: Sequence[Sequence[Record]],
    listings: Listings,
) -> Iterable[Diagnostic]:
    """What the ledger of addresses says that the listings do not, or the other way round."""
    yield from gone(ledger, settlement, papers)
    first = {i: trusted[i][0] for i in settlement.withdrawn}
    places = {
        i: Place(listings[record.listing].file, record.line, record.end_line)
        for i, record in first.items()
    }
    yield from withdrawn(ledger, settlement, places)


def by_trust(records: Iterable[Record], settings: Settings) -> tuple[Record, ...]:
    """``records`` with the one whose word counts first.

    Of one listing that is the fuller record, not the earlier one: where a record stands
    in its listing says nothing about the paper.
    """

    def order(record: Record) -> tuple[int, str, int, int, str, str, str, int]:
        trust = settings.get(record.listing, ListingSettings()).trust
        tail = (record.author_count, record.organisation, record.date_text, record.comments)
        known = sum(part is not None for part in tail)
        said = (record.title, record.abstract, str(tail))
        return (-trust, record.listing, -known, -len(record.abstract), *said, record.line)

    return tuple(sorted(records, key=order))


def _candidates(
    trusted: Iterable[Sequence[Record]],
    listings: Listings,
    identifiers: Mapping[RecordKey, Mapping[str, str]],
) -> list[Candidate]:
    """Papers that want an id, each given by its records in order of trust.

    Of papers that want the same new id the older one gets the plain one.
    """
    found = []
    for own in trusted:
        known = {k: v for record in own for k, v in identifiers.get(record.key, {}).items()}
        found.append(Candidate(own[0], _oldest(own, listings), tuple(own), known))
    return found


def _oldest(records: Iterable[Record], listings: Listings) -> str:
    dates = (printed_date(record, listings[record.listing]) for record in records)
    return min((str(date.value) for date in dates if date), default="9999")


def _entries_of(
    records: Iterable[Record],
    settings: Settings,
    listings: Listings,
    facts: FactsFile,
    ledger: Ledger,
) -> dict[RecordKey, str]:
    """The entry of the facts that each record belongs to, found by the id its title has.

    Two papers of one title ask for the same id, but each gets its own: an entry must not
    make them one by giving both the same identifiers.
    """
    by_slug: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_slug[paper_slug(record.title)].append(record)
    groups = [
        by_trust(own.records, settings) for same in by_slug.values() for own in cluster(same, {})
    ]
    found: dict[RecordKey, str] = {}
    for own, names in zip(groups, _names(groups, listings, ledger), strict=True):
        entry = next((name for name in names if name in facts.entries), None)
        if entry is not None:
            found |= {record.key: entry for record in own}
    return found


def _names(
    groups: Sequence[Sequence[Record]], listings: Listings, ledger: Ledger
) -> Iterable[list[str]]:
    """The ids under which the facts may name the paper of each group, the surest first.

    Facts outlive a change of id: those of a paper that was renamed, or merged into another,
    are found under its old id as under the new one.
    """
    settlement = settle(ledger, _candidates(groups, listings, {}))
    claimed: dict[int, list[str]] = defaultdict(list)
    for key, i in sorted(settlement.owners.items()):
        claimed[i].append(key)
    for i, key in enumerate(settlement.ids):
        ends = [end for own in claimed[i] if (end := ledger.final(own))]
        yield [key, *claimed[i], *ends, *ledger.aliases.get(key, ())]


def _entry_of(
    paper_id: str, records: Iterable[Record], entries: Mapping[RecordKey, str]
) -> str | None:
    """The entry about a paper: that of its id, else that of its most trusted record with one."""
    own = [entries[record.key] for record in records if record.key in entries]
    if paper_id in own:
        return paper_id
    return own[0] if own else None


def _near_joins(clusters: Iterable[Cluster], listings: Listings) -> Iterable[Diagnostic]:
    """A note for each pair of records joined by likeness: the one rule that could be wrong."""
    for own in clusters:
        for join in own.joins:
            if join.reason is not Reason.NEAR:
                continue
            (first, line), (second, other) = join.first, join.second
            place = Place(listings[second].file, other)
            message = f"taken for the same paper as {listings[first].file}:{line}: {join.detail}"
            hint = "give the two different arXiv ids in seeds/papers.yml if they are not"
            yield note("nearly-equal", message, place, hint)


def _kept(
    chosen: Iterable[str | None], entries: Mapping[RecordKey, str], ledger: Ledger
) -> frozenset[str]:
    """The entries that papers take, and those of papers that are gone for now.

    The latter are no mistake: the ledger asks what became of the paper.
    """
    return frozenset(filter(None, chosen)) | (ledger.published - frozenset(entries.values()))


def _about_facts(
    facts: FactsFile,
    entries: Mapping[RecordKey, str],
    known: Container[str],
    papers: Sequence[Paper],
    ids: Sequence[str],
) -> Iterable[Diagnostic]:
    """An error for each entry but ``known`` ones, a warning for each identifier of two."""
    owners = {entries[key]: paper.id for paper in papers for key in paper.records if key in entries}
    for key in facts.entries:
        if key not in known:
            place = facts.document.place(key) if facts.document else None
            yield _unused(key, place, owners.get(key), ids)
    yield from _shared_identifiers(papers, facts)


def _unused(key: str, place: Place | None, owner: str | None, ids: Sequence[str]) -> Diagnostic:
    if owner is None:
        return error("unknown-paper", f"'{key}' is the id of no paper", place, _nearest(key, ids))
    message = f"'{key}' is now part of '{owner}', which has an entry of its own"
    hint = f"move what is known to the entry '{owner}', and delete this one"
    return error("merged-paper", message, place, hint)


def _nearest(key: str, ids: Sequence[str]) -> str:
    found = process.extract(key, ids, limit=3, score_cutoff=NEAREST_IDS)
    return f"nearest ids: {', '.join(own for own, _, _ in found)}" if found else "no id is near it"


def _shared_identifiers(papers: Iterable[Paper], facts: FactsFile) -> Iterable[Diagnostic]:
    """A warning where two papers that stayed apart carry one identifier."""
    owners: dict[str, Paper] = {}
    for paper in papers:
        for identifier in filter(None, (paper.arxiv, paper.doi)):
            other = owners.setdefault(identifier, paper)
            if other is not paper:
                message = f"'{paper.id}' and '{other.id}' are two papers with the id {identifier}"
                place = facts.document.place(paper.id) if facts.document else None
                yield warning("shared-identifier", message, place, "correct one of the two")
