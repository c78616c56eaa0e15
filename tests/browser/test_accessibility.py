"""axe-core over every kind of page, in both palettes, on a desktop and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support.browser import DESKTOP, PHONE, visit

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "papers": "papers/",
    "filtered papers": "papers/?topic=quantization",
    "paper": "papers/pb-llm-partially-binarized-large-language-models/",
    "embedded paper": "embed/pb-llm-partially-binarized-large-language-models/",
    "topics": "topics/",
    "topic": "topics/quantization/",
    "models": "models/",
    "model": "models/llama/",
    "years": "years/",
    "quality": "quality/",
    "year": "years/2024/",
    "authors": "authors/",
    "listings": "listings/",
    "reading lists": "lists/",
    "reading list": "lists/start-here/",
    "map": "map/",
    "search": "search/?q=quantization",
    "about": "about/",
    "not found": "404.html",
}


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, seeds_url: str, scheme: str, width: int) -> None:
    found = {}
    with visit(browser, seeds_url, width, color_scheme=scheme, reduced_motion="reduce") as reader:
        for name, address in PAGES.items():
            page = reader.open(address)
            page.wait_for_load_state("networkidle")
            results = Axe().run(page)
            if results.violations_count:
                found[name] = results.generate_report()
            page.close()
    assert not found, "\n\n".join(f"{name}: {report}" for name, report in found.items())
