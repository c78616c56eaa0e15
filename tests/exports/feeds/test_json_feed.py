"""JSON feeds: the fields that version 1.1 asks for, and the same entries as in Atom."""

import json
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.exports.feeds.entries import feeds
from generator.exports.feeds.json_feed import json_feed
from generator.model import Link, LinkKind, Paper
from tests.support.built import Site
from tests.support.feeds import JSON_FEED
from tests.support.hostile import SAME
from tests.support.tiny import URL, dated, paper, tiny

VALID = Draft202012Validator(JSON_FEED)


def read(*papers: Paper, **known: Any) -> dict[str, Any]:
    text = json_feed(next(feeds(tiny(papers, {"full": ["tides"]}, **known))))
    text.encode()
    value: dict[str, Any] = json.loads(text)
    VALID.validate(value)
    return value


def test_a_feed() -> None:
    feed = read()
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tiny & <Sons>",
        "home_page_url": f"{URL}papers/",
        "feed_url": f"{URL}feeds/papers.json",
        "description": "A *few* papers.",
        "authors": [{"name": "Tiny & <Sons>", "url": URL}],
        "items": [],
    }
    assert "description" not in read(description="")


def test_an_item() -> None:
    full = paper(
        "full", title="<i>$x_1$</i>", sentence="A sentence.", abstract="An abstract.",
        authors=("Ada", "Bo"), date=dated(2024, 5),
        links=(Link(LinkKind.ARXIV, "https://arxiv.org/abs/2401.00001"),),
    )  # fmt: skip
    (item,) = read(full)["items"]
    assert item.pop("id").startswith("urn:uuid:")
    assert item == {
        "url": f"{URL}papers/full/",
        "external_url": "https://arxiv.org/abs/2401.00001",
        "title": "<i>x₁</i>",
        "content_text": "An abstract.",
        "summary": "A sentence.",
        "date_published": "2024-05-01T00:00:00Z",
        "authors": [{"name": "Ada"}, {"name": "Bo"}],
        "tags": ["Tides & <currents>"],
    }


def test_an_item_of_which_nothing_is_known() -> None:
    (item,) = read(paper("bare"))["items"]
    assert set(item) == {"id", "url", "title", "content_text"}
    assert item["content_text"] == ""


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_no_text_breaks_a_feed(title: str, abstract: str, authors: list[str]) -> None:
    read(paper("a", title=title, sentence=abstract, abstract=abstract, authors=tuple(authors)))


@pytest.mark.parametrize("text", SAME)
def test_text_from_outside_is_as_it_is(text: str) -> None:
    (item,) = read(paper("a", title=text, abstract=text))["items"]
    assert item["title"] == item["content_text"] == " ".join(text.split())


@pytest.mark.parametrize("field", ["version", "title", "items"])
def test_the_check_finds_what_is_missing(field: str) -> None:
    feed = read(paper("bare"))
    del feed[field]
    assert not VALID.is_valid(feed)


def test_every_feed_of_the_seeds_says_what_the_atom_feed_says(seeds_site: Site) -> None:
    files = sorted((seeds_site.root / "feeds").rglob("*.json"))
    assert len(files) == len(sorted((seeds_site.root / "feeds").rglob("*.atom"))) > 30
    for file in files:
        feed = json.loads(file.read_text(encoding="utf-8"))
        VALID.validate(feed)
        entries = feedparser.parse(file.with_suffix(".atom").read_bytes()).entries
        assert [(item["id"], item["url"], item["title"]) for item in feed["items"]] == [
            (entry.id, entry.link, entry.title) for entry in entries
        ]
