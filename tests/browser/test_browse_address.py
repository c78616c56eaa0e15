"""Lists that filter, in a real browser: addresses, parts of the collection, and mishaps."""

import re
from collections.abc import Callable, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from generator.pages.people import author_id
from tests.support.browser import PHONE, Visit, visit
from tests.support.built import Site
from tests.support.lists import (
    ORDERS,
    PAGE,
    Test,
    asked,
    choose,
    facet,
    has,
    ids,
    pair,
    settled,
    shown,
    sort_by,
    status,
)
from tests.support.minisite import MiniSite, compact
from tests.support.server import serve

pytestmark = pytest.mark.browser


# --- the address --------------------------------------------------------------------


def test_a_link_says_all(reader: Visit, seeds_site: Site) -> None:
    one, other = pair(seeds_site)
    page = reader.open(f"papers/?topic={one}&topic={other}&sort=title&view=dense")
    wanted = sorted(
        (p for p in seeds_site.papers if has(topics=f"{one} {other}")(p)), key=ORDERS["Title"][1]
    )
    assert shown(page) == ids(wanted)
    expect(page.locator(".browse select")).to_have_value("title")
    expect(page.get_by_role("button", name="Dense")).to_have_attribute("aria-pressed", "true")
    assert page.get_by_role("button", name="Remove filter").count() == 2


def test_the_heat_map_leads_to_its_papers(reader: Visit, seeds_site: Site) -> None:
    one, other = pair(seeds_site)
    page = reader.open("topics/")
    href = page.locator(f"a[href$='?topic={one}&topic={other}']").first.get_attribute("href")
    page.goto(page.evaluate("(href) => new URL(href, location).href", href))
    assert shown(page) == ids(seeds_site.papers, has(topics=f"{one} {other}"))


def test_back_and_forward(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/")
    everything = shown(page)
    choose(page, "Topic", "Quantization")
    expect(page).to_have_url(re.compile("topic=quantization$"))
    quantized = shown(page)
    field = page.locator(".browse").get_by_label("Filter by title or author")
    field.press_sequentially("llm-qat", delay=5)
    expect(page).to_have_url(re.compile("q=llm-qat&topic=quantization"))
    assert len(shown(page)) == 1
    page.go_back()
    expect(field).to_have_value("")
    assert shown(page) == quantized
    page.go_back()
    expect(page.locator(".list .card")).to_have_count(len(everything))
    assert shown(page) == everything
    page.go_forward()
    expect(page.locator(".list .card")).to_have_count(len(quantized))
    page.go_forward()
    expect(field).to_have_value("llm-qat")
    expect(page.locator(".list .card")).to_have_count(1)
    page.reload()
    assert len(shown(page)) == 1
    expect(field).to_have_value("llm-qat")


def test_clear_and_taking_filters_back(reader: Visit, seeds_site: Site) -> None:
    page = reader.open("papers/?topic=quantization&year=2024&sort=title&q=a")
    settled(page)
    page.get_by_role("button", name="Remove filter: 2024").click()
    settled(page)
    assert asked(page) == [("q", "a"), ("topic", "quantization"), ("sort", "title")]
    expect(page.get_by_role("button", name="Clear")).to_be_focused()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".list .card")).to_have_count(len(seeds_site.papers))
    assert asked(page) == []
    expect(page.locator(".browse select")).to_have_value("date")
    expect(page.locator(".browse").get_by_label("Filter by title or author")).to_have_value("")


def test_what_is_not_known_finds_nothing_and_says_so(reader: Visit) -> None:
    page = reader.open("papers/?topic=no-such-topic&sort=no-such-order&page=x")
    assert shown(page) == []
    expect(status(page)).to_contain_text("No paper matches")
    expect(page.get_by_role("button", name="Remove filter: no-such-topic")).to_be_visible()


# --- lists of a part ----------------------------------------------------------------


def scopes(site: Site) -> Sequence[tuple[str, Test]]:
    author = max(
        (name for paper in site.papers for name in paper["authors"]),
        key=lambda name: len(ids(site.papers, lambda p: name in p["authors"])),
    )
    return [
        ("topics/quantization", has(topics="quantization")),
        ("years/2024", has(year="2024")),
        ("models/mistral", has(models="mistral")),
        ("benchmarks/gsm8k", has(benchmarks="gsm8k")),
        ("languages/chinese", has(languages="chinese")),
        (f"authors/{author_id(author)}", lambda p: author in p["authors"]),
        ("unsorted", lambda p: not p["topics"]),
    ]


def test_each_list_filters_within_itself(reader: Visit, seeds_site: Site) -> None:
    for scope, test in scopes(seeds_site):
        page = reader.open(f"{scope}/?sort=title")
        wanted = ids(sorted(filter(test, seeds_site.papers), key=ORDERS["Title"][1]))
        assert shown(page) == wanted[:PAGE], scope
        page.close()


def test_a_list_does_not_offer_what_it_is(reader: Visit) -> None:
    page = reader.open("topics/quantization/")
    facet(page, "Topic").click()
    choices = page.get_by_role("group", name="Topic", exact=True)
    expect(choices.get_by_label("Inference and serving")).to_be_visible()
    assert choices.get_by_label("Quantization").count() == 0
    page.goto(reader.url + "years/2024/")
    expect(facet(page, "Model")).to_be_visible()
    assert facet(page, "Year").count() == 0


