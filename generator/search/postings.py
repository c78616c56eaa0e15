"""The index of words in Pagefind's own format: where each word stands, in parts.

As seen in 1.5.2, held to Pagefind's own by ``tests/search/test_fulltext.py``. A part is CBOR
(RFC 8949): ``[[[word, pages, [[spelling, pages], …]], …]]``, sorted by word. One of ``pages``
is ``[page, places, places in the fields of meta data]``: pages as steps from the one before;
places by weight, each group led by the weight as ``-weight - 1``, the first place of a group
and the steps from there; fields likewise, by number.

All of that but the words is numbers and lengths of arrays, which CBOR writes alike: one array
of them is computed and turned into bytes at once. As Python's lists, the 1.6 million pages of
the words in 10,000 papers would take half a gigabyte and several times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import cbor2
import numpy as np
import numpy.typing as npt

from generator.search.readings import Entry, Numbers

PART = 20_000
"""Numbers, and pages, of the words in one part; a frequent word exceeds it."""
AT_ONCE = 200_000
"""Places that are encoded at once."""
UNSIGNED, NEGATIVE, ARRAY = 0x00, 0x20, 0x80
"""What a number is, in the three highest bits of its first byte."""
_NONE = bytes([ARRAY])

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Places:
    """Places of words, one in each row: entry, page, group, and place in the page.

    The group is the weight, or in ``shown``, which are places in meta data, the field.
    """

    entry: Numbers
    page: Numbers
    shown: Flags
    group: Numbers
    place: Numbers

    def rows(self, chosen: Numbers) -> Places:
        """Those rows, in that order."""
        return Places(self.entry[chosen], self.page[chosen], self.shown[chosen],
                      self.group[chosen], self.place[chosen])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Postings:
    """The pages of each entry in bytes, how many there are, and their size in numbers."""

    entries: Sequence[Entry]
    encoded: list[bytes]
    pages: list[int]
    sizes: list[int]

    def parts(self) -> Iterator[tuple[str, str, bytes]]:
        """First and last word of each part, shortened to what tells it from the next, and it."""
        parts = list(self._divided())
        starts = [part[0][0] for part in parts]
        ends = [part[-1][0] for part in parts]
        for number, (end, start) in enumerate(zip(ends[:-1], starts[1:], strict=True)):
            same = _same(end, start) + 1
            starts[number + 1] = start[:same]
            # As short as that, "they" before "this" would stand before a part's "thereby".
            while end[:same] < starts[number]:
                same += 1
            ends[number] = end[:same]
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
        used = (number for number, pages in enumerate(self.pages) if pages)
        for word, own in groupby(used, lambda number: self.entries[number][0]):
            numbers = list(own)
            plain = [number for number in numbers if not self.entries[number][1]]
            varied = [number for number in numbers if self.entries[number][1]]
            pages = b"".join(map(self._pages_of, plain)) or _NONE
            spelt = (
                b"\x82" + cbor2.dumps(self.entries[number][1]) + self._pages_of(number)
                for number in varied
            )
            head = b"\x83" + cbor2.dumps(word) + pages + _array(len(varied))
            yield word, head + b"".join(spelt), sum(self.sizes[number] for number in plain)

    def _pages_of(self, number: int) -> bytes:
        return _array(self.pages[number]) + self.encoded[number]


def postings(entries: Sequence[Entry], places: Places) -> Postings:
    """The index of ``entries`` with ``places``, which are in any order."""
    order = np.argsort(places.entry, kind="stable")
    edges = np.searchsorted(places.entry[order], np.arange(len(entries) + 1))
    made = Postings(entries, [], [], [])
    start = 0
    while start < len(entries):
        # Some entries at a time: all of them at once take ten times the memory of the places.
        end = int(np.searchsorted(edges, edges[start] + AT_ONCE, side="right"))
        end = min(max(end - 1, start + 1), len(entries))
        _add(made, start, end, places.rows(order[edges[start] : edges[end]]))
        start = end
    return made


def _add(made: Postings, first: int, end: int, places: Places) -> None:
    """Add the entries from ``first`` to before ``end``, whose ``places`` these are."""
    page_of_entry = places.entry.astype(np.int64) << 32 | places.page
    within = places.shown.astype(np.int64) << 48 | places.group.astype(np.int64) << 32
    rows = places.rows(np.lexsort((within | places.place, page_of_entry)))
    begins = _begins(rows.entry, rows.page)
    numbers = np.arange(first, end + 1)
    encoded, offsets, sizes = _encoded(rows, begins)
    cuts = offsets[np.searchsorted(rows.entry, numbers)].tolist()
    made.encoded.extend(encoded[here:there] for here, there in pairwise(cuts))
    entry = rows.entry[begins] - first
    made.pages.extend(np.bincount(entry, minlength=end - first).tolist())
    counted = np.bincount(entry, sizes, end - first)
    made.sizes.extend(counted.astype(np.int64).tolist())


def _encoded(rows: Places, begins: Flags) -> tuple[bytes, Numbers, Numbers]:
    """All pages in bytes, where those of each row begin, and how many numbers each page has."""
    grouped = _begins(rows.entry, rows.page, rows.shown, rows.group)
    into_shown = rows.shown & _begins(rows.entry, rows.page, rows.shown)
    bare = np.roll(begins, -1) & ~rows.shown  # The last of a page: nothing of it is shown.
    own = 1 + grouped.astype(np.int64)
    before = 3 * begins + into_shown
    ends = np.cumsum(before + own + bare)
    heads = ends - bare - own - before
    at = ends - bare - 1
    starts = np.flatnonzero(begins)
    text, shown = (_sums(np.where(chosen, own, 0), starts) for chosen in (~rows.shown, rows.shown))
    # What is not set below is the array of what is shown of a page where nothing is: empty.
    kinds = np.full(ends[-1] if len(ends) else 0, ARRAY, dtype=np.uint8)
    values = np.zeros(len(kinds), dtype=np.int64)
    _set(kinds, values, at, UNSIGNED, _steps(rows.place, grouped))
    _set(kinds, values, at[grouped] - 1, NEGATIVE, rows.group[grouped])
    page = _steps(rows.page[begins], _begins(rows.entry[begins]))
    _set(kinds, values, heads[begins] + 1, UNSIGNED, page)
    values[heads[begins]] = 3
    values[heads[begins] + 2] = text
    values[(at - own)[into_shown]] = shown[np.cumsum(begins)[into_shown] - 1]
    encoded, offsets = _encode(kinds, values)
    return encoded, offsets[np.append(heads, len(kinds))], text + shown + 1


def _begins(*columns: Numbers | Flags) -> Flags:
    """Where a row differs from the one before in any of the columns."""
    found = np.ones(len(columns[0]), dtype=np.bool_)
    found[1:] = np.any([own[1:] != own[:-1] for own in columns], axis=0)
    return found


def _steps(values: Numbers, begins: Flags) -> Numbers:
    """Each value less the one before, but for those that begin something."""
    return np.where(begins, values, values - np.roll(values, 1))


def _sums(values: Numbers, starts: Numbers) -> Numbers:
    return np.add.reduceat(values, starts) if len(starts) else values


def _set(
    kinds: npt.NDArray[np.uint8], values: Numbers, at: Numbers, kind: int, own: Numbers
) -> None:
    kinds[at] = kind
    values[at] = own


def _encode(kinds: npt.NDArray[np.uint8], values: Numbers) -> tuple[bytes, Numbers]:
    """CBOR of numbers below 2 to the 32nd, and where each begins and the last one ends."""
    size = np.searchsorted([24, 1 << 8, 1 << 16], values, side="right")
    width = np.array([1, 2, 3, 5])[size]
    offsets = np.concatenate([[0], np.cumsum(width)])
    out = np.empty(offsets[-1], dtype=np.uint8)
    out[offsets[:-1]] = kinds | np.where(size == 0, values, 23 + size).astype(np.uint8)
    for byte in range(4):
        # The bytes of a number follow its head, the highest one first.
        longer = np.flatnonzero(width > byte + 1)
        shift = 8 * (width[longer] - 2 - byte)
        out[offsets[longer] + 1 + byte] = values[longer] >> shift & 0xFF
    return out.tobytes(), offsets


def _array(length: int) -> bytes:
    """The head of a CBOR array: a number, but for the type in the three highest bits."""
    head = cbor2.dumps(length)
    return bytes([head[0] | ARRAY]) + head[1:]


def _same(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                min(len(one), len(other)))  # fmt: skip
