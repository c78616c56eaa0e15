"""The section "Link" of a page: what to copy, and which parts of the page have addresses."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exports.embeds import HEIGHT, WIDTH
from generator.exports.linking_pieces import Piece, pieces
from generator.exports.snippets import FORMATS, address, iframe, line
from generator.pages import addresses
from generator.pages.collection import Collection
from generator.pages.note_views import ReadingListView
from generator.pages.views import PaperView, TopicView
from generator.text.math import plain

PLACEHOLDER = "https://site.example/"
"""Stands for the site's address where that is not known; ``docs/javascripts/link.js`` puts
it in from the reader's address bar. No site can have this name (RFC 2606 section 2)."""


@dataclass(frozen=True, slots=True)
class SnippetView:
    """A link to copy: ``id`` of its format, ``label`` for people, ``spoken`` what it is called."""

    id: str
    label: str
    spoken: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkingView:
    """What a page offers to who links to it.

    ``pieces`` are what the snippets are made of. ``placeholder`` is what stands for the site's
    unknown address in them, else empty.
    ``parts`` are anchors of the page. ``help`` leads to the page that explains the formats.
    """

    snippets: tuple[SnippetView, ...]
    pieces: tuple[Piece, ...]
    placeholder: str
    parts: tuple[str, ...]
    help: str


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
        snippets = [SnippetView(f.id, f.label, f.spoken, f.write(title, url)) for f in FORMATS]
        if is_paper and self._embeds:
            card = iframe(title, self._root + addresses.embed(page.id), WIDTH, HEIGHT)
            snippets.append(SnippetView("embed", "Embed", "code of the card", card))
        help_page = addresses.From(src).to(addresses.LINKING, "snippets")
        parts = pieces([own.text for own in snippets], line(title), address(url))
        return LinkingView(tuple(snippets), parts, self._placeholder, _parts(page), help_page)


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
