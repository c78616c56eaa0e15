"""The frame of generated pages: colours, folded parts, keys, and anchors that moved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.pages.paging import AUTHORS
from tests.support.browser import DESKTOP, PHONE, Visit, visit
from tests.support.built import Site

pytestmark = pytest.mark.browser
PAPER = "papers/llm-qat-data-free-quantization-aware-training-for-large-language-models/"
BY_HAND = "about/"


@pytest.fixture
def desktop(browser: Browser, seeds_url: str) -> Iterator[Visit]:
    with visit(browser, seeds_url, DESKTOP) as found:
        yield found


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_colours_stay_chosen_on_pages_of_either_kind(reader: Visit) -> None:
    page = reader.open(PAPER)
    assert scheme(page) == "default"
    bar = page.locator("meta[name=theme-color]")
    expect(bar).to_have_attribute("content", "#fbfcfb")
    page.get_by_title("Use dark colours").click()
    assert scheme(page) == "slate"
    expect(bar).to_have_attribute("content", "#12181a")
    expect(page.get_by_title("Use light colours")).to_be_visible()
    expect(page.get_by_title("Use dark colours")).to_be_hidden()
    for address in ("", BY_HAND, "topics/"):
        page.goto(reader.url + address)
        assert scheme(page) == "slate", address
    page.goto(reader.url + BY_HAND)
    page.get_by_title("Use light colours").click()
    page.goto(reader.url + PAPER)
    assert scheme(page) == "default"


def test_without_a_choice_the_system_chooses(browser: Browser, seeds_url: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(seeds_url + PAPER)
    assert scheme(page) == "slate"
    context.close()


def test_colours_are_chosen_with_the_keyboard(desktop: Visit) -> None:
    page = desktop.open(PAPER)
    page.get_by_role("radio", name="Use light colours").focus()
    page.keyboard.press("Space")
    assert scheme(page) == "slate"


def test_generated_pages_do_without_materials_script(desktop: Visit) -> None:
    desktop.open(PAPER).wait_for_load_state("networkidle")
    assert not desktop.fetched("assets/javascripts")
    desktop.open(BY_HAND).wait_for_load_state("networkidle")
    assert len(desktop.fetched("assets/javascripts")) == 1


def test_a_link_into_a_folded_part_opens_it(desktop: Visit) -> None:
    page = desktop.open(f"{PAPER}#why")
    expect(page.locator("details#why")).to_have_attribute("open", "")


def test_keys_lead_through_a_list(desktop: Visit, seeds_site: Site) -> None:
    page = desktop.open("authors/")
    page.keyboard.press("n")
    page.wait_for_url("**/authors/page/2/")
    page.keyboard.press("p")
    page.wait_for_url("**/authors/")


def test_an_anchor_that_moved_is_followed(desktop: Visit, seeds_site: Site) -> None:
    moved = seeds_site.page("authors/page/2/").tree.xpath("//li/@id")[5]
    page = desktop.open(f"authors/#{moved}")
    page.wait_for_url(f"**/authors/page/2/#{moved}")
    first = seeds_site.page("authors/").tree.xpath("//li/@id")
    assert len([own for own in first if own]) == AUTHORS
    page = desktop.open(f"authors/page/2/#{first[7]}")
    page.wait_for_url(f"**/authors/#{first[7]}")


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without"])
def test_the_menu_of_phones(browser: Browser, seeds_url: str, script: bool) -> None:
    context = browser.new_context(
        java_script_enabled=script,
        viewport={"width": PHONE, "height": 844},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(seeds_url + PAPER)
    entry = page.get_by_role("banner").get_by_role("link", name="Data and feeds")
    expect(entry).not_to_be_in_viewport()
    page.locator(".md-header label[for=__drawer]").click()
    expect(entry).to_be_in_viewport()
    page.locator(".md-overlay").click(position={"x": 380, "y": 400})
    expect(entry).not_to_be_in_viewport()
    page.locator(".md-header label[for=__drawer]").click()
    entry.click()
    page.wait_for_url("**/data/")
    context.close()


def test_the_menu_of_phones_by_keyboard(browser: Browser, seeds_url: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": PHONE, "height": 844}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(seeds_url + PAPER)
    entry = page.get_by_role("banner").get_by_role("link", name="Years")
    expect(entry).not_to_be_in_viewport()
    page.get_by_role("banner").get_by_role("link", name="Paper Atlas").focus()
    page.keyboard.press("Tab")
    expect(entry).to_be_in_viewport()
    entry.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/years/")
    context.close()


def test_on_a_desktop_the_sections_are_a_row_of_their_own(desktop: Visit) -> None:
    page = desktop.open(PAPER)
    expect(page.get_by_role("banner").get_by_role("link", name="Years")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Data and feeds")).to_be_hidden()


def test_without_a_script_a_link_leads_to_the_search(browser: Browser, seeds_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(seeds_url + PAPER)
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/")
    context.close()
