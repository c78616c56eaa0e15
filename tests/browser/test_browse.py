"""Lists that filter, in a real browser: what shows, in which order, and without JavaScript."""

import re
from collections.abc import Mapping
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Visit, visit
from tests.support.built import Site
from tests.support.lists import (
    ORDERS,
    PAGE,
    Paper,
    Test,
    asked,
    choose,
    facet,
    folded,
    has,
    ids,
    settled,
    shown,
    sort_by,
    status,
)

pytestmark = pytest.mark.browser


# --- untouched ----------------------------------------------------------------------


def test_the_list_is_as_built_and_fetches_nothing(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/")
    assert shown(page) == ids(seeds_site.papers)
    expect(page.locator(".browse").get_by_label("Filter by title or author")).to_be_visible()
    assert reader.fetched("data/") == []


def test_few_papers_need_no_filters(reader: Visit, seeds_site: Site) -> None:
    few = min(
        (path for path in seeds_site.root.glob("authors/*/index.html")),
        key=lambda path: path.read_text(encoding="utf-8").count("data-paper"),
    )
    page = reader.open(f"authors/{few.parent.name}/")
    expect(page.locator(".list .card .mark").first).to_be_visible()
    assert page.locator(".browse").count() == 0


def test_without_javascript_the_list_is_complete(
    browser: Browser, seeds_url: str, seeds_site: Site
) -> None:
    with visit(browser, seeds_url, java_script_enabled=False) as reader:
        page = reader.open("papers/?topic=quantization&page=2")
        cards = page.locator(".list .card h3 a")
        assert cards.count() == len(seeds_site.papers)
        assert page.locator(".browse, .mark").count() == 0
        expect(page.get_by_text("Filtering and sorting need JavaScript")).to_be_visible()


# --- filters ------------------------------------------------------------------------


TEXTS: Mapping[str, Test] = {
    "binarized": lambda p: "binarized" in folded(p["title"]),
    "Llama2": lambda p: "llama 2" in folded(p["title"]),
    "low-rank adapt": lambda p: {"low rank", "adapt"} <= found(p, "low rank", "adapt"),
    "guillaume lample": lambda p: "Guillaume Lample" in p["authors"],
    "sandor szenasi": lambda p: "Sándor Szénási" in p["authors"],
}


def test_text(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/")
    field = page.locator(".browse").get_by_label("Filter by title or author")
    for typed, test in TEXTS.items():
        field.fill("")
        field.press_sequentially(typed)
        expect(page).to_have_url(re.compile(rf"\?q={re.escape(quote_plus(typed))}$"))
        wanted = ids(seeds_site.papers, test)
        assert 0 < len(wanted) < 40, typed
        expect(page.locator(".list .card")).to_have_count(len(wanted))
        assert shown(page) == wanted, typed
        expect(status(page)).to_have_text(f"{len(wanted)} of {len(seeds_site.papers)} papers.")


def found(paper: Paper, *words: str) -> set[str]:
    text = folded(" ".join([paper["title"], *paper["authors"]]))
    return {word for word in words if word in text}


def test_topics_are_chosen_in_the_panel(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/")
    choose(page, "Topic", "Quantization")
    wanted = ids(seeds_site.papers, has(topics="quantization"))
    expect(page.locator(".list .card")).to_have_count(len(wanted))
    assert shown(page) == wanted
    assert asked(page) == [("topic", "quantization")]
    choose(page, "Topic", "Inference and serving")
    wanted = ids(seeds_site.papers, has(topics="quantization inference"))
    expect(page.locator(".list .card")).to_have_count(len(wanted))
    assert asked(page) == [("topic", "quantization"), ("topic", "inference")]


def test_the_panel_counts_what_a_choice_would_leave(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/?topic=quantization")
    settled(page)
    facet(page, "Topic").click()
    row = page.locator(".choice", has_text="Inference and serving")
    both = len(ids(seeds_site.papers, has(topics="quantization inference")))
    expect(row.locator("b")).to_have_text(str(both))
    page.keyboard.press("Escape")
    facet(page, "Year").click()
    for year in ("2023", "2024", "2025"):
        count = len(ids(seeds_site.papers, has(topics="quantization", year=year)))
        expect(page.locator(".choice", has_text=year).locator("b")).to_have_text(str(count))


def test_years_add_up_and_models_narrow(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/")
    choose(page, "Year", "2023", "2025")
    expect(status(page)).to_contain_text(f"{len(ids(seeds_site.papers, has(year='2023 2025')))} of")
    choose(page, "Model", "Mistral", "Llama 2")
    wanted = ids(seeds_site.papers, has(year="2023 2025", models="mistral llama-2"))
    expect(page.locator(".list .card")).to_have_count(len(wanted))
    assert shown(page) == wanted
    assert dict(asked(page)).keys() == {"year", "model"}


def test_a_panel_is_left_by_key_and_by_click(reader: Visit) -> None:
    page = reader.open("papers/")
    button = facet(page, "Topic")
    button.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("group", name="Topic", exact=True)
    expect(panel.get_by_label("Find in these choices")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("infer")
    expect(panel.locator(".choice:visible")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?topic=inference$"))
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    facet(page, "Year").click()
    page.locator("h1").click()
    expect(page.locator(".facet-panel:visible")).to_have_count(0)


# --- order and view -----------------------------------------------------------------


def test_order(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/")
    for label, (key, order) in ORDERS.items():
        sort_by(page, label)
        expect(page).to_have_url(re.compile(rf"\?sort={key}$"))
        expect(page.locator(".list .card")).to_have_count(PAGE)
        assert shown(page) == ids(sorted(seeds_site.papers, key=order))[:PAGE]
    sort_by(page, "Newest first")
    expect(page).to_have_url(reader.url + "papers/")
    assert shown(page) == ids(seeds_site.papers)


def test_pages(reader: Visit, seeds_site: Site) -> None:
    wanted = ids(sorted(seeds_site.papers, key=ORDERS["Title"][1]))
    page = reader.open("papers/?sort=title&page=2")
    assert shown(page) == wanted[PAGE : 2 * PAGE]
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile(r"\?sort=title&page=3$"))
    assert shown(page) == wanted[2 * PAGE : 3 * PAGE]
    expect(status(page)).to_be_focused()
    expect(status(page)).to_contain_text("101 to 150 shown")
    page.go_back()
    expect(page.locator(".pager [aria-current]")).to_have_text("2")
    assert shown(page) == wanted[PAGE : 2 * PAGE]


def test_a_page_beyond_the_last_is_the_last(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/?sort=title&page=99")
    assert len(shown(page)) == len(seeds_site.papers) % PAGE


def test_the_dense_view_is_kept(reader: Visit) -> None:
    page = reader.open("papers/")
    dense = page.get_by_role("button", name="Dense")
    sentence = page.locator(".list .card > p").first
    expect(sentence).to_be_visible()
    dense.click()
    expect(sentence).to_be_hidden()
    assert asked(page) == [("view", "dense")]
    other = reader.open("topics/multilingual/")
    expect(other.get_by_role("button", name="Dense")).to_have_attribute("aria-pressed", "true")
    expect(other.locator(".list .card > p").first).to_be_hidden()
    other.get_by_role("button", name="Dense").click()
    expect(other.locator(".list .card > p").first).to_be_visible()
    assert asked(other) == []
    assert reader.fetched("data/") == []


def test_sentences_are_fetched_only_for_what_shows(reader: Visit) -> None:
    page = reader.open("papers/?sort=oldest&view=dense")
    settled(page)
    assert [path.rsplit("/", 1)[1] for path in reader.fetched("data/")] == ["index.json"]
    page.get_by_role("button", name="Dense").click()
    expect(page.locator(".list .card > p:not(.pending)")).to_have_count(PAGE)
    assert len(reader.fetched("data/")) == 3


def test_cards_are_those_of_the_build(reader: Visit) -> None:
    page = reader.open("papers/")
    settled(page)
    built = cards(page)
    sort_by(page, "Title")
    expect(page.locator(".list .card")).to_have_count(PAGE)
    expect(page.locator(".list .pending")).to_have_count(0)
    seen = 0
    while True:
        page.wait_for_selector(".list:not(:has(.pending))")
        for key, made in cards(page).items():
            assert made == built[key]
            seen += 1
        if not page.get_by_role("link", name="Next").count():
            break
        page.get_by_role("link", name="Next").click()
        settled(page)
    assert seen == len(built)


def cards(page: Page) -> dict[str, str]:
    """The HTML of each card with whole addresses, whatever the rank of its heading."""
    page.wait_for_selector(".list .card:has(.mark)")
    found: dict[str, str] = page.locator(".list .card").evaluate_all("""cards => Object.fromEntries(
      cards.map((card) => {
        const copy = card.cloneNode(true);
        for (const link of copy.querySelectorAll("a")) link.setAttribute("href", link.href);
        const html = copy.innerHTML.replace(/<(\\/?)h[23]>/g, "<$1h>").replace(/>\\s+</g, "><");
        return [card.dataset.paper, html.trim()];
      }))""")
    return found
