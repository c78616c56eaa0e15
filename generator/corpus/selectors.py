"""Which records a line such as ``2026-03-week-2: Mistral 7B`` means, wherever they stand.

A record's line changes with every new import, so people name records by what they say: the
whole title, an identifier, the entry's own citation key, or the first words of the abstract
(at least :data:`FEWEST`). The listing's id before a colon narrows it down and may be left out;
then the record is meant in every listing, those still to come included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process

from generator.model import Record, RecordKey
from generator.text import identifiers
from generator.text.keys import title_key, words
from generator.text.latex import clean
from generator.text.math import plain

FEWEST = 4
"""Words of an abstract that name a record: fewer could begin many."""
NEAR = 60.0
"""Likeness (0 to 100) from which a title is worth naming to who mistyped one."""


@dataclass(frozen=True, slots=True)
class Named:
    """Records by what they can be called; made once, because a collection has many."""

    by_name: Mapping[str, tuple[Record, ...]]
    by_start: Mapping[str, tuple[Record, ...]]
    listings: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, records: Iterable[Record]) -> Named:
        """The index of ``records``."""
        names: dict[str, list[Record]] = defaultdict(list)
        starts: dict[str, list[Record]] = defaultdict(list)
        listings = set()
        for record in records:
            listings.add(record.listing)
            for name in dict.fromkeys(_names(record)):
                names[name].append(record)
            starts[_start(record.abstract)].append(record)
        return cls(
            {name: tuple(own) for name, own in names.items()},
            {start: tuple(own) for start, own in starts.items() if start},
            frozenset(listings),
        )

    def select(self, selector: str) -> frozenset[RecordKey]:
        """The keys of the records that ``selector`` means; empty where it means none."""
        found = set(self._said(selector.strip()))
        for listing, said in _parted(selector):
            if listing in self.listings:
                found |= {record for record in self._said(said) if record.listing == listing}
        return frozenset(record.key for record in found)

    def nearest(self, selector: str) -> tuple[str, ...]:
        """At most three titles like what a selector says."""
        said = [selector, *(words for _, words in _parted(selector))]
        titles = {own[0].title for name, own in self.by_name.items() if name.startswith("title ")}
        ordered = sorted(titles)
        found = [hit for text in said for hit in process.extract(text, ordered, limit=3)]
        best = sorted(found, key=lambda hit: (-hit[1], hit[0]))
        return tuple(dict.fromkeys(title for title, score, _ in best if score >= NEAR))[:3]

    def _said(self, said: str) -> Iterator[Record]:
        yield from self.by_name.get(_title(said), ())
        yield from self.by_name.get(f"key {said}", ())
        for parse, kind in ((identifiers.arxiv_id, "arxiv"), (identifiers.doi, "doi")):
            if value := parse(said):
                yield from self.by_name.get(f"{kind} {value}", ())
        if start := _start(said):
            wanted = title_key(said)
            for record in self.by_start.get(start, ()):
                if title_key(record.abstract).startswith(wanted):
                    yield record


def _parted(selector: str) -> Iterator[tuple[str, str]]:
    """Listing and words at each colon: both an id and a title may hold one."""
    for i, sign in enumerate(selector):
        if sign == ":":
            yield selector[:i].strip(), selector[i + 1 :].strip()


def _names(record: Record) -> Iterator[str]:
    yield _title(record.title)
    if record.details:
        yield from (f"{kind} {value}" for kind, value in record.details.identifiers)
        if record.details.key:
            yield f"key {record.details.key}"


def _title(text: str) -> str:
    shown = plain(clean(text))
    return f"title {title_key(shown) or shown}"


def _start(text: str) -> str:
    """The first words of a text, which must have so many."""
    found = text.split(maxsplit=FEWEST)[:FEWEST]
    return title_key(" ".join(found)) if len(found) == FEWEST and words(text) else ""
