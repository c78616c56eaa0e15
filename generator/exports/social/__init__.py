"""Images for social networks and chats: one of the site, of each topic and of each paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from generator.exports.social.words import cards_of
from generator.pages.collection import Collection

ALL = slice(None)
"""Every image."""


def social_cards(
    collection: Collection, cache: Path | None, part: slice = ALL
) -> Iterator[tuple[str, bytes | Path]]:
    """Path and PNG of each image, or of a ``part`` of them: what is in the file, or where it lies.

    Those in the folder ``cache`` are not drawn again; what is in it beside them is removed when
    all have been given, unless only a part was asked for: see :func:`forget_cards`.
    """
    # What draws is loaded only where there is something to draw.
    from generator.exports.social.remembered import remembered  # noqa: PLC0415

    first, last, step = part.start, part.stop, part.step
    yield from remembered(islice(cards_of(collection), first, last, step), cache)
    if cache and part == ALL:
        forget_cards(collection, cache)


def forget_cards(collection: Collection, cache: Path) -> None:
    """Remove from ``cache`` the images that are none of this collection's any more."""
    from generator.exports.social.remembered import forget  # noqa: PLC0415

    forget(cards_of(collection), cache)
