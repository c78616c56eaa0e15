"""Pagefind's index of snippets of HTML, and any index in its format as plain values."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import cbor2
from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from generator.search.fulltext import Record
from generator.search.readings import MARK
from generator.text.escape import html


def index_plainly(records: Iterable[Record], out: Path) -> None:
    """Have Pagefind itself read whole documents, and write its index to ``out``."""
    asyncio.run(_index({record.url: _snippet(record) for record in records}, out))


async def _index(snippets: Mapping[str, str], out: Path) -> None:
    async with PagefindService() as service:
        index = await service.create_index(IndexConfig(force_language="en"))
        for url, snippet in snippets.items():
            await index.add_html_file(content=snippet, url=f"/{url}")
        await index.write_files(str(out))
        for _ in range(600):
            if all(path.stat().st_size for path in out.rglob("*") if path.is_file()):
                return
            await asyncio.sleep(0.1)
        raise RuntimeError(f"files in {out} are still empty")


def _snippet(record: Record) -> str:
    tags = ("h1", "p", "p")
    lines = [
        f'<{tag} data-pagefind-weight="{weight}">{html(" ".join(own))}</{tag}>'
        for tag, (weight, own) in zip(tags, record.blocks, strict=True)
    ]
    lines += [_hidden("meta", name, text) for name, text in record.meta.items()]
    lines += [_hidden("filter", name, own) for name in record.filters
              for own in record.filters[name]]  # fmt: skip
    return "\n".join(['<html lang="en"><body>', *lines, _hidden("sort", "date", record.date)])


def _hidden(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{html(value)}">'


def as_values(out: Path) -> dict[str, Any]:
    """All that an index says, by address and not by number, whatever its files are called."""
    entry = json.loads((out / "pagefind-entry.json").read_text(encoding="utf-8"))
    language = entry["languages"]["en"]
    version, pages, parts, filters, sorts, fields = _read(
        out / f"pagefind.{language['hash']}.pf_meta"
    )
    shown = [_record(out, name) for name, _ in pages]
    urls = [own["url"] for own in shown]
    words = [word for *_, name in parts for word in _read(out / f"index/{name}.pf_index")[0]]
    return {
        "version": (version, entry["version"], language["page_count"], language["wasm"]),
        "pages": {url: (count, own) for url, (_, count), own
                  in zip(urls, pages, shown, strict=True)},
        "parts": [ends for *ends, _ in parts],
        "words": {word: (_pages(urls, own), {text: _pages(urls, more) for text, more in others})
                  for word, own, others in words},
        "filters": {name: _filter(urls, _read(out / f"filter/{file}.pf_filter"))
                    for name, file in filters},
        "sorts": {name: [urls[page] for page in order] for name, order in sorts},
        "fields": fields,
    }  # fmt: skip


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))


def _record(out: Path, name: str) -> dict[str, Any]:
    packed = (out / f"fragment/{name}.pf_fragment").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(packed).removeprefix(MARK))
    return found


def _pages(urls: list[str], pages: Iterable[Any]) -> dict[str, Any]:
    found, number = {}, 0
    for step, places, fields in pages:
        number += step
        found[urls[number]] = (places, fields)
    return found


def _filter(urls: list[str], parts: Any) -> tuple[str, dict[str, list[str]]]:
    name, values = parts
    return name, {value: sorted(urls[page] for page in own) for value, own in values}
