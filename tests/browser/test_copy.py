"""References copied from a paper's page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser import Visit
from tests.support.built import Site

pytestmark = pytest.mark.browser
PAPER = "papers/llm-qat-data-free-quantization-aware-training-for-large-language-models/"
STYLES = ("APA", "IEEE", "ACM", "Chicago")


def test_a_reference_is_copied_with_the_keyboard_and_that_is_said(reader: Visit) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open(PAPER)
    for style in STYLES:
        button = page.get_by_role("button", name=f"Copy {style} reference")
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator("[role=status]", has_text=f"Copied {style} reference")).to_have_count(1)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(f"#cite-{style.lower()}").inner_text()
        assert "LLM-QAT: Data-Free Quantization" in copied


def test_bibtex_is_copied_as_it_is_in_the_file(reader: Visit, seeds_site: Site) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open(PAPER)
    page.get_by_role("button", name="Copy BibTeX entry").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (seeds_site.root / PAPER / "cite.bib").read_text(encoding="utf-8").strip()
    expect(page.get_by_role("button", name="Copy BibTeX entry")).to_have_text("Copy")


def test_without_a_clipboard_the_text_is_selected(reader: Visit) -> None:
    page = reader.open("404.html")
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "Document.prototype.execCommand = () => false;"
    )
    page.goto(reader.url + PAPER)
    page.get_by_role("button", name="Copy APA reference").click()
    selected = page.evaluate("getSelection().toString()")
    assert selected == page.locator("#cite-apa").inner_text()
    expect(page.get_by_text("Selected", exact=True)).to_be_visible()


def test_a_file_is_downloaded_under_its_key(reader: Visit) -> None:
    page = reader.open(PAPER)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="RIS", exact=True).click()
    assert waiting.value.suggested_filename == "liu2023llm.ris"


def test_without_javascript_all_is_there_but_the_buttons(browser: Browser, seeds_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(seeds_url + PAPER)
    for style in STYLES:
        expect(page.locator(f"#cite-{style.lower()}")).to_be_visible()
    expect(page.locator("#cite-bibtex")).to_be_visible()
    assert page.locator(".copy:visible").count() == 0
    context.close()
