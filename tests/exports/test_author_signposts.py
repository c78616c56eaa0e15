"""Addresses of authors in a large collection, where few have a page of their own."""

from __future__ import annotations

import pytest

from generator.exports import author_signposts
from generator.pages import people
from generator.pages.author_views import AuthorsView
from generator.pages.beside import Beside
from generator.pages.collection import Collection
from generator.pages.people import find_authors
from generator.pages.plan import plan
from generator.pages.views import PaperView
from tests.support.headed import URL, collection
from tests.support.references import paper

PAPERS = 5


def known(large: bool = False) -> Collection:
    """Ada has written every paper, Bo two of them, each of the others one."""
    names = (
        ("Ada Vloed", f"Number {'x' * (i + 1)}", *(["Bo <Ebb>"] * (i < 2))) for i in range(PAPERS)
    )
    papers = (paper(f"P{i}", authors=own, id=f"p{i}") for i, own in enumerate(names))
    return collection(*papers, beside=Beside(large=large))


def author_pages(own: Collection) -> set[str]:
    sources = {page.src for page in plan(own, 9, 250)}
    return {src for src in sources if src.startswith("authors/")} - {"authors/index.md"}


def test_in_a_small_one_two_papers_are_enough() -> None:
    own = known()
    assert author_pages(own) == {"authors/ada-vloed.md", "authors/bo-ebb.md"}
    assert list(author_signposts(own)) == []


def test_in_a_large_one_the_address_leads_to_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "MOST_PAGES", 1)
    own = known(large=True)
    assert author_pages(own) == {"authors/ada-vloed.md"}
    ((path, write),) = author_signposts(own)
    text = write()
    assert path == "authors/bo-ebb/index.html"
    assert 'href="../../authors/#bo-ebb"' in text
    assert "Bo &lt;Ebb&gt;" in text
    assert f'<link rel=canonical href="{URL}authors/">' in text
    (page,) = (page.make() for page in plan(own, 9, 250) if page.src == "papers/p0.md")
    assert isinstance(page.view, PaperView)
    assert [author.href for author in page.view.authors] == [
        "../../authors/ada-vloed/", None, "../../authors/#bo-ebb"]  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "most", "least"),
    [
        ([9, 7, 7, 3, 1], 5, 2),
        ([9, 7, 7, 3, 1], 4, 2),
        ([9, 7, 7, 3, 1], 3, 4),
        ([9, 7, 7, 3, 1], 2, 8),
        ([9, 7, 7, 3, 1], 1, 8),
        ([7, 7], 1, 8),
        ([], 1, 2),
    ],
)
def test_from_how_many_papers_authors_have_a_page(
    counts: list[int], most: int, least: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "MOST_PAGES", most)
    papers = [
        paper(f"P{i}-{j}", authors=(f"Author {i}",), id=f"p{i}-{j}")
        for i, own in enumerate(counts)
        for j in range(own)
    ] or [paper("None", id="none")]
    found = find_authors(papers, large=True)
    with_page = [author for author in found.values() if author.has_page]
    assert len(with_page) <= most
    assert {len(author.papers) for author in with_page} == {n for n in counts if n >= least}


def test_in_a_large_one_the_index_leaves_their_papers_to_the_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(people, "MOST_PAGES", 1)
    (page,) = (
        page.make() for page in plan(known(large=True), 9, 250) if page.src == "authors/index.md"
    )
    assert isinstance(page.view, AuthorsView)
    entries = {entry.name: entry for group in page.view.groups for entry in group.entries}
    assert [own.label for own in entries["Ada Vloed"].papers] == [f"{PAPERS} papers"]
    assert len(entries["Bo <Ebb>"].papers) == 2
