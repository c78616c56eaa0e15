"""Pieces that the view-models of several page kinds share: links, dates, cards, lists.

As in :mod:`generator.pages.views`, everything is ready to show: text is plain, addresses are
relative to the page they stand on.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.beside import reference_forms


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a page of this site: its words and its address relative to the present page."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class TopicRef:
    """A link to a topic; ``group`` (the id of its group) picks its colour."""

    label: str
    href: str
    group: str


@dataclass(frozen=True, slots=True)
class CountedRef:
    """A link with how many papers stand behind it."""

    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class DateView:
    """A date: ``iso`` for machines, ``text`` for people (``29 September 2023``, ``May 2023``).

    ``short`` is the form for cards (``29 Sep 2023``). ``note`` says where a date that no
    listing prints whole comes from, and is empty otherwise; ``inferred`` whether its year
    was concluded.
    """

    iso: str
    text: str
    short: str
    inferred: bool
    note: str


@dataclass(frozen=True, slots=True)
class Card:
    """A paper in a list. ``by`` is who wrote it, short (``Liu et al.``, ``7 authors``, ``NVIDIA``).

    ``listed`` counts the listings it stands in; ``line`` is its line where the list is a
    listing, else ``None``; ``comment`` what a reading list says of it, as trusted HTML.
    """

    id: str
    href: str
    title: str
    sentence: str | None
    by: str | None
    date: DateView | None
    topics: tuple[TopicRef, ...]
    listed: int
    line: int | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Papers under one heading (a year); ``anchor`` is the heading's id, both may be empty."""

    heading: str
    anchor: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a long list stands among its pages, from 1.

    ``begins`` are the first anchors of the pages, where a list has anchors for its entries.
    """

    number: int
    of: int
    previous: str | None
    next: str | None
    pages: tuple[Ref, ...]
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardList:
    """One page of a list of papers. ``total`` counts all its papers, not only this page's.

    ``scope`` is the address of the list from the site's root, without slashes at its ends
    (``topics/quantization``), and tells a reader's browser what it filters; empty where a list
    is not to be filtered.
    """

    total: int
    groups: tuple[CardGroup, ...]
    pager: Pager | None
    scope: str = ""

    @property
    def references(self) -> tuple[Ref, ...]:
        """The files of the list's references, relative to its first page."""
        return tuple(
            Ref(label, f"papers.{ending}") for ending, label in reference_forms(self.total)
        )
