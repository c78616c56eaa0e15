"""The ledger of published addresses as values: entries, what became of them, where they lead.

The file is ``seeds/permalinks.yml``; :mod:`generator.permalinks.reading` reads it and
:mod:`generator.permalinks.writing` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from generator.text.keys import title_key
from generator.text.math import plain
from generator.yamlfile import Document

K = TypeVar("K")
KINDS = ("arxiv", "doi")
"""The kinds of outside identifiers that an entry remembers."""


class State(StrEnum):
    """What became of an address.

    ``LIVE``: its paper is there. ``RENAMED``: the same paper now has another id.
    ``MERGED``: it turned out to be the same paper as another. ``WITHDRAWN``: the maintainer
    took the paper away; the address says so. ``HIDDEN``: the same, but for as long as
    ``seeds/papers.yml`` hides it.
    """

    LIVE = "live"
    RENAMED = "renamed"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"


REDIRECTS = frozenset({State.RENAMED, State.MERGED})
ITS_OWN = frozenset({State.LIVE, State.HIDDEN})
"""The states of an address that is its paper's, be it shown or not."""


def match_key(title: str) -> str:
    """What titles are compared by: their title key, or the text where that is empty."""
    return title_key(plain(title)) or f"={title}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One published address, ``/papers/<id>/``, and what identifies its paper.

    ``first`` is the day it was written to the ledger, ``None`` until it is. ``titles`` are
    clean titles that the paper has had, the latest last; ``opening`` the first words of its
    abstract when it was published, which tell papers of one title apart. ``arxiv`` and
    ``doi`` are bare identifiers, the present one first, then those it was corrected from.
    ``key`` is the published citation key. ``target`` is the id that a renamed or merged
    address leads to; ``reason`` says why a paper was withdrawn or hidden, ``since`` when it
    was withdrawn.
    """

    id: str
    first: Date | None
    titles: tuple[str, ...]
    opening: str | None = None
    arxiv: tuple[str, ...] = ()
    doi: tuple[str, ...] = ()
    key: str | None = None
    state: State = State.LIVE
    target: str | None = None
    reason: str | None = None
    since: Date | None = None

    def identifiers(self, kind: str) -> tuple[str, ...]:
        """The identifiers of ``kind`` (``arxiv`` or ``doi``), the present one first."""
        return self.arxiv if kind == "arxiv" else self.doi

    @property
    def redirects(self) -> bool:
        """Whether the address only leads to another one."""
        return self.state in REDIRECTS

    @property
    def withdrawn(self) -> bool:
        """Whether the address only says that its paper is not shown."""
        return self.state in (State.WITHDRAWN, State.HIDDEN)

    @property
    def own(self) -> bool:
        """Whether the address is its paper's, be it shown or hidden."""
        return self.state in ITS_OWN

    def hidden(self, reason: str) -> Entry:
        """The same address, its paper not shown because of ``reason``."""
        return replace(self, state=State.HIDDEN, target=None, reason=reason, since=None)

    def live(self) -> Entry:
        """The same address with its paper."""
        return replace(self, state=State.LIVE, target=None, reason=None, since=None)

    def leading_to(self, target: str) -> Entry:
        """The same address as a redirect: still renamed if it was, else merged."""
        state = State.RENAMED if self.state is State.RENAMED else State.MERGED
        return replace(self, state=state, target=target, reason=None, since=None)


@dataclass(frozen=True)
class Ledger:
    """All entries by id, and the index of ids at the head of the file.

    ``index`` is as the file has it; an id that is there and has no entry was removed.
    ``document`` gives places in the file; a ledger that was never written has none.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    index: tuple[str, ...] = ()
    document: Document | None = None

    @property
    def published(self) -> frozenset[str]:
        """Every id ever published, be its entry lost or not: no other paper may get it."""
        return frozenset(self.entries) | frozenset(self.index)

    def final(self, paper_id: str) -> str | None:
        """The id at the end of the redirects that begin at ``paper_id``.

        The id may have no entry, where a redirect leads to none. ``None`` for a circle.
        """
        seen: set[str] = set()
        while (entry := self.entries.get(paper_id)) is not None and entry.target is not None:
            if paper_id in seen:
                return None
            seen.add(paper_id)
            paper_id = entry.target
        return paper_id

    def renamed(self, paper_id: str) -> str:
        """The id that a paper was renamed to in the end; its own where it was not."""
        seen: set[str] = set()
        while (entry := self.entries.get(paper_id)) and entry.state is State.RENAMED:
            if entry.target is None or paper_id in seen:
                break
            seen.add(paper_id)
            paper_id = entry.target
        return paper_id

    @cached_property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """By id, the other ids that lead there in the end, sorted."""
        found: dict[str, list[str]] = {}
        for key in sorted(self.entries):
            end = self.final(key)
            if end is not None and end != key:
                found.setdefault(end, []).append(key)
        return {key: tuple(own) for key, own in found.items()}

    @cached_property
    def by_title(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by each of their titles' keys, sorted by id."""
        return _index((match_key(title), entry) for entry in self._sorted for title in entry.titles)

    @cached_property
    def by_identifier(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        """Entries by kind and identifier, present or former, sorted by id."""
        return _index(
            ((kind, value), entry)
            for entry in self._sorted
            for kind in KINDS
            for value in entry.identifiers(kind)
        )

    @property
    def _sorted(self) -> list[Entry]:
        return [entry for _, entry in sorted(self.entries.items())]

    @property
    def keys(self) -> Mapping[str, str]:
        """Published citation keys by paper id, those of papers that are gone included.

        A paper that was renamed takes its key along.
        """
        found = {entry.id: entry.key for entry in self._sorted if entry.key}
        for entry in self._sorted:
            end = self.final(entry.id)
            if entry.state is State.RENAMED and entry.id in found and end and end not in found:
                found[end] = found.pop(entry.id)
        return found

    def with_keys(self, keys: Mapping[str, str]) -> Ledger:
        """A ledger that also has these citation keys, by paper id.

        A key once published is frozen: where an entry has one it stays, whatever ``keys``
        says. A key that another entry holds is left out, as are ids without an entry.
        """
        taken = set(self.keys.values())
        entries = dict(self.entries)
        for paper_id, key in sorted(keys.items()):
            entry = entries.get(paper_id)
            if entry and entry.key is None and key not in taken:
                taken.add(key)
                entries[paper_id] = replace(entry, key=key)
        return replace(self, entries=entries)

    def dated(self, day: Date) -> Ledger:
        """The ledger to write on ``day``: entries that are new carry it, all are indexed."""
        entries = {
            key: replace(entry, first=day) if entry.first is None else entry
            for key, entry in self.entries.items()
        }
        return replace(self, entries=entries, index=tuple(sorted(self.published)))


def _index(pairs: Iterable[tuple[K, Entry]]) -> Mapping[K, tuple[Entry, ...]]:
    found: dict[K, dict[str, Entry]] = {}
    for key, entry in pairs:
        found.setdefault(key, {})[entry.id] = entry
    return {key: tuple(own.values()) for key, own in found.items()}
