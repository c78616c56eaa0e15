"""The view-models of authors: the index of all, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import CardList, CountedRef, Pager, Ref


@dataclass(frozen=True, slots=True)
class AuthorEntry:
    """An author in the index: anchor, name, own page where there is one, and the papers."""

    anchor: str
    name: str
    href: str | None
    papers: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class AuthorGroup:
    """The authors whose family name begins with one letter."""

    letter: str
    anchor: str
    entries: tuple[AuthorEntry, ...]


@dataclass(frozen=True, slots=True)
class AuthorsView:
    """A page of the index of authors. ``known`` of ``papers`` papers have their authors known.

    ``most`` are the authors with most papers, on the first page; ``letters`` lead to where each
    letter begins, on this page or another; ``groups`` are the letters of this page.
    """

    total: int
    known: int
    papers: int
    most: tuple[CountedRef, ...]
    letters: tuple[Ref, ...]
    groups: tuple[AuthorGroup, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class AuthorPageView:
    """An author's papers. ``with_`` are those most often beside the author."""

    name: str
    with_: tuple[CountedRef, ...]
    list: CardList
