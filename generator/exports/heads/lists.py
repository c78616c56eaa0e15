"""Every page but a paper's as a ``CollectionPage``, with the list of what it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from generator.exports.heads.here import Here, card_list
from generator.exports.heads.modified import last_modified
from generator.exports.heads.nodes import Node, node
from generator.model import MentionKind
from generator.pages import addresses
from generator.pages.author_views import AuthorPageView, AuthorsView
from generator.pages.note_views import ReadingListsView
from generator.pages.parts import Card, CardList
from generator.pages.views import (
    HomeView,
    ListingsView,
    NamesView,
    NameView,
    TopicsView,
    TopicView,
    View,
    YearsView,
)

MOST = 25
"""Entries of one list: the page itself has all of them, and a head should stay small."""


def collection_page(here: Here) -> Node:
    """The node of the present page."""
    changed = last_modified(here.page, here.site)
    return node(
        "CollectionPage",
        id=here.url,
        url=here.url,
        name=here.page.title,
        description=here.page.description,
        dateModified=str(changed) if changed else None,
        isPartOf=_site(here),
        about=_about(here),
        mainEntity=_list(here),
    )


def _site(here: Here) -> Node:
    home = here.to(addresses.HOME)
    return node("WebSite", id=f"{home}#site", url=home, name=here.site.title)


def _about(here: Here) -> Node | None:
    match here.page.view:
        case TopicView(title=title, description=description):
            return node("DefinedTerm", name=title, description=description)
        case NameView(kind=MentionKind.LANGUAGES, title=title):
            return node("Language", name=title)
        case NameView(title=title, description=description):
            return node("DefinedTerm", name=title, description=description)
        case AuthorPageView(name=name):
            return node("Person", name=name)
    return None


def _list(here: Here) -> Node | None:
    """What the page lists, at most ``MOST`` entries; ``numberOfItems`` counts the whole list."""
    if found := card_list(here.page.view):
        cards = islice((card for group in found.groups for card in group.cards), MOST)
        return _items(here, _papers(cards), found.total, _before(found))
    sources = _entries(here.page.view)
    return _items(here, sources[:MOST], len(sources)) if sources else None


def _entries(view: View) -> Sequence[str]:
    """The source paths of the pages that an index leads to."""
    found: Sequence[str] = ()
    match view:
        case HomeView(newest=cards):
            found = _papers(cards)
        case TopicsView(groups=groups):
            found = [addresses.topic(tile.id) for group in groups for tile in group.tiles]
        case NamesView(kind=kind, names=names):
            found = [addresses.name(kind, tile.id) for tile in names]
        case YearsView(years=years):
            found = [addresses.year(int(tile.label)) for tile in years]
        case ListingsView(listings=listings):
            found = [addresses.listing(tile.id) for tile in listings]
        case ReadingListsView(lists=lists):
            found = [addresses.reading_list(tile.id) for tile in lists]
        case AuthorsView(groups=letters):
            entries = (entry for letter in letters for entry in letter.entries if entry.href)
            found = [addresses.author(entry.anchor) for entry in entries]
    return found


def _papers(cards: Sequence[Card] | islice[Card]) -> list[str]:
    return [addresses.paper(card.id) for card in cards]


def _before(found: CardList) -> int:
    """How many papers stand on the pages before this one; every page but the last is full."""
    if found.pager is None:
        return 0
    own = sum(len(group.cards) for group in found.groups)
    last = found.pager.number == found.pager.of
    return found.total - own if last else (found.pager.number - 1) * own


def _items(here: Here, sources: Sequence[str], total: int, before: int = 0) -> Node:
    entries = [
        node("ListItem", position=position, url=here.to(src))
        for position, src in enumerate(sources, start=before + 1)
    ]
    return node("ItemList", numberOfItems=total, itemListElement=entries)
