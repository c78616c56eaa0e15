"""Lists of papers on a page: what a reader does with one, and what it should then show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page

from tests.support.built import Site

Paper = Mapping[str, Any]
Test = Callable[[Paper], bool]
PAGE = 50
"""Papers that a filtered list shows at a time."""


def settled(page: Page) -> None:
    """Wait until the list shows what is asked."""
    page.wait_for_selector(".browse")
    page.wait_for_selector(".list:not([aria-busy])", state="attached")


def shown(page: Page) -> list[str]:
    """The ids of the papers in the list, in order."""
    settled(page)
    cards = page.locator(".list .card")
    ids: list[str] = cards.evaluate_all("cards => cards.map((card) => card.dataset.paper)")
    return ids


def asked(page: Page) -> list[tuple[str, str]]:
    """What stands behind the question mark of the address."""
    return parse_qsl(urlsplit(page.url).query)


def ids(papers: Iterable[Paper], test: Test = lambda _: True) -> list[str]:
    return [paper["id"] for paper in papers if test(paper)]


def has(**wanted: str) -> Test:
    """A paper with all of these topics, models …, each a word or several, or of one year."""

    def test(paper: Paper) -> bool:
        return all(
            set(values.split()) <= set(paper[kind])
            if kind != "year"
            else (paper["date"] or "")[:4] in values.split()
            for kind, values in wanted.items()
        )

    return test


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).lower()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    apart = re.sub(r"([a-z])(?=\d)|(\d)(?=[a-z])", r"\1\2 ", letters)
    return re.sub(r"[\W_]+", " ", apart).strip()


def pair(site: Site) -> tuple[str, str]:
    """Two topics that several papers have both of."""
    for one, other in combinations(
        sorted({t for paper in site.papers for t in paper["topics"]}), 2
    ):
        if 3 <= len(ids(site.papers, has(topics=f"{one} {other}"))) <= 8:
            return one, other
    raise AssertionError("no two topics stand together")


def facet(page: Page, name: str) -> Locator:
    """The button that opens the choices of a facet."""
    return page.locator(".facet-button", has_text=name)


def choose(page: Page, name: str, *labels: str) -> None:
    """Tick choices in the panel of a facet, and close it."""
    facet(page, name).click()
    for label in labels:
        text = re.compile(rf"^{re.escape(label)}\d*$")
        page.locator(".facet-panel:visible .choice", has_text=text).locator("input").check()
    page.keyboard.press("Escape")


def status(page: Page) -> Locator:
    """What the list says of itself."""
    return page.locator(".browse").get_by_role("status")


def sort_by(page: Page, label: str) -> None:
    page.locator(".browse select").select_option(label=label)


ORDERS: Mapping[str, tuple[str, Callable[[Paper], Any]]] = {
    "Title": ("title", lambda p: folded(p["title"])),
    "Times listed": ("listed", lambda p: -len({own["listing"] for own in p["listings"]})),
    "Oldest first": ("oldest", lambda p: p["date"] or "9999"),
}
