"""Which published address is whose: entries of the ledger find the papers of today.

An entry is claimed by at most one paper, a paper may claim several (they were merged).
The strongest claims come first: title and opening words, the identifier that the entry has
now, one that it had before, a title alone. Nothing depends on the order of the papers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from generator.model import RecordKey
from generator.permalinks.entry import KINDS, Entry, Ledger, State, match_key
from generator.permalinks.ids import Candidate, assign_ids
from generator.text.keys import title_key
from generator.text.latex import clean

ALIKE = 60.0
"""Likeness (0 to 100) from which two openings are versions of one abstract's."""
OPENING_WORDS = 16
EQUAL = 90.0
"""Likeness from which title and opening together are as sure as an identifier."""
BOTH, SAME, PRESENT, FORMER, TITLE = range(5)
"""How strong a claim is: by all that identifies a paper, by title and opening, by the
identifier that the entry has, by one that it had, by title."""


def opening(abstract: str) -> str | None:
    """The first words of an abstract, verbatim, by which papers of one title are told apart."""
    return " ".join(abstract.split()[:OPENING_WORDS]) or None


@dataclass(frozen=True)
class Settlement:
    """Who has which address.

    ``ids`` has an id for each candidate, in their order; for those in ``withdrawn`` it is
    that of the entry by which they were withdrawn, and they have no page. ``owners`` gives
    for each entry that found its paper the candidate's index. ``fresh`` are ids that no
    entry had.
    """

    ids: tuple[str, ...]
    owners: Mapping[str, int] = field(default_factory=dict)
    withdrawn: frozenset[int] = frozenset()
    fresh: frozenset[str] = frozenset()


Unit = tuple[str, str]
"""The key of a record's title and that of its opening."""
Rank = tuple[int, float, int, bool, bool, str, str, tuple[str, str, RecordKey]]


@dataclass(frozen=True, slots=True)
class _Claim:
    """That an entry may be a candidate's; claims are taken in order of ``rank``.

    A ``weak`` one counts only for a candidate without any other entry. ``unit`` is the
    title and opening that speak for it; where they are not quite the entry's, they can
    speak for one entry only: what is left of two papers of one title has one of their
    addresses, not both.
    """

    rank: Rank
    entry: str
    candidate: int
    weak: bool
    unit: Unit | None


def settle(ledger: Ledger, candidates: Sequence[Candidate]) -> Settlement:
    """Give each candidate its published id, or one that was never used."""
    owners = _owners(ledger, candidates)
    own: dict[int, list[Entry]] = defaultdict(list)
    for key in sorted(owners):
        own[owners[key]].append(ledger.entries[key])
    ids: dict[int, str] = {}
    withdrawn: set[int] = set()
    wanted: set[str] = set()
    for i in sorted(own, key=lambda i: _age(own[i][0])):
        chosen, gone = _choose(ledger, own[i], wanted, candidates[i].own)
        ids[i] = chosen
        withdrawn |= {i} if gone else set()
    decreed = {c.own[0]: i for i, c in enumerate(candidates) if c.own and i not in ids}
    for key, i in sorted(decreed.items()):
        if key not in ledger.published | wanted:
            ids[i] = key
            wanted.add(key)
    new = [i for i in range(len(candidates)) if i not in ids]
    given = assign_ids([candidates[i] for i in new], ledger.published | wanted)
    ids |= dict(zip(new, given, strict=True))
    fresh = frozenset(given) | wanted
    return Settlement(
        tuple(ids[i] for i in range(len(candidates))), owners, frozenset(withdrawn), fresh
    )


def _age(entry: Entry) -> tuple[str, str]:
    """The older published first; entries of one day by id."""
    return (entry.first.isoformat() if entry.first else "9999", entry.id)


def _owners(ledger: Ledger, candidates: Sequence[Candidate]) -> dict[str, int]:
    """Which candidate each entry is; sure claims first, and where they lead, then weak ones."""
    owners = {
        key: i
        for i, candidate in enumerate(candidates)
        for key in candidate.own
        if key in ledger.entries
    }
    spent: set[tuple[int, Unit | None]] = set()
    claims = sorted(_claims(ledger, candidates), key=lambda claim: claim.rank)
    for claim in (claim for claim in claims if not claim.weak):
        unit = (claim.candidate, claim.unit)
        if claim.entry in owners or (claim.rank[0] == TITLE and unit in spent):
            continue
        owners[claim.entry] = claim.candidate
        spent |= {unit} if claim.unit else set()
    _follow(ledger, owners)
    served = set(owners.values())
    for claim in (claim for claim in claims if claim.weak):
        if claim.entry not in owners and claim.candidate not in served:
            owners[claim.entry] = claim.candidate
            served.add(claim.candidate)
    return owners


