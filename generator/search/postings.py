"""The index of words in Pagefind's own format: where each word stands, in parts.

As seen in 1.5.2, held to Pagefind's own by ``tests/search/test_fulltext.py``. A part is CBOR
(RFC 8949): ``[[[word, pages, [[spelling, pages], …]], …]]``, sorted by word. One of ``pages``
is ``[page, places, places in the fields of meta data]``: pages as steps from the one before;
places by weight, each group led by the weight as ``-weight - 1``, the first place of a group
and the steps from there; fields likewise, by number.

All is written as bytes at once, one string of them for each word: as Python's lists, the
1.6 million pages of the words in 10,000 papers would take half a gigabyte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import cbor2

from generator.search.readings import PLACES, Entry

PART = 20_000
"""Places, and pages, of the words in one part; a frequent word exceeds it."""

_SMALL = tuple(cbor2.dumps(number) for number in range(4_096))
_NEGATIVE = tuple(cbor2.dumps(-number - 1) for number in range(256))
_NONE = cbor2.dumps([])
_MASK = (1 << PLACES) - 1

Places = dict[int, int | list[int]]
"""Where a page has an entry, by the entry's number: one place, or several."""


def gather(into: Places, readings: Iterable[tuple[tuple[int, int], ...]], start: int = 0) -> None:
    """Add the places of words to ``into``; the first one stands at ``start``.

    ``readings`` holds for each word its entries, and what is to be added to the place.
    """
    for place, reading in enumerate(readings, start):
        for entry, group in reading:
            own = into.get(entry)
            if own is None:
                into[entry] = group + place
            elif isinstance(own, int):
                into[entry] = [own, group + place]
            else:
                own.append(group + place)


class Postings:
    """An index of ``entries``, which are sorted, in the making; pages are added in order."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._encoded: dict[int, bytearray] = {}
        self._pages = [0] * len(entries)
        self._sizes = [0] * len(entries)
        self._last = [0] * len(entries)

    def add(self, page: int, places: Places, fields: Places) -> None:
        """Enter ``page``: places of its words by weight, and of those in its meta data by field."""
        encoded, last = self._encoded, self._last
        for entry in places.keys() | fields.keys():
            body, size = _groups(places.get(entry))
            meta, more = _groups(fields.get(entry))
            step = _number(page - last[entry])
            last[entry] = page
            self._pages[entry] += 1
            self._sizes[entry] += size + more + 1
            encoded.setdefault(entry, bytearray()).extend(b"\x83" + step + body + meta)

    def parts(self) -> Iterator[tuple[str, str, bytes]]:
        """First and last word of each part, shortened to what tells it from the next, and it."""
        parts = list(self._divided())
        starts = [part[0][0] for part in parts]
        ends = [part[-1][0] for part in parts]
        for number, (end, start) in enumerate(zip(ends[:-1], starts[1:], strict=True)):
            same = _same(end, start) + 1
            ends[number], starts[number + 1] = end[:same], start[:same]
        for start, end, part in zip(starts, ends, parts, strict=True):
            words = b"".join(encoded for _, encoded in part)
            yield start, end, b"\x81" + _array(len(part)) + words

    def _divided(self) -> Iterator[list[tuple[str, bytes]]]:
        part: list[tuple[str, bytes]] = []
        size = 0
        for name, encoded, own in self._words():
            part.append((name, encoded))
            size += own
            if size >= PART:
                yield part
                part, size = [], 0
        if part:
            yield part

    def _words(self) -> Iterator[tuple[str, bytes, int]]:
        """Each word in order with all of its spellings, and its size."""
        own = groupby(sorted(self._encoded), lambda entry: self._entries[entry][0])
        for word, group in own:
            entries = list(group)
            plain = [entry for entry in entries if not self._entries[entry][1]]
            varied = [entry for entry in entries if self._entries[entry][1]]
            pages = b"".join(map(self._pages_of, plain)) or _NONE
            spelt = (
                b"\x82" + cbor2.dumps(self._entries[entry][1]) + self._pages_of(entry)
                for entry in varied
            )
            head = b"\x83" + cbor2.dumps(word) + pages + _array(len(varied))
            yield word, head + b"".join(spelt), sum(self._sizes[entry] for entry in plain)

    def _pages_of(self, entry: int) -> bytes:
        return _array(self._pages[entry]) + self._encoded[entry]


def _groups(numbers: int | list[int] | None) -> tuple[bytes, int]:
    """Places in their groups, encoded, and how many numbers that are."""
    if numbers is None:
        return _NONE, 0
    if isinstance(numbers, int):
        place = numbers & _MASK
        return b"\x82" + _NEGATIVE[numbers >> PLACES] + _number(place), 2
    out: list[bytes] = []
    current, last = -1, 0
    for number in sorted(numbers):
        group, place = number >> PLACES, number & _MASK
        if group != current:
            out.append(_NEGATIVE[group])
            current, last = group, 0
        out.append(_number(place - last))
        last = place
    return _array(len(out)) + b"".join(out), len(out)


def _number(value: int) -> bytes:
    return _SMALL[value] if value < len(_SMALL) else cbor2.dumps(value)


def _array(length: int) -> bytes:
    """The head of a CBOR array: a number, but for the type in the three highest bits."""
    head = _number(length)
    return bytes([head[0] | 0x80]) + head[1:]


def _same(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                min(len(one), len(other)))  # fmt: skip
