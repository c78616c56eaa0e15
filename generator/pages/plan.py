"""The whole site as a list of pages."""

from __future__ import annotations

from functools import partial

from generator.errors import AtlasError, error
from generator.pages import addresses
from generator.pages.authors import author_pages
from generator.pages.collection import Collection
from generator.pages.home import home_page, papers_pages
from generator.pages.listings import listing_pages
from generator.pages.map import map_page
from generator.pages.names import name_pages
from generator.pages.page import Planned
from generator.pages.paper import paper_pages
from generator.pages.quality import quality_page
from generator.pages.search import search_page
from generator.pages.topics import topic_pages
from generator.pages.venues import venue_pages
from generator.pages.written import list_pages
from generator.pages.years import year_pages


def plan(collection: Collection, newest: int, size: int) -> tuple[Planned, ...]:
    """Every page of the site, still to be made, each with its own source path, in their order.

    ``newest`` is the number of papers on the home page, ``size`` the most papers on one
    page of a list. Raises :class:`AtlasError` where two pages claim one path, which an id
    in the seeds can bring about (a paper called ``2`` and page 2 of the list).
    """
    pages = (
        Planned(addresses.HOME, partial(home_page, collection, newest, size)),
        Planned(addresses.SEARCH, partial(search_page, collection)),
        *papers_pages(collection, size),
        *paper_pages(collection),
        *topic_pages(collection, size),
        *name_pages(collection, size),
        *year_pages(collection, size),
        *author_pages(collection, size),
        *venue_pages(collection, size),
        *listing_pages(collection),
        *list_pages(collection),
        Planned(addresses.MAP, partial(map_page, collection)),
        Planned(addresses.QUALITY, partial(quality_page, collection)),
    )
    _refuse_collisions(pages)
    return tuple(sorted(pages, key=lambda page: page.src))


def _refuse_collisions(pages: tuple[Planned, ...]) -> None:
    owners: dict[str, Planned] = {}
    problems = []
    for page in pages:
        other = owners.setdefault(page.src, page)
        if other is not page:
            one, first = page.make().title, other.make().title
            message = f"'{one}' and '{first}' both want the address of {page.src}"
            hint = "rename one of them in the seeds"
            problems.append(error("address-taken", message, None, hint))
    if problems:
        raise AtlasError(problems)
