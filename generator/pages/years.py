"""Years: the index, and the papers of each year by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from generator.model import Paper
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import ListPage, card_list, paged, under_month
from generator.pages.charts import months_chart
from generator.pages.collection import Collection
from generator.pages.page import Page, Planned
from generator.pages.parts import Ref
from generator.pages.views import YearsView, YearTile, YearView
from generator.text.numbers import plural


def year_pages(collection: Collection, size: int) -> Iterator[Planned]:
    """The index of years and the pages of each year, the latest first."""
    yield Planned(addresses.YEARS, partial(_index, collection, size))
    years = list(collection.by_year)
    for i, year in enumerate(years):
        earlier = years[i + 1] if i + 1 < len(years) else None
        later = years[i - 1] if i else None
        for part in paged(addresses.year(year), collection.by_year[year], size):
            yield Planned(part.src, partial(_year, collection, year, earlier, later, part))


def _index(collection: Collection, size: int) -> Page:
    here = From(addresses.YEARS)
    tiles = tuple(_tile(year, papers, here) for year, papers in collection.by_year.items())
    most = max((month for tile in tiles for month in tile.months), default=1)
    description = "The papers by year and month."
    view = YearsView(tiles, max(most, 1), months_chart(collection, here, size))
    return Page(here.src, "years", "Years", description, view)


def _tile(year: int, papers: Sequence[Paper], here: From) -> YearTile:
    months = Counter(paper.date.value.month for paper in papers if paper.date)
    counts = tuple(months[month] for month in range(1, 13))
    return YearTile(str(year), here.to(addresses.year(year)), len(papers), counts, months[None])


def _year(
    collection: Collection, year: int, earlier: int | None, later: int | None, part: ListPage
) -> Page:
    papers = collection.by_year[year]
    here = From(part.src)
    view = YearView(
        title=str(year),
        previous=_ref(earlier, here),
        next=_ref(later, here),
        list=card_list(collection, part, addresses.year(year), len(papers), under_month),
    )
    title = str(year) if part.number == 1 else f"{year}, page {part.number}"
    description = f"{plural(len(papers), 'paper')} of {year}, by month."
    return Page(part.src, "year", title, description, view)


def _ref(year: int | None, here: From) -> Ref | None:
    return Ref(str(year), here.to(addresses.year(year))) if year is not None else None
