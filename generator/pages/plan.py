"""The whole site as a list of pages."""

from __future__ import annotations

from generator.errors import AtlasError, error
from generator.pages.authors import author_pages
from generator.pages.collection import Collection
from generator.pages.home import home_page, papers_pages
from generator.pages.listings import listing_pages
from generator.pages.map import map_page
from generator.pages.names import name_pages
from generator.pages.page import Page
from generator.pages.paper import paper_pages
from generator.pages.quality import quality_page
from generator.pages.search import search_page
from generator.pages.topics import topic_pages
from generator.pages.venues import venue_pages
from generator.pages.written import list_pages
from generator.pages.years import year_pages


def plan(collection: Collection, newest: int, size: int) -> tuple[Page, ...]:
    """Every page of the site, each with its own source path, in order of path.

    ``newest`` is the number of papers on the home page, ``size`` the most papers on one
    page of a list. Raises :class:`AtlasError` where two pages claim one path, which an id
    in the seeds can bring about (a paper called ``2`` and page 2 of the list).
    """
    pages = (
        home_page(collection, newest, size),
        search_page(collection),
        *papers_pages(collection, size),
        *paper_pages(collection),
        *topic_pages(collection, size),
        *name_pages(collection, size),
        *year_pages(collection, size),
        *author_pages(collection, size),
        *venue_pages(collection, size),
        *listing_pages(collection),
        *list_pages(collection),
        map_page(collection),
        quality_page(collection),
    )
    _refuse_collisions(pages)
    return tuple(sorted(pages, key=lambda page: page.src))


def _refuse_collisions(pages: tuple[Page, ...]) -> None:
    owners: dict[str, Page] = {}
    problems = []
    for page in pages:
        other = owners.setdefault(page.src, page)
        if other is not page:
            message = f"'{page.title}' and '{other.title}' both want the address of {page.src}"
            hint = "rename one of them in the seeds"
            problems.append(error("address-taken", message, None, hint))
    if problems:
        raise AtlasError(problems)
