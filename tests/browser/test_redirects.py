"""Signposts in a browser: with and without JavaScript, under a path, with a fragment."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import chromium
from tests.support.built import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def known(seeds_site: Site) -> tuple[str, str]:
    """The arXiv id and the address of some paper."""
    paper = next(paper for paper in seeds_site.papers if paper["arxiv"])
    return paper["arxiv"], paper["url"]


@pytest.mark.parametrize("version", ["", "v1", "v2", "v3", "v17"])
def test_an_arxiv_address_keeps_its_fragment(
    page: Page, seeds_url: str, known: tuple[str, str], version: str
) -> None:
    page.goto(f"{seeds_url}arxiv/{known[0]}{version}/#abstract")
    page.wait_for_url(f"{seeds_url}{known[1]}#abstract")


def test_arxivs_own_doi(page: Page, seeds_url: str, known: tuple[str, str]) -> None:
    page.goto(f"{seeds_url}doi/10.48550/arXiv.{known[0]}")
    page.wait_for_url(f"{seeds_url}{known[1]}")


def test_a_doi_in_capitals(page: Page, seeds_url: str, seeds_site: Site) -> None:
    paper = next(paper for paper in seeds_site.papers if paper["doi"])
    page.goto(f"{seeds_url}doi/{paper['doi'].upper()}")
    page.wait_for_url(f"{seeds_url}{paper['url']}")


def test_an_identifier_that_is_not_here_ends_on_the_404_page(page: Page, seeds_url: str) -> None:
    page.goto(f"{seeds_url}arxiv/1901.00001v3/")
    page.wait_for_url(f"{seeds_url}arxiv/1901.00001/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing at this address")


def test_without_javascript(browser: Browser, seeds_url: str, known: tuple[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{seeds_url}arxiv/{known[0]}v2/")
    page.wait_for_url(f"{seeds_url}{known[1]}")
    context.close()
