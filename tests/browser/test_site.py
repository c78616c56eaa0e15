"""The built site in a real browser, served under a sub-path."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.conftest import BASE
from tests.support.browser import DESKTOP, PHONE, visit
from tests.support.built import Site, shown
from tests.support.hostile import SAME, abstract_with
from tests.support.minisite import MiniSite, spaced
from tests.support.server import serve

pytestmark = pytest.mark.browser
Open = Callable[..., AbstractContextManager[Page]]
SMALL = 360
LOST = ("no/such/page/", "papers/gone/with/the/wind/")

PB_LLM = "papers/pb-llm-partially-binarized-large-language-models/"
TITLE = "PB-LLM: Partially Binarized Large Language Models"
LONG = "papers/a-survey-of-gpt-3-family-large-language-models-including-chatgpt-and-gpt-4/"
KINDS = [
    "", "papers/", PB_LLM, LONG, "papers/llama-open-and-efficient-foundation-language-models/",
    "papers/flm-101b-an-open-llm-and-how-to-train-it-with-100k-budget/", "topics/",
    "topics/quantization/", "models/", "models/llama-2/", "benchmarks/", "languages/",
    "languages/english/", "years/", "years/2024/", "authors/", "listings/",
    "listings/003_752fc85176a203b2/", "unsorted/", "about/", "linking/", "no/such/page/",
]  # fmt: skip


@pytest.fixture
def opened(browser: Browser, seeds_url: str) -> Open:
    """Opens a page: ``with opened("papers/", PHONE) as page``; a problem fails the test."""

    @contextmanager
    def at(
        address: str = "", width: int = DESKTOP, home: str = seeds_url, **options: Any
    ) -> Iterator[Page]:
        with visit(browser, home, width, **options) as reader:
            yield reader.open(address)
            if address in LOST:
                reader.problems[:] = [p for p in reader.problems if "404" not in p]

    return at


def heading(page: Page, text: str) -> None:
    """The page's heading begins with ``text``."""
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(f"^{re.escape(text)}"))


# --- Ways through the site


def test_home_topic_paper_and_back(opened: Open) -> None:
    with opened() as page:
        article = page.get_by_role("main")
        article.get_by_role("link", name=re.compile(r"^Quantization")).first.click()
        heading(page, "Quantization")
        assert page.url.endswith(f"{BASE}topics/quantization/")
        page.get_by_role("main").get_by_role("link", name=TITLE, exact=True).first.click()
        heading(page, TITLE)
        assert page.url.endswith(BASE + PB_LLM)
        expect(page.get_by_text("This paper explores network binarization")).to_be_visible()
        page.go_back()
        heading(page, "Quantization")
        page.go_back()
        heading(page, "Paper Atlas")


def test_from_a_paper_to_its_line_in_a_listing(opened: Open) -> None:
    with opened(PB_LLM) as page:
        page.get_by_role("link", name="Hugging Face Papers, 10 December").click()
        assert page.url.endswith("listings/004_b9d50fa8a7345a50/#l13")
        expect(page.locator("#l13")).to_be_in_viewport()
        expect(page.locator("#l13")).to_contain_text(TITLE)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_sections_can_be_reached(opened: Open, width: int) -> None:
    with opened(PB_LLM, width) as page:
        if width == PHONE:
            page.locator(".md-header label[for=__drawer]").click()
        page.get_by_role("banner").get_by_role("link", name="Years", exact=True).click()
        heading(page, "Years")


# --- Search


@pytest.mark.parametrize(
    ("words", "title"),
    [("binarized", "PB-LLM"), ("papyrology", "Ancient Greek Papyrology")],
)  # fmt: skip
@pytest.mark.parametrize("start", ["", PB_LLM])
def test_search_finds(opened: Open, start: str, words: str, title: str) -> None:
    with opened(start) as page:
        page.keyboard.press("/")
        page.keyboard.type(words)
        found = page.get_by_role("link", name=re.compile(title)).or_(
            page.get_by_role("option", name=re.compile(title))
        )
        found.first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)


@pytest.mark.parametrize("start", ["", "papers/", PB_LLM, "about/", "no/such/page/"])
def test_the_slash_leads_into_the_search_box(opened: Open, start: str) -> None:
    with opened(start) as page:
        page.keyboard.press("/")
        focused = "document.activeElement.matches('input:is([type=search], [type=text])')"
        page.wait_for_function(focused)
        page.keyboard.type("a/b")
        assert page.evaluate("document.activeElement.value") == "a/b"


# --- Sizes and colours


