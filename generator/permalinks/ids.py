"""Addresses of papers: the id that a paper keeps.

An id is the slug of the title. Papers whose slugs collide are told apart by a digest of
what they are, not by the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import Record, RecordKey
from generator.text.keys import digest, slug, title_key
from generator.text.latex import clean
from generator.text.math import plain

LIMIT = 80
"""Longest id, in characters: what still reads well in a link."""
RESERVED = frozenset({"index", "readme"})
"""Ids that no paper gets: MkDocs serves such files as the index of their folder."""
DIGEST = 6
"""Hexadecimal digits that tell colliding papers apart."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper that wants an id: its most trusted record, and what sorts it among equals.

    ``rank`` decides who keeps the plain slug when several papers want it: the smallest.
    ``records`` are all records of the paper (none: the one alone), ``identifiers`` its
    outside names by kind (``{"arxiv": "2305.17888"}``); by both the ledger knows it again.
    ``own`` are ids that are its by decree, the one to keep first; ``parted`` says that the
    maintainer took it out of another paper, which may look just like it.
    """

    record: Record
    rank: str
    records: tuple[Record, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    parted: bool = False

    @property
    def all_records(self) -> tuple[Record, ...]:
        """The records of the paper, at least one."""
        return self.records or (self.record,)

    @property
    def order(self) -> tuple[str, str, RecordKey]:
        """Sorts candidates by what they are; where they stand only tells equal ones apart."""
        return (self.rank, _identity(self), self.record.key)


def paper_slug(title: str) -> str:
    """The id that a title, verbatim or clean, asks for."""
    return _slug(title, LIMIT)


def _slug(title: str, limit: int) -> str:
    wanted = slug(plain(clean(title)), limit)
    return f"{wanted}-paper" if wanted in RESERVED else wanted


def assign_ids(
    candidates: Sequence[Candidate], published: Collection[str] = frozenset()
) -> tuple[str, ...]:
    """One distinct id per candidate, in their order; the same whatever that order is.

    None of the ids that were ``published`` is given: they are or were another paper's.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for i, candidate in enumerate(candidates):
        wanted[paper_slug(candidate.record.title)].append(i)
    ids: dict[int, str] = {}
    taken = {*wanted, *published}
    for key, same in sorted(wanted.items()):
        same.sort(key=lambda i: candidates[i].order)
        first = () if key in published else same[:1]
        ids |= dict.fromkeys(first, key)
        ids |= _tell_apart(same[len(first) :], candidates, taken)
    return tuple(ids[i] for i in range(len(candidates)))


def _identity(candidate: Candidate, attempt: int = 0) -> str:
    """A digest of what a paper is; of a further ``attempt`` where another has the same."""
    record = candidate.record
    salt = (candidate.rank, str(attempt)) if attempt else ()
    return digest(title_key(record.title), record.abstract, *salt, length=DIGEST)


def _tell_apart(
    same: Sequence[int], candidates: Sequence[Candidate], taken: set[str]
) -> Mapping[int, str]:
    """Papers whose plain slug is another's get a digest behind a shorter one."""
    ids: dict[int, str] = {}
    for i in same:
        shorter = _slug(candidates[i].record.title, LIMIT - DIGEST - 1)
        attempt = 0
        while (own := f"{shorter}-{_identity(candidates[i], attempt)}") in taken:
            attempt += 1
        taken.add(own)
        ids[i] = own
    return ids