def test_headings_follow_the_list(reader: Visit) -> None:
    page = reader.open("years/2024/?topic=multilingual")
    settled(page)
    expect(page.locator(".list > h2").first).to_have_text(re.compile("^[A-Z][a-z]+ 2024$"))
    page.goto(reader.url + "papers/?topic=multilingual")
    settled(page)
    assert page.locator(".list > h2").all_inner_texts() == ["2025", "2024", "2023"]
    sort_by(page, "Title")
    expect(page.locator(".list > h2")).to_have_count(0)


# --- when things go wrong, and how it looks -----------------------------------------


def test_data_that_does_not_come(browser: Browser, seeds_url: str, seeds_site: Site) -> None:
    with visit(browser, seeds_url) as reader:
        reader.context.route("**/data/browse/**", lambda route: route.fulfill(status=204, body=""))
        page = reader.open("papers/?topic=quantization")
        expect(status(page)).to_contain_text("could not be filtered")
        assert shown(page) == ids(seeds_site.papers)
        assert reader.problems, "the failure is noted"
        reader.problems.clear()
        reader.context.unroute_all()
        choose(page, "Year", "2024")
        wanted = ids(seeds_site.papers, has(topics="quantization", year="2024"))
        expect(page.locator(".list .card")).to_have_count(len(wanted))


def test_authors_that_do_not_come(browser: Browser, seeds_url: str, seeds_site: Site) -> None:
    with visit(browser, seeds_url) as reader:
        reader.context.route("**/authors.json", lambda route: route.fulfill(status=204, body=""))
        page = reader.open("papers/?q=binarized")
        expect(status(page)).to_contain_text("Only titles were looked at")
        assert len(shown(page)) == 1
        assert reader.problems, "the failure is noted"
        reader.problems.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_at_360_pixels(browser: Browser, seeds_url: str, scheme: str) -> None:
    with visit(browser, seeds_url, 360, color_scheme=scheme) as reader:
        page = reader.open("papers/?topic=quantization&topic=inference&year=2024&model=llama-2")
        settled(page)
        for name in ("Topic", "Year", "Model"):
            facet(page, name).click()
            expect(page.locator(".choice:visible").first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") == 360
            box = page.locator(".facet-panel:visible").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
            page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, seeds_url: str, scheme: str) -> None:
    """With a panel open, and with stars, marks and the dense view, which a link cannot show."""
    with visit(browser, seeds_url, color_scheme=scheme, reduced_motion="reduce") as reader:
        page = reader.open("papers/?topic=multilingual&view=dense")
        settled(page)
        page.locator(".mark-stars").first.click()
        page.locator(".mark-read").first.click()
        facet(page, "Model").click()
        expect(page.locator(".choice:visible").first).to_be_visible()
        panel = Axe().run(page, ".browse, .list")
        page.get_by_role("button", name="My stars").click()
        expect(page.locator(".stars")).to_be_visible()
        stars = Axe().run(page)
    for results in (panel, stars):
        assert results.violations_count == 0, results.generate_report()


def test_targets_on_a_phone(browser: Browser, seeds_url: str) -> None:
    with visit(browser, seeds_url, PHONE) as reader:
        page = reader.open("papers/?topic=quantization&show=unread")
        settled(page)
        facet(page, "Year").click()
        page.wait_for_selector(".choice")
        controls = ":is(button, select, input[type=search], .choice):visible"
        for target in page.locator(f".browse {controls}, .list .mark").all()[:60]:
            box = target.bounding_box()
            assert box
            assert box["height"] >= 40, target
            assert box["width"] >= 40, target


def test_later_pages_of_a_list(browser: Browser, mini: Callable[..., MiniSite]) -> None:
    """What is asked on page 2 is asked of the whole list, and the page's links stay good."""
    atlas = mini()
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", "  - paper-atlas:\n      page_size: 5\n")
    subjects = "bees cranes deserts elms ferns geysers herons islands junipers kelp lichens moss"
    atlas.write(
        "seeds/listings/list.txt",
        compact(
            (f"On {one}", f"Much has been said of {one}, and {one} still keep what {one} know.")
            for one in subjects.split()
        ),
    )
    site = atlas.build()
    with serve(site.root, "/a/b/") as url, visit(browser, url) as reader:
        page = reader.open("papers/page/2/")
        second = shown(page)
        assert len(second) == 5
        page.locator(".browse input[name=q]").fill("on bees")
        expect(page).to_have_url(f"{url}papers/page/2/?q=on+bees")
        assert shown(page) == ["on-bees"]
        page.go_back()
        expect(page.locator(".list .card")).to_have_count(5)
        assert shown(page) == second
        page.go_forward()
        page.reload()
        assert shown(page) == ["on-bees"]
        page.get_by_role("button", name="Clear").click()
        expect(page.locator(".list .card")).to_have_count(5)
        assert shown(page) == second
        page.locator(".pager").get_by_role("link", name="1", exact=True).click()
        page.wait_for_url(f"{url}papers/")
        assert len(shown(page)) == 5
