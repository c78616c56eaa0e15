"""Typed values out of a YAML document, each complaint with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, error
from generator.mentions.rules import Joints
from generator.mentions.spellings import Reading, SpellingError, read_spelling
from generator.yamlfile import Step

Steps = tuple[Step, ...]
"""The keys and indexes that lead to a value."""

_KINDS = {dict: "keys with values", list: "a list", str: "nothing but space", type(None): "nothing"}


@dataclass(slots=True)
class Values:
    """Takes values of the kind expected, and notes in ``problems`` what it refuses."""

    document: yamlfile.Document
    problems: list[Diagnostic] = field(default_factory=list)

    def refuse(self, code: str, message: str, path: Steps, hint: str = "") -> None:
        """Note an error at the line of ``path``."""
        self.problems.append(error(code, message, self.document.place(*path), hint))

    def mapping(self, value: Any, path: Steps, keys: frozenset[str]) -> dict[str, Any]:
        """A mapping, its keys checked; an empty one where the value is none."""
        if not isinstance(value, dict):
            self._unexpected("keys with values", value, path)
            return {}
        self.problems += yamlfile.unknown_keys(self.document, path, value, keys)
        return value

    def items(self, value: Any, path: Steps) -> list[Any]:
        """A list; an empty one where there is no value, or none that is a list."""
        if value is not None and not isinstance(value, list):
            self._unexpected("a list", value, path, "write [a, b]")
            return []
        return value or []

    def text(self, value: Any, path: Steps) -> str | None:
        """A text with something in it, or ``None``: a number or a yes must be quoted."""
        if isinstance(value, str) and value.strip():
            return value
        self._unexpected("text", value, path, "put it in quotes")
        return None

    def texts(self, value: Any, path: Steps) -> tuple[tuple[str, Steps], ...]:
        """The texts of a list, each with where it stands."""
        places = [(item, (*path, index)) for index, item in enumerate(self.items(value, path))]
        read = [(self.text(item, place), place) for item, place in places]
        return tuple((text, place) for text, place in read if text is not None)

    def readings(self, spelling: str, path: Steps) -> tuple[Reading, ...]:
        """What a spelling stands for; nothing where it cannot be read."""
        try:
            return read_spelling(spelling)
        except SpellingError as exc:
            code = "bad-regex" if spelling.startswith("/") else "bad-spelling"
            self.refuse(code, f"'{spelling}': {exc}", path, "see the head of the file")
            return ()

    def spellings(self, value: Any, path: Steps) -> tuple[str, ...]:
        """The spellings of a list that can be read."""
        return tuple(text for text, place in self.texts(value, path) if self.readings(text, place))

    def joints(self, value: Any, path: Steps) -> Joints:
        """A list of words that hyphens may join, or ``any``."""
        if value == "any":
            return Joints(any_word=True)
        return Joints(frozenset(text.lower() for text, _ in self.texts(value, path)))

    def _unexpected(self, expected: str, value: Any, path: Steps, hint: str = "") -> None:
        found = _KINDS.get(type(value), f"'{value}'")
        self.refuse("bad-value", f"expected {expected}, found {found}", path, hint)
