"""The view-models of what people write by hand: notes on papers, and reading lists.

``html`` is the maintainer's own Markdown as HTML, trusted and ready to stand on the page;
templates mark it with the filter ``trusted``. All other text is plain, as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import CardList, Ref


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note: who read the paper, a rating of 1 to 5, tags that lead to the search, a verdict.

    Each may be empty or ``None``, as may ``html``, but not all of them.
    """

    read_by: tuple[str, ...]
    rating: int | None
    tags: tuple[Ref, ...]
    verdict: str | None
    html: str


@dataclass(frozen=True, slots=True)
class ListTile:
    """A reading list in the index, with how many papers it has."""

    id: str
    title: str
    href: str
    description: str | None
    count: int


@dataclass(frozen=True, slots=True)
class ReadingListsView:
    """The index of reading lists, by title; there may be none yet."""

    lists: tuple[ListTile, ...]


@dataclass(frozen=True, slots=True)
class ReadingListView:
    """A reading list, its papers in its own order, with what is said of each.

    ``html`` introduces it and may be empty.
    """

    id: str
    title: str
    description: str | None
    html: str
    list: CardList
    feeds: tuple[Ref, ...]
