"""Links copied from the pages of papers and topics, and the card that they can embed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.exports.linking import PLACEHOLDER
from generator.exports.snippets import FORMATS, iframe
from generator.text.math import plain
from tests.conftest import SITE_URL
from tests.support.browser import DESKTOP, PHONE, Visit, visit
from tests.support.built import Site

pytestmark = pytest.mark.browser
ID = "llm-qat-data-free-quantization-aware-training-for-large-language-models"
TITLE = "LLM-QAT: Data-Free Quantization Aware Training for Large Language Models"
PAGES = {f"papers/{ID}/": TITLE, "topics/quantization/": "Quantization"}


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def reader(browser: Browser, seeds_url: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    with visit(browser, seeds_url, request.param) as found:
        found.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield found


def copied(page: Page, spoken: str) -> str:
    """Tab to the button and press it; what is then in the clipboard, once that was said."""
    button = page.get_by_role("button", name=f"Copy {spoken}", exact=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]", has_text=f"Copied {spoken}")).to_have_count(1)
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("address", PAGES)
def test_every_format_is_copied_with_the_keyboard(reader: Visit, address: str) -> None:
    page = reader.open(address)
    page.get_by_role("radio", name="Address").focus()
    for own in FORMATS:
        expect(page.get_by_role("radio", name=own.label, exact=True)).to_be_focused()
        wanted = own.write(PAGES[address], SITE_URL + address)
        assert copied(page, own.spoken) == wanted
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_clicks_and_the_next_time_one(reader: Visit) -> None:
    page = reader.open(f"papers/{ID}/")
    page.get_by_text("Org", exact=True).click()
    page.get_by_role("button", name="Copy Org link").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    page = reader.open("topics/quantization/")
    expect(page.get_by_role("radio", name="Org")).to_be_checked()
    page.get_by_role("button", name="Copy Org link").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()


def test_the_card_is_copied_and_shows_in_a_frame(reader: Visit) -> None:
    page = reader.open(f"papers/{ID}/")
    page.get_by_role("radio", name="Embed").check()
    page.get_by_role("button", name="Copy code of the card").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    frame = page.evaluate("navigator.clipboard.readText()")
    assert frame == iframe(TITLE, f"{SITE_URL}embed/{ID}/", 600, 240)

    here = frame.replace(SITE_URL, reader.url)
    page.evaluate("code => { document.querySelector('main').innerHTML = code }", here)
    card = page.frame_locator(f"iframe[title='{TITLE}']")
    expect(card.get_by_role("heading", name=TITLE)).to_be_visible()
    card.get_by_role("link", name="Quantization", exact=True).click()
    page.wait_for_url("**/topics/quantization/")


def test_a_card_fits_where_it_is_narrow(reader: Visit) -> None:
    page = reader.open(f"embed/{ID}/")
    page.set_viewport_size({"width": 390, "height": 240})
    expect(page.get_by_role("heading")).to_be_visible()
    expect(page.get_by_role("link", name="Paper Atlas")).to_be_in_viewport()
    size = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert size == [390, 240]
    assert reader.requests == [f"embed/{ID}/", "stylesheets/embed.css"]


def test_without_javascript_the_address_is_there(browser: Browser, seeds_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in PAGES:
        page.goto(f"{seeds_url}{address}")
        assert page.locator(".link pre").inner_text() == SITE_URL + address
        expect(page.locator(".link").get_by_role("radio")).to_have_count(0)
        assert page.locator(".link .copy:visible").count() == 0
        page.locator(".link").get_by_role("link", name="About the formats").click()
        expect(page.get_by_role("heading", name="How to write the link")).to_be_in_viewport()
    context.close()


def test_what_means_something_to_a_format_is_escaped(reader: Visit, seeds_site: Site) -> None:
    titles = {paper["url"]: paper["title"] for paper in seeds_site.papers}
    hard = {url: title for url, title in titles.items() if re.search(r"[&'$*_|]", title)}
    assert len(hard) >= 3
    for url, title in list(hard.items())[:8]:
        page = reader.open(url)
        for own in FORMATS:
            page.locator(f"label[for=format-{own.id}]").click()
            wanted = own.write(plain(title), SITE_URL + url)
            assert page.locator(".link pre").inner_text() == wanted


def test_a_site_without_an_address_takes_the_readers(reader: Visit, seeds_site: Site) -> None:
    text = (seeds_site.root / f"papers/{ID}/index.html").read_text(encoding="utf-8")
    before, opening, rest = text.partition('<section class="part link"')
    inside, closing, after = rest.partition("</section>")
    unknown = (  # as the build writes it where it was told no address
        f'{opening} data-placeholder="{PLACEHOLDER}"><p class="unfinished">unfinished</p'
        f"{inside.replace(SITE_URL, PLACEHOLDER)}"
    )
    page = reader.open("404.html")
    page.route(
        f"**/papers/{ID}/",
        lambda route: route.fulfill(
            body=before + unknown + closing + after, content_type="text/html"
        ),
    )
    page.goto(f"{reader.url}papers/{ID}/")
    page.locator("label[for=format-markdown]").click()
    address = f"{reader.url}papers/{ID}/"
    assert page.locator(".link pre").inner_text() == f"[{TITLE}]({address})"
    expect(page.locator(".unfinished")).to_have_count(0)
