"""The map in a real browser: pointing, opening, drawing around, filtering, both palettes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import DESKTOP, PHONE, Visit, visit

pytestmark = pytest.mark.browser

PAPERS = 234


@pytest.fixture
def reader(browser: Browser, seeds_url: str) -> Iterator[Visit]:
    with visit(browser, seeds_url, DESKTOP) as found:
        yield found


def opened(visit: Visit, query: str = "") -> Page:
    """The map, drawn, and at rest where it will stay."""
    page = visit.open(f"map/{query}")
    page.wait_for_selector(".map.drawn")
    page.locator(".map-stage").scroll_into_view_if_needed()
    return page


def data(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        "fetch('../data/map.json').then((answer) => answer.json())"
    )
    return found


def spot(page: Page, paper: int) -> tuple[float, float]:
    """Where a paper is drawn on the screen, while the whole map is shown."""
    box = page.locator(".map-stage").bounding_box()
    assert box
    both = data(page)
    shares = []
    for values in (both["x"], both["y"]):
        margin = (max(values) - min(values)) * 0.06
        low, high = min(values) - margin, max(values) + margin
        shares.append((values[paper] - low) / (high - low))
    return box["x"] + 1 + shares[0] * (box["width"] - 2), (
        box["y"] + 1 + (1 - shares[1]) * (box["height"] - 2)
    )


CANVAS = """() => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((node) =>
    [node, ...(node.shadowRoot ? inside(node.shadowRoot) : [])]);
  return inside(document.querySelector(".map-plot")).find((node) => node.tagName === "CANVAS");
}"""
"""The canvas that points are drawn on, among the shadows of the library's elements."""


def colours(page: Page) -> dict[str, int]:
    """How many pixels of the drawing have each opaque colour."""
    found: dict[str, int] = page.evaluate(
        """() => {
      const canvas = (CANVAS)();
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      const counts = {};
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] < 255) continue;
        const key = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
      return counts;
    }""".replace("CANVAS", CANVAS)
    )
    return found


def hue(page: Page, group: str) -> str:
    """The colour of a group's sign in the legend."""
    found: str = page.evaluate(
        "(label) => getComputedStyle(label, '::before').backgroundColor",
        page.locator(f".map-groups .g-{group}").element_handle(),
    )
    return found


def listed(page: Page) -> int:
    """How many papers the list shows, in open and closed regions."""
    found: int = page.locator(".map-list li:not([hidden])").count()
    return found


def drag(page: Page, *shares: tuple[float, float]) -> None:
    """Draw a line over the map, through points given as shares of its width and height."""
    box = page.locator(".map-stage").bounding_box()
    assert box
    points = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in shares]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=6)
    page.mouse.up()


def test_pointing_at_a_paper_shows_its_title_and_a_click_opens_it(reader: Visit) -> None:
    page = opened(reader)
    papers = data(page)["papers"]
    page.mouse.move(*spot(page, 40))
    link = page.locator(f'.map-list a[href="../papers/{papers[40]}/"]')
    expect(page.locator(".map-tip b")).to_have_text(link.text_content() or "")
    page.mouse.click(*spot(page, 40))
    page.wait_for_url(f"**/papers/{papers[40]}/")


def test_every_group_is_drawn_in_its_own_colour(reader: Visit) -> None:
    page = opened(reader)
    found = colours(page)
    groups = [group["id"] for group in data(page)["groups"]]
    assert len({hue(page, group) for group in groups}) == len(groups)
    for group in groups:
        assert found.get(hue(page, group), 0) > 15, group


def test_the_drawing_follows_the_palette(reader: Visit) -> None:
    page = opened(reader)
    light = hue(page, "efficiency")
    page.locator("label[title='Use dark colours']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    dark = hue(page, "efficiency")
    assert dark != light
    page.wait_for_function("document.getAnimations().length === 0")
    page.wait_for_timeout(100)
    found = colours(page)
    assert found.get(dark, 0) > 500
    assert light not in found


def test_names_lie_over_their_regions_and_not_on_each_other(reader: Visit) -> None:
    page = opened(reader)
    boxes = page.locator(".map-names span:not(.out)").evaluate_all(
        "nodes => nodes.map((node) => { const { left, right, top, bottom } ="
        " node.getBoundingClientRect(); return [left, top, right, bottom]; })"
    )
    assert len(boxes) >= 15
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1]
            assert apart or other[3] <= one[1]


@pytest.mark.parametrize(
    ("tool", "line"),
    [
        ("box", [(0.3, 0.3), (0.7, 0.8)]),
        ("lasso", [(0.3, 0.3), (0.7, 0.3), (0.7, 0.8), (0.3, 0.8), (0.3, 0.31)]),
    ],
)
def test_a_lens_lists_the_papers_in_it(
    reader: Visit, tool: str, line: list[tuple[float, float]]
) -> None:
    page = opened(reader)
    box = page.locator(".map-stage").bounding_box()
    assert box
    places = [spot(page, i) for i in range(0, PAPERS, 6)]
    ids = data(page)["papers"]
    page.locator(f"[data-tool={tool}]").click()
    expect(page.locator(f"[data-tool={tool}]")).to_have_attribute("aria-pressed", "true")
    drag(page, *line)
    expect(page.locator(".map-status p")).to_contain_text(f"of {PAPERS} papers")
    expect(page.locator(".map-list .region[open] li:not([hidden])").first).to_be_visible()
    for i, (x, y) in zip(range(0, PAPERS, 6), places, strict=True):
        across, down = (x - box["x"]) / box["width"], (y - box["y"]) / box["height"]
        edge = min(abs(across - 0.3), abs(across - 0.7), abs(down - 0.3), abs(down - 0.8))
        inside = 0.3 < across < 0.7 and 0.3 < down < 0.8
        entry = page.locator(f'.map-list li:not([hidden]) a[href="../papers/{ids[i]}/"]')
        if edge > 0.01:
            assert entry.count() == inside, ids[i]
    page.locator(".map-status button").click()
    expect(page.locator(".map-status p")).to_have_text(f"{PAPERS} papers by region")
    assert listed(page) == PAPERS


