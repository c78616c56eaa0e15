"""The maintainer's Markdown as a part of a page: headings, anchors, links, formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown import Markdown

from generator.notes.markup import Target, html, line_html


def lead(link: str, anchors: frozenset[str]) -> Target:
    """Every link leads to itself in capitals but for ``nowhere``."""
    return Target(None if link == "nowhere" else link.upper(), f"to {link}")


def made(text: str, level: int = 3, prefix: str = "note-") -> str:
    return html(text, lead, level, prefix)


HTML = [
    ("# A\n\n## B", '<h3 id="note-a">A</h3>\n<h4 id="note-b">B</h4>'),
    ("## B\n\n### C\n\n## B",
     '<h3 id="note-b">B</h3>\n<h4 id="note-c">C</h4>\n<h3 id="note-b-2">B</h3>'),
    ("A\n===\n\nB\n---", '<h3 id="note-a">A</h3>\n<h4 id="note-b">B</h4>'),
    ("# A {: #own }\n\n# Own", '<h3 id="note-own">A</h3>\n<h3 id="note-own-2">Own</h3>'),
    ("# 1\n\n###### 6", '<h3 id="note-1">1</h3>\n<h6 id="note-6">6</h6>'),
    ("[x](y)", '<p><a href="Y">x</a></p>'),
    ("[](y)", '<p><a href="Y">to y</a></p>'),
    ("[x](nowhere) ![i](nowhere)", '<p><a>x</a> <img alt="i" /></p>'),
    ("![i](y)", '<p><img alt="i" src="Y" /></p>'),
    ("# A\n\n[x](#a) [y](#b)",
     '<h3 id="note-a">A</h3>\n<p><a href="#note-a">x</a> <a href="#B">y</a></p>'),
    ("[x][r]\n\n[r]: y", '<p><a href="Y">x</a></p>'),
    ("<b>bold</b> & *it*", "<p><b>bold</b> &amp; <em>it</em></p>"),
    ("It cost $5 and $6.", "<p>It cost $5 and $6.</p>"),
    ("`$x_1$`", "<p><code>$x_1$</code></p>"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), HTML)
def test_html(text: str, wanted: str) -> None:
    assert made(text) == wanted


def test_formulas_are_kept_from_emphasis() -> None:
    found = made("Of $a_b$ and $c_d$, *both*.")
    assert found.count("<math ") == 2
    assert found.count("<em>") == 1
    assert "$" not in found


def test_tables_code_footnotes_and_boxes() -> None:
    text = (
        "| a |\n|---|\n| b |\n\n```python\n# no heading\n```\n\nx[^1]\n\n[^1]: y\n\n!!! note\n    z"
    )
    found = made(text)
    for wanted in ("<table>", '<div class="highlight">', 'id="note-fn:1"', 'class="admonition'):
        assert wanted in found
    assert "<h" not in found.replace("<hr", "")


LINES = [("*a* [b](c)", '<em>a</em> <a href="C">b</a>'), ("plain", "plain"), ("a < b", "a &lt; b")]


@pytest.mark.parametrize(("text", "wanted"), LINES)
def test_a_line_has_no_paragraph(text: str, wanted: str) -> None:
    assert line_html(text, lead) == wanted


PAGES = [
    "Text\n\n````md\n```\n</section>\n```\n````\n\nmore *x*",
    "<section>\n\n*a*\n\n</section>\n\n# b",
    "    indented\n\n    ~~~\n    code\n    ~~~\n\n- a\n\n    - b\n\n> q\n> ```\n> c\n> ```",
]


@pytest.mark.parametrize("text", PAGES)
def test_the_page_around_it_leaves_it_alone(text: str) -> None:
    inside = made(text)
    page = f'# T\n\n<section class="part">\n<div>\n{inside}\n</div>\n</section>\n\n## After\n'
    extensions = ["attr_list", "tables", "toc", "pymdownx.superfences"]
    whole = Markdown(extensions=extensions).convert(page)
    assert inside in whole
    assert '<h2 id="after">After</h2>' in whole


@given(st.text("# ab*[]()!<>`$~\n-|_&;:{}^", max_size=60))
def test_any_text_becomes_html(text: str) -> None:
    found = etree.HTML(f"<html><body><div>{made(text)}</div></body></html>")
    assert not found.xpath("//h1 | //h2")
    ids = [own.get("id") for own in found.iter() if own.get("id")]
    assert len(ids) == len(set(ids))
