"""What would break an address: each finding says which, and what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rapidfuzz import fuzz

from generator.errors import Diagnostic, Place, error, warning
from generator.model import Paper
from generator.permalinks.entry import KINDS, Entry, Ledger, State
from generator.permalinks.matching import Settlement
from generator.permalinks.reading import PAPERS
from generator.permalinks.restating import changes

LIKELY = 50.0
"""Likeness (0 to 100) of two titles from which one may be the other's new form."""
SHOWN = 10
"""New papers that are named one by one; of more only the number is told."""


def gone(ledger: Ledger, settlement: Settlement, papers: Iterable[Paper]) -> Iterator[Diagnostic]:
    """A warning for each address of the ledger that nothing would answer."""
    served = {paper.id: paper for paper in papers}
    fresh = [served[key] for key in sorted(settlement.fresh & served.keys())]
    for key, entry in sorted(ledger.entries.items()):
        end = ledger.final(key)
        if end is None or end in served or key in settlement.owners:
            continue
        if entry.state is State.LIVE:
            message = f"nothing answers at /papers/{key}/ any more: '{entry.titles[-1]}' is gone"
            yield warning("permalink-gone", message, _place(ledger, key), _advice(entry, fresh))
        elif end not in ledger.entries:
            message = f"'{key}' leads to '{end}', which no paper has"
            hint = "write the id of the paper after 'to:', or 'state: withdrawn' with a reason"
            yield warning("permalink-gone", message, _place(ledger, key), hint)


def _advice(entry: Entry, fresh: Iterable[Paper]) -> str:
    """What to write; names the new paper that is most like the one that is gone."""
    likeness = {paper.id: fuzz.ratio(entry.titles[-1], paper.title) for paper in fresh}
    nearest = max(likeness, key=lambda key: (likeness[key], key), default="")
    other = nearest if likeness.get(nearest, 0) >= LIKELY else "<its id>"
    return (
        f"write 'state: renamed' and 'to: {other}' if it is that paper now, 'state: merged' and "
        "'into: <id>' if it became part of another, or 'state: withdrawn' with 'reason:' and "
        "'date:'; or bring its listing back"
    )


def withdrawn(
    ledger: Ledger, settlement: Settlement, places: Mapping[int, Place]
) -> Iterator[Diagnostic]:
    """A warning for each withdrawn paper that is listed, at ``places`` by candidate."""
    for i in sorted(settlement.withdrawn):
        key = settlement.ids[i]
        message = f"'{key}' was withdrawn, so what is listed here is not shown"
        where = _place(ledger, key)
        hint = f"nothing need be done; to bring it back, write 'state: live' at {where}"
        yield warning("withdrawn-paper", message, places[i], hint)


def locked(ledger: Ledger, restated: Ledger, name: str) -> Iterator[Diagnostic]:
    """An error for each thing that the ledger called ``name`` must say before it is published.

    ``restated`` is the ledger as ``lock`` would write it.
    """
    yield from _claimed_twice(restated)
    behind = list(changes(ledger, restated))
    hint = "run 'paper-atlas lock' and commit the file"
    for change in behind[:SHOWN]:
        message = f"is behind: '{change.id}' {change.what}"
        place = _place(ledger, change.id) or Place(name)
        yield error("ledger-behind", message, place, hint)
    if len(behind) > SHOWN:
        message = f"is behind in {len(behind) - SHOWN} more entries"
        yield error("ledger-behind", message, Place(name), hint)


def refused(problem: Diagnostic) -> Diagnostic:
    """A finding that a published site must not have, as an error."""
    made = error(problem.code, problem.message, problem.place, problem.hint)
    return made if problem.code == "permalink-gone" else problem


def _claimed_twice(ledger: Ledger) -> Iterator[Diagnostic]:
    """An error for each outside name that two live entries have: it can lead to one only."""
    owners: dict[tuple[str, str], str] = {}
    for key, entry in sorted(ledger.entries.items()):
        if entry.state is not State.LIVE:
            continue
        for kind in KINDS:
            for value in entry.identifiers(kind)[:1]:
                other = owners.setdefault((kind, value), key)
                if other != key:
                    message = f"'{key}' and '{other}' both claim the address /{kind}/{value}/"
                    hint = f"correct '{kind}' of one of the two in seeds/papers.yml"
                    yield error("permalink-taken", message, _place(ledger, key), hint)


def _place(ledger: Ledger, key: str) -> Place | None:
    if ledger.document is None or key not in ledger.entries:
        return None
    place = ledger.document.place(PAPERS, key)
    return place if (PAPERS, key) in ledger.document.lines else replace(place, line=None)
