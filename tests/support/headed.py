"""Planned pages with their heads, and heads as programs read them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lxml import etree

from generator.exports.citations import Citations
from generator.exports.heads import with_head
from generator.model import Assignment, Paper, Topic, TopicGroup
from generator.pages.beside import Beside
from generator.pages.collection import Collection
from generator.pages.head import Head
from generator.pages.page import Page
from generator.pages.plan import plan
from generator.rendering.heads import head_html

URL = "https://atlas.example/some/repo/"
TOPIC = Topic("tides", "Tides & <Clocks>", "How water tells the time.", "sea")


def collection(*papers: Paper, url: str = URL, beside: Beside | None = None) -> Collection:
    """A collection of ``papers``, all of one topic."""
    return Collection(
        title="Atlas",
        description="Papers that nobody wrote.",
        papers=papers,
        listings=(),
        groups=(TopicGroup("sea", "The sea", (TOPIC,)),),
        rules={TOPIC.id: ()},
        assignments={paper.id: (Assignment(TOPIC.id, 1.0, ()),) for paper in papers},
        names={},
        mentions={},
        url=url,
        beside=beside or Beside(),
    )


def headed(known: Collection, size: int = 250) -> dict[str, Page]:
    """Every page of ``known`` with its head, by source path; lists have pages of ``size``."""
    items = Citations(known).items
    return {page.src: with_head(page.make(), known, items) for page in plan(known, 9, size)}


def paper_page(paper: Paper, url: str = URL, beside: Beside | None = None) -> Page:
    """The page of ``paper``, alone in its collection."""
    return headed(collection(paper, url=url, beside=beside))[f"papers/{paper.id}.md"]


def tree(head: Head, description: str = "") -> Any:
    """The head as HTML that was read again."""
    about = f'<meta name="description" content="{description}">'
    html = f"<html><head>{about}{head_html(head)}</head><body></body></html>"
    return etree.fromstring(html, etree.HTMLParser())


def contents(head: Head, key: str) -> list[str]:
    """The contents of all tags of one name or property."""
    return [tag.content for tag in head.meta if key in (tag.name, tag.property)]


def hrefs(head: Head, rel: str = "alternate") -> list[str]:
    """Where the links of one relation lead."""
    return [link.href for link in head.links if link.rel == rel]


def graph(head: Head) -> dict[str, Any]:
    """The nodes of the head's JSON-LD by their types."""
    return by_type(json.loads(head.json_ld)["@graph"])


def by_type(nodes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Nodes by their types, of which each has one node."""
    found: dict[str, Any] = {}
    for node in nodes:
        assert found.setdefault(node["@type"], node) is node
    return found
