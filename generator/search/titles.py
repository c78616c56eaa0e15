"""The forgiving tier: words of titles, names and identifiers, in files small enough to fetch.

All files are JSON. ``words.json`` is always read: every word of a title, sorted, with the
number of words in each title. A word's documents are in one of the ``p<number>.json``
(several words each), names and identifiers in ``n-<key>.json`` and ``i-<key>.json``; what
a result shows is in ``r<number>.json``. So a query costs what it asks for, however many
papers there are, and no engine's whole index is sent.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.search.documents import Document
from generator.search.words import words

POSTING_BYTES = 24_000
"""Size of a file of documents by word, before compression; a frequent word may exceed it."""
ROWS = 32
"""Documents in one file of what results show: a result list touches about one file each."""
WHOLE_BYTES = 48_000
"""Up to this size names (or identifiers) stay in one file."""
MOST_WORDS = 35
"""A title's length is one digit of base 36; longer ones count as this long."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

KINDS = {"paper": "pa", "topic": "to", "author": "au", "page": "pg"}
"""Kinds of documents as rows name them."""

Index = Mapping[str, Sequence[int]]
"""Numbers of documents, ascending, by word."""


def title_files(docs: Sequence[Document], groups: Mapping[str, tuple[str, str]],
                records: Mapping[str, str]) -> dict[str, str]:  # fmt: skip
    """Every file of the tier by name.

    ``groups`` gives each topic's title and group by its id; ``records`` the full-text
    record of each document by its address, where there is one.
    """
    index = _title_index(docs)
    starts, postings = _postings(index)
    names = shards(_name_index(docs), lambda word: word[:2])
    ids = shards(_id_index(docs), id_key)
    order = {topic: number for number, topic in enumerate(groups)}
    manifest = {
        "documents": len(docs),
        "words": " ".join(index),
        "lengths": "".join(DIGITS[min(len(words(doc.title)), MOST_WORDS)] for doc in docs),
        "starts": starts,
        "rows": ROWS,
        "topics": [[topic, *group] for topic, group in groups.items()],
        "names": " ".join(names),
        "ids": " ".join(ids),
    }
    return {
        "words.json": compact(manifest),
        **{f"p{number}.json": compact(part) for number, part in enumerate(postings)},
        **{f"n-{key}.json": compact(part) for key, part in names.items()},
        **{f"i-{key}.json": compact(part) for key, part in ids.items()},
        **_rows(docs, order, records),
    }


def compact(value: Any) -> str:
    """JSON without a space too many, text as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def id_key(identifier: str) -> str:
    """The file that an identifier is in: an arXiv id's year and month, else ``x``."""
    head = identifier[:4]
    return head if head.isdigit() and identifier[4:5] == "." else "x"


def _title_index(docs: Sequence[Document]) -> Index:
    """The words of titles; an author's page is found by the name, which is among the names."""
    return _inverted(() if doc.kind == "author" else words(doc.title) for doc in docs)


def _name_index(docs: Sequence[Document]) -> Index:
    return _inverted([word for name in doc.people for word in words(name)] for doc in docs)


def _id_index(docs: Sequence[Document]) -> Index:
    return _inverted([identifier.lower() for identifier in doc.ids] for doc in docs)


def _inverted(keys: Iterable[Iterable[str]]) -> Index:
    found: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in dict.fromkeys(own):
            found[key].append(number)
    return {key: found[key] for key in sorted(found)}


def steps(numbers: Sequence[int]) -> list[int]:
    """Ascending numbers as the first and the steps between them, which compress better."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def _postings(index: Index) -> tuple[list[int], list[list[list[int]]]]:
    """The documents of each word in parts, and the number of the word each part begins with."""
    starts: list[int] = []
    parts: list[list[list[int]]] = []
    size = POSTING_BYTES
    for number, numbers in enumerate(index.values()):
        if size >= POSTING_BYTES:
            starts.append(number)
            parts.append([])
            size = 0
        parts[-1].append(steps(numbers))
        size += len(compact(parts[-1][-1]))
    return starts, parts


def part_of(starts: Sequence[int], number: int) -> int:
    """The part that holds word ``number``."""
    return bisect_right(starts, number) - 1


def shards(index: Index, key: Callable[[str], str]) -> dict[str, dict[str, list[int]]]:
    """``index`` in parts by ``key`` of its words; in one part ``all`` where it is small."""
    coded = {word: steps(numbers) for word, numbers in index.items()}
    if len(compact(coded)) <= WHOLE_BYTES:
        return {"all": coded} if coded else {}
    parts: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for word, numbers in coded.items():
        parts[key(word)][word] = numbers
    return {name: parts[name] for name in sorted(parts)}


def _rows(
    docs: Sequence[Document], order: Mapping[str, int], records: Mapping[str, str]
) -> dict[str, str]:
    rows = [_row(doc, order, records.get(doc.url, "")) for doc in docs]
    return {
        f"r{start // ROWS}.json": compact(rows[start : start + ROWS])
        for start in range(0, len(rows), ROWS)
    }


def _row(doc: Document, order: Mapping[str, int], record: str) -> list[Any]:
    topics = [order[topic] for topic in doc.topics]
    return [
        KINDS[doc.kind],
        doc.url,
        doc.title,
        doc.note,
        doc.date,
        doc.day,
        topics,
        doc.gist,
        record,
    ]
