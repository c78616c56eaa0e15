"""Notes and reading lists on the pages that show them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from generator.errors import Diagnostic, Place, error
from generator.model import Paper
from generator.notes import ListEntry, Note, ReadingList
from generator.notes.markup import html, line_html
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import card
from generator.pages.collection import Collection
from generator.pages.feeds import feed_refs
from generator.pages.note_views import ListTile, NoteView, ReadingListsView, ReadingListView
from generator.pages.page import Page, Planned
from generator.pages.parts import Card, CardGroup, CardList, CountedRef, Ref
from generator.pages.written_links import Links
from generator.text.numbers import plural

HEADING = "Reading lists"
INTRO = "Papers in an order to read them in, chosen by hand, each with a word on why."
IN_A_NOTE, IN_A_LIST = 3, 2
"""The level of the highest headings: below "Our notes", below the list's title."""


def note_views(collection: Collection, paper: Paper) -> tuple[NoteView, ...]:
    """The notes on the page of ``paper``."""
    here = From(addresses.paper(paper.id))
    notes = collection.written.notes.get(paper.id, ())
    return tuple(_note(collection, own, here, n) for n, own in enumerate(notes, start=1))


def _note(collection: Collection, own: Note, here: From, number: int) -> NoteView:
    tags = (Ref(tag, f"{here.to(addresses.SEARCH)}?q={quote(tag)}") for tag in own.tags)
    links = Links(collection, here, own.src)
    prefix = "note-" if number == 1 else f"note-{number}-"
    made = html(own.body, links, IN_A_NOTE, prefix)
    return NoteView(own.read_by, own.rating, tuple(tags), own.verdict, made)


def list_refs(collection: Collection, paper: Paper) -> tuple[Ref, ...]:
    """Links from the page of ``paper`` to the reading lists that it stands on."""
    here = From(addresses.paper(paper.id))
    lists = collection.on_lists.get(paper.id, ())
    return tuple(Ref(own.title, here.to(addresses.reading_list(own.id))) for own in lists)


def counted_lists(collection: Collection, here: From) -> tuple[CountedRef, ...]:
    """Links from the page ``here`` to all reading lists, with how many papers each has."""
    return tuple(
        CountedRef(own.title, here.to(addresses.reading_list(own.id)), len(own.entries))
        for own in collection.written.lists
    )


def list_pages(collection: Collection) -> Iterator[Planned]:
    """The index of reading lists, and the page of each.

    A list is not cut into parts: people make it, and it is meant to be read as a whole.
    """
    yield Planned(addresses.READING_LISTS, partial(_index, collection))
    for own in collection.written.lists:
        yield Planned(addresses.reading_list(own.id), partial(_list, collection, own))


def _index(collection: Collection) -> Page:
    here = From(addresses.READING_LISTS)
    tiles = tuple(
        ListTile(own.id, own.title, ref.href, own.description, ref.count)
        for own, ref in zip(collection.written.lists, counted_lists(collection, here), strict=True)
    )
    return Page(here.src, "lists", HEADING, INTRO, ReadingListsView(tiles))


def _list(collection: Collection, own: ReadingList) -> Page:
    src = addresses.reading_list(own.id)
    here = From(src)
    links = Links(collection, here, own.src)
    cards = tuple(_card(collection, entry, here, links) for entry in own.entries)
    view = ReadingListView(
        id=own.id,
        title=own.title,
        description=own.description,
        html=introduction(collection, own),
        list=CardList(len(cards), (CardGroup("", "", cards),), None),
        feeds=feed_refs(collection, f"lists/{own.id}", here),
    )
    about = f"{plural(len(cards), 'paper')} to read in order: {own.title}."
    return Page(src, "list", own.title, own.description or about, view)


def introduction(collection: Collection, own: ReadingList) -> str:
    """The text of a reading list as HTML for its page."""
    links = Links(collection, From(addresses.reading_list(own.id)), own.src)
    return html(own.body, links, IN_A_LIST, "about-")


def _card(collection: Collection, entry: ListEntry, here: From, links: Links) -> Card:
    said = line_html(entry.comment, links) if entry.comment else None
    return card(collection, collection.by_id[entry.paper], here, comment=said)


def broken_links(collection: Collection) -> Iterator[Diagnostic]:
    """An error for each link in notes and lists that leads nowhere, with its line."""
    for paper, notes in collection.written.notes.items():
        for own in notes:
            yield from _broken(collection, own, addresses.paper(paper), ())
    for listed in collection.written.lists:
        yield from _broken(collection, listed, addresses.reading_list(listed.id), listed.entries)


def _broken(
    collection: Collection,
    own: Note | ReadingList,
    src: str,
    entries: tuple[ListEntry, ...],
) -> Iterator[Diagnostic]:
    texts = [(own.body, own.line), *((one.comment, one.line) for one in entries if one.comment)]
    for text, line in texts:
        links = Links(collection, From(src), own.src)
        html(text, links, IN_A_NOTE, "")
        for fault in links.faults:
            place = Place(own.file, line + _line_of(fault.link, text))
            yield error("broken-link", f"a link leads nowhere: {fault.message}", place, fault.hint)


def _line_of(link: str, text: str) -> int:
    """The first line, from 0, of ``text`` that holds ``link``."""
    lines = enumerate(text.split("\n"))
    return next((number for number, line in lines if link in line), 0)
