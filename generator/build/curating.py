"""What the maintainer says of records over the rules: which are one paper, and which are not.

``merge`` joins papers that the rules keep apart, ``split`` takes records out of a paper that
the rules made of them. Both name papers by id, so it must be known which records an id means
before there are papers: :class:`Homes` says it, from the ids that the records alone ask for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process

from generator.corpus import FactsFile
from generator.corpus.selectors import Named
from generator.dedupe import Cluster, Join, Reason, cluster
from generator.errors import Diagnostic, error
from generator.model import Record, RecordKey
from generator.permalinks import Ledger

NEAREST_IDS = 60.0
"""Likeness (0 to 100) from which an id is worth naming to who mistyped one."""

Identifiers = Mapping[RecordKey, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Homes:
    """The records that an id means: those that ask for it most surely.

    ``groups`` are records of one title each, ``names`` the ids that each group may go by:
    those that are surely its own, the surest first, and then others.
    """

    groups: Sequence[Sequence[Record]]
    names: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]

    def best(self, wanted: Iterable[str]) -> Mapping[str, int]:
        """The group that each of the ``wanted`` ids means most surely, by its index."""
        asked = set(wanted)
        found: dict[str, tuple[int, str, str, int]] = {}
        for i, (sure, others) in enumerate(self.names):
            for place, name in enumerate((*sure, *others)):
                if name in asked:
                    # Where a record stands must not decide.
                    rank = (place, self.groups[i][0].title, self.groups[i][0].abstract, i)
                    found[name] = min(found.get(name, rank), rank)
        return {name: i for name, (*_, i) in found.items()}

    def of(self, wanted: Iterable[str]) -> Mapping[str, frozenset[RecordKey]]:
        """The keys of the records behind each of the ``wanted`` ids that has some."""
        return {
            name: frozenset(record.key for record in self.groups[i])
            for name, i in self.best(wanted).items()
        }


@dataclass(frozen=True, slots=True)
class Decided:
    """A cluster with what was decided of it.

    ``entries`` are the entries of the facts that made it what it is, the one that counts
    first; ``merged`` the ids that it took in; ``parted`` says that it was taken out of another.
    """

    cluster: Cluster
    entries: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    parted: bool = False


class Curating:
    """Applies the facts to clusters, one after the other; ``problems`` says what did not fit."""

    def __init__(
        self,
        facts: FactsFile,
        homes: Mapping[str, frozenset[RecordKey]],
        identifiers: Identifiers,
        ledger: Ledger,
        known_ids: Sequence[str],
    ) -> None:
        """Take what decides; ``homes`` has the records behind each id that facts name."""
        self.problems: list[Diagnostic] = []
        self._facts = facts
        self._homes = homes
        self._identifiers = identifiers
        self._ledger = ledger
        self._known_ids = known_ids
        self._found: dict[int, Decided] = {}
        self._where: dict[RecordKey, int] = {}

    def decide(self, clusters: Iterable[Cluster]) -> list[Decided]:
        """``clusters`` after every split and then every merge, in the order of their records."""
        for i, own in enumerate(clusters):
            self._put(i, Decided(own))
        entries = sorted(self._facts.entries.items())
        if any(facts.split for _, facts in entries):
            records = (record for one in self._found.values() for record in one.cluster.records)
            index = Named.of(records)
            for key, facts in entries:
                if facts.split:
                    self._split(key, facts.split, index)
        for key, facts in entries:
            if facts.merge:
                self._merge(key, facts.merge)
        return sorted(self._found.values(), key=lambda one: one.cluster.records[0].key)

    def _put(self, i: int, one: Decided) -> None:
        self._found[i] = one
        self._where |= {record.key: i for record in one.cluster.records}

    def _home(self, key: str, besides: Mapping[RecordKey, int]) -> int | None:
        """Which cluster is the paper ``key``: that of its records, best of those it keeps."""
        keys = sorted(self._homes.get(key, ()))
        ranked = sorted((self._found[self._where[own]].parted, own in besides, own) for own in keys)
        return self._where[ranked[0][2]] if ranked else None

    def _split(self, key: str, selectors: Sequence[str], index: Named) -> None:
        """Take what ``key`` names out of its paper; the rest stays together."""
        sides: dict[RecordKey, int] = {}
        for i, selector in enumerate(selectors):
            selected = index.select(selector)
            if not selected:
                self._unmatched(key, i, selector, index)
            for record in selected:
                sides.setdefault(record, i)
        at = self._home(key, sides)
        if at is None:
            return
        one = self._found[at]
        rest = [record for record in one.cluster.records if record.key not in sides]
        if not rest:
            message = f"'split' of '{key}' names all of its records"
            hint = "name only those that are another paper; the first words of an abstract do"
            self._refuse("bad-split", message, hint, key, "split")
        elif len(rest) < len(one.cluster.records):
            kept = replace(one, cluster=_part(one.cluster, rest), entries=(*one.entries, key))
            self._put(at, kept)
            for part in self._parts(one.cluster, sides):
                self._put(max(self._found) + 1, Decided(part, parted=True))

    def _parts(self, own: Cluster, sides: Mapping[RecordKey, int]) -> Iterator[Cluster]:
        """What was taken out: by the rules one paper or several, and never one of two lines."""
        groups: dict[int, list[Record]] = defaultdict(list)
        for record in own.records:
            if record.key in sides:
                groups[sides[record.key]].append(record)
        for _, records in sorted(groups.items()):
            yield from cluster(records, self._identifiers)

    def _merge(self, key: str, others: Sequence[str]) -> None:
        """Join the papers of ``others`` to that of ``key``, which keeps its id."""
        at = self._home(key, {})
        if at is None:
            return
        places = [self._home(other, {}) for other in others]
        for i, other in enumerate(others):
            if places[i] is None and other not in self._ledger.published:
                message = f"'{key}' merges '{other}', which is the id of no paper"
                near = nearest_ids(other, self._known_ids)
                hint = f"{near}; to take it out: paper-atlas correct {key} merge-={other}"
                self._refuse("unknown-paper", message, hint, key, "merge", i)
        one = self._found[at]
        for i in sorted({own for own in places if own is not None} - {at}):
            one = _joined(one, self._found.pop(i))
        one = replace(
            one,
            entries=tuple(dict.fromkeys((key, *others, *one.entries))),
            merged=tuple(dict.fromkeys((key, *others, *one.merged))),
        )
        self._put(at, one)

    def _unmatched(self, key: str, i: int, selector: str, index: Named) -> None:
        message = f"'{key}' splits '{selector}', which no record is called"
        near = index.nearest(selector)
        nearest = f"nearest: {', '.join(near)}" if near else "no record is near it"
        hint = f"{nearest}; give a whole title, an identifier or the first words of an abstract"
        self._refuse("unknown-record", message, hint, key, "split", i)

    def _refuse(self, code: str, message: str, hint: str, *path: str | int) -> None:
        place = self._facts.document.place(*path) if self._facts.document else None
        self.problems.append(error(code, message, place, hint))


def nearest_ids(key: str, ids: Sequence[str]) -> str:
    """The ids most like ``key``, in words."""
    found = process.extract(key, ids, limit=3, score_cutoff=NEAREST_IDS)
    return f"nearest ids: {', '.join(own for own, _, _ in found)}" if found else "no id is near it"


def _part(own: Cluster, records: Sequence[Record]) -> Cluster:
    """The part of a cluster that ``records`` are."""
    keys = {record.key for record in records}
    joins = (join for join in own.joins if join.first in keys and join.second in keys)
    return Cluster(tuple(records), tuple(joins))


def _joined(one: Decided, other: Decided) -> Decided:
    a, b = one.cluster, other.cluster
    first, second = sorted((a.records[0].key, b.records[0].key))
    join = Join(first, second, Reason.CURATED, "merge")
    records = tuple(sorted((*a.records, *b.records), key=lambda record: record.key))
    joins = sorted((*a.joins, *b.joins, join), key=lambda own: (own.first, own.second))
    return Decided(
        Cluster(records, tuple(joins)),
        (*one.entries, *other.entries),
        (*one.merged, *other.merged),
        one.parted and other.parted,
    )