def test_filters_dim_the_rest_and_stand_in_the_address(reader: Visit) -> None:
    page = opened(reader)
    before = colours(page)
    page.locator(".map-q input").fill("Quantiz")
    page.wait_for_url("**/map/?q=Quantiz")
    after = colours(page)
    assert 0 < listed(page) < PAPERS
    for group in ("adaptation", "trust-and-understanding"):
        assert before[hue(page, group)] > 100
        assert hue(page, group) not in after
    assert after[hue(page, "efficiency")] > 50
    page.locator(".map-groups .g-domains").click()
    page.wait_for_url("**/map/?q=Quantiz&group=domains")
    expect(page.locator(".map-status p")).to_have_text(f"0 of {PAPERS} papers")
    page.locator(".map-status button").click()
    page.wait_for_url("**/map/")
    assert listed(page) == PAPERS
    assert page.locator(".map-q input").input_value() == ""


def test_an_address_brings_its_filters(reader: Visit) -> None:
    page = opened(reader, "?topic=quantization&group=efficiency&group=nonsense")
    expect(page.locator(".map-topic select")).to_have_value("quantization")
    expect(page.locator(".map-groups [value=efficiency]")).to_be_checked()
    own = [topic["id"] for topic in data(page)["topics"]].index("quantization")
    wanted = [i for i, topics in enumerate(data(page)["own"]) if own in topics]
    assert 0 < listed(page) <= len(wanted)


def test_the_map_moves_and_zooms_by_pointer_buttons_and_keys(reader: Visit) -> None:
    page = opened(reader)
    name = page.locator(".map-names span").first
    places = [name.get_attribute("style")]

    def moved() -> None:
        expect(name).not_to_have_attribute("style", places[-1] or "")
        places.append(name.get_attribute("style"))

    page.locator("[data-zoom=in]").click()
    moved()
    page.locator(".map-stage").hover()
    page.mouse.wheel(0, -240)
    moved()
    drag(page, (0.5, 0.5), (0.4, 0.6))
    moved()
    page.locator(".map-stage").focus()
    page.keyboard.press("ArrowRight")
    moved()
    page.keyboard.press("0")
    expect(name).to_have_attribute("style", places[0] or "")


def test_a_large_map_moves_as_a_picture_and_is_drawn_anew_at_rest(reader: Visit) -> None:
    def enlarge(route: Route) -> None:
        both = route.fetch().json()
        for key in ("papers", "x", "y", "own"):
            both[key] *= 9
        route.fulfill(json=both)

    reader.context.route("**/data/map.json", enlarge)
    page = opened(reader)
    page.locator("[data-zoom=in]").click()
    transform = f"(({CANVAS})()).style.transform"
    page.wait_for_function(f"{transform} === ''")
    before = colours(page)
    box = page.locator(".map-stage").bounding_box()
    assert box
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 360, box["y"] + 330, steps=4)
    assert page.evaluate(transform).startswith("translate(")
    page.mouse.up()
    page.wait_for_function(f"{transform} === ''")
    assert colours(page) != before


def test_a_paper_of_the_list_is_shown_on_the_map(reader: Visit) -> None:
    page = opened(reader)
    page.locator(".region summary").first.press("Enter")
    link = page.locator(".region[open] li a").first
    link.focus()
    expect(page.locator(".map-tip b")).to_have_text(link.text_content() or "")


def test_a_finger_sees_before_it_opens(browser: Browser, seeds_url: str) -> None:
    with visit(browser, seeds_url, PHONE, is_mobile=True) as reader:
        page = opened(reader)
        assert page.evaluate("document.scrollingElement.scrollWidth") == PHONE
        papers = data(page)["papers"]
        page.touchscreen.tap(*spot(page, 12))
        link = page.locator(".map-tip a")
        expect(link).to_be_visible()
        assert page.url.endswith("/map/")
        link.tap()
        page.wait_for_url("**/papers/*/")
        assert page.url.split("/")[-2] in papers


def test_without_javascript_the_list_is_whole(browser: Browser, seeds_url: str) -> None:
    with visit(browser, seeds_url, DESKTOP, java_script_enabled=False) as reader:
        page = reader.open("map/")
        expect(page.locator(".aside-note.no-script")).to_be_visible()
        expect(page.locator(".map-stage")).to_be_hidden()
        expect(page.locator(".map-tools input").first).to_be_hidden()
        assert page.locator(".map-list li a").count() == PAPERS
        page.locator(".region summary").first.click()
        page.locator(".region[open] li a").first.click()
        page.wait_for_url("**/papers/*/")
