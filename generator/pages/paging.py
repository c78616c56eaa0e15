"""Lists that are cut into pages, so that no page grows with the collection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.parts import Pager, Ref

T = TypeVar("T")

RECORDS, AUTHORS, VENUES, LISTINGS = 250, 1000, 500, 500
"""Entries on one page of a listing, and of the indexes of authors, venues and listings.

They are no option of a site: links to a line of a listing, and to an author without a page, must
not move when somebody wants shorter pages.
"""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list before it is shown: where, the how many-th, and what stands on it."""

    src: str
    number: int
    of: int
    entries: tuple[T, ...]

    def titled(self, title: str) -> str:
        """``title`` with the page's number, where that is not the first."""
        return title if self.number == 1 else f"{title}, page {self.number}"


def cut(src: str, entries: Sequence[T], size: int) -> tuple[Part[T], ...]:
    """Cut a list that starts at ``src`` into pages of at most ``size``; at least one page."""
    parts = [tuple(entries[i : i + size]) for i in range(0, len(entries), size)] or [()]
    return tuple(
        Part(addresses.numbered(src, n), n, len(parts), part)
        for n, part in enumerate(parts, start=1)
    )


def pager(part: Part[T], first: str, begins: Sequence[str] = ()) -> Pager | None:
    """Links to the other pages of the list; ``None`` where it has only one.

    ``begins`` are the anchors with which the pages begin, for who comes with an anchor that is
    on another page.
    """
    if part.of == 1:
        return None
    here = From(part.src)
    links = [Ref(str(n), here.to(addresses.numbered(first, n))) for n in range(1, part.of + 1)]
    return Pager(
        number=part.number,
        of=part.of,
        previous=links[part.number - 2].href if part.number > 1 else None,
        next=links[part.number].href if part.number < part.of else None,
        pages=tuple(links),
        begins=tuple(begins),
    )
