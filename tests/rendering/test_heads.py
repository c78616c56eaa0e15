"""The head as HTML and as a line of YAML: nothing in it can get out."""

import json
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.pages.head import Head, HeadLink, Meta
from generator.pages.page import Page
from generator.pages.parts import CardList
from generator.pages.views import UnsortedView
from generator.rendering.heads import head_html
from generator.rendering.render import front_matter, metadata
from tests.support.hostile import SAME

PAGE = Page("x.md", "unsorted", "A title", "About it", UnsortedView(CardList(3, (), None)))
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


def head(text: str) -> Head:
    return Head(
        (Meta("a", text), Meta("", text, "og:a"), Meta("a", text, "b:a")),
        (HeadLink("alternate", text, "text/plain", text), HeadLink("next", "2/")),
        json.dumps({"a": text, text: [text]}, ensure_ascii=False),
    )


@pytest.mark.parametrize("text", SAME)
def test_hostile_text_stays_text(text: str) -> None:
    html = f"<html><head>{head_html(head(text))}</head><body><p>x</p></body></html>"
    tree: Any = etree.fromstring(html, etree.HTMLParser())
    squeezed = " ".join(text.split())
    assert [tag.get("content") for tag in tree.xpath("//head/meta")] == [squeezed] * 3
    assert [tag.get("title") for tag in tree.xpath("//head/link")] == [squeezed, None]
    (script,) = tree.xpath("//script/text()")
    assert json.loads(script) == {"a": text, text: [text]}
    assert [child.tag for child in tree] == ["head", "body"]
    assert [child.tag for child in tree.find("body")] == ["p"]


@given(TEXT)
def test_a_script_ends_where_it_should_and_means_the_same(text: str) -> None:
    line = head_html(Head(json_ld=head(text).json_ld))
    inside = line.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inside
    assert json.loads(inside) == {"a": text, text: [text]}


@given(TEXT)
def test_front_matter_carries_it_whole(text: str) -> None:
    page = replace(PAGE, head=head(text))
    found = yaml.load(front_matter(metadata(page)).strip("-\n"), yaml.CSafeLoader)
    assert found["head"] == head_html(page.head)


def test_what_is_empty_is_left_out() -> None:
    assert head_html(Head()) == ""
    assert "head" not in metadata(PAGE)
    made = head_html(Head((Meta("a", "1"), Meta("", "2", "b")), (HeadLink("next", "2/"),)))
    assert made.splitlines() == [
        '<meta name="a" content="1">', '<meta property="b" content="2">',
        '<link rel="next" href="2/">']  # fmt: skip
