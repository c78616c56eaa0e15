"""From records and facts to papers: cluster, give ids, merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.build.curating import Curating, Decided, Homes
from generator.build.noticing import (
    about_addresses,
    about_facts,
    hidden_papers,
    kept_entries,
    near_joins,
)
from generator.config import ListingSettings
from generator.corpus import Facts, FactsFile, Merged, merge
from generator.corpus.dates import printed_date
from generator.corpus.details import record_identifiers
from generator.dedupe import Cluster, cluster
from generator.errors import Diagnostic
from generator.model import Listing, Paper, Record, RecordKey
from generator.parallel import shared
from generator.permalinks import (
    Candidate,
    Ledger,
    Served,
    Settlement,
    opening,
    paper_slug,
    restate,
    settle,
)
from generator.sources import Reading
from generator.stored import key_of
from generator.text.latex import clean
from generator.timing import stage

NOTHING = Facts()
"""What is known beyond the listings of most papers."""
NONE_MERGED: Mapping[str, Merged] = MappingProxyType({})
Settings = Mapping[str, ListingSettings]
Listings = Mapping[str, Listing]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Papers with what they were made of, by paper id, and what was noticed on the way.

    ``hidden`` are papers that the facts hide: they have an address and no page. ``ledger`` is
    the ledger of addresses as it should be written, without the day in entries that are new.
    ``merged`` is each paper as it was merged, by the key of what it was merged of.
    """

    papers: tuple[Paper, ...]
    hidden: tuple[Paper, ...]
    ledger: Ledger
    clusters: Mapping[str, Cluster]
    facts: Mapping[str, Facts]
    problems: tuple[Diagnostic, ...]
    merged: Mapping[str, Merged] = field(default_factory=dict, repr=False, compare=False)


def make_papers(
    readings: Sequence[Reading],
    settings: Settings,
    facts: FactsFile,
    ledger: Ledger,
    merged: Mapping[str, Merged] = NONE_MERGED,
) -> Corpus:
    """Merge the records of all ``readings`` into papers, each with its id and facts.

    A paper that ``ledger`` knows keeps its id; one that it says is withdrawn is left out. What
    an earlier corpus has ``merged`` is not merged again.
    """
    listings = {reading.listing.id: reading.listing for reading in readings}
    records = [record for reading in readings for record in reading.listing.records]
    with stage("same papers"):
        group = _group(records, settings, listings, facts, ledger)
    clusters = [one.cluster for one in group.decided]
    trusted = [by_trust(own.records, settings) for own in clusters]
    found = zip(_candidates(trusted, listings, group.identifiers), group.decided, strict=True)
    with stage("addresses"):
        settlement = settle(ledger, [_decreed(*pair, ledger, facts) for pair in found])
    plain = [
        _entry_of(key, own, group.entries) for key, own in zip(settlement.ids, trusted, strict=True)
    ]
    chosen = [
        _chosen(settlement.ids[i], one, plain[i], facts, ledger)
        for i, one in enumerate(group.decided)
    ]
    return _corpus(_Before(listings, facts, ledger, group, trusted, settlement, chosen), merged)


@dataclass(frozen=True, slots=True)
class _Before:
    """Everything that is known before records become papers; lists go by cluster."""

    listings: Listings
    facts: FactsFile
    ledger: Ledger
    group: _Group
    trusted: Sequence[Sequence[Record]]
    settlement: Settlement
    chosen: Sequence[Sequence[str]]


