"""Addresses of authors in a large collection, where few have a page of their own."""

from __future__ import annotations

import pytest

from generator.exports import author_signposts
from generator.pages import people
from generator.pages.collection import Collection
from generator.pages.people import OWN_PAGE_AMONG_MANY
from generator.pages.plan import plan
from generator.pages.views import PaperView
from tests.support.headed import URL, collection
from tests.support.references import paper

PAPERS = OWN_PAGE_AMONG_MANY


def known() -> Collection:
    """Ada has written every paper, Bo two of them, each of the others one."""
    names = (
        ("Ada Vloed", f"Number {'x' * (i + 1)}", *(["Bo <Ebb>"] * (i < 2))) for i in range(PAPERS)
    )
    return collection(*(paper(f"P{i}", authors=own, id=f"p{i}") for i, own in enumerate(names)))


def author_pages(own: Collection) -> set[str]:
    sources = {page.src for page in plan(own, 9, 250)}
    return {src for src in sources if src.startswith("authors/")} - {"authors/index.md"}


def test_in_a_small_one_two_papers_are_enough() -> None:
    own = known()
    assert author_pages(own) == {"authors/ada-vloed.md", "authors/bo-ebb.md"}
    assert list(author_signposts(own)) == []


def test_in_a_large_one_the_address_leads_to_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "MANY", PAPERS - 1)
    own = known()
    assert author_pages(own) == {"authors/ada-vloed.md"}
    ((path, write),) = author_signposts(own)
    text = write()
    assert path == "authors/bo-ebb/index.html"
    assert 'href="../../authors/#bo-ebb"' in text
    assert "Bo &lt;Ebb&gt;" in text
    assert f'<link rel="canonical" href="{URL}authors/">' in text
    (page,) = (page.make() for page in plan(own, 9, 250) if page.src == "papers/p0.md")
    assert isinstance(page.view, PaperView)
    assert [author.href for author in page.view.authors] == [
        "../../authors/ada-vloed/", None, "../../authors/#bo-ebb"]  # fmt: skip
