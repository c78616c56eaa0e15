"""The search page."""

from __future__ import annotations

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.collection import Collection
from generator.pages.page import Page
from generator.pages.views import SearchView


def search_page(collection: Collection) -> Page:
    """The page whose whole state is in its address (``?q=…&topic=…``)."""
    here = From(addresses.SEARCH)
    view = SearchView(
        papers=len(collection.papers),
        all_papers=here.to(addresses.PAPERS),
        all_topics=here.to(addresses.TOPICS),
    )
    description = "Search titles, abstracts, authors and topics; narrow down by topic and year."
    return Page(here.src, "search", "Search", description, view)