def _corpus(before: _Before, earlier: Mapping[str, Merged]) -> Corpus:
    ids, trusted = before.settlement.ids, before.trusted
    known = [_together(own, before.facts) for own in before.chosen]
    kept = [i for i in range(len(ids)) if i not in before.settlement.withdrawn]
    with stage("merging"):
        keys = {i: _merge_key(ids[i], trusted[i], before.listings, known[i]) for i in kept}
        new = [i for i in kept if keys[i] not in earlier]
        made = shared(lambda i: merge(ids[i], trusted[i], before.listings, known[i]), new)
        merged = {i: earlier[keys[i]] for i in kept if keys[i] in earlier}
        merged |= zip(new, made, strict=True)
    shown = [i for i in kept if known[i].hide is None]
    papers = tuple(merged[i].paper for i in shown)
    served = (_served(merged[i].paper, trusted[i], known[i]) for i in kept)
    clusters = [one.cluster for one in before.group.decided]
    problems = (
        *(problem for i in shown for problem in merged[i].problems),
        *near_joins((clusters[i] for i in shown), before.listings),
        *hidden_papers(before.facts, {ids[i]: known[i] for i in kept if known[i].hide}),
        *_about(before, papers),
    )
    return Corpus(
        papers=papers,
        hidden=tuple(merged[i].paper for i in kept if known[i].hide),
        ledger=restate(before.ledger, before.settlement, served),
        clusters={ids[i]: clusters[i] for i in kept},
        facts={ids[i]: known[i] for i in kept},
        problems=problems,
        merged={keys[i]: merged[i] for i in kept},
    )


def _merge_key(paper_id: str, records: Sequence[Record], listings: Listings, facts: Facts) -> str:
    """The key of all that :func:`merge` makes a paper of."""
    own = [listings[key] for key in dict.fromkeys(record.listing for record in records)]
    told = [(one.id, one.file, one.year, one.year_inferred) for one in own]
    known = "" if facts is NOTHING else repr(facts)
    return key_of(paper_id, repr(records), repr(told), known).hex()


def _about(before: _Before, papers: Sequence[Paper]) -> Iterable[Diagnostic]:
    """What facts and addresses say that the listings do not, or the other way round."""
    group, settlement = before.group, before.settlement
    used = kept_entries((key for own in before.chosen for key in own), group.entries, before.ledger)
    yield from group.problems
    yield from about_facts(before.facts, group.entries, used, papers, settlement.ids)
    yield from about_addresses(before.ledger, settlement, papers, before.trusted, before.listings)


@dataclass(frozen=True, slots=True)
class _Group:
    """Clusters after what the maintainer decided, with what that was decided on."""

    decided: Sequence[Decided]
    entries: Mapping[RecordKey, str]
    identifiers: Mapping[RecordKey, Mapping[str, str]]
    problems: Sequence[Diagnostic]


def _group(
    records: Sequence[Record],
    settings: Settings,
    listings: Listings,
    facts: FactsFile,
    ledger: Ledger,
) -> _Group:
    # Only facts are asked which records they are about.
    known = facts.entries
    homes = _homes(records, settings, listings, ledger) if known else Homes((), ())
    entries = _entries_of(homes, facts)
    identifiers = _identifiers(records, entries, facts)
    ids = sorted(sure[0] for sure, _ in homes.names)
    curating = Curating(facts, homes.of(_named(facts)), identifiers, ledger, ids)
    decided = curating.decide(cluster(records, identifiers))
    return _Group(decided, entries, identifiers, curating.problems)


def _named(facts: FactsFile) -> Iterable[str]:
    """The ids whose records must be known before there are papers."""
    for key, own in facts.entries.items():
        if own.merge or own.split:
            yield from (key, *own.merge)


def _decreed(candidate: Candidate, one: Decided, ledger: Ledger, facts: FactsFile) -> Candidate:
    """``candidate`` with the ids that the maintainer gives it by splitting and merging."""
    if one.parted and not one.entries:
        # What is known of the paper it was part of is not known of it.
        own = {k: v for r in candidate.records for k, v in record_identifiers(r, {}).items()}
        return replace(candidate, identifiers=own, parted=True)
    if not one.entries:
        return candidate
    first = one.entries[0]
    known = {k: v for key in one.entries[::-1] for k, v in _of(facts, key).identifiers().items()}
    return replace(
        candidate,
        own=tuple(dict.fromkeys((ledger.final(first) or first, first, *one.merged))),
        identifiers={**candidate.identifiers, **known},
        parted=one.parted,
    )


