"""Text comes through Markdown and HTML as it stands."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree
from markdown import Markdown
from mkdocs.config import load_config

from generator.rendering import filters
from tests.support.built import HTML, shown, squeeze, text_of
from tests.support.hostile import MATH, SAME
from tests.support.minisite import ROOT

CONFIG = load_config(str(ROOT / "mkdocs.yml"))
printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]))
marks = st.text(alphabet="*_`[](){}<>#+-.!|~^=:&$\\/'\"@ a1\n", max_size=40)


def through(markdown: str) -> tuple[str, str]:
    """The heading and the paragraph that a text becomes, with the site's own extensions."""
    converter = Markdown(
        extensions=CONFIG.markdown_extensions, extension_configs=CONFIG.mdx_configs
    )
    page = f"# {markdown} {{: #top}}\n\n{markdown}\n{{: .abstract }}\n"
    tree = etree.fromstring(f"<html><body>{converter.convert(page)}</body></html>", HTML)
    body: Any = tree.xpath("/html/body/*")
    heading, paragraph = body
    assert (heading.tag, paragraph.tag) == ("h1", "p")
    assert (heading.get("id"), paragraph.get("class")) == ("top", "abstract")
    return text_of(heading), text_of(paragraph)


@pytest.mark.parametrize("text", [*SAME, *MATH, "x " + MATH[0] + " y", MATH[0] + MATH[1]])
def test_markdown_shows_text_as_it_stands(text: str) -> None:
    assert through(filters.markdown(text)) == (shown(text), shown(text))


@hypothesis_settings(max_examples=60)
@given(st.one_of(marks, printable).filter(str.strip))
@example("a\u2028b")
@example("\\")
@example("&#38;amp;")
def test_any_text_comes_through_markdown(text: str) -> None:
    heading, paragraph = through(filters.markdown(text))
    assert heading == paragraph == shown(text)


@given(st.one_of(marks, printable))
def test_any_text_comes_through_html(text: str) -> None:
    tree = etree.fromstring(f"<div>{filters.math(text)}</div>", HTML)
    assert squeeze("".join(map(str, tree.itertext()))) == shown(text)
