"""Papers as they were made before, where everything they are made of is as it was."""

from __future__ import annotations

from dataclasses import replace

from generator.build.keeping import ALWAYS, Snapshot
from generator.build.papers import NONE_MERGED, Corpus, make_papers
from generator.build.reading import Seeds
from generator.dedupe import Cluster
from generator.stored import Store


def papers_of(seeds: Seeds, store: Store) -> Corpus:
    """The papers that the seeds tell of."""
    live: Corpus | None = store.alive("corpus", seeds.key)
    if live is not None:
        return live
    known: Snapshot | None = store.get("papers", ALWAYS)
    if known is not None and known.key == seeds.key:
        corpus = _restored(known, seeds)
    else:
        listings, merged = seeds.settings.listings, known.merged if known else NONE_MERGED
        corpus = make_papers(seeds.readings, listings, seeds.facts, seeds.ledger, merged)
        store.put("papers", ALWAYS, _taken(corpus, seeds))
    return store.held("corpus", seeds.key, lambda: corpus)


def _taken(corpus: Corpus, seeds: Seeds) -> Snapshot:
    written = seeds.ledger.entries
    return Snapshot(
        key=seeds.key,
        merged=dict(corpus.merged),
        papers=corpus.papers,
        hidden=corpus.hidden,
        entries={k: own for k, own in corpus.ledger.entries.items() if own != written.get(k)},
        records={
            key: tuple(record.key for record in own.records) for key, own in corpus.clusters.items()
        },
        joins={key: own.joins for key, own in corpus.clusters.items() if own.joins},
        facts=dict(corpus.facts),
        problems=corpus.problems,
    )


def _restored(known: Snapshot, seeds: Seeds) -> Corpus:
    records = {
        record.key: record for reading in seeds.readings for record in reading.listing.records
    }
    return Corpus(
        papers=known.papers,
        hidden=known.hidden,
        ledger=replace(seeds.ledger, entries={**seeds.ledger.entries, **known.entries}),
        clusters={
            key: Cluster(tuple(records[own] for own in keys), known.joins.get(key, ()))
            for key, keys in known.records.items()
        },
        facts=known.facts,
        problems=known.problems,
        merged=known.merged,
    )