def _of(facts: FactsFile, key: str) -> Facts:
    return facts.entries.get(key, Facts())


def _chosen(
    paper_id: str, one: Decided, plain: str | None, facts: FactsFile, ledger: Ledger
) -> tuple[str, ...]:
    """The entries about a paper, the one whose word counts first; ``plain`` by its records.

    What was taken out of a paper has the entry of its own id and not those of its records.
    """
    if one.entries:
        return tuple(key for key in one.entries if key in facts.entries)
    if one.parted:
        names = (paper_id, *ledger.aliases.get(paper_id, ()))
        return tuple(key for key in names if key in facts.entries)[:1]
    return (plain,) if plain else ()


def _together(keys: Iterable[str], facts: FactsFile) -> Facts:
    found = NOTHING
    for key in keys:
        found = found.over(facts.entries[key])
    return found


def _identifiers(
    records: Iterable[Record], entries: Mapping[RecordKey, str], facts: FactsFile
) -> dict[RecordKey, dict[str, str]]:
    """What is known of each record's identifiers, from the facts and from itself."""
    known = {key: facts.entries[entry].identifiers() for key, entry in entries.items()}
    found = {}
    for record in records:
        wrong = _of(facts, entries.get(record.key, "")).without
        own = record_identifiers(record, known)
        kept = known.get(record.key, {})
        found[record.key] = {k: v for k, v in own.items() if k not in wrong or k in kept}
    return found


def _served(paper: Paper, records: Sequence[Record], facts: Facts) -> Served:
    titles = tuple(dict.fromkeys(clean(record.title) or record.title for record in records))
    return Served(paper, titles, opening(records[0].abstract), facts.hide)


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


def _homes(
    records: Iterable[Record], settings: Settings, listings: Listings, ledger: Ledger
) -> Homes:
    """Records of one title each with the ids that they may go by."""
    by_slug: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_slug[paper_slug(record.title)].append(record)
    groups = [
        by_trust(own.records, settings) for same in by_slug.values() for own in cluster(same, {})
    ]
    return Homes(groups, tuple(_names(groups, listings, ledger)))


def _entries_of(homes: Homes, facts: FactsFile) -> dict[RecordKey, str]:
    """The entry of the facts that each record belongs to, found by the id its title has.

    Two papers of one title ask for the same id, but each gets its own: an entry must not
    make them one by giving both the same identifiers.
    """
    found: dict[RecordKey, str] = {}
    best = homes.best(facts.entries)
    for i, (own, (sure, others)) in enumerate(zip(homes.groups, homes.names, strict=True)):
        known = (*sure, *(name for name in others if best.get(name) == i))
        entry = next((name for name in known if name in facts.entries), None)
        if entry is not None:
            found |= {record.key: entry for record in own}
    return found


def _names(
    groups: Sequence[Sequence[Record]], listings: Listings, ledger: Ledger
) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The ids under which the facts may name the paper of each group: sure ones, then others.

    Facts outlive a change of id: those of a paper that was renamed are found under its old
    id as under the new one. Those of a paper that was merged into another are found by its
    own records; only where it has none left are they the other's.
    """
    settlement = settle(ledger, _candidates(groups, listings, {}))
    claimed: dict[int, list[str]] = defaultdict(list)
    for key, i in sorted(settlement.owners.items()):
        claimed[i].append(key)
    for i, key in enumerate(settlement.ids):
        renamed = (ledger.renamed(own) for own in claimed[i])
        yield tuple(dict.fromkeys((key, *claimed[i], *renamed))), ledger.aliases.get(key, ())


def _entry_of(
    paper_id: str, records: Iterable[Record], entries: Mapping[RecordKey, str]
) -> str | None:
    """The entry about a paper: that of its id, else that of its most trusted record with one."""
    own = [entries[record.key] for record in records if record.key in entries]
    if paper_id in own:
        return paper_id
    return own[0] if own else None
