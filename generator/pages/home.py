"""The home page and the list of all papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model import MentionKind
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import ListPage, card, card_list, paged, under_year
from generator.pages.charts import months_chart
from generator.pages.collection import Collection
from generator.pages.feeds import feed_refs
from generator.pages.names import top
from generator.pages.page import Page, Planned
from generator.pages.parts import CountedRef, Ref
from generator.pages.topics import groups
from generator.pages.views import HomeView, PapersView
from generator.pages.written import counted_lists
from generator.text.numbers import plural

MOST_NAMES = 12


def home_page(collection: Collection, newest: int, size: int) -> Page:
    """The home page with the ``newest`` papers; lists have pages of at most ``size``."""
    here = From(addresses.HOME)
    view = HomeView(
        title=collection.title,
        description=collection.description,
        papers=len(collection.papers),
        listings=len(collection.listings),
        topics=len(collection.topics),
        span=_span(collection),
        groups=groups(collection, here),
        newest=tuple(card(collection, paper, here) for paper in collection.newest[:newest]),
        models=top(collection, MentionKind.MODELS, here, MOST_NAMES),
        benchmarks=top(collection, MentionKind.BENCHMARKS, here, MOST_NAMES),
        languages=top(collection, MentionKind.LANGUAGES, here, MOST_NAMES),
        years=_years(collection, here),
        chart=months_chart(collection, here, size),
        all_papers=here.to(addresses.PAPERS),
        all_topics=here.to(addresses.TOPICS),
        all_models=here.to(addresses.names(MentionKind.MODELS)),
        all_benchmarks=here.to(addresses.names(MentionKind.BENCHMARKS)),
        all_languages=here.to(addresses.names(MentionKind.LANGUAGES)),
        linking=here.to(addresses.LINKING),
        feeds=feed_refs(collection, "papers", here),
        lists=counted_lists(collection, here),
    )
    return Page(here.src, "home", collection.title, collection.description, view)


def _span(collection: Collection) -> str | None:
    years = sorted(collection.by_year)
    if not years:
        return None
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _years(collection: Collection, here: From) -> tuple[CountedRef, ...]:
    return tuple(
        CountedRef(str(year), here.to(addresses.year(year)), len(papers))
        for year, papers in sorted(collection.by_year.items())
    )


def papers_pages(collection: Collection, size: int) -> Iterator[Planned]:
    """All papers, newest first, in pages of at most ``size``."""
    for part in paged(addresses.PAPERS, collection.newest, size):
        yield Planned(part.src, partial(_papers, collection, part))


def _papers(collection: Collection, part: ListPage) -> Page:
    total = len(collection.papers)
    here = From(part.src)
    years = tuple(Ref(str(y), here.to(addresses.year(y))) for y in collection.by_year)
    cards = card_list(collection, part, addresses.PAPERS, total, under_year)
    title = "All papers" if part.number == 1 else f"All papers, page {part.number}"
    description = f"{plural(total, 'paper')} of the collection, newest first."
    return Page(part.src, "papers", title, description, PapersView(cards, years))
