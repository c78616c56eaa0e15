"""Ids of feeds and entries: the same for ever, wherever the site moves.

RFC 4287, section 4.2.6: an id "MUST NOT change" when a feed is relocated. An address, or a
``tag:`` URI made of a host, would change with the host, and every reader would show each
paper once more as new. So ids are name-based UUIDs (RFC 9562, section 5.5), and the name is
what the ledger of addresses began with: the ids that were published on its first day. The
ledger is never taken back, no two sites begin alike unless one is a copy of the other, and
a copy that is published elsewhere is to have the same ids.

Only on that first day, while it grows, can they still change. The day itself is no part of
the name, so that a ledger which is about to be written gives what it will give once it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from uuid import UUID, uuid5

from generator.pages.collection import Collection
from generator.permalinks import Entry

ATLAS = UUID("6f2e3a1c-8b57-5d0e-9c44-1f7a52d9b603")
"""The space of names of all sites that this generator makes."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes one site's ids differ from another's."""

    site: UUID

    def urn(self, name: str) -> str:
        """The id of what is called ``name`` within the site: ``papers/x``, ``feeds/papers``."""
        return uuid5(self.site, name).urn


def identity(collection: Collection) -> Identity:
    """The identity of the site; one without a ledger has only its address to go by."""
    founders = _founders(collection.ledger.entries)
    return Identity(uuid5(ATLAS, "\n".join(founders) or collection.url))


def _founders(entries: Mapping[str, Entry]) -> list[str]:
    """The ids first published, sorted; those not written down yet come after all others."""
    days = {key: entry.first or Date.max for key, entry in entries.items()}
    first = min(days.values(), default=Date.max)
    return sorted(key for key, day in days.items() if day == first)
