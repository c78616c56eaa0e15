"""References formatted by pandoc's CSL processor, which comes with ``pypandoc_binary``.

citeproc-py, which needs no program, leaves initials in the wrong place, repeats titles and
takes ten times as long.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.errors import AtlasError, error
from generator.exports.citations.csl import csl_item
from generator.exports.citations.item import Item
from generator.exports.citations.styles import Style, alone, folder, missing

BATCH = 1500
"""Items per run of pandoc: its start takes as long as fifty of them."""
_MARKUP = {"<": "\ue000", ">": "\ue001", "&": "\ue002"}
"""CSL-JSON has HTML tags for rich text and no way to write ``<`` for itself; these stand in."""
_BACK = str.maketrans({mark: char for char, mark in _MARKUP.items()})
_ALL = b"---\nnocite: '@*'\n---\n"
"""A document that lists all there is."""
_LABEL = "csl-left-margin"
_SPACES = {"Space", "SoftBreak", "LineBreak"}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_ATTRIBUTED = {"Div", "Span", "Link"}
"""Attributes first, with an id, classes and pairs."""
_WRAPPING = {
    *("Para", "Plain", "Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Underline"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reference that is set in one way."""

    text: str
    italic: bool = False


Reference = tuple[Run, ...]


def formatted(wanted: Mapping[Style, Sequence[Item]]) -> dict[Style, list[Reference]]:
    """The items wanted in each style, in their order, each as it would be alone.

    Raises :class:`AtlasError` where pandoc or a style is not to be found.
    """
    work = [
        (style, items[start : start + BATCH])
        for style, items in wanted.items()
        for start in range(0, len(items), BATCH)
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(lambda one: _format(*one), work))
    found: dict[Style, list[Reference]] = {style: [] for style in wanted}
    for (style, _), references in zip(work, done, strict=True):
        found[style] += references
    return found


@lru_cache(maxsize=4 * BATCH)
def source(item: Item) -> str:
    """What pandoc is told of ``item``, as a JSON object: all but its id."""
    known = csl_item(item)
    known.pop("id", None)
    text = json.dumps(known, ensure_ascii=False)
    for char, mark in _MARKUP.items():
        text = text.replace(char, mark)
    return text


def _format(style: Style, batch: Sequence[Item]) -> list[Reference]:
    # Numbers for ids: a citation key can be anything, an identifier of pandoc's cannot.
    sources = (f'{{"id": "{i}", {source(item)[1:]}' for i, item in enumerate(batch))
    document = json.loads(_pandoc(style, f"[{','.join(sources)}]"))
    (listed,) = (block for block in document["blocks"] if block["t"] == "Div")
    found = {entry["c"][0][0]: _reference(entry["c"][1]) for entry in listed["c"][1]}
    return [found[f"ref-{i}"] for i in range(len(batch))]


def _pandoc(style: Style, csl_json: str) -> bytes:
    """Pandoc's document for a list of references."""
    with TemporaryDirectory(prefix="paper-atlas-") as place:
        csl, references = Path(place, "style.csl"), Path(place, "references.json")
        csl.write_bytes(alone(style))
        references.write_text(csl_json, encoding="utf-8")
        # As the input they would come back a second time, as the document's metadata.
        files = [f"--csl={csl}", f"--bibliography={references}"]
        command = [_program(), "--from=markdown", "--to=json", "--citeproc", *files]
        done = subprocess.run(command, input=_ALL, capture_output=True, check=False)
    if done.returncode or done.stderr:
        said = done.stderr.decode(errors="replace").strip()
        message = f"pandoc could not format references in style '{style.id}': {said}"
        raise AtlasError([error("references-failed", message)])
    return done.stdout


@cache
def _program() -> str:
    """The pandoc of ``pypandoc_binary``, whatever else is installed: versions differ in style."""
    files = folder("pypandoc") / "files"
    for name in ("pandoc", "pandoc.exe"):
        if (files / name).is_file():
            return str(files / name)
    raise missing("pypandoc_binary")


def _reference(blocks: Iterable[Any]) -> Reference:
    found: list[tuple[bool, str]] = []
    for block in blocks:
        _add(found, block, italic=False)
    runs = [
        Run("".join(text for _, text in same).translate(_BACK), italic)
        for italic, same in groupby(found, itemgetter(0))
    ]
    return tuple(_stripped(runs))


def _stripped(runs: Sequence[Run]) -> list[Run]:
    """Without white space at both ends."""
    last = len(runs) - 1
    trimmed = (
        Run(run.text.lstrip() if i == 0 else run.text, run.italic) for i, run in enumerate(runs)
    )
    ended = (
        Run(run.text.rstrip() if i == last else run.text, run.italic)
        for i, run in enumerate(trimmed)
    )
    return [run for run in ended if run.text]


def _add(found: list[tuple[bool, str]], node: Any, italic: bool) -> None:
    """Add the text of a node of pandoc's document (``pandoc-types``, Text.Pandoc.Definition)."""
    kind, content = node["t"], node.get("c")
    if kind == "Str":
        found.append((italic, content))
    elif kind in _SPACES:
        found.append((italic, " "))
    elif kind == "Quoted":
        first, last = _QUOTES[content[0]["t"]]
        found.append((italic, first))
        _add_all(found, content[1], italic)
        found.append((italic, last))
    elif kind in _ATTRIBUTED:
        if _LABEL not in content[0][1]:
            _add_all(found, content[1], italic)
    elif kind in _WRAPPING:
        # Emphasis within emphasis stands upright.
        _add_all(found, content, italic != (kind == "Emph"))
    else:
        raise ValueError(f"pandoc gave '{kind}' in a reference")


def _add_all(found: list[tuple[bool, str]], nodes: Iterable[Any], italic: bool) -> None:
    for node in nodes:
        _add(found, node, italic)
