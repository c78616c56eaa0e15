"""JSON-LD in the vocabulary of schema.org: one graph for each page.

A paper is a ``ScholarlyArticle``, the home page the ``WebSite`` with its search, every other page
a ``CollectionPage`` with the list of what it leads to; all but the home page have their place in
the site as a ``BreadcrumbList``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.exports.citations import Item
from generator.exports.heads.article import article
from generator.exports.heads.here import Here
from generator.exports.heads.lists import collection_page
from generator.exports.heads.nodes import Node, node
from generator.pages import addresses
from generator.pages.author_views import AuthorPageView
from generator.pages.note_views import ReadingListView
from generator.pages.views import (
    HomeView,
    ListingView,
    NameView,
    PaperView,
    TopicView,
    UnsortedView,
    View,
    YearView,
)

CONTEXT = "https://schema.org"
ABOVE: Mapping[type[View], tuple[str, str]] = {
    PaperView: ("Papers", addresses.PAPERS),
    TopicView: ("Topics", addresses.TOPICS),
    UnsortedView: ("Topics", addresses.TOPICS),
    YearView: ("Years", addresses.YEARS),
    AuthorPageView: ("Authors", addresses.AUTHORS),
    ListingView: ("Listings", addresses.LISTINGS),
    ReadingListView: ("Reading lists", addresses.READING_LISTS),
}
"""Name and source path of the index that pages belong to."""


def json_ld(here: Here, items: Mapping[str, Item]) -> str:
    """The JSON text; ``items`` are the references of all papers by id."""
    graph = {"@context": CONTEXT, "@graph": list(_nodes(here, items))}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":"))


def _nodes(here: Here, items: Mapping[str, Item]) -> Iterator[Node]:
    view = here.page.view
    if isinstance(view, PaperView):
        yield article(here, here.site.by_id[view.id], items[view.id])
    else:
        yield collection_page(here)
    if isinstance(view, HomeView):
        yield _site(here)
    else:
        yield node("BreadcrumbList", itemListElement=list(_crumbs(here)))


def _site(here: Here) -> Node:
    return node(
        "WebSite",
        id=f"{here.url}#site",
        url=here.url,
        name=here.site.title,
        description=here.site.description,
        potentialAction=_search(here) if here.site.url else None,
    )


def _search(here: Here) -> Node:
    """How to search the site; the slot in the address and what fills it go by one name.

    Source: schema.org, "Potential Actions", section on ``-input`` annotations.
    """
    template = f"{here.to(addresses.SEARCH)}?q={{search_term_string}}"
    action = node("SearchAction", target=node("EntryPoint", urlTemplate=template))
    return action | {"query-input": "required name=search_term_string"}


def _crumbs(here: Here) -> Iterator[Node]:
    """The way from the home page to this one, which as the last needs no address.

    Nor does a paper, whose page has its name and address in the node before, need an entry.
    """
    above = _above(here.page.view)
    way = [(here.site.title, addresses.HOME), *([above] if above else [])]
    for position, (name, src) in enumerate(way, start=1):
        yield node("ListItem", position=position, name=name, item={"@id": here.to(src)})
    if not isinstance(here.page.view, PaperView):
        yield node("ListItem", position=len(way) + 1, name=here.page.title)


def _above(view: View) -> tuple[str, str] | None:
    """Name and source path of the index that a page belongs to; indexes belong to none."""
    if isinstance(view, NameView):
        return view.index.label, addresses.names(view.kind)
    return ABOVE.get(type(view))
