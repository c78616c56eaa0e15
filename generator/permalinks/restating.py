"""The ledger after a settlement: new entries, merged ones, new titles. Nothing is removed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import Paper
from generator.permalinks.entry import KINDS, Entry, Ledger, State, match_key
from generator.permalinks.matching import Settlement


@dataclass(frozen=True, slots=True)
class Served:
    """A paper as the ledger remembers it.

    ``titles`` are the clean titles of its records; ``opening`` is that of the most
    trusted one; ``hide`` says why it is not shown, where it is not.
    """

    paper: Paper
    titles: tuple[str, ...]
    opening: str | None
    hide: str | None = None


def restate(ledger: Ledger, settlement: Settlement, served: Iterable[Served]) -> Ledger:
    """The ledger as it should be written; entries that are new have no day yet.

    ``served`` are the papers that have a page, or are hidden. An entry whose paper is gone
    stays as it is: what became of it is for people to say.
    """
    entries = dict(ledger.entries)
    leads = {key: settlement.ids[i] for key, i in settlement.owners.items()}
    by_id = {one.paper.id: one for one in served}
    shared = defaultdict(list)
    _lead(entries, {key: end for key, end in sorted(leads.items()) if end in by_id})
    for key, end in sorted(leads.items()):
        shared[end].append(entries[key])
    held = {(kind, own): key for key, one in sorted(by_id.items()) for kind, own in _named(one)}
    for key, one in by_id.items():
        known = _rid(entries.get(key) or Entry(key, None, ()), held)
        others = [entry for entry in shared[key] if entry.id != key]
        made = _remembered(known, one, others)
        if one.hide:
            made = made.hidden(one.hide)
        if made != entries.get(key):
            entries[key] = made
    return replace(ledger, entries=entries)


def _lead(entries: dict[str, Entry], leads: Mapping[str, str]) -> None:
    """Let each entry lead to where its paper is served.

    A redirect that gets there over others stays as it is. Whether it does is asked again
    when one of those was changed.
    """
    todo = {key: end for key, end in leads.items() if entries[key].state is not State.WITHDRAWN}
    for key, end in todo.items():
        if key == end:
            entries[key] = entries[key].live()
        elif not entries[key].redirects:
            entries[key] = entries[key].leading_to(end)
    while True:
        now = Ledger(entries)
        astray = [key for key, end in todo.items() if now.final(key) != end]
        if not astray:
            return
        entries.update({key: entries[key].leading_to(todo[key]) for key in astray})


def _named(one: Served) -> list[tuple[str, str]]:
    known = {"arxiv": one.paper.arxiv, "doi": one.paper.doi}
    return [(kind, value) for kind, value in known.items() if value]


def _rid(entry: Entry, held: Mapping[tuple[str, str], str]) -> Entry:
    """``entry`` without the identifiers that another paper has now: they were a mistake."""
    kept = {
        kind: tuple(
            own for own in entry.identifiers(kind) if held.get((kind, own), entry.id) == entry.id
        )
        for kind in KINDS
    }
    return replace(entry, arxiv=kept["arxiv"], doi=kept["doi"])


def _remembered(entry: Entry, one: Served, others: Sequence[Entry]) -> Entry:
    """``entry`` with what identifies its paper now, beside what did before.

    A title or identifier by which another entry leads here stays that entry's alone:
    should the papers part again, it tells whose address is whose.
    """
    known = {match_key(title) for own in (entry, *others) for title in own.titles}
    titles = list(entry.titles)
    for title in (*sorted(one.titles), one.paper.title):
        if match_key(title) not in known:
            known.add(match_key(title))
            titles.append(title)
    return replace(
        entry,
        titles=tuple(titles or [one.paper.title]),
        opening=entry.opening if entry.titles else one.opening,
        arxiv=_latest(one.paper.arxiv, entry.arxiv, [own.arxiv for own in others]),
        doi=_latest(one.paper.doi, entry.doi, [own.doi for own in others]),
    )


def _latest(
    present: str | None, known: tuple[str, ...], others: Iterable[tuple[str, ...]]
) -> tuple[str, ...]:
    if present is None or any(present in own for own in others):
        return known
    return (present, *(one for one in known if one != present))


NEW = "is new"
"""What happened to an entry that was not there."""


@dataclass(frozen=True, slots=True)
class Change:
    """How an entry differs from what is written: its id, and what happened in words."""

    id: str
    what: str


def changes(before: Ledger, after: Ledger) -> Iterator[Change]:
    """What ``after`` says that ``before`` does not, by id."""
    for key, entry in sorted(after.entries.items()):
        old = before.entries.get(key)
        if old != entry:
            yield Change(key, _what(old, entry))


def _what(old: Entry | None, new: Entry) -> str:
    if old is None:
        return NEW
    if (old.state, old.target) != (new.state, new.target):
        where = f" {'to' if new.state is State.RENAMED else 'into'} '{new.target}'"
        again = "" if new.state is State.HIDDEN else " again"
        return f"is {new.state}{where if new.redirects else again}"
    names: Mapping[str, bool] = {
        "reason": old.reason != new.reason,
        "title": old.titles != new.titles,
        "arXiv id": old.arxiv != new.arxiv,
        "DOI": old.doi != new.doi,
        "citation key": old.key != new.key,
    }
    return f"has another {' and '.join(name for name, differs in names.items() if differs)}"
