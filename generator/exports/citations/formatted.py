"""References as readers see them in a list of literature.

Pandoc formats them. Of those that are alike it formats one, and the others are put together
when they are asked for (:mod:`generator.exports.citations.shapes`): ten thousand papers have
some hundred shapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from generator.exports.citations.item import Item, Kind
from generator.exports.citations.pandoc import Reference
from generator.exports.citations.remembered import Remembered
from generator.exports.citations.shapes import Template, pattern, template
from generator.exports.citations.styles import HEADLINE, STYLES, Style

FEW = 1
"""Items so few are formatted themselves: a pattern takes pandoc as long as they do."""


class References:
    """The references of ``items`` in all styles.

    Each is as it would be alone: without a number before it and without a letter after its
    year. ``cache`` is a folder where what pandoc said is kept for the next build.
    Raises :class:`AtlasError` where pandoc or a style is not to be found.
    """

    def __init__(self, items: Sequence[Item], cache: Path | None = None, few: int = FEW) -> None:
        pandoc = Remembered(cache)
        patterns, self._number = _numbered(items, few)
        unlike = [item for item in items if item.id not in self._number]
        titles = list(dict.fromkeys(item.title for item in items if item.id in self._number))
        titled = [Item("", Kind.DOCUMENT, title) for title in titles]
        # All at once, so that no core waits for another.
        alone = [*patterns, *unlike]
        found = pandoc.formatted({**dict.fromkeys(STYLES, alone), HEADLINE: titled})
        self._headlines = dict(zip(titles, map(_text, found.pop(HEADLINE)), strict=True))
        self._templates = {
            style: list(map(template, patterns, own[: len(patterns)]))
            for style, own in found.items()
        }
        self._own = {
            style: {item.id: one for item, one in zip(unlike, own[len(patterns) :], strict=True)}
            for style, own in found.items()
        }
        self._add_unclear(pandoc, items)
        pandoc.write()

    def of(self, style: Style, item: Item) -> Reference:
        """The reference of one of the items."""
        own = self._template(style, item)
        return own.filled(item, self._headlines) if own else self._own[style][item.id]

    def _template(self, style: Style, item: Item) -> Template | None:
        number = self._number.get(item.id)
        return None if number is None else self._templates[style][number]

    def _add_unclear(self, pandoc: Remembered, items: Sequence[Item]) -> None:
        """The references of items whose pattern told nothing."""
        wanted = {
            style: [
                item for item in items if item.id not in own and self._template(style, item) is None
            ]
            for style, own in self._own.items()
        }
        for style, found in pandoc.formatted(wanted).items():
            ids = (item.id for item in wanted[style])
            self._own[style] |= dict(zip(ids, found, strict=True))


def _numbered(items: Sequence[Item], few: int) -> tuple[list[Item], dict[str, int]]:
    """The patterns that more than ``few`` items have, and the number of its own by item id."""
    found = {item.id: own for item in items if (own := pattern(item))}
    often = [own for own, number in Counter(found.values()).items() if number > few]
    numbers = {own: number for number, own in enumerate(often)}
    return often, {key: numbers[own] for key, own in found.items() if own in numbers}


def _text(reference: Reference) -> str:
    return "".join(run.text for run in reference)
