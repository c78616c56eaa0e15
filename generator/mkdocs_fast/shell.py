"""The theme's page around a page's content: rendered once for all that differ in text alone.

A shell is what Material's templates make of a page whose title, description, … are marks. It is
filled by putting each page's own in their place. That this gives what the templates would have
given is not believed but tried: with the first page of its kind, and with texts made to break it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from markupsafe import escape

CORE = "zqxj"
"""Letters that every mark has and no page."""
HARD = ('%d <b class="x">&amp; \'é\' "&" </script>{{ x }}\n  – %%s \\1 ', "AZ az\t%d")
"""Texts that come out otherwise than they went in if a template does more with them than we
know: escapes twice, strips tags or space, shortens, changes case."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What is a page's own; ``None`` or empty is what it does not have.

    ``heading`` is its first entry in the table of contents, as HTML; ``canonical`` its address.
    """

    title: str
    content: str
    description: str | None = None
    head: str | None = None
    heading: str | None = None
    canonical: str | None = None

    @property
    def known(self) -> frozenset[str]:
        """The names of those it has."""
        return frozenset(f.name for f in fields(self) if getattr(self, f.name))


Render = Callable[[Fields], str]
"""The theme's way to make a page, for a place in the site that is always the same."""


class Shell:
    """Text and slots in turn: a slot is the name of a field and whether its text is escaped."""

    def __init__(self, texts: Sequence[str], slots: Sequence[tuple[str, bool]]) -> None:
        self._texts, self._slots = texts, slots

    def fill(self, own: Fields) -> str:
        """The whole page."""
        parts = [self._texts[0]]
        for (name, escaped), text in zip(self._slots, self._texts[1:], strict=True):
            value = getattr(own, name)
            parts += (str(escape(value)) if escaped else value, text)
        return "".join(parts)


def make_shell(render: Render, first: Fields, page: str) -> Shell | None:
    """The shell that gives ``page`` for ``first``, and for any other fields what ``render`` does.

    ``None`` where there is none: a template makes something else of a field than its text or
    its escaped text.
    """
    marks = {name: f"{CORE}{name}&<{CORE}" for name in first.known}
    shell = _cut(render(_like(first, lambda name: marks[name])), marks)
    if shell is None or shell.fill(first) != page:
        return None
    for hard in HARD:
        tried = _like(first, lambda name, hard=hard: hard.replace("%d", name))  # type: ignore[misc]
        if shell.fill(tried) != render(tried):
            return None
    return shell


def _like(first: Fields, text: Callable[[str], str]) -> Fields:
    """Fields with ``text`` of their names wherever ``first`` has some."""
    return replace(first, **{name: text(name) for name in first.known})


def _cut(page: str, marks: dict[str, str]) -> Shell | None:
    forms = {form: (name, form != mark) for name, mark in marks.items() for form in _forms(mark)}
    pieces = re.split(f"({'|'.join(map(re.escape, forms))})", page)
    texts, slots = pieces[::2], [forms[found] for found in pieces[1::2]]
    return None if any(CORE in text for text in texts) else Shell(texts, slots)


def _forms(mark: str) -> tuple[str, str]:
    return (mark, str(escape(mark)))
