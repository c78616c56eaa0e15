"""The section "Link" of a page: what to copy, and which parts of the page have addresses.

Most links are title and address between signs of their format. So the page says both, and
``docs/javascripts/link.js`` has the signs; only what a format writes otherwise, because something
in the title means something to it, stands in the page as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.exports.embeds import HEIGHT, WIDTH
from generator.exports.snippets import FORMATS, Format, Write, address, iframe, line
from generator.pages import addresses
from generator.pages.collection import Collection
from generator.pages.note_views import ReadingListView
from generator.pages.views import PaperView, TopicView
from generator.text.math import plain

PLACEHOLDER = "https://site.example/"
"""Stands for the site's address where that is not known; ``docs/javascripts/link.js`` puts
it in from the reader's address bar. No site can have this name (RFC 2606 section 2)."""


TITLE, ADDRESS = "TITLE", "ADDRESS"
"""What stands for both in the signs of a format; no format takes anything in them for its own."""


def _card(title: str, url: str) -> str:
    return iframe(title, url, WIDTH, HEIGHT)


EMBED = Format("embed", "Embed", "code of the card", _card)
"""Of papers that have a card; its address is that of the card."""


@dataclass(frozen=True, slots=True)
class LinkingView:
    """What a page offers to who links to it.

    ``address`` is the page's. ``title`` is what links call the page, empty where that is its own
    title; ``embed`` whether it has a card. ``own`` is a JSON object of links by the ids of their
    formats: those that are not title and address between the format's signs; empty where there is
    none. ``placeholder`` is what stands for the site's unknown address in all of it, else empty.
    ``parts`` are anchors of the page. ``help`` leads to the page that explains the formats.
    """

    address: str
    title: str
    embed: bool
    own: str
    placeholder: str
    parts: tuple[str, ...]
    help: str


def signs(write: Write) -> str:
    """What a format writes around ``TITLE`` and ``ADDRESS``."""
    return write(TITLE, ADDRESS)


def between(signs: str, title: str, url: str) -> str:
    """The link that ``docs/javascripts/link.js`` makes of ``title`` and ``url``."""
    stands = {TITLE: title, ADDRESS: url}
    return re.sub(f"{TITLE}|{ADDRESS}", lambda match: stands[match[0]], signs)


def own_links(title: str, url: str, card: str) -> Mapping[str, str]:
    """The links by format that are something else; ``card`` is the card's address, or empty."""
    places = {**dict.fromkeys(FORMATS, url), **({EMBED: card} if card else {})}
    made = {own: own.write(title, place) for own, place in places.items()}
    return {
        own.id: text
        for own, text in made.items()
        if text != between(signs(own.write), line(title), address(places[own]))
    }


class Linking:
    """The section "Link" of the pages of a collection."""

    def __init__(self, collection: Collection) -> None:
        self._root = collection.url or PLACEHOLDER
        self._placeholder = "" if collection.url else PLACEHOLDER
        self._embeds = collection.beside.paper_files

    def view(self, page: PaperView | TopicView | ReadingListView) -> LinkingView:
        """What the page of a paper, of a reading list, or the first of a topic, shows."""
        is_paper = isinstance(page, PaperView)
        src = _source(page)
        title, url = plain(page.title), self._root + addresses.url(src)
        embed = is_paper and self._embeds
        own = own_links(title, url, self._root + addresses.embed(page.id) if embed else "")
        return LinkingView(
            address=address(url),
            title="" if line(title) == page.title else line(title),
            embed=embed,
            own=json.dumps(own, ensure_ascii=False, separators=(",", ":")) if own else "",
            placeholder=self._placeholder,
            parts=_parts(page),
            help=addresses.From(src).to(addresses.LINKING, "snippets"),
        )


def _source(page: PaperView | TopicView | ReadingListView) -> str:
    """The source path of the page, or of its first page."""
    if isinstance(page, PaperView):
        return addresses.paper(page.id)
    if isinstance(page, ReadingListView):
        return addresses.reading_list(page.id)
    return addresses.topic(page.id)


def _parts(page: PaperView | TopicView | ReadingListView) -> tuple[str, ...]:
    """Anchors that stay: a topic's years move to further pages as papers are added."""
    if isinstance(page, ReadingListView):
        return ()
    if isinstance(page, TopicView):
        return ("neighbours",) if page.neighbours else ()
    there = {
        "abstract": page.abstract,
        "notes": page.notes,
        "related": page.related,
        "cite": True,
    }
    return tuple(anchor for anchor, shown in there.items() if shown)
