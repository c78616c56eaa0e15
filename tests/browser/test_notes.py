"""A note on its paper's page, and a reading list, as people see and hear them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.site.test_notes import ROPES, filled
from tests.support.browser import DESKTOP, PHONE, visit
from tests.support.minisite import MiniSite
from tests.support.server import serve

pytestmark = pytest.mark.browser
PAGES = (f"papers/{ROPES}/", "lists/", "lists/harbour/")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("notes") / "atlas"
    with serve(filled(MiniSite(folder, "small")).build().root, "/") as address:
        yield address


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, url: str, scheme: str, width: int) -> None:
    found = {}
    with visit(browser, url, width, color_scheme=scheme, reduced_motion="reduce") as reader:
        for address in PAGES:
            page = reader.open(address)
            page.wait_for_load_state("networkidle")
            results = Axe().run(page)
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            if results.violations_count or wide:
                found[address] = results.generate_report() + ("\ntoo wide" if wide else "")
            page.close()
    assert not found, "\n\n".join(f"{name}: {report}" for name, report in found.items())


def test_a_rating_is_spoken(browser: Browser, url: str) -> None:
    with visit(browser, url, DESKTOP) as reader:
        page = reader.open(PAGES[0])
        assert page.get_by_role("img", name="4 of 5").is_visible()


def test_a_word_of_a_note_leads_to_its_paper(browser: Browser, url: str) -> None:
    with visit(browser, url, DESKTOP) as reader:
        page = reader.open("search/?q=marlinspike")
        page.locator(f"main a[href*='papers/{ROPES}/']").first.wait_for()


def test_a_tag_leads_to_the_papers_that_have_it(browser: Browser, url: str) -> None:
    with visit(browser, url, DESKTOP) as reader:
        page = reader.open(PAGES[0])
        page.locator(".note .tag").click()
        page.locator(f"main a[href*='papers/{ROPES}/']").first.wait_for()
