"""Venues: the conferences and journals that papers appeared at, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import ListPage, card_list, paged, under_year
from generator.pages.collection import Collection
from generator.pages.page import Page, Planned
from generator.pages.paging import VENUES, Part, cut, pager
from generator.pages.parts import Ref
from generator.pages.published import Venue
from generator.pages.views import NamesView, NameTile, NameView
from generator.text.numbers import plural

KIND, HEADING = "venues", "Venues"
INTRO = "Conferences and journals that the papers appeared at, as far as that is known."


def venue_pages(collection: Collection, size: int) -> Iterator[Planned]:
    """The index of venues, and the pages of each."""
    for part in cut(addresses.VENUES, tuple(collection.venues.values()), VENUES):
        yield Planned(part.src, partial(_index, collection, part))
    for venue in collection.venues.values():
        for own in paged(addresses.venue(venue.id), venue.papers, size):
            yield Planned(own.src, partial(_venue, collection, venue, own))


def _index(collection: Collection, part: Part[Venue]) -> Page:
    here = From(part.src)
    most = max((len(venue.papers) for venue in collection.venues.values()), default=1)
    tiles = tuple(
        NameTile(v.id, v.name, here.to(addresses.venue(v.id)), len(v.papers), len(v.papers) / most)
        for v in part.entries
    )
    pages = pager(part, addresses.VENUES)
    view = NamesView(KIND, HEADING, INTRO, tiles, None, pages)
    return Page(here.src, "names", part.titled(HEADING), INTRO, view)


def _venue(collection: Collection, venue: Venue, part: ListPage) -> Page:
    here = From(part.src)
    view = NameView(
        kind=KIND,
        id=venue.id,
        title=venue.name,
        description=None,
        index=Ref(HEADING, here.to(addresses.VENUES)),
        together=(),
        intro=f"{plural(len(venue.papers), 'paper')} of this collection appeared here.",
        list=card_list(collection, part, addresses.venue(venue.id), len(venue.papers), under_year),
    )
    title = venue.name if part.number == 1 else f"{venue.name}, page {part.number}"
    description = f"{plural(len(venue.papers), 'paper')} that appeared at {venue.name}."
    return Page(part.src, "name", title, description, view)
