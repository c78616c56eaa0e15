"""Images for social networks and chats: one of the site, of each topic and of each paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.exports.social.words import cards_of
from generator.pages.collection import Collection


def social_cards(collection: Collection, cache: Path | None) -> Iterator[tuple[str, bytes]]:
    """Path and PNG of each image; those in the folder ``cache`` are not drawn again."""
    # What draws is loaded only where there is something to draw.
    from generator.exports.social.remembered import remembered  # noqa: PLC0415

    return remembered(cards_of(collection), cache)
