"""Which records are the same paper, and why.

Three rules, strongest first: an equal identifier (arXiv, DOI); an equal title key, unless
the abstracts clearly differ; a nearly equal title *and* a nearly equal abstract. Records
whose identifiers contradict each other are never the same paper, whatever joins them.

The result depends neither on the order of the records nor on where they stand: wherever
one of two joins excludes the other, what the records say decides which comes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from generator.model import Record, RecordKey
from generator.text.keys import title_key, words
from generator.text.latex import clean
from generator.text.math import plain

SAME_TITLE_ABSTRACTS = 60.0
"""Likeness (0 to 100) from which abstracts under one title are versions of one abstract.

Revisions of an abstract stay far above it, abstracts of two papers that share a title
far below: unrelated English abstracts reach about 45.
"""
NEAR_TITLE = 90.0
NEAR_ABSTRACT = 90.0
LIKE_TITLE = 85.0
"""Likeness from which titles are worth a second look by people."""
COMPARED = 5000
"""Characters of an abstract that are compared: more than any has, and a limit to the time."""
RARE_WORDS = 2
"""Records are compared if they share one of each other's rarest title words,"""
ENDS = 40
"""or so many letters at the start or the end of their abstracts."""
LARGEST_BLOCK = 60
"""In a block of more records each is compared with this many neighbours in the order of
their abstracts, from either end, instead of with all."""


class Reason(StrEnum):
    """What makes two records one paper."""

    IDENTIFIER = "same identifier"
    TITLE = "same title"
    NEAR = "nearly the same title and abstract"
    CURATED = "papers.yml says so"


@dataclass(frozen=True, slots=True)
class Join:
    """Two records found to be one paper, and why. ``detail`` says what is equal or how near."""

    first: RecordKey
    second: RecordKey
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """The records of one paper, in order of their keys, with the joins that made it one."""

    records: tuple[Record, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True)
class _Item:
    """A record with what is compared of it."""

    record: Record
    ids: Mapping[str, str]

    @cached_property
    def title(self) -> str:
        return clean(self.record.title)

    @cached_property
    def key(self) -> str:
        # Titles of signs alone have no key, and are equal only if they are the same.
        return title_key(plain(self.title)) or f"={self.title}"

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(words(self.title))

    @cached_property
    def abstract(self) -> str:
        """The abstract without its line ends, which depend on where it was copied."""
        return " ".join(self.record.abstract.split())[:COMPARED]

    @cached_property
    def rank(self) -> tuple[str, str, str, RecordKey]:
        """An order by what the record says; its place only tells equal ones apart."""
        return (self.key, self.abstract, str(sorted(self.ids.items())), self.record.key)


