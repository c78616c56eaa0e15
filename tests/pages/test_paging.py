"""Pages of long lists that no option cuts: listings, the indexes of authors and of listings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from generator.exports.inventory import targets
from generator.model import Listing, Record
from generator.pages.author_views import AuthorsView
from generator.pages.collection import Collection
from generator.pages.page import Page
from generator.pages.paging import AUTHORS, LISTINGS, RECORDS
from generator.pages.plan import plan
from generator.pages.views import ListingsView, ListingView, PaperView
from tests.support.headed import collection, headed
from tests.support.references import paper

LINES = 2 * RECORDS + 1
PER_PAPER = 4


def long() -> Collection:
    """One listing with a paper on every second line, and more authors than fit on a page."""
    papers = (
        replace(
            paper(f"Paper {i}", authors=tuple(f"Ada{i} Vloed{n}" for n in range(PER_PAPER))),
            id=f"p{i}",
            records=(("long", 2 * i + 1),),
        )
        for i in range(LINES)
    )
    records = (Record("long", 2 * i + 1, 2 * i + 2, f"Paper {i}", "") for i in range(LINES))
    listing = Listing("long", "long.txt", "Long", "plain", 2 * LINES, tuple(records))
    return replace(collection(*papers), listings=(listing,))


KNOWN = long()


def made(known: Collection) -> Mapping[str, Page]:
    """The pages of ``known`` by source path, each made when it is asked for."""
    return Made({page.src: page.make for page in plan(known, 9, 250)})


class Made(dict[str, Any]):
    def __getitem__(self, src: str) -> Page:
        page: Page = super().__getitem__(src)()
        return page


PAGES = made(KNOWN)


def test_a_listing_is_cut_where_its_lines_are() -> None:
    sources = ("listings/long.md", "listings/long/2.md", "listings/long/3.md")
    found = [PAGES[src].view for src in sources]
    views = [view for view in found if isinstance(view, ListingView)]
    lines = [[card.line for card in view.list.groups[0].cards] for view in views]
    assert list(map(len, lines)) == [RECORDS, RECORDS, 1]
    assert list(chain(*lines)) == [2 * i + 1 for i in range(LINES)]
    assert {view.list.total for view in views} == {LINES}
    pager = views[1].list.pager
    assert pager
    assert pager.begins == tuple(f"l{own[0]}" for own in lines)
    titles = [PAGES[src].title for src in sources[:2]]
    assert titles == ["Listing Long", "Listing Long, page 2"]


def test_a_paper_leads_to_its_line_on_the_right_page() -> None:
    for i, wanted in ((0, "listings/long/#l1"), (RECORDS, f"listings/long/2/#l{2 * RECORDS + 1}")):
        view = PAGES[f"papers/p{i}.md"].view
        assert isinstance(view, PaperView)
        assert view.sightings[0].listing.href == f"../../{wanted}"


def test_lines_do_not_move_when_a_record_is_hidden() -> None:
    fewer = replace(KNOWN, papers=KNOWN.papers[1:])
    assert fewer.listed_on == KNOWN.listed_on
    view = made(fewer)["listings/long.md"].view
    assert isinstance(view, ListingView)
    assert len(view.list.groups[0].cards) == RECORDS - 1


def test_the_index_of_authors_is_cut_and_each_is_found_there() -> None:
    sources = ("authors/index.md", "authors/page/2.md", "authors/page/3.md")
    views = [view for src in sources if isinstance(view := PAGES[src].view, AuthorsView)]
    entries = [[entry.anchor for group in view.groups for entry in group.entries] for view in views]
    total = LINES * PER_PAPER
    assert sum(map(len, entries)) == len(set(chain(*entries))) == total
    assert max(map(len, entries)) == AUTHORS
    assert [bool(view.most) for view in views[1:]] == [False] * (len(views) - 1)
    assert {view.total for view in views} == {total}
    found = {own.name: own.url for own in targets(KNOWN)}
    for number, own in enumerate(entries, start=1):
        folder = "authors/" if number == 1 else f"authors/page/{number}/"
        assert found[f"author:{own[0]}"] == f"{folder}#{own[0]}"
        pager = views[0].pager
        assert pager
        assert pager.begins[number - 1] == own[0]


def test_letters_lead_to_the_page_where_they_begin() -> None:
    second = PAGES["authors/page/2.md"].view
    assert isinstance(second, AuthorsView)
    (letter,) = second.letters
    assert (letter.label, letter.href) == ("V", "../../../authors/#letter-v")


def test_the_index_of_listings_is_cut() -> None:
    many = tuple(
        Listing(f"l{i}", f"l{i}.txt", f"L{i}", "plain", 1, (Record(f"l{i}", 1, 1, "T", ""),))
        for i in range(LISTINGS + 1)
    )
    pages = headed(replace(collection(paper()), listings=many))
    views = [page.view for page in pages.values() if isinstance(page.view, ListingsView)]
    assert [len(view.listings) for view in views] == [LISTINGS, 1]
    assert {view.total for view in views} == {LISTINGS + 1}
    first, second = (pages[src] for src in ("listings/index.md", "listings/page/2.md"))
    assert first.description != second.description
    assert [link.rel for link in second.head.links if link.rel in ("prev", "next")] == ["prev"]
