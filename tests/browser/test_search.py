"""The search in a real browser: what is found, by which keys, and what the address says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser import DESKTOP, PHONE, visit
from tests.support.built import Site

pytestmark = pytest.mark.browser

WORDS = json.loads((Path(__file__).parents[1] / "search/words.json").read_text(encoding="utf-8"))
BOX = "#find-q"


@pytest.fixture
def reader(browser: Browser, seeds_url: str) -> Iterator[Page]:
    """Somebody at a desk on a page that has the small box only."""
    with visit(browser, seeds_url, DESKTOP) as found:
        yield found.open("topics/")


@pytest.fixture
def phone(browser: Browser, seeds_url: str) -> Iterator[Page]:
    with visit(browser, seeds_url, PHONE) as found:
        yield found.open("")


def listbox(page: Page, box: str = BOX) -> Locator:
    return page.locator(f"form:has({box}) [role=listbox]")


def ask(page: Page, query: str, box: str = BOX) -> list[str]:
    """The addresses of all results once nothing more will come, relative to the site."""
    page.wait_for_selector(f"{box}[role=combobox]")
    page.fill(box, query)
    expect(listbox(page, box)).to_have_attribute("data-query", query)
    expect(listbox(page, box)).to_have_attribute("aria-busy", "false")
    options = page.locator(f"form:has({box}) a[role=option]:not(.find-all)")
    hrefs: list[str] = options.evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    return [href.removeprefix("/some/repo/") for href in hrefs]


def paper(site: Site, part: str) -> str:
    """The address of the one paper whose title has ``part``."""
    (found,) = [own["url"] for own in site.papers if part in own["title"]]
    return str(found)


def settled(page: Page) -> Locator:
    """The results of the search page once they are counted."""
    expect(page.locator("[data-find-status]")).to_have_text(re.compile(r"result"))
    expect(page.locator("[data-find-facets] fieldset").first).to_be_attached()
    return page.locator("[data-find-results] > li")


def asked(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("binarized", "PB-LLM"),
        ("papyrology", "Papyrology and Epigraphy"),
        ("Pokemon", "PokéChamp"),
        ("pokechamp", "PokéChamp"),
        ("GALore", "Q-GaLore"),
        ("qgalore", "Q-GaLore"),
        ("2305.17888", "LLM-QAT"),
        ("arXiv:2305.17888v2", "LLM-QAT"),
        ("https://arxiv.org/abs/2305.17888", "LLM-QAT"),
        ("2305.178", "LLM-QAT"),
        ("10.48550/arXiv.2305.17888", "LLM-QAT"),
        ("Zechun Liu", "LLM-QAT"),
        ("papyrolgy", "Papyrology and Epigraphy"),
        ("Zechnu Liu", "LLM-QAT"),
        ("speculatvie decoding retrieval", "Retrieval-Augmented Speculative Decoding"),
        ("OmniDraft speculative zzyzx", "OmniDraft"),
    ],
)
def test_finds(query: str, title: str, reader: Page, seeds_site: Site) -> None:
    assert ask(reader, query)[0] == paper(seeds_site, title)


@pytest.mark.parametrize(
    ("one", "other"),
    [("llama2", "Llama 2"), ("llama2", "LLaMA-2"), ("gpt4", "GPT-4"), ("Tülu", "tulu")],
)
def test_spellings_of_one_name_find_the_same(one: str, other: str, reader: Page) -> None:
    found = ask(reader, one)
    assert len(found) > 2
    assert ask(reader, other) == found


def test_the_browser_takes_words_apart_as_the_build_does(reader: Page) -> None:
    path = "/some/repo/javascripts/search/words.js"
    texts = [case["text"] for case in WORDS]
    found = reader.evaluate(
        "async ([path, texts]) => { const m = await import(path); return texts.map(m.words); }",
        [path, texts],
    )
    assert found == [case["words"] for case in WORDS]
    together = reader.evaluate(
        "async (path) => (await import(path)).asked('Llama 2, Q-GaLore and Qwen 2.5')", path
    )
    assert [unit["word"] for unit in together] == ["llama2", "qgalore", "and", "qwen25"]


def test_a_result_shows_title_date_topics_and_the_passage_with_marks(reader: Page) -> None:
    ask(reader, "asymmetric kv quantization")
    result = listbox(reader).locator("a").first
    expect(result.locator(".find-title mark")).to_have_text(["Asymmetric", "Quantization", "KV"])
    expect(result.locator("time")).to_have_text(re.compile(r"\d{4}$"))
    expect(result.locator(".chip")).not_to_have_count(0)
    expect(result.locator(".find-passage mark").first).to_be_visible()


def test_text_of_papers_is_text(reader: Page) -> None:
    ask(reader, "BitMoD accuracy")
    expect(listbox(reader).locator("script, img, iframe")).to_have_count(0)


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_lead_through_the_box(key: str, reader: Page, seeds_site: Site) -> None:
    page = reader
    page.wait_for_selector(f"{BOX}[role=combobox]")
    page.keyboard.press(key)
    expect(page.locator(BOX)).to_be_focused()
    assert page.input_value(BOX) == ""
    found = ask(page, "quantization")
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(BOX).get_attribute("aria-activedescendant")
    expect(page.locator(f"#{chosen}")).to_have_attribute("aria-selected", "true")
    assert page.locator(f"#{chosen}").get_attribute("href") == f"/some/repo/{found[1]}"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator(BOX).get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "false")
    assert page.input_value(BOX) == "quantization"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{found[0]}")


def test_enter_alone_leads_to_the_search_page(reader: Page) -> None:
    ask(reader, "kv cache")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/search/?q=kv+cache")
    assert settled(reader).count() > 2


def test_the_count_is_announced(reader: Page) -> None:
    status = reader.locator(f"form:has({BOX}) [role=status]")
    ask(reader, "papyrology")
    expect(status).to_have_text("1 result")
    ask(reader, "qqqxxxzzz")
    expect(status).to_have_text("No results")


def test_a_slash_typed_into_a_field_is_a_slash(reader: Page) -> None:
    reader.wait_for_selector(f"{BOX}[role=combobox]")
    reader.focus(BOX)
    reader.keyboard.type("a/b")
    assert reader.input_value(BOX) == "a/b"


def test_what_was_mended_is_said_with_a_way_back(reader: Page, seeds_url: str) -> None:
    ask(reader, "papyrolgy")
    note = reader.locator(f"form:has({BOX}) .find-note")
    expect(note).to_have_text("Showing results for papyrology. Search instead for papyrolgy")
    note.locator("a").click()
    reader.wait_for_url("**/search/?q=papyrolgy&exact=1")
    expect(reader.locator("[data-find-status]")).to_have_text("No results")
    expect(reader.locator("[data-find-note]")).to_have_text("Nothing found for “papyrolgy”.")


def test_the_address_of_the_search_page_says_all(reader: Page, seeds_url: str) -> None:
    page = reader
    page.goto(f"{seeds_url}search/?q=quantization&topic=inference&year=2024&sort=date")
    results = settled(page)
    narrow = results.count()
    assert narrow > 2
    expect(page.locator("#search-q")).to_have_value("quantization")
    expect(page.locator("[name=topic]:checked")).to_have_value("inference")
    expect(page.locator("[name=year]:checked")).to_have_value("2024")
    expect(page.locator("[name=sort]:checked")).to_have_value("date")
    days = results.locator("time").all_inner_texts()
    assert all(day.endswith("2024") for day in days)
    number = page.locator("label:has([name=year]:checked) b")
    expect(number).to_have_text(str(narrow))


def test_facets_step_by_step_and_back(reader: Page, seeds_url: str) -> None:
    page = reader
    page.goto(f"{seeds_url}search/?q=quantization")
    everything = settled(page).count()
    page.check("[name=topic][value=inference]")
    expect(page.locator("[data-clear]")).to_be_visible()
    assert asked(page) == [("q", "quantization"), ("topic", "inference")]
    expect(page.locator("[name=topic][value=inference]")).to_be_focused()
    narrow = settled(page).count()
    assert 0 < narrow < everything
    page.go_back()
    expect(page.locator("[data-clear]")).to_be_hidden()
    expect(settled(page)).to_have_count(everything)
    page.go_forward()
    expect(settled(page)).to_have_count(narrow)
    page.click("[data-clear]")
    expect(settled(page)).to_have_count(everything)
    assert asked(page) == [("q", "quantization")]


def test_a_count_is_what_one_gets(reader: Page, seeds_url: str) -> None:
    page = reader
    page.goto(f"{seeds_url}search/?q=reasoning")
    settled(page)
    label = page.locator("label:has([name=year][value='2023'])")
    wanted = label.locator("b").inner_text()
    label.click()
    expect(page.locator("[data-find-status]")).to_have_text(re.compile(rf"^{wanted} result"))


def test_without_words_everything_newest_first_and_more(
    reader: Page, seeds_url: str, seeds_site: Site
) -> None:
    page = reader
    page.goto(f"{seeds_url}search/")
    expect(settled(page)).to_have_count(20)
    newest = page.locator("[data-find-results] a").first.get_attribute("href")
    assert newest in {f"/some/repo/{own['url']}" for own in seeds_site.papers[:5]}
    page.click("[data-find-more]")
    expect(settled(page)).to_have_count(40)
    expect(page.locator("[data-find-results] > li:nth-child(21) a")).to_be_focused()
    page.locator("[data-find-results] > li:nth-child(30) a").click()
    page.wait_for_url("**/papers/**")
    page.go_back()
    expect(settled(page)).to_have_count(40)


def test_typing_on_the_search_page_moves_the_address_but_makes_no_steps(
    reader: Page, seeds_url: str
) -> None:
    page = reader
    page.goto(f"{seeds_url}search/")
    settled(page)
    steps = page.evaluate("history.length")
    page.locator("#search-q").press_sequentially("papyrology")
    page.wait_for_url("**/search/?q=papyrology")
    expect(settled(page)).to_have_count(1)
    assert page.evaluate("history.length") == steps


def test_topics_authors_and_pages_are_found_but_no_lists(reader: Page) -> None:
    assert "topics/quantization/" in ask(reader, "quantization")
    assert "linking/" in ask(reader, "confluence")
    found = ask(reader, "llama")
    assert not [url for url in found if url.startswith(("models/", "years/", "listings/"))]


def test_the_home_page_answers_in_its_own_field_on_a_phone(phone: Page, seeds_site: Site) -> None:
    page = phone
    assert ask(page, "binarized", "#hero-q")[0] == paper(seeds_site, "PB-LLM")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    listbox(page, "#hero-q").locator("a").first.click()
    page.wait_for_url("**/papers/pb-llm**")
    page.click(".find-link")
    page.wait_for_url("**/search/")
    expect(page.locator(".find-narrow")).not_to_have_attribute("open", "")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_of_materials_search_is_shipped(seeds_site: Site) -> None:
    assert not list(seeds_site.root.glob("search/search_index.json"))
    assert not list(seeds_site.root.glob("assets/javascripts/workers/*"))
    assert not list(seeds_site.root.glob("assets/javascripts/lunr/*"))


def test_without_javascript_the_page_says_so(browser: Browser, seeds_url: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1200, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{seeds_url}topics/")
    page.get_by_role("banner").get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url("**/search/")
    expect(page.get_by_text("Search needs JavaScript.")).to_be_visible()
    expect(page.locator("[data-find-facets]")).to_be_hidden()
    context.close()
