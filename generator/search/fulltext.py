"""The full text: Pagefind's index, made from snippets of HTML that only Pagefind sees.

Snippets and not Pagefind's custom records, for these know no weights; a folder of snippets
and not one call for each, for Pagefind's Python API waits a tenth of a second per call
(1,000 papers: 100 s; as a folder: 1.4 s). The finished pages are not parsed: they hold
several times as many words, most of them furniture.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from generator.errors import AtlasError, error
from generator.search.documents import Document
from generator.search.settled import MARK, settle
from generator.search.words import words
from generator.text.escape import html

TITLE_WEIGHT, BESIDE_WEIGHT = "10", "0.3"
"""Of a text's weight; Pagefind allows 0 to 10."""
SEPARATOR = "␞"
"""Divides what can be read on the page from words that only help to find it."""
UNDATED = "0000"
"""Sorts last; Pagefind leaves out of a sorted list what has no date at all."""
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What Pagefind brings and this site does not use: its own user interfaces."""
WRITE_SECONDS = 60
"""How long Pagefind may take to write what it has reported as written."""


def write_fulltext(docs: Sequence[Document], out: Path) -> dict[str, str]:
    """Write Pagefind's index of ``docs`` to the folder ``out``; give each address its record.

    Authors are left out: all there is of them is a name, which the titles' tier finds.
    Raises :class:`AtlasError` where there is no Pagefind for this machine, or it fails.
    """
    with tempfile.TemporaryDirectory(prefix="paper-atlas-") as folder:
        for doc in docs:
            if doc.kind == "author":
                continue
            place = Path(folder, doc.url, "index.html")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(snippet(doc), encoding="utf-8")
        try:
            # In a thread of its own, for the caller's may have an event loop already.
            with ThreadPoolExecutor(1) as thread:
                thread.submit(asyncio.run, _run(folder, out)).result()
        except (OSError, RuntimeError, AssertionError, asyncio.IncompleteReadError) as exc:
            hint = "install the wheel 'pagefind-bin' for this machine: pip install 'pagefind[bin]'"
            problem = error("no-search-index", f"Pagefind failed: {exc}", None, hint)
            raise AtlasError([problem]) from exc
    settle(out)
    for pattern in UNUSED:
        for path in out.glob(pattern):
            path.unlink()
    return _records(out)


async def _run(folder: str, out: Path) -> None:
    """Index ``folder`` into ``out``, and let Pagefind go only when all of it is written.

    Pagefind reports files as written that its process still holds, and closing its service
    kills that process: on a busy machine files then stay empty.
    """
    config = IndexConfig(output_path=str(out), force_language="en")
    async with PagefindService() as service:
        index = await service.create_index(config)
        await index.add_directory(folder)
        await index.write_files()
        for _ in range(WRITE_SECONDS * 10):
            if all(path.stat().st_size for path in out.rglob("*") if path.is_file()):
                return
            await asyncio.sleep(0.1)
        raise RuntimeError(f"files in {out} are still empty after {WRITE_SECONDS} s")


def snippet(doc: Document) -> str:
    """What Pagefind reads of ``doc``: weights, facets, sort key and what a result shows."""
    shown = {"kind": doc.kind, "note": doc.note, "day": doc.day, "topics": " ".join(doc.topics)}
    lines = [
        '<html lang="en"><body>',
        f'<h1 data-pagefind-weight="{TITLE_WEIGHT}">{html(doc.title)}</h1>',
        f"<p>{html(doc.text)}</p>",
        f'<p data-pagefind-weight="{BESIDE_WEIGHT}">{SEPARATOR} {html(_helpers(doc))}</p>',
        *(_hidden("meta", name, value) for name, value in shown.items() if value),
        *(_hidden("filter", name, own) for name, found in doc.facets.items() for own in found),
        _hidden("sort", "date", doc.date or UNDATED),
    ]
    return "\n".join(lines)


def _hidden(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{html(value)}">'


def _helpers(doc: Document) -> str:
    """Names, and words as they are when written together, where the text divides them."""
    text = f"{doc.title} {doc.text}"
    joined = dict.fromkeys(word for word in words(text) if word[-1].isdigit() and len(word) > 2)
    spoken = set(text.casefold().split())
    extra = [word for word in joined if word not in spoken and not word.isdigit()]
    return ", ".join([*doc.beside, *doc.people, *extra])


def _records(out: Path) -> dict[str, str]:
    """The name of each document's record by its address, read from the records themselves."""
    found: dict[str, str] = {}
    for path in sorted((out / "fragment").glob("*.pf_fragment")):
        data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))
        found[data["url"].removeprefix("/")] = path.stem
    return found
