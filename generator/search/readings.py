"""How Pagefind reads words: stems, parts and spellings of each, asked of Pagefind itself.

A search compares what Pagefind's engine in the browser makes of the query with what stands in
the index, so nobody but Pagefind can say how a word is to be entered. How it reads one depends
on nothing beside it; so it is given one page that has each word of the collection once, in a
tenth of the time and memory that all the texts would take (10,000 papers have 2.3 million
words, 200,000 different ones).
"""

from __future__ import annotations

import asyncio
import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import cbor2
import numpy as np
import numpy.typing as npt
from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from generator.errors import AtlasError, error
from generator.text.escape import html

MARK = b"pagefind_dcd"
"""Begins each of Pagefind's compressed files; what follows is CBOR (RFC 8949) or JSON."""
LANGUAGE = "en"
ENDS = "x."
"""Ends each block of words: Pagefind puts a full stop behind a block that has none."""
NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", f"wasm.{LANGUAGE}.pagefind")
"""What a browser needs beside the index itself; the rest are user interfaces of Pagefind's."""
WRITE_SECONDS = 60
"""How long Pagefind may take to write what it has reported as written."""

Numbers = npt.NDArray[np.int64 | np.int32]
Entry = tuple[str, str]
"""What a word is found by (a stem), and its own spelling where the two differ in accents,
else empty."""


@dataclass(frozen=True, slots=True)
class Read:
    """What Pagefind said.

    ``entries`` are all there are, sorted. ``numbers`` gives, for each weight asked for, the
    number of each word. Word n has the entries ``found[starts[n]:starts[n + 1]]``, by their
    numbers, each with the weight in the same place of ``weights``. ``files`` are Pagefind's
    own for the browser.
    """

    entries: Sequence[Entry]
    numbers: Mapping[str, Mapping[str, int]]
    starts: Numbers
    found: Numbers
    weights: Numbers
    files: Mapping[str, bytes]


def read(words: Mapping[str, Iterable[str]]) -> Read:
    """Ask Pagefind how it reads ``words``, sets of words by weight (``0`` to ``10``).

    A word is anything without white space. Raises :class:`AtlasError` where there is no
    Pagefind for this machine, it fails, or it does not give back the words it was given.
    """
    blocks = {weight: [*sorted(own), ENDS] for weight, own in words.items()}
    with tempfile.TemporaryDirectory(prefix="paper-atlas-") as folder:
        try:
            # In a thread of its own, for the caller's may have an event loop already.
            with ThreadPoolExecutor(1) as thread:
                thread.submit(asyncio.run, _index(_page(blocks), folder)).result()
        except (OSError, RuntimeError, AssertionError, asyncio.IncompleteReadError) as exc:
            raise _failed(str(exc)) from exc
        return _answer(blocks, Path(folder))


def _failed(what: str) -> AtlasError:
    hint = "install the wheel 'pagefind-bin' for this machine: pip install 'pagefind[bin]'"
    return AtlasError([error("no-search-index", f"Pagefind failed: {what}", None, hint)])


def _page(blocks: Mapping[str, Sequence[str]]) -> str:
    lines = (
        f'<p data-pagefind-weight="{weight}">{html(" ".join(own))}</p>'
        for weight, own in blocks.items()
    )
    return "\n".join([f'<html lang="{LANGUAGE}"><body>', *lines])


async def _index(page: str, folder: str) -> None:
    """Index ``page`` into ``folder``, and let Pagefind go only when all of it is written.

    Pagefind reports files as written that its process still holds, and closing its service
    kills that process: on a busy machine files then stay empty.
    """
    config = IndexConfig(output_path=folder, force_language=LANGUAGE)
    async with PagefindService() as service:
        index = await service.create_index(config)
        await index.add_html_file(content=page, url="/")
        await index.write_files()
        for _ in range(WRITE_SECONDS * 10):
            if all(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()):
                return
            await asyncio.sleep(0.1)
        raise RuntimeError(f"files in {folder} are still empty after {WRITE_SECONDS} s")


def _answer(blocks: Mapping[str, Sequence[str]], folder: Path) -> Read:
    given = [word for own in blocks.values() for word in own]
    (record,) = folder.glob("fragment/*.pf_fragment")
    if json.loads(unpacked(record))["content"] != " ".join(given):
        raise _failed("it does not give back the words that it was given")
    places = {entry: own for path in folder.glob("index/*.pf_index") for entry, own in
              _entries(cbor2.loads(unpacked(path))[0])}  # fmt: skip
    entries = sorted(places)
    rows = np.array(
        [(place, number, weight) for number, entry in enumerate(entries)
         for place, weight in _weighted(places[entry])], dtype=np.int64
    ).reshape(-1, 3)  # fmt: skip
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    counted = count()
    return Read(
        entries=entries,
        numbers={weight: dict(zip(own, counted, strict=False)) for weight, own in blocks.items()},
        starts=np.searchsorted(rows[:, 0], np.arange(len(given) + 1)),
        found=rows[:, 1],
        weights=rows[:, 2],
        files={name: (folder / name).read_bytes() for name in NEEDED},
    )


def unpacked(path: Path) -> bytes:
    """The content of one of Pagefind's compressed files."""
    return gzip.decompress(path.read_bytes()).removeprefix(MARK)


def _entries(words: Iterable[Any]) -> Iterator[tuple[Entry, list[int]]]:
    """Entries and their places; there is one page only."""
    for word, pages, spellings in words:
        for spelling, own in (("", pages), *spellings):
            for _, places, _ in own:
                yield (word, spelling), places


def _weighted(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Places with their weights: steps, and before those of one weight its own, below zero."""
    weight = place = 0
    for step in places:
        if step < 0:
            weight, place = -step - 1, 0
        else:
            place += step
            yield place, weight
