"""What is noticed while records become papers: facts, addresses and joins that ask for a look."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from generator.build.curating import nearest_ids
from generator.corpus import Facts, FactsFile
from generator.dedupe import Cluster, Reason
from generator.errors import Diagnostic, Place, error, note, warning
from generator.model import Listing, Paper, Record, RecordKey
from generator.permalinks import Ledger, Settlement, gone, withdrawn

Listings = Mapping[str, Listing]


def hidden_papers(facts: FactsFile, hidden: Mapping[str, Facts]) -> Iterable[Diagnostic]:
    """A note for each paper that the facts hide."""
    for key, own in sorted(hidden.items()):
        place = facts.document.place(key, "hide") if facts.document else None
        message = f"'{key}' is not shown: {own.hide}"
        yield note("hidden-paper", message, place, f"to show it: paper-atlas correct {key} hide=")


def about_addresses(
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


def near_joins(clusters: Iterable[Cluster], listings: Listings) -> Iterable[Diagnostic]:
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


def kept_entries(
    chosen: Iterable[str | None], entries: Mapping[RecordKey, str], ledger: Ledger
) -> frozenset[str]:
    """The entries that papers take, and those of papers that are gone for now.

    The latter are no mistake: the ledger asks what became of the paper.
    """
    return frozenset(filter(None, chosen)) | (ledger.published - frozenset(entries.values()))


def about_facts(
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
        return error(
            "unknown-paper", f"'{key}' is the id of no paper", place, nearest_ids(key, ids)
        )
    message = f"'{key}' is now part of '{owner}', which has an entry of its own"
    hint = (
        f"move what is known to the entry '{owner}', write 'merge: [{key}]' there, and delete this"
    )
    return error("merged-paper", message, place, hint)


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
