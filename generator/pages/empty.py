"""Pages that a collection has for the sake of their address, with nothing on them yet."""

from __future__ import annotations

from generator.model import MentionKind
from generator.pages import addresses
from generator.pages.collection import Collection


def empty_pages(collection: Collection) -> frozenset[str]:
    """The source paths of indexes that list nothing; no navigation need lead there."""
    listed = {
        addresses.TOPICS: bool(collection.topics),
        addresses.YEARS: bool(collection.by_year),
        addresses.AUTHORS: bool(collection.authors),
        addresses.VENUES: bool(collection.venues),
        addresses.READING_LISTS: bool(collection.written.lists),
        **{addresses.names(kind): bool(collection.counted(kind)) for kind in MentionKind},
    }
    return frozenset(src for src, filled in listed.items() if not filled)
