"""``/llms.txt`` is as llmstxt.org describes it, and small; ``/llms-full.txt`` has everything."""

import re
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

import pytest
from markdown_it import MarkdownIt

from generator.exports.llms import NEWEST, llms_full_txt, llms_txt
from generator.model import Organisation
from generator.pages.beside import Beside
from tests.support.built import Site, squeeze
from tests.support.hostile import MATH, SAME
from tests.support.tiny import URL, dated, paper, tiny

LINK = re.compile(r"- \[(?:[^\]\\]|\\.)+\]\((\S+)\)(?:: .+)?")
SITE = "https://example.org/some/repo/"


def blocks(text: str) -> list[tuple[str, str]]:
    """The elements of CommonMark with text: their tag, and what they show."""
    tokens = MarkdownIt("commonmark").parse(text)
    return [
        (before.tag if before.type != "paragraph_open" else _around(tokens, i), _shown(token))
        for i, (before, token) in enumerate(pairwise(tokens))
        if token.type == "inline"
    ]


def _around(tokens: list[Any], i: int) -> str:
    """What a paragraph stands in, or ``p``."""
    return str(tokens[i - 1].tag) if i and tokens[i - 1].nesting == 1 else "p"


def _shown(inline: Any) -> str:
    shown = (" " if own.type == "softbreak" else own.content for own in inline.children)
    return squeeze("".join(shown))


def test_the_shape_is_that_of_the_proposal() -> None:
    text = llms_txt(tiny([paper("a", date=dated(2024, 5)), paper("b")], {"a": ["tides"]}))
    found = blocks(text)
    assert found[0] == ("h1", "Tiny & <Sons>")
    assert found[1] == ("blockquote", "A *few* papers.")
    assert found[2][0] == "p"
    heads = [shown for tag, shown in found if tag == "h2"]
    assert heads == ["Topics", "Data", "Papers", "Optional"]
    assert {tag for tag, _ in found} == {"h1", "blockquote", "p", "h2", "li"}
    after = text.partition("\n## ")[2].splitlines()
    items = [line for line in after if line.startswith("- ")]
    assert len(items) == sum(tag == "li" for tag, _ in found)
    assert all(LINK.fullmatch(line) for line in items)
    assert f"- [Title a]({URL}papers/a/index.md): May 2024" in items
    assert f"- [Title b]({URL}papers/b/index.md)" in items


@pytest.mark.parametrize(
    ("beside", "href"),
    [
        (Beside(), "papers/a/index.md"),
        (Beside(markdown=False), "papers/a/"),
        (Beside(paper_files=False), "papers/a/"),
    ],
)
def test_papers_are_linked_as_markdown_where_that_is_served(beside: Beside, href: str) -> None:
    text = llms_txt(tiny([paper("a")], beside=beside))
    assert f"({URL}{href})" in text
    assert ("`paper.json`" in text) is beside.paper_files
    assert ("`index.md`" in text) is (beside.paper_files and beside.markdown)


def test_a_site_without_an_address_links_relative_to_its_root() -> None:
    text = llms_txt(tiny([paper("a")], url=""))
    assert "(papers/a/index.md)" in text
    assert "feeds/" not in text
    assert "http" not in text


def test_it_stays_small() -> None:
    papers = [paper(f"p{i}", date=dated(1800 + i)) for i in range(NEWEST + 20)]
    text = llms_txt(tiny(papers))
    assert "## Newest papers" in text
    assert text.count("/index.md)") == NEWEST
    assert f"(https://example.org/tiny/papers/p{NEWEST + 19}/index.md): 1919" in text
    assert "p19/index.md" not in text


@pytest.mark.parametrize("title", [*SAME, "ends with #", "- a", "1. b", "a\n\n# b"])
def test_titles_are_shown_as_they_are(title: str) -> None:
    own = paper("a", title=title, sentence=title, abstract=title, authors=(title,))
    wanted = squeeze(title)
    collection = tiny([own], title=title, description=title)
    found = blocks(llms_txt(collection))
    assert found[:2] == [("h1", wanted), ("blockquote", wanted)]
    assert ("li", wanted) in found
    full = blocks(llms_full_txt(collection))
    assert full[:2] == [("h1", wanted), ("blockquote", wanted)]
    assert [one for one in full[3:] if not one[1].startswith("Address")] == [
        ("h2", wanted), ("li", f"Authors: {wanted}"), ("blockquote", wanted), ("p", wanted),
    ]  # fmt: skip


@pytest.mark.parametrize("title", MATH)
def test_formulas_break_nothing(title: str) -> None:
    found = blocks(llms_full_txt(tiny([paper("a", title=title, abstract=title)])))
    assert [tag for tag, _ in found] == ["h1", "blockquote", "p", "h2", "li", "p"]


def test_everything_known_of_a_paper() -> None:
    full = paper(
        "full", sentence="It says so.", abstract="First. It says so.", authors=("Ada", "Bo"),
        organisation=Organisation("x", "X_Labs"), venue="X_Conf", date=dated(2024, 5, 7),
        arxiv="2401.00001", doi="10.1234/x",
    )  # fmt: skip
    text = llms_full_txt(tiny([full, paper("bare")], {"full": ["tides"]}))
    assert text == (
        "# Tiny & &lt;Sons>\n\n> A \\*few\\* papers.\n\n2 papers, newest first.\n\n"
        "## Title full\n\n"
        f"- Address: {URL}papers/full/\n"
        "- Authors: Ada, Bo\n- Organisation: X_Labs\n- Venue: X_Conf\n- Date: 2024-05-07\n"
        "- arXiv: 2401.00001\n- DOI: 10.1234/x\n- Topics: Tides & &lt;currents>\n\n"
        "> It says so.\n\nFirst. It says so.\n\n"
        f"## Title bare\n\n- Address: {URL}papers/bare/\n"
    )


def test_authors_who_are_only_counted() -> None:
    assert "- Authors: 7\n" in llms_full_txt(tiny([paper("a", author_count=7, arxiv="2401.00001")]))


def test_links_of_the_seeds_lead_somewhere(seeds_site: Site) -> None:
    text = (seeds_site.root / "llms.txt").read_text(encoding="utf-8")
    links = LINK.findall(text)
    assert len(links) > 100
    for link in links:
        path = urljoin(SITE, link).removeprefix(SITE)
        file = seeds_site.root / path
        assert (file / "index.html" if path.endswith("/") else file).is_file(), link
    assert len(text) < 50_000


def test_the_full_text_of_the_seeds_has_every_paper(seeds_site: Site) -> None:
    found = blocks((seeds_site.root / "llms-full.txt").read_text(encoding="utf-8"))
    assert sum(tag == "h2" for tag, _ in found) == len(seeds_site.papers)
    shown = {text for _, text in found}
    for own in seeds_site.papers:
        assert f"Address: {SITE}{own['url']}" in shown
        if "$" not in own["title"] + own["abstract"]:
            assert {own["title"], own["abstract"]} <= shown
