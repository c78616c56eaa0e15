"""Authors: the index by letter, and a page for each who has several papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.author_views import AuthorEntry, AuthorGroup, AuthorPageView, AuthorsView
from generator.pages.cards import ListPage, card_list, paged, under_year
from generator.pages.collection import Collection, ranked
from generator.pages.page import Page, Planned
from generator.pages.paging import AUTHORS, Part, cut, pager
from generator.pages.parts import CountedRef, Ref
from generator.pages.people import Author, author_id, by_family_name
from generator.text.numbers import plural

MOST = 24
BESIDE = 12


def index_parts(collection: Collection) -> tuple[Part[Author], ...]:
    """The pages of the index of authors, by family name."""
    return cut(addresses.AUTHORS, collection.authors_by_name, AUTHORS)


def entry_url(collection: Collection, author: Author) -> str:
    """Where ``author`` stands in the index, relative to the site's root."""
    src = addresses.numbered(addresses.AUTHORS, collection.indexed_on[author.id])
    return f"{addresses.url(src)}#{author.id}"


def author_pages(collection: Collection, size: int) -> Iterator[Planned]:
    """The index of all authors and the pages of those with several papers."""
    for entries in index_parts(collection):
        yield Planned(entries.src, partial(_index, collection, entries))
    for author in collection.authors.values():
        if author.has_page:
            for part in paged(addresses.author(author.id), author.papers, size):
                yield Planned(part.src, partial(_author, collection, author, part))


def _index(collection: Collection, part: Part[Author]) -> Page:
    here = From(part.src)
    parts = index_parts(collection)
    view = AuthorsView(
        total=len(collection.authors),
        known=sum(1 for paper in collection.papers if paper.authors),
        papers=len(collection.papers),
        most=_most(collection, here) if part.number == 1 else (),
        letters=tuple(_letters(parts, here)),
        groups=tuple(
            AuthorGroup(
                letter.upper(), f"letter-{letter}", tuple(_entry(collection, a, here) for a in own)
            )
            for letter, own in groupby(part.entries, key=_letter)
        ),
        pager=pager(part, addresses.AUTHORS, [own.entries[0].id for own in parts if own.entries]),
    )
    description = f"{plural(view.total, 'author')} of the papers, by family name."
    return Page(here.src, "authors", part.titled("Authors"), description, view)


def _most(collection: Collection, here: From) -> tuple[CountedRef, ...]:
    counts = {a.id: len(a.papers) for a in collection.authors.values() if a.has_page}
    return tuple(_counted(collection, key, n, here) for key, n in ranked(counts)[:MOST])


def _letters(parts: Sequence[Part[Author]], here: From) -> Iterator[Ref]:
    """Each letter with where it begins."""
    begins: dict[str, str] = {}
    for part in parts:
        for author in part.entries:
            begins.setdefault(_letter(author), part.src)
    for letter, src in begins.items():
        anchor = f"letter-{letter}"
        yield Ref(letter.upper(), f"#{anchor}" if src == here.src else here.to(src, anchor))


def _letter(author: Author) -> str:
    return by_family_name(author)[0][0]


def _entry(collection: Collection, author: Author, here: From) -> AuthorEntry:
    href = here.to(addresses.author(author.id)) if author.has_page else None
    if href and collection.large:
        # Those who have a page have many papers, which stand there.
        how_many = Ref(plural(len(author.papers), "paper"), href)
        return AuthorEntry(author.id, author.name, href, (how_many,))
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
