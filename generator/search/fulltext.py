"""The full text: an index in Pagefind's format, made from what the documents say.

Pagefind itself, given 10,000 papers, takes 26 s of processor time and 1.4 GB: nearly all of
it to gather and to sort what it has read. So it is asked only how it reads each word
(:mod:`generator.search.readings`), and what stands where is put together here. The index is
the one that Pagefind would make (a test compares the two), but for the names of the files and
for the order of filters, which Pagefind leaves to chance. The finished pages are not parsed:
they hold several times as many words, most of them furniture.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import cbor2
import numpy as np

from generator.search.documents import Document
from generator.search.postings import Places, postings
from generator.search.readings import LANGUAGE, MARK, Numbers, Read, read
from generator.search.words import words
from generator.text.escape import visible
from generator.text.keys import digest

TITLE_WEIGHT, TEXT_WEIGHT, BESIDE_WEIGHT = "10", "1", "0.3"
"""Of a text's weight; Pagefind allows 0 to 10."""
SEPARATOR = "␞"
"""Divides what can be read on the page from words that only help to find it."""
UNDATED = "0000"
"""Sorts last; Pagefind leaves out of a sorted list what has no date at all."""
LEVEL = 7
"""Of compression: a third of the time that 9 takes, for files one in a hundred larger."""
SHORTEST_NAME = 7
"""Hex digits of a record's name; as many more as it takes to tell it from the others."""

# Pagefind takes these out of words, or takes a word that begins so for a mark of its own.
_UNREADABLE = re.compile("[\u200b\ufeff]|___(?:END_)?PAGEFIND_")


@dataclass(frozen=True, slots=True)
class Record:
    """A document as Pagefind has it: its words in blocks of one weight, and what it shows."""

    url: str
    date: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]

    @property
    def words(self) -> Iterator[str]:
        """All words in their order."""
        return (word for _, own in self.blocks for word in own)


def write_fulltext(docs: Sequence[Document], out: Path) -> dict[str, str]:
    """Write the index of ``docs`` to the folder ``out``; give each address its record.

    Authors are left out: all there is of them is a name, which the titles' tier finds.
    Raises :class:`AtlasError` where there is no Pagefind for this machine, or it fails.
    """
    records = [record(doc) for doc in docs if doc.kind != "author"]
    known = read(_vocabulary(records))
    fields = sorted({name for own in records for name in own.meta})
    for folder in ("fragment", "index", "filter"):
        (out / folder).mkdir(parents=True)
    names = _write_records(records, out)
    parts = [
        names,
        [[*ends, _write(out / "index", part, ".pf_index")] for *ends, part in
         postings(known.entries, _places(records, fields, known)).parts()],
        [[name, _write(out / "filter", cbor2.dumps([name, values]), ".pf_filter")]
         for name, values in _filters(records)],
        [["date", sorted(range(len(records)), key=lambda page: records[page].date)]],
        fields,
    ]  # fmt: skip
    _write_common(known.files, parts, out)
    return {own.url: name for own, (name, _) in zip(records, names, strict=True)}


def record(doc: Document) -> Record:
    """What Pagefind is to know of ``doc``."""
    shown = {"kind": doc.kind, "note": doc.note, "day": doc.day, "title": doc.title,
             "topics": " ".join(doc.topics)}  # fmt: skip
    blocks = (
        (TITLE_WEIGHT, doc.title),
        (TEXT_WEIGHT, doc.text),
        (BESIDE_WEIGHT, f"{SEPARATOR} {_helpers(doc)}"),
    )
    return Record(
        url=doc.url,
        date=doc.date or UNDATED,
        blocks=tuple((weight, _ended(text)) for weight, text in blocks),
        meta={name: _readable(shown[name]) for name in sorted(shown) if shown[name]},
        filters={name: doc.facets[name] for name in sorted(doc.facets)},
    )


def _ended(text: str) -> tuple[str, ...]:
    """The words of a block; it ends with a full stop where it ends with a word."""
    line = _readable(text)
    stop = "." if line and (line[-1].isalnum() or line[-1] == ")") else ""
    return tuple(f"{line}{stop}".split())


def _readable(text: str) -> str:
    return visible(_UNREADABLE.sub("", text))


def _helpers(doc: Document) -> str:
    """Names, and words as they are when written together, where the text divides them."""
    text = f"{doc.title} {doc.text}"
    joined = dict.fromkeys(word for word in words(text) if word[-1].isdigit() and len(word) > 2)
    spoken = set(text.casefold().split())
    extra = [word for word in joined if word not in spoken and not word.isdigit()]
    return ", ".join([*doc.beside, *doc.people, *extra])


