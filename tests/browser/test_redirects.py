"""Signposts in a browser: with and without JavaScript, under a path, with a fragment."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import DESKTOP, PHONE, visit
from tests.support.built import Site
from tests.support.minisite import MiniSite
from tests.support.server import serve

pytestmark = pytest.mark.browser


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


# --- papers that were renamed, merged, withdrawn

LEDGER = "seeds/permalinks.yml"
REASON = "Its authors asked us to take it down."
STATES = {
    "ropes-without-knots": f"withdrawn\n    reason: {REASON}\n    date: 2026-05-24",
    "sand-as-a-medium": "renamed\n    to: sand",
}
MERGED = """\
  cables:
    first: 2026-01-01
    state: merged
    into: sand-as-a-medium
    titles: [Cables]
"""
SIZES = pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Site:
    atlas = MiniSite(tmp_path_factory.mktemp("moved") / "atlas", "small")
    atlas.run("lock")
    text = (atlas.root / LEDGER).read_text(encoding="utf-8")
    text = text.replace("addresses:\n", "addresses:\n  - cables\n", 1)
    text = text.replace("\npapers:\n", f"\npapers:\n{MERGED}", 1)
    for key, state in STATES.items():
        head, entry, tail = text.partition(f"  {key}:\n")
        text = head + entry + tail.replace("state: live", f"state: {state}", 1)
    atlas.write(LEDGER, text)
    outcome = atlas.run("lock")
    assert outcome.code == 0, outcome.err
    return atlas.build()


@pytest.fixture(scope="module")
def moved_url(moved: Site) -> Iterator[str]:
    with serve(moved.root, "/a/wiki/") as url:
        yield url


@pytest.mark.parametrize("old", ["sand-as-a-medium", "cables"])
@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without"])
def test_renamed_and_merged(browser: Browser, moved_url: str, old: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{moved_url}papers/{old}/#abstract")
    page.wait_for_url(re.compile(re.escape(f"{moved_url}papers/sand/")))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Sand as a Medium"))
    assert page.url.endswith("#abstract") == script
    context.close()


@SIZES
@SCHEMES
def test_a_tombstone(browser: Browser, moved_url: str, scheme: str, width: int) -> None:
    with visit(browser, moved_url, width, color_scheme=scheme) as reader:
        page = reader.open("papers/ropes-without-knots/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ropes Without Knots")
        expect(page.get_by_text(REASON)).to_be_visible()
        expect(page.get_by_text("24 May 2026")).to_be_visible()
        assert set(reader.requests) <= {"papers/ropes-without-knots/", "assets/logo.svg"}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        report = Axe().run(page)
        assert not report.violations_count, report.generate_report()


def test_a_tombstone_by_keyboard_leads_on(browser: Browser, moved_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{moved_url}papers/ropes-without-knots/")
    names = ("Paper Atlas", "Search for papers like it", "Search", "Topics", "All papers", "Home")
    for name in names:
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_accessible_name(name)
    page.get_by_role("link", name="Topics").click()
    page.wait_for_url(f"{moved_url}topics/")
    page.go_back()
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(f"{moved_url}search/?q=Ropes+Without+Knots")
    context.close()


@SIZES
@SCHEMES
def test_a_redirect_while_it_shows(browser: Browser, moved: Site, scheme: str, width: int) -> None:
    source = (moved.root / "papers/cables/index.html").read_text(encoding="utf-8")
    still = re.sub(r"<(script|noscript)>.*?</\1>\n", "", source)
    assert len(still) < len(source)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})  # type: ignore[arg-type]
    page = context.new_page()
    page.set_content(still)
    expect(page.get_by_role("link")).to_have_text("Sand as a Medium")
    # The browser's own dark ground, which axe takes for white unless it is named.
    page.add_style_tag(content="html { background: canvas }")
    # A line that shows for a moment needs no landmarks and no heading.
    report = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
    assert not report.violations_count, report.generate_report()
    context.close()
