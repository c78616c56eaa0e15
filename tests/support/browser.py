"""A real browser that notes what a reader must never meet: errors, and requests elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PHONE, DESKTOP = 390, 1440


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that ``make test`` found, else the machine's, else Playwright's own."""
    with sync_playwright() as playwright:
        found = os.environ.get("PAPER_ATLAS_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=found)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A reader's browser, empty at first, on a site whose home page is ``url``."""

    context: BrowserContext
    url: str
    problems: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """A new tab at an address relative to the home page."""
        page = self.context.new_page()
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self._ask(request.url))
        page.on("response", lambda response: self._answer(response.status, response.url))
        page.goto(self.url + address)
        return page

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.problems.append(f"{kind}: {text}")

    def _ask(self, url: str) -> None:
        self.requests.append(url.removeprefix(self.url))
        if not url.startswith((self.url, "blob:", "data:")):
            self.problems.append(f"asked {url}")

    def _answer(self, status: int, url: str) -> None:
        if status >= 400:
            self.problems.append(f"{status} for {url}")

    def fetched(self, folder: str) -> list[str]:
        """The files of a folder that were asked for, in order."""
        return [path for path in self.requests if path.startswith(folder)]


@contextmanager
def visit(browser: Browser, url: str, width: int = DESKTOP, **options: Any) -> Iterator[Visit]:
    """A visit on a screen of ``width`` pixels; it fails where the reader met a problem.

    ``options`` are those of Playwright's ``new_context``.
    """
    phone = width < 600
    size = {"width": width, "height": 844 if phone else 900}
    context = browser.new_context(viewport=size, has_touch=phone, **options)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    found = Visit(context, url)
    yield found
    context.close()
    assert not found.problems, found.problems