def _vocabulary(records: Iterable[Record]) -> dict[str, set[str]]:
    """The words there are with each weight; those of meta data have none, so any will do."""
    found: dict[str, set[str]] = {TITLE_WEIGHT: set(), TEXT_WEIGHT: set(), BESIDE_WEIGHT: set()}
    for own in records:
        for weight, block in own.blocks:
            found[weight].update(block)
        found[TEXT_WEIGHT].update(word for text in own.meta.values() for word in text.split())
    return found


def _places(records: Sequence[Record], fields: Sequence[str], known: Read) -> Places:
    """Where all words of ``records`` stand, in their text and in the fields of their meta data."""
    text = [
        [known.numbers[weight][word] for weight, block in own.blocks for word in block]
        for own in records
    ]
    numbers = known.numbers[TEXT_WEIGHT]
    meta = [
        [numbers[word] for word in own.meta.get(name, "").split()]
        for own in records
        for name in fields
    ]
    inside = len(fields) or 1
    page, place, reading = _spread(text, known)
    line, within, shown = _spread(meta, known)
    return Places(
        entry=_small(known.found[reading], known.found[shown]),
        page=_small(page, line // inside),
        shown=np.concatenate([np.zeros(len(page), np.bool_), np.ones(len(line), np.bool_)]),
        group=_small(known.weights[reading], line % inside),
        place=_small(place, within),
    )


def _small(*parts: Numbers) -> Numbers:
    """One after the other, in half the memory: there are millions, each below 2 to the 31st."""
    return np.concatenate(parts, dtype=np.int32, casting="same_kind")


def _spread(lines: Sequence[Sequence[int]], known: Read) -> tuple[Numbers, Numbers, Numbers]:
    """For each entry of each word: the line, the place in it, and where the entry is known."""
    lengths = np.array([len(own) for own in lines], dtype=np.int64)
    words = np.fromiter(chain.from_iterable(lines), np.int64, int(lengths.sum()))
    line = np.repeat(np.arange(len(lines)), lengths)
    place = _within(lengths)
    several = known.starts[words + 1] - known.starts[words]
    reading = np.repeat(known.starts[words], several) + _within(several)
    return np.repeat(line, several), np.repeat(place, several), reading


def _within(lengths: Numbers) -> Numbers:
    """0, 1, … for each length, one after the other."""
    return np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _filters(records: Iterable[Record]) -> Iterator[tuple[str, list[tuple[str, list[int]]]]]:
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for page, own in enumerate(records):
        for name, values in own.filters.items():
            for value in values:
                found[name][value].append(page)
    for name in sorted(found):
        yield name, sorted(found[name].items())


def _write_records(records: Iterable[Record], out: Path) -> list[list[Any]]:
    """Write what results show; the name and the number of words of each."""
    names: dict[str, list[Any]] = {}
    for own in records:
        said = list(own.words)
        text = _json({"url": f"/{own.url}", "content": " ".join(said), "word_count": len(said),
                      "filters": own.filters, "meta": own.meta, "anchors": []})  # fmt: skip
        whole = digest(text, length=64)
        short = next(whole[:n] for n in range(SHORTEST_NAME, 65) if whole[:n] not in names)
        names[short] = [f"{LANGUAGE}_{short}", len(said)]
        path = out / "fragment" / f"{LANGUAGE}_{short}.pf_fragment"
        path.write_bytes(_pack(text.encode()))
    return list(names.values())


def _write_common(files: Mapping[str, bytes], parts: list[Any], out: Path) -> None:
    for name, content in files.items():
        (out / name).write_bytes(content)
    entry_file = out / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text("utf-8"))
    language = entry["languages"][LANGUAGE]
    data = cbor2.dumps([entry["version"], *parts])
    name = _write(out, data, ".pf_meta", "pagefind.")
    language.update(hash=name, page_count=len(parts[0]))
    entry_file.write_text(_json(entry), encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(folder: Path, data: bytes, after: str, before: str = "") -> str:
    """Write a file named by its content; the name."""
    name = f"{LANGUAGE}_{digest(data.hex(), length=10)}"
    (folder / f"{before}{name}{after}").write_bytes(_pack(data))
    return name


def _pack(data: bytes) -> bytes:
    """Gzip without a date."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
    return packer.compress(MARK + data) + packer.flush()
