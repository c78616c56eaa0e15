"""The ledger file as lines: which belong to which entry and field, comments included.

A comment belongs to what follows it. Where a file is not laid out one thing to a line, as
in ``{first: 2026-05-24}``, there is nothing to keep and the writer writes anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import yamlfile
from generator.permalinks.reading import FIELDS, INDEX, PAPERS
from generator.yamlfile import Document, Steps

Span = tuple[int, int]
"""First line and the one after the last, from 0."""


@dataclass(frozen=True)
class OldEntry:
    """An entry's lines: its key with what stands above it, and each field's.

    ``values`` are the fields as they read; one that cannot be read is not among them.
    """

    key: list[str]
    fields: Mapping[str, list[str]]
    values: Mapping[str, object]

    @property
    def lines(self) -> list[str]:
        """All lines, in their order."""
        return [*self.key, *(line for own in self.fields.values() for line in own)]

    def comments(self, name: str) -> list[str]:
        """The comment lines of a field, which outlive its value."""
        return [line for line in self.fields.get(name, ()) if line.lstrip().startswith("#")]


class OldLines:
    """The parts of an earlier text of the file; of an empty or unreadable one there are none."""

    def __init__(self, text: str) -> None:
        """Cut ``text`` into its parts."""
        self.lines = text.splitlines() if "\r" not in text else text.replace("\r", "").split("\n")
        self.above_index: list[str] = []
        self.above_papers: list[str] = []
        self.tail: list[str] = []
        self.items: dict[str, Span] = {}
        self.entries: dict[str, Span] = {}
        self.document: Document | None = yamlfile.parse(text, "")[0] if text.strip() else None
        if self.document and _whole(self.document.data):
            self._cut(self.document)

    def item(self, key: str) -> list[str]:
        """The lines of an id in the index; none for a new one."""
        return self._of(self.items.get(key, (0, 0)))

    def entry(self, key: str) -> OldEntry | None:
        """The lines of an entry; ``None`` for a new one, or one that is not laid out by lines."""
        if key not in self.entries or self.document is None:
            return None
        first, end = self.entries[key]
        starts = {name: self._line(PAPERS, key, name) for name in self.document.data[PAPERS][key]}
        own = self._line(PAPERS, key)
        if not _apart([own, *starts.values()]):
            return None
        spans = self._spans(starts, own + 1, end)
        head = self._of((first, min(span[0] for span in spans.values())))
        found = {name: self._of(span) for name, span in spans.items()}
        return OldEntry(head, found, _values(self.document.data[PAPERS][key]))

    def _of(self, span: Span) -> list[str]:
        return self.lines[span[0] : span[1]]

    def _line(self, *path: Any) -> int:
        assert self.document is not None
        steps: Steps = path
        return self.document.lines[steps] - 1

    def _cut(self, document: Document) -> None:
        index, papers = self._line(INDEX), self._line(PAPERS)
        ids = {str(key): self._line(INDEX, i) for i, key in enumerate(document.data[INDEX])}
        own = {key: self._line(PAPERS, key) for key in document.data[PAPERS]}
        if not _apart([index, *ids.values(), papers, *own.values()]):
            return
        begin = self._up(papers, max([index, *ids.values()]) + 1, 0)
        end = len(self.lines)
        while end > papers + 1 and _is_loose(self.lines[end - 1], 0):
            end -= 1
        self.items, self.entries = (
            self._spans(ids, index + 1, begin),
            self._spans(own, papers + 1, end),
        )
        self.tail = self.lines[end:]
        self.above_index = self.lines[: min((s for s, _ in self.items.values()), default=begin)]
        self.above_papers = self.lines[
            begin : min((s for s, _ in self.entries.values()), default=end)
        ]

    def _spans(self, starts: Mapping[str, int], least: int, end: int) -> dict[str, Span]:
        """Where each part begins, with the comments above it, and where the next one does."""
        ordered = sorted(starts.items(), key=lambda item: item[1])
        begins: list[int] = []
        for _, start in ordered:
            depth = _depth(self.lines[start])
            begins.append(self._up(start, least, depth))
            least = start + 1
        ends = [*begins[1:], end]
        return {key: (b, e) for (key, _), b, e in zip(ordered, begins, ends, strict=True)}

    def _up(self, line: int, least: int, depth: int) -> int:
        """The first of the comments and blank lines right above ``line``, as deep or less."""
        while line > least and _is_loose(self.lines[line - 1], depth):
            line -= 1
        return line


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_loose(line: str, depth: int) -> bool:
    """Whether a line is blank, or a comment that is no deeper than ``depth``."""
    bare = line.lstrip()
    return not bare or (bare.startswith("#") and _depth(line) <= depth)


def _apart(lines: Sequence[int]) -> bool:
    """Whether all stand on lines of their own, the first above all others."""
    return len(set(lines)) == len(lines) and min(lines) == lines[0]


def _whole(data: Any) -> bool:
    if not isinstance(data, dict) or not isinstance(data.get(INDEX), list):
        return False
    papers = data.get(PAPERS)
    return isinstance(papers, dict) and all(papers.values())


def _values(fields: Mapping[str, Any]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in fields.items():
        try:
            found[name] = FIELDS[name](value)
        except (KeyError, ValueError):
            continue
    return found