@pytest.mark.parametrize("address", KINDS)
def test_every_kind_of_page_fits_a_phone(opened: Open, address: str) -> None:
    with opened(address, PHONE, is_mobile=True) as page:
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_load_state("networkidle")
        for width in (PHONE, SMALL):
            page.set_viewport_size({"width": width, "height": 800})
            room = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert room == [width, width]


def is_dark(page: Page) -> bool:
    """Whether what stands behind the text is darker than the text."""
    light = """name => {
        const shown = name === 'color' ? document.querySelector('h1') : document.body;
        const style = getComputedStyle(shown);
        const canvas = document.createElement('canvas').getContext('2d');
        canvas.fillStyle = style[name]; canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((a, b) => a + b);
    }"""
    return bool(page.evaluate(light, "backgroundColor") < page.evaluate(light, "color"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(opened: Open, scheme: str) -> None:
    with opened(color_scheme=scheme) as page:
        assert is_dark(page) is (scheme == "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_chosen_and_stay(opened: Open, scheme: str) -> None:
    with opened(color_scheme=scheme) as page:
        other = "Use dark colours" if scheme == "light" else "Use light colours"
        page.get_by_title(other).click()
        page.wait_for_timeout(300)
        assert is_dark(page) is (scheme == "light")
        page.goto(page.url + PB_LLM)
        heading(page, TITLE)
        assert is_dark(page) is (scheme == "light")


# --- Without JavaScript, by keyboard, lost


def test_without_javascript(opened: Open, seeds_site: Site) -> None:
    (paper,) = (paper for paper in seeds_site.papers if paper["url"] == PB_LLM)
    with opened(java_script_enabled=False) as page:
        heading(page, "Paper Atlas")
        expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
        page.get_by_role("main").get_by_role("link", name=re.compile("^Quantization")).first.click()
        page.get_by_role("main").get_by_role("link", name=TITLE, exact=True).first.click()
        heading(page, TITLE)
        expect(page.get_by_text(shown(paper["abstract"]))).to_be_visible()
        expect(page.get_by_text("Yuzhang Shang").first).to_be_visible()
        expect(page.get_by_role("link", name=re.compile("^PDF")).first).to_be_visible()


def test_all_papers_can_be_read_without_javascript(opened: Open, seeds_site: Site) -> None:
    with opened("papers/", java_script_enabled=False) as page:
        links = page.get_by_role("main").get_by_role("heading").get_by_role("link")
        visible = sum(link.is_visible() for link in links.all())
        assert visible >= len(seeds_site.papers)


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(opened: Open) -> None:
    with opened(PB_LLM) as page:
        outside = """() => {
            const own = document.activeElement, box = own.getBoundingClientRect();
            const style = getComputedStyle(own);
            return {inside: !!own.closest('article'), height: box.height, width: box.width,
                    mark: style.outlineStyle !== 'none' || style.boxShadow !== 'none'};
        }"""
        steps = []
        for _ in range(40):
            page.keyboard.press("Tab")
            steps.append(page.evaluate(outside))
            if steps[-1]["inside"]:
                break
        assert steps[-1]["inside"], "no stop in the article"
        assert steps[-1]["mark"], "the focus cannot be seen"
        assert steps[-1]["height"] > 0


def test_the_skip_link_skips(opened: Open) -> None:
    with opened("papers/") as page:
        page.keyboard.press("Tab")
        first = page.locator(":focus")
        expect(first).to_have_text(re.compile("Skip to content"))
        expect(first).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('article, main')")


def test_a_lost_reader_finds_a_way_on(opened: Open) -> None:
    with opened("papers/gone/with/the/wind/") as page:
        heading(page, "There is nothing at this address")
        page.get_by_role("main").get_by_role("link", name="Topics").click()
        heading(page, "Topics")
        assert page.url.endswith(f"{BASE}topics/")


# --- What comes from outside


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    atlas = MiniSite(tmp_path_factory.mktemp("hostile") / "atlas")
    papers = spaced((text, abstract_with(text)) for text in SAME)
    atlas.write("seeds/listings/hostile.txt", papers)
    with serve(atlas.build().root, BASE) as url:
        yield url


def test_text_from_outside_is_not_run(opened: Open, browser: Browser, hostile_url: str) -> None:
    with opened("papers/", home=hostile_url) as page:
        alerts: list[str] = []

        def hear(dialog: Dialog) -> None:
            alerts.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", hear)
        for text in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
                     '"></title><script>alert(4)</script>'):  # fmt: skip
            page.goto(hostile_url + "papers/")
            page.keyboard.press("/")
            page.keyboard.type("alert")
            page.wait_for_timeout(700)
            page.goto(hostile_url + "papers/")
            page.get_by_role("main").get_by_role("link", name=text, exact=True).first.click()
            heading(page, text)
        assert alerts == []
