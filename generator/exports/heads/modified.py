"""When a page last changed, as far as the data say: the date of the newest paper on it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exports.heads.here import card_list
from generator.model import Paper, PartialDate
from generator.pages.collection import Collection
from generator.pages.page import Page
from generator.pages.views import PaperView


def last_modified(page: Page, collection: Collection) -> PartialDate | None:
    """The date of the newest paper that ``page`` shows or counts; ``None`` where none has one.

    A paper's page has the paper's date, a page of a list that of its newest paper; indexes, the
    map and the search speak of all papers.
    """
    if isinstance(page.view, PaperView):
        return _newest([collection.by_id[page.view.id]])
    if found := card_list(page.view):
        return _newest(collection.by_id[card.id] for own in found.groups for card in own.cards)
    return _newest(collection.newest[:1])


def _newest(papers: Iterable[Paper]) -> PartialDate | None:
    dates = (paper.date.value for paper in papers if paper.date)
    return max(dates, key=PartialDate.sort_key, default=None)
