"""Pagefind's index brought into one order, so that two builds are the same bytes.

Pagefind keeps facets and their values in hash maps with a random seed, and writes them in the
order in which these happen to give them; all else is in a fixed order (seen in 1.5.2). The
files are CBOR (RFC 8949) behind a short mark, compressed, and named by their content.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import cbor2

from generator.text.keys import digest

MARK = b"pagefind_dcd"
FILTERS = 3
"""Where the index's list of facets (name and file) stands among its parts."""


def settle(out: Path) -> None:
    """Sort facets and their values in the index in ``out``, and name its files anew."""
    entry_file = out / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        old = out / f"pagefind.{language['hash']}.pf_meta"
        parts = _read(old)
        parts[FILTERS] = [[name, _filter(out, file)] for name, file in sorted(parts[FILTERS])]
        old.unlink()
        language["hash"] = _write(out, "pagefind.", parts, ".pf_meta")
    entry_file.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")


def _filter(out: Path, file: str) -> str:
    """Sort the values of one facet; the new name of its file."""
    old = out / "filter" / f"{file}.pf_filter"
    name, values = _read(old)
    old.unlink()
    return _write(out / "filter", "", [name, sorted(values)], ".pf_filter")


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))


def _write(folder: Path, before: str, parts: Any, after: str) -> str:
    data = cbor2.dumps(parts)
    name = f"en_{digest(data.hex(), length=10)}"
    packed = gzip.compress(MARK + data, mtime=0)
    (folder / f"{before}{name}{after}").write_bytes(packed)
    return name
