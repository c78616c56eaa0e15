"""What of an exported file stands outside of its entries: its head, its end, what parts them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.sources.base import Source, shown
from generator.sources.draft import Draft


def keep_outside(draft: Draft, source: Source, held: Iterable[tuple[int, int]]) -> None:
    """Name every line that holds something and belongs to none of ``held`` as furniture.

    ``held`` are first and last lines of entries in their order.
    """
    spans_left = iter((*held, (10**9, 10**9)))
    begin, end = next(spans_left)
    for number, line in enumerate(source.text.split("\n"), start=1):
        while number > end:
            begin, end = next(spans_left)
        if number < begin and line.strip(" \t\ufeff"):
            draft.furniture.append((number, shown(line.strip(" \t\ufeff"))))
