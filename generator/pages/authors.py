"""Authors: the index by letter, and a page for each who has several papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.author_views import AuthorEntry, AuthorGroup, AuthorPageView, AuthorsView
from generator.pages.cards import ListPage, card_list, paged, under_year
from generator.pages.collection import Collection, ranked
from generator.pages.page import Page, Planned
from generator.pages.parts import CountedRef, Ref
from generator.pages.people import Author, author_id
from generator.text.numbers import plural

MOST = 24
BESIDE = 12


def author_pages(collection: Collection, size: int) -> Iterator[Planned]:
    """The index of all authors and the pages of those with several papers."""
    yield Planned(addresses.AUTHORS, partial(_index, collection))
    for author in collection.authors.values():
        if author.has_page:
            for part in paged(addresses.author(author.id), author.papers, size):
                yield Planned(part.src, partial(_author, collection, author, part))


def _index(collection: Collection) -> Page:
    here = From(addresses.AUTHORS)
    authors = sorted(collection.authors.values(), key=_by_family_name)
    counts = {a.id: len(a.papers) for a in authors if a.has_page}
    view = AuthorsView(
        total=len(authors),
        known=sum(1 for paper in collection.papers if paper.authors),
        papers=len(collection.papers),
        most=tuple(_counted(collection, key, n, here) for key, n in ranked(counts)[:MOST]),
        groups=tuple(
            AuthorGroup(letter.upper(), f"letter-{letter}", tuple(_entry(a, here) for a in own))
            for letter, own in groupby(authors, key=lambda a: _by_family_name(a)[0][0])
        ),
    )
    description = f"{plural(len(authors), 'author')} of the papers, by family name."
    return Page(here.src, "authors", "Authors", description, view)


def _by_family_name(author: Author) -> tuple[str, str]:
    """Sort by the last word of the name, then by the whole of it.

    Names come as one string; the last word is the family name in most, and a reader who
    looks under the other still finds the author by searching.
    """
    return (author.id.rpartition("-")[2], author.id)


def _entry(author: Author, here: From) -> AuthorEntry:
    href = here.to(addresses.author(author.id)) if author.has_page else None
    papers = tuple(Ref(p.title, here.to(addresses.paper(p.id))) for p in author.papers)
    return AuthorEntry(author.id, author.name, href, papers)


def _author(collection: Collection, author: Author, part: ListPage) -> Page:
    first = addresses.author(author.id)
    others = Counter(author_id(name) for paper in author.papers for name in paper.authors)
    del others[author.id]
    beside = [(key, n) for key, n in ranked(others) if collection.authors[key].has_page]
    here = From(part.src)
    view = AuthorPageView(
        name=author.name,
        with_=tuple(_counted(collection, key, n, here) for key, n in beside[:BESIDE]),
        list=card_list(collection, part, first, len(author.papers), under_year),
    )
    title = author.name if part.number == 1 else f"{author.name}, page {part.number}"
    description = f"{plural(len(author.papers), 'paper')} by {author.name}."
    return Page(part.src, "author", title, description, view)


def _counted(collection: Collection, key: str, count: int, here: From) -> CountedRef:
    return CountedRef(collection.authors[key].name, here.to(addresses.author(key)), count)
