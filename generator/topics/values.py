"""Typed values out of a YAML document, each complaint with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, error
from generator.yamlfile import Document, Step

Steps = tuple[Step, ...]
"""The keys and indexes that lead to a value."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Values:
    """Takes values of the kind expected, and notes in ``problems`` what it refuses."""

    document: Document
    problems: list[Diagnostic] = field(default_factory=list)

    def refuse(self, code: str, message: str, path: Steps, hint: str) -> None:
        """Note an error at the line of ``path``."""
        self.problems.append(error(code, message, self.document.place(*path), hint))

    def mapping(
        self, value: Any, path: Steps, allowed: Sequence[str] | None = None
    ) -> dict[str, Any]:
        """A mapping without its unknown keys, which are faults; ``None`` allows any key."""
        if not isinstance(value, dict):
            self._unexpected("a mapping", value, path, "write keys, each with its value")
            return {}
        if allowed is None:
            return value
        self.problems += yamlfile.unknown_keys(self.document, path, value, allowed)
        return {key: item for key, item in value.items() if key in allowed}

    def items(self, value: Any, path: Steps) -> Iterator[tuple[Steps, Any]]:
        """The items of a list, each with where it stands."""
        if not isinstance(value, list):
            self._unexpected("a list", value, path, "write [a, b], or one item per line after -")
            return
        for index, item in enumerate(value):
            yield (*path, index), item

    def texts(self, value: Any, path: Steps) -> Iterator[tuple[Steps, str]]:
        """The texts of a list, each with where it stands."""
        for place, item in self.items(value, path):
            if text := self.text(item, place):
                yield place, text

    def text(self, value: Any, path: Steps) -> str:
        """A text on one line; empty, and a fault, where there is none."""
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        self._unexpected("text", value, path, "put it in quotes")
        return ""

    def needed(self, entries: dict[str, Any], key: str, path: Steps) -> str:
        """The text under ``key``; empty, and a fault, where there is none."""
        if key in entries:
            return self.text(entries[key], (*path, key))
        self.refuse("missing-key", f"'{key}' is missing", path, f"add the line '{key}: …'")
        return ""

    def id(self, entries: dict[str, Any], path: Steps) -> str:
        """The text under ``id``, if it can be part of an address."""
        id_ = self.needed(entries, "id", path)
        if not id_ or _ID.fullmatch(id_):
            return id_
        hint = "an id is part of an address: lower-case letters, digits, single hyphens"
        self.refuse("bad-id", f"'{id_}' is not an id", (*path, "id"), hint)
        return ""

    def whole(self, value: Any, path: Steps, most: int) -> int | None:
        """A whole number from 1 to ``most``."""
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most:
            return value
        self._unexpected(f"a whole number from 1 to {most}", value, path, "as in: 4")
        return None

    def _unexpected(self, expected: str, value: Any, path: Steps, hint: str) -> None:
        message = f"expected {expected}, found {yamlfile.shown(value)}"
        self.refuse("bad-value", message, path, hint)