@dataclass(slots=True)
class _Groups:
    """Disjoint sets of records, by index, that refuse to hold contradicting identifiers."""

    items: Sequence[_Item]
    parent: list[int] = field(init=False)
    known: list[dict[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.parent = list(range(len(self.items)))
        self.known = [dict(item.ids) for item in self.items]

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def unite(self, i: int, j: int) -> bool:
        """Join the groups of ``i`` and ``j``; false where they are one or contradict."""
        a, b = self.find(i), self.find(j)
        if a == b or any(self.known[b].get(k, v) != v for k, v in self.known[a].items()):
            return False
        self.parent[b] = a
        self.known[a].update(self.known[b])
        return True


def cluster(
    records: Iterable[Record], identifiers: Mapping[RecordKey, Mapping[str, str]]
) -> tuple[Cluster, ...]:
    """Group ``records`` into papers, in order of each paper's first record.

    ``identifiers`` gives what is known of a record's identifiers by kind
    (``{"arxiv": "2305.17888"}``); records that are not in it have none.
    """
    items = [_Item(record, identifiers.get(record.key, {})) for record in records]
    if len(items) == 1:
        # As are most groups of one title, and all there is to look at takes some time.
        return (Cluster((items[0].record,), ()),)
    items.sort(key=lambda item: item.rank)
    groups = _Groups(items)
    joins = [
        (i, _join(items[i].record.key, items[j].record.key, reason, detail))
        for rule in (_by_identifier, _by_title, _without_abstract, _by_likeness)
        for i, j, reason, detail in rule(items, groups)
        if groups.unite(i, j)
    ]
    return _collect(groups, joins)


def _join(a: RecordKey, b: RecordKey, reason: Reason, detail: str) -> Join:
    return Join(min(a, b), max(a, b), reason, detail)


def _collect(groups: _Groups, joins: Iterable[tuple[int, Join]]) -> tuple[Cluster, ...]:
    members: dict[int, list[Record]] = defaultdict(list)
    reasons: dict[int, list[Join]] = defaultdict(list)
    for i, item in enumerate(groups.items):
        members[groups.find(i)].append(item.record)
    for i, join in joins:
        reasons[groups.find(i)].append(join)
    found = (
        Cluster(
            tuple(sorted(own, key=lambda record: record.key)),
            tuple(sorted(reasons[root], key=lambda join: (join.first, join.second))),
        )
        for root, own in members.items()
    )
    return tuple(sorted(found, key=lambda cluster: cluster.records[0].key))


Found = Iterator[tuple[int, int, Reason, str]]


def _by_identifier(items: Sequence[_Item], _groups: _Groups) -> Found:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for identifier in item.ids.items():
            blocks[identifier].append(i)
    for (kind, value), same in sorted(blocks.items()):
        for i, j in pairwise(same):
            yield i, j, Reason.IDENTIFIER, f"{kind} {value}"


def _by_title(items: Sequence[_Item], groups: _Groups) -> Found:
    for same in _titles(items):
        written = [i for i in same if items[i].abstract]
        for i, j in (*_equal_neighbours(items, written), *_pairs(items, written)):
            if groups.find(i) == groups.find(j):
                continue
            likeness = _likeness(items[i], items[j], SAME_TITLE_ABSTRACTS)
            if likeness:
                yield i, j, Reason.TITLE, f"abstracts {likeness:.0f} % alike"


def _without_abstract(items: Sequence[_Item], groups: _Groups) -> Found:
    """Records that print no abstract go with the one paper of their title, if it is one.

    Where several papers have the title none is known to be theirs, and they must not make
    those papers one.
    """
    for same in _titles(items):
        bare = [i for i in same if not items[i].abstract]
        papers = {groups.find(i) for i in same if items[i].abstract}
        for i, j in pairwise(bare):
            yield i, j, Reason.TITLE, "both abstracts are missing"
        if bare and len(papers) == 1:
            yield papers.pop(), bare[0], Reason.TITLE, "an abstract is missing"


def _titles(items: Sequence[_Item]) -> Iterable[list[int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        blocks[item.key].append(i)
    return [same for same in blocks.values() if len(same) > 1]


def _likeness(a: _Item, b: _Item, least: float) -> float:
    """How alike the abstracts are, from 0 to 100; 0 where that is less than ``least``."""
    return fuzz.ratio(a.abstract, b.abstract, score_cutoff=least)


def _by_likeness(items: Sequence[_Item], groups: _Groups) -> Found:
    for i, j in sorted(_neighbours(items)):
        a, b = items[i], items[j]
        if groups.find(i) == groups.find(j) or a.key == b.key or not (a.abstract and b.abstract):
            continue
        titles = fuzz.ratio(a.key, b.key, score_cutoff=NEAR_TITLE)
        abstracts = _likeness(a, b, NEAR_ABSTRACT) if titles else 0.0
        if abstracts:
            detail = f"titles {titles:.0f} % and abstracts {abstracts:.0f} % alike"
            yield i, j, Reason.NEAR, detail


def alike(records: Iterable[Record]) -> Iterator[tuple[RecordKey, RecordKey, float, float]]:
    """Pairs of records that could be one paper, with how alike titles and abstracts are.

    From 0 to 100; titles that are less than :data:`LIKE_TITLE` alike count 0, and then only
    abstracts that begin or end in the same way are compared. Abstracts that are less alike
    than two versions of one, or with other titles than equal ones, count 0.
    """
    items = sorted((_Item(record, {}) for record in records), key=lambda item: item.rank)
    for i, j in sorted(_neighbours(items)):
        a, b = items[i], items[j]
        titles = 100.0 if a.key == b.key else fuzz.ratio(a.key, b.key, score_cutoff=LIKE_TITLE)
        ends = (a.abstract[:ENDS] == b.abstract[:ENDS], a.abstract[-ENDS:] == b.abstract[-ENDS:])
        if a.abstract and b.abstract and (titles or any(ends)):
            least = SAME_TITLE_ABSTRACTS if titles else NEAR_ABSTRACT
            abstracts = _likeness(a, b, least)
            if titles or abstracts:
                yield a.record.key, b.record.key, titles, abstracts
        elif titles:
            yield a.record.key, b.record.key, titles, 0.0


def _neighbours(items: Sequence[_Item]) -> set[tuple[int, int]]:
    """Pairs worth comparing: those that share a rare word, or an end of their abstracts.

    A title nearly equal to another differs in a word or two, so of its rarest words one
    is almost always shared; an abstract nearly equal to another begins or ends as it does.
    Both make small blocks, which keeps this nearly linear.
    """
    frequency = Counter(word for item in items for word in item.words)
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        shared = (word for word in item.words if frequency[word] > 1)
        rarest = sorted(shared, key=lambda word: (frequency[word], word))[:RARE_WORDS]
        for mark in (*rarest, f"^{item.abstract[:ENDS]}", f"{item.abstract[-ENDS:]}$"):
            blocks[mark].append(i)
    return {pair for block in blocks.values() for pair in _pairs(items, block)}


def _equal_neighbours(items: Sequence[_Item], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs next to each other whose abstracts are equal; ``block`` is in their order."""
    return ((i, j) for i, j in pairwise(block) if items[i].abstract == items[j].abstract)


def _pairs(items: Sequence[_Item], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a block, the smaller index first; of a large one those of neighbours."""
    if len(block) <= LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    by_start = sorted(block, key=lambda i: (items[i].abstract, i))
    by_end = sorted(block, key=lambda i: (items[i].abstract[::-1], i))
    for order in (by_start, by_end):
        for step in range(1, LARGEST_BLOCK // 2):
            yield from ((min(pair), max(pair)) for pair in zip(order, order[step:], strict=False))
