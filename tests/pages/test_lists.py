"""Dates in words, groups and pages of lists, by-lines, descriptions."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import AtlasError
from generator.model import DateSource, Organisation, Paper, PaperDate, PartialDate
from generator.pages.cards import date_view, date_words, paged, under_month, under_year
from generator.pages.collection import newest_first, ranked
from generator.pages.page import Page
from generator.pages.paging import pager
from generator.pages.paper import MOST_DESCRIPTION, shorten
from generator.pages.people import author_id, by_line, find_authors
from generator.pages.plan import plan
from tests.support.minisite import MiniSite


def paper(key: str = "x", title: str = "X", date: str | None = None, **known: object) -> Paper:
    value = PartialDate(*map(int, date.split("-"))) if date else None
    own = PaperDate(value, DateSource.PRINTED) if value else None
    return Paper(key, title, "", (("list", 1),), date=own, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "words", "short"),
    [((2023, 9, 29), "29 September 2023", "29 Sep 2023"), ((2023, 5), "May 2023", "May 2023"),
     ((2023,), "2023", "2023"), ((2024, 2, 1), "1 February 2024", "1 Feb 2024")],
)  # fmt: skip
def test_dates_in_words(date: tuple[int, ...], words: str, short: str) -> None:
    assert date_words(PartialDate(*date)) == words
    assert date_words(PartialDate(*date), short=True) == short


@pytest.mark.parametrize(
    ("source", "inferred", "note"),
    [(DateSource.PRINTED, False, ""), (DateSource.CURATED, False, ""),
     (DateSource.INFERRED, True, "inferred"), (DateSource.ARXIV, False, "arXiv identifier"),
     (DateSource.DECLARED, False, "maintainer")],
)  # fmt: skip
def test_a_date_says_where_it_comes_from(source: DateSource, inferred: bool, note: str) -> None:
    view = date_view(PaperDate(PartialDate(2024, 5), source))
    assert (view.iso, view.text, view.inferred) == ("2024-05", "May 2024", inferred)
    assert note in view.note
    assert bool(view.note) is bool(note)


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [("2023-09-29", ("2023", "y2023"), ("September 2023", "m2023-09")),
     ("2023", ("2023", "y2023"), ("2023", "m2023")),
     (None, ("Undated", "undated"), ("Undated", "undated"))],
)  # fmt: skip
def test_headings(date: str | None, year: tuple[str, str], month: tuple[str, str]) -> None:
    assert under_year(paper(date=date)) == year
    assert under_month(paper(date=date)) == month


def test_newest_first_then_by_title() -> None:
    wanted = [
        paper("d", "D", "2024-02-01"), paper("b", "B", "2024-01"), paper("e", "e", "2024-01"),
        paper("c", "C", "2024"), paper("a", "A", "2023-12-31"), paper("f", "A"),
    ]  # fmt: skip
    assert newest_first(reversed(wanted)) == tuple(wanted)


@given(st.permutations(["2024-02-01", "2024-02", "2024", "2023-12", None]))
def test_order_does_not_depend_on_order(dates: list[str | None]) -> None:
    papers = [paper(str(date), "Same title", date) for date in dates]
    assert [p.id for p in newest_first(papers)] == [
        "2024-02-01", "2024-02", "2024", "2023-12", "None"]  # fmt: skip


@given(total=st.integers(0, 60), size=st.integers(1, 20))
def test_pages_hold_every_paper_once_in_order(total: int, size: int) -> None:
    papers = [paper(str(i)) for i in range(total)]
    parts = paged("topics/x.md", papers, size)
    assert [p for part in parts for p in part.entries] == papers
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert all(part.of == len(parts) for part in parts)
    assert all(len(part.entries) == size for part in parts[:-1])
    assert len({part.src for part in parts}) == len(parts) >= 1


def test_a_pager_knows_its_neighbours() -> None:
    parts = paged("topics/x.md", [paper(str(i)) for i in range(5)], 2)
    views = [pager(part, "topics/x.md") for part in parts]
    assert [(v and v.previous, v and v.next) for v in views] == [
        (None, "../../topics/x/2/"),
        ("../../../topics/x/", "../../../topics/x/3/"),
        ("../../../topics/x/2/", None),
    ]
    assert [ref.label for ref in views[0].pages] == ["1", "2", "3"]  # type: ignore[union-attr]


def test_a_list_of_one_page_has_no_pager() -> None:
    (only,) = paged("topics/x.md", [paper()], 2)
    assert pager(only, "topics/x.md") is None


def test_ranks_break_ties_by_name() -> None:
    assert ranked({"b": 2, "a": 2, "c": 3}) == [("c", 3), ("a", 2), ("b", 2)]


SHIPYARD = Organisation("shipyard", "The Shipyard")


@pytest.mark.parametrize(
    ("known", "words"),
    [({"authors": ("Ada Vloed",)}, "Ada Vloed"),
     ({"authors": ("Ada Vloed", "Bo Ebb")}, "Ada Vloed and Bo Ebb"),
     ({"authors": ("Ada Vloed", "Bo Ebb", "Cy")}, "Ada Vloed et al."),
     ({"authors": ("Ada Vloed",), "organisation": SHIPYARD}, "Ada Vloed"),
     ({"organisation": SHIPYARD, "author_count": 3}, "The Shipyard"),
     ({"author_count": 1}, "1 author"), ({"author_count": 7}, "7 authors"), ({}, None)],
)  # fmt: skip
def test_by_lines(known: dict[str, object], words: str | None) -> None:
    assert by_line(paper(**known)) == words  # type: ignore[arg-type]


def test_authors_are_found_by_name_whatever_its_accents() -> None:
    papers = [
        paper("a", authors=("Björn Ebb", "Björn Ebb")), paper("b", authors=("Bjorn Ebb",)),
        paper("c", authors=("Bjorn Ebb", "Index")),
    ]  # fmt: skip
    authors = find_authors(papers)
    assert list(authors) == ["bjorn-ebb", "index-author"]
    ebb = authors["bjorn-ebb"]
    assert (ebb.name, [p.id for p in ebb.papers], ebb.has_page) == (
        "Bjorn Ebb", ["a", "b", "c"], True)  # fmt: skip
    assert not authors["index-author"].has_page


def test_of_equally_common_spellings_the_accented_one_counts() -> None:
    authors = find_authors([paper("a", authors=("Bjorn Ebb",)), paper("b", authors=("Björn Ebb",))])
    assert authors["bjorn-ebb"].name == "Björn Ebb"


@pytest.mark.parametrize(("name", "key"), [("Index", "index-author"), ("README", "readme-author"),
                                           ("Ada Vloed", "ada-vloed")])  # fmt: skip
def test_author_ids(name: str, key: str) -> None:
    assert author_id(name) == key


@given(st.text())
def test_descriptions_are_short_and_not_empty(text: str) -> None:
    short = shorten(text)
    assert len(short) <= MOST_DESCRIPTION + 1
    assert bool(short) is bool(text)
    assert text.startswith(short.removesuffix("…"))


def collection_pages(atlas: MiniSite) -> tuple[Page, ...]:
    return tuple(one.make() for one in plan(atlas.load().collection, newest=9, size=2))


def test_the_plan_has_each_page_once(mini: Callable[..., MiniSite]) -> None:
    pages = collection_pages(mini("small"))
    sources = [page.src for page in pages]
    assert sources == sorted(set(sources))
    assert {"index.md", "papers/index.md", "papers/page/2.md", "papers/page/3.md",
            "papers/sand-as-a-medium.md", "topics/whales.md", "models/gull-2.md", "years/2024.md",
            "authors/ada-vloed.md", "listings/first.md", "unsorted.md"} <= set(sources)  # fmt: skip
    assert all(page.title and page.description for page in pages)


def test_two_pages_of_one_address_are_refused(mini: Callable[..., MiniSite]) -> None:
    atlas = mini("small")
    atlas.edit("seeds/topics.yml", "id: whales", "id: index")
    with pytest.raises(AtlasError) as caught:
        collection_pages(atlas)
    (problem,) = caught.value.diagnostics
    assert problem.code == "address-taken"
    assert "topics/index.md" in problem.message
    assert "'Whales'" in problem.message
