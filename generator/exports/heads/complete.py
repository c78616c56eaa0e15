"""A planned page with its head filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.exports.citations import Item
from generator.exports.heads.dublin_core import dublin_core
from generator.exports.heads.here import Here, pager_of
from generator.exports.heads.highwire import highwire
from generator.exports.heads.json_ld import json_ld
from generator.exports.heads.links import links
from generator.exports.heads.opengraph import opengraph
from generator.pages.cards import date_words
from generator.pages.collection import Collection
from generator.pages.head import Head, Meta
from generator.pages.page import Page
from generator.pages.people import by_line
from generator.pages.views import PaperView
from generator.text.math import plain


def with_head(page: Page, collection: Collection, items: Mapping[str, Item]) -> Page:
    """``page`` with its head, and with a description that no other page of a list shares.

    ``items`` are the references of all papers by id.
    """
    page = replace(page, description=_description(page, collection))
    here = Here(collection, page)
    head = Head(tuple(_meta(here, items)), tuple(links(here, items)), json_ld(here, items))
    return replace(page, head=head)


def _meta(here: Here, items: Mapping[str, Item]) -> Iterator[Meta]:
    if isinstance(here.page.view, PaperView):
        paper = here.site.by_id[here.page.view.id]
        item = items[paper.id]
        yield from highwire(paper, item)
        yield from dublin_core(item)
    yield from opengraph(here)


def _description(page: Page, collection: Collection) -> str:
    if isinstance(page.view, PaperView) and not page.description:
        return _in_place_of_an_abstract(page.view, collection)
    pager = pager_of(page.view)
    if pager and pager.number > 1:
        return f"{page.description} Page {pager.number} of {pager.of}."
    return page.description


def _in_place_of_an_abstract(view: PaperView, collection: Collection) -> str:
    """Without one the site's own description would stand on the page of each such paper."""
    paper = collection.by_id[view.id]
    about = (by_line(paper), date_words(paper.date.value) if paper.date else None)
    known = ", ".join(filter(None, about))
    return f"{plain(paper.title)} ({known})." if known else f"{plain(paper.title)}."
