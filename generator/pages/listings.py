"""Listings: what was received, in its own order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model import Listing, Record
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import card
from generator.pages.collection import Collection
from generator.pages.feeds import feed_refs
from generator.pages.page import Page, Planned
from generator.pages.paging import LISTINGS, RECORDS, Part, cut, pager
from generator.pages.parts import CardGroup, CardList
from generator.pages.views import ListingsView, ListingTile, ListingView
from generator.text.dates import MONTHS
from generator.text.numbers import plural


def listing_pages(collection: Collection) -> Iterator[Planned]:
    """The pages of the index of listings, and those of each listing."""
    for part in cut(addresses.LISTINGS, collection.listings, LISTINGS):
        yield Planned(part.src, partial(_index, collection, part))
    for listing in collection.listings:
        for own in cut(addresses.listing(listing.id), listing.records, RECORDS):
            yield Planned(own.src, partial(_listing, collection, listing, own))


def _index(collection: Collection, part: Part[Listing]) -> Page:
    here = From(part.src)
    view = ListingsView(
        listings=tuple(_tile(collection, listing, here) for listing in part.entries),
        total=len(collection.listings),
        records=sum(len(listing.records) for listing in collection.listings),
        papers=len(collection.papers),
        pager=pager(part, addresses.LISTINGS),
    )
    description = "The lists of papers that this collection grew from."
    return Page(here.src, "listings", part.titled("Listings"), description, view)


def _tile(collection: Collection, listing: Listing, here: From) -> ListingTile:
    papers = [collection.by_record[r.key] for r in listing.records if r.key in collection.by_record]
    only = {p.id for p in papers if {key for key, _ in p.records} == {listing.id}}
    href = here.to(addresses.listing(listing.id))
    return ListingTile(
        listing.id,
        listing.title,
        href,
        len(listing.records),
        len(only),
        _day(listing),
        _prints(listing),
    )


def _prints(listing: Listing) -> str:
    """What a listing says of its papers, in a reader's words: ``titles, abstracts and dates``."""
    records, details = listing.records, [r.details for r in listing.records if r.details]
    counted = any(r.author_count or r.organisation for r in records)
    parts = {
        "titles": bool(records),
        "abstracts": any(r.abstract for r in records),
        "authors": counted or any(d.authors for d in details),
        "dates": any(r.date_text for r in records) or any(d.date for d in details),
        "venues": any(d.publication.venue for d in details),
    }
    *most, last = (part for part, said in parts.items() if said)
    return f"{', '.join(most)} and {last}" if most else last


def _day(listing: Listing) -> str | None:
    if listing.day is None:
        return None
    month, day = listing.day
    year = f" {listing.year}" if listing.year else ""
    return f"{day} {MONTHS[month - 1]}{year}"


def _year_note(listing: Listing) -> str:
    if listing.year is None:
        return ""
    if listing.year_inferred:
        return f"The year {listing.year} is inferred from the dates that the listing prints."
    return f"The year {listing.year} was set by the maintainer."


def _listing(collection: Collection, listing: Listing, part: Part[Record]) -> Page:
    here = From(part.src)
    shown = [record for record in part.entries if record.key in collection.by_record]
    total = sum(record.key in collection.by_record for record in listing.records)
    cards = tuple(card(collection, collection.by_record[own.key], here, own.line) for own in shown)
    begins = [f"l{record.line}" for record in listing.records[::RECORDS]]
    pages = pager(part, addresses.listing(listing.id), begins)
    view = ListingView(
        id=listing.id,
        title=listing.title,
        file=listing.file,
        prints=_prints(listing),
        lines=listing.lines,
        day=_day(listing),
        year_note=_year_note(listing),
        list=CardList(total, (CardGroup("", "", cards),), pages),
        feeds=feed_refs(collection, f"listings/{listing.id}", here),
    )
    description = f"{plural(total, 'paper')} of the listing {listing.title}, in its order."
    return Page(part.src, "listing", part.titled(f"Listing {listing.title}"), description, view)