def _claims(ledger: Ledger, candidates: Sequence[Candidate]) -> Iterator[_Claim]:
    for i, candidate in enumerate(candidates):
        units = _units(candidate)
        found = {
            entry.id: entry
            for known in candidate.identifiers.items()
            for entry in ledger.by_identifier.get(known, ())
        }
        found |= {entry.id: entry for key, _ in units for entry in ledger.by_title.get(key, ())}
        for entry in found.values():
            yield from _claims_to(entry, i, candidate, units)


def _units(candidate: Candidate) -> frozenset[Unit]:
    return frozenset(
        (match_key(clean(record.title)), title_key(opening(record.abstract) or ""))
        for record in candidate.all_records
    )


def _claims_to(
    entry: Entry, i: int, candidate: Candidate, units: Iterable[Unit]
) -> Iterator[_Claim]:
    keys = [match_key(title) for title in entry.titles]
    named = _named(entry, candidate)
    against = named is None and _contradicts(entry, candidate)
    tail = (not candidate.parted, entry.redirects, *_age(entry), candidate.order)
    shared = [unit for unit in units if unit[0] in keys]
    for unit in shared:
        likeness = _likeness(entry, unit[1])
        weak = against or (named is None and likeness < ALIKE)
        # A paper of the same title is another one where the abstract or an identifier says
        # so. It may be a new version only of what is not answered for yet.
        if weak and (not entry.own or (against and likeness < ALIKE)):
            continue
        rank = (_strength(named, against, likeness), -likeness, -keys.index(unit[0]), *tail)
        yield _Claim(rank, entry.id, i, weak, unit)
    if named is not None and not shared:
        yield _Claim((named, 0.0, 0, *tail), entry.id, i, False, None)


def _strength(named: int | None, against: bool, likeness: float) -> int:
    """How strong a claim by title is, where ``named`` says how an identifier supports it."""
    if likeness >= EQUAL and not against:
        return SAME if named is None else BOTH
    return TITLE if named is None else named


def _likeness(entry: Entry, start: str) -> float:
    """How like the openings are; where one is missing nothing speaks against it."""
    known = title_key(entry.opening or "")
    return fuzz.ratio(known, start) if known and start else ALIKE


def _named(entry: Entry, candidate: Candidate) -> int | None:
    """Whether an identifier is the one that the entry has now, or one that it had."""
    places = [
        entry.identifiers(kind).index(value)
        for kind, value in candidate.identifiers.items()
        if value in entry.identifiers(kind)
    ]
    return (PRESENT if 0 in places else FORMER) if places else None


def _contradicts(entry: Entry, candidate: Candidate) -> bool:
    return any(
        entry.identifiers(kind)
        and kind in candidate.identifiers
        and candidate.identifiers[kind] not in entry.identifiers(kind)
        for kind in KINDS
    )


def _follow(ledger: Ledger, owners: dict[str, int]) -> None:
    """A paper that claims a redirect has the address it leads to, if no other paper has."""
    redirects = [ledger.entries[key] for key in owners if ledger.entries[key].redirects]
    for entry in sorted(redirects, key=_age):
        end = ledger.final(entry.id)
        at_end = ledger.entries.get(end) if end else None
        if at_end and at_end.state is not State.WITHDRAWN:
            owners.setdefault(at_end.id, owners[entry.id])


def _choose(
    ledger: Ledger, own: Sequence[Entry], wanted: set[str], decreed: Sequence[str]
) -> tuple[str, bool]:
    """The id of a paper that has these entries, and whether it is withdrawn.

    The first that was decreed, else the oldest live one; else the id that the maintainer
    renamed it to. A redirect whose own paper stands apart again, from the one it led to, is
    that paper's address again.
    """
    in_order = sorted(own, key=_age)
    live = [entry.id for entry in in_order if entry.own]
    if live:
        return next((key for key in decreed[:1] if key in live), live[0]), False
    for entry in in_order:
        end = ledger.final(entry.id)
        if entry.redirects and end is not None and end not in ledger.published | wanted:
            wanted.add(end)
            return end, False
    for entry in in_order:
        end = ledger.final(entry.id) or entry.id
        at_end = ledger.entries.get(end)
        if at_end and at_end.state is State.WITHDRAWN:
            return at_end.id, True
    return in_order[0].id, False
