"""Stars and read marks: kept in the browser, filtered by, and taken elsewhere."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser import PHONE, Visit, visit
from tests.support.built import Site

pytestmark = pytest.mark.browser


def mark(page: Page, kind: str, paper: str) -> Locator:
    return page.locator(f"button[data-mark={kind}][data-id='{paper}']").first


def starred(page: Page) -> list[str]:
    """The papers of the list once it shows stars only."""
    page.wait_for_selector(".stars")
    page.wait_for_selector(".list:not([aria-busy])", state="attached")
    found: list[str] = page.locator(".list .card").evaluate_all(
        "cards => cards.map((card) => card.dataset.paper)"
    )
    return found


def with_stars(reader: Visit, *papers: str) -> Page:
    """The list of those papers, which were starred on their pages."""
    for paper in papers:
        page = reader.open(f"papers/{paper}/")
        page.get_by_role("button", name="Star", exact=True).click()
        page.close()
    page = reader.open("papers/?show=starred")
    assert set(starred(page)) == set(papers)
    return page


def test_marks_on_cards_stay(reader: Visit, seeds_site: Site) -> None:
    one, other = (paper["id"] for paper in seeds_site.papers[:2])
    page = reader.open("papers/")
    mark(page, "stars", one).click()
    mark(page, "read", other).click()
    mark(page, "stars", other).click()
    mark(page, "stars", other).click()
    page.reload()
    expect(mark(page, "stars", one)).to_have_attribute("aria-pressed", "true")
    expect(mark(page, "stars", other)).to_have_attribute("aria-pressed", "false")
    expect(mark(page, "read", other)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".card.is-read")).to_have_count(1)
    home = reader.open("")
    expect(mark(home, "stars", one)).to_have_attribute("aria-pressed", "true")
    assert page.url == reader.url + "papers/"


def test_marks_on_the_papers_page_by_key(reader: Visit) -> None:
    page = reader.open("papers/mistral-7b/")
    star = page.get_by_role("button", name="Star", exact=True)
    expect(star).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("link", name="My stars")).to_be_hidden()
    star.focus()
    page.keyboard.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Have read")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="My stars: 1 paper").click()
    assert starred(page) == ["mistral-7b"]


def test_another_tab_hears_of_a_mark(reader: Visit) -> None:
    page = reader.open("papers/mistral-7b/")
    other = reader.open("papers/mistral-7b/")
    page.get_by_role("button", name="Star", exact=True).click()
    pressed = other.get_by_role("button", name="Star", exact=True)
    expect(pressed).to_have_attribute("aria-pressed", "true")


def test_filters_by_mark(reader: Visit, seeds_site: Site) -> None:
    newest = [paper["id"] for paper in seeds_site.papers]
    page = reader.open("papers/")
    for paper in newest[:3]:
        mark(page, "stars", paper).click()
    mark(page, "read", newest[0]).click()
    page.get_by_role("button", name="My stars").click()
    expect(page).to_have_url(re.compile(r"\?show=starred$"))
    assert starred(page) == newest[:3]
    mark(page, "stars", newest[1]).click()
    assert starred(page) == newest[:3], "what was just taken away can be put back"
    page.get_by_role("button", name="Unread").click()
    expect(page.locator(".browse-status")).to_contain_text(f"{len(newest) - 1} of {len(newest)}")
    assert page.locator(".list .card").first.get_attribute("data-paper") == newest[1]
    expect(page.locator(".stars")).to_have_count(0)
    page.get_by_role("button", name="My stars").click()
    assert starred(page) == [newest[0], newest[2]]
    page.get_by_role("button", name="My stars").click()
    expect(page.locator(".list .card")).to_have_count(len(newest))


def test_no_stars_yet(reader: Visit) -> None:
    page = reader.open("papers/?show=starred")
    assert starred(page) == []
    expect(page.locator(".browse-status")).to_contain_text("No stars yet")
    expect(page.locator(".stars")).to_contain_text("kept in this browser alone")
    expect(page.get_by_role("button", name="Copy as BibTeX")).to_be_hidden()


def test_bibtex(browser: Browser, seeds_url: str, seeds_site: Site) -> None:
    wanted = [seeds_site.papers[i]["id"] for i in (0, 40, 200)]
    allowed = ["clipboard-read", "clipboard-write"]
    with visit(browser, seeds_url, permissions=allowed) as reader:
        page = with_stars(reader, *wanted)
        page.get_by_role("button", name="Copy as BibTeX").click()
        expect(page.locator(".stars-status")).to_have_text("Copied.")
        text = page.evaluate("navigator.clipboard.readText()")
    entries = [(seeds_site.root / f"papers/{paper}/cite.bib").read_text() for paper in wanted]
    assert text == "\n".join(f"{entry.strip()}\n" for entry in entries)


def test_a_browser_that_does_not_copy(browser: Browser, seeds_url: str) -> None:
    with visit(browser, seeds_url) as reader:
        reader.context.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))"
        )
        page = with_stars(reader, "mistral-7b")
        page.get_by_role("button", name="Copy as MediaWiki").click()
        text = page.get_by_label("Text to copy")
        expect(text).to_be_focused()
        expect(text).to_have_value(re.compile(r"^\* \[http.*/papers/mistral-7b/ Mistral 7B\] \("))


def test_wiki_lists(reader: Visit, seeds_site: Site, tmp_path: Path) -> None:
    papers = [seeds_site.papers[i]["id"] for i in (0, 3)]
    page = with_stars(reader, *papers)
    titles = {paper["id"]: paper["title"] for paper in seeds_site.papers}
    starts = {
        "Markdown": ("stars.md", "- [{title}]({url}) ("),
        "MediaWiki": ("stars.wiki", "* [{url} {title}] ("),
    }
    for name, (file, start) in starts.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download as {name}").click()
        assert download.value.suggested_filename == file
        download.value.save_as(tmp_path / file)
        lines = (tmp_path / file).read_text(encoding="utf-8").splitlines()
        assert len(lines) == 2
        for line, paper in zip(lines, papers, strict=True):
            url = f"{reader.url}papers/{paper}/"
            assert line.startswith(start.format(title=titles[paper], url=url)), line


def test_marks_travel_as_a_file(browser: Browser, seeds_url: str, tmp_path: Path) -> None:
    saved = tmp_path / "marks.json"
    with visit(browser, seeds_url) as reader:
        page = with_stars(reader, "mistral-7b")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save all marks as a file").click()
        download.value.save_as(saved)
    assert json.loads(saved.read_text())["stars"] == ["mistral-7b"]
    with visit(browser, seeds_url, PHONE) as reader:
        page = reader.open("papers/?show=starred")
        assert starred(page) == []
        page.locator("input[type=file]").set_input_files(saved)
        expect(page.locator(".stars-status")).to_have_text("1 mark added.")
        expect(page.locator(".list .card")).to_have_count(1)
        wrong = tmp_path / "wrong.json"
        wrong.write_text('{"stars": ["x"]}')
        page.locator("input[type=file]").set_input_files(wrong)
        expect(page.locator(".stars-status")).to_contain_text("not a file of marks")
        assert starred(page) == ["mistral-7b"]


BROKEN = {
    "forbidden": """Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("forbidden", "SecurityError"); } })""",
    "full": """Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError"); }""",
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_browser_that_keeps_nothing(browser: Browser, seeds_url: str, how: str) -> None:
    with visit(browser, seeds_url) as reader:
        reader.context.add_init_script(BROKEN[how])
        page = reader.open("papers/")
        page.locator(".mark-stars").first.click()
        expect(page.locator(".mark-stars").first).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="My stars").click()
        assert len(starred(page)) == 1
        expect(page.locator(".stars")).to_contain_text("does not let the site keep anything")
        # The theme's own scripts stumble over it, ours must not.
        reader.problems[:] = [problem for problem in reader.problems if problem != how]


def test_what_is_kept_may_be_spoilt(reader: Visit) -> None:
    page = reader.open("")
    page.evaluate(
        "localStorage.setItem(`paper-atlas/marks/v1${new URL('.', location).pathname}`, '{oops')"
    )
    page.reload()
    page.locator(".mark-stars").first.click()
    page.reload()
    expect(page.locator(".mark-stars").first).to_have_attribute("aria-pressed", "true")


def test_marks_belong_to_one_site(browser: Browser, seeds_url: str) -> None:
    with visit(browser, seeds_url) as reader:
        page = with_stars(reader, "mistral-7b")
        keys = page.evaluate("Object.keys(localStorage)")
    assert "paper-atlas/marks/v1/some/repo/" in keys
