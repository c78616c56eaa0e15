"""Readers of links that are not ours: each gives the title and the address that it understood."""

from __future__ import annotations

import json
import re
from typing import Any, cast

import mwparserfromhell
import pypandoc
from docutils.core import publish_doctree
from docutils.nodes import paragraph, reference
from lxml import etree, html
from markdown import Markdown
from markdown_it import MarkdownIt

Link = tuple[str, str]
MATERIAL = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
"""What Material for MkDocs proposes, as far as it can change the words of a link."""
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _only(tree: Any) -> Link:
    """The one link of a tree of HTML or XML, which holds text and nothing else."""
    (found,) = tree.iter("a")
    assert not list(found), etree.tostring(found)
    around = "".join(tree.itertext()).strip()
    assert around == (found.text or "").strip(), f"there is more than the link: {around}"
    return str(found.text), str(found.get("href"))


def by_commonmark(text: str) -> Link:
    """CommonMark with tables and strike-through, by markdown-it-py."""
    return _only(html.fromstring(COMMONMARK.render(text)))


def by_python_markdown(text: str) -> Link:
    """Python-Markdown without extensions."""
    return _only(html.fromstring(Markdown().convert(text)))


def by_material(text: str) -> Link:
    """Python-Markdown with the extensions of :data:`MATERIAL`."""
    return _only(html.fromstring(Markdown(extensions=MATERIAL).convert(text)))


def by_table(text: str) -> Link:
    """CommonMark inside a table, whose cells end at a bar."""
    tree = html.fromstring(COMMONMARK.render(f"| A |\n| - |\n| {text} |"))
    (cell,) = tree.iter("td")
    return _only(cell)


def by_html(text: str) -> Link:
    """HTML, by libxml2."""
    return _only(html.fragment_fromstring(text, create_parent="p"))


def by_xml(text: str) -> Link:
    """XML without any entity that XML does not have of itself: what Confluence stores."""
    return _only(etree.fromstring(f"<p>{text}</p>"))


def by_docutils(text: str) -> Link:
    """reStructuredText; a warning is an error."""
    settings = {"halt_level": 2, "report_level": 2, "file_insertion_enabled": False}
    tree = publish_doctree(text, settings_overrides=settings)
    (line,) = tree.children
    assert isinstance(line, paragraph)
    (found,) = line.children
    assert isinstance(found, reference)
    return found.astext(), found["refuri"]


def by_mwparserfromhell(text: str) -> Link:
    """MediaWiki's markup, by mwparserfromhell."""
    nodes: Any = mwparserfromhell.parse(text).nodes
    (found,) = nodes
    words = found.title.strip_code(normalize=True, collapse=False)
    assert not found.title.filter_templates()
    assert not found.title.filter_tags()
    return str(words), str(found.url)


def by_pandoc(markup: str, texts: list[str]) -> list[Link]:
    """Links, each a paragraph of its own, in a markup that pandoc reads: all in one run."""
    read = pypandoc.convert_text("\n\n".join(texts), "json", format=markup)
    return [_of_block(block) for block in json.loads(read)["blocks"]]


def _of_block(block: dict[str, Any]) -> Link:
    assert block["t"] == "Para", block
    (link,) = block["c"]
    assert link["t"] == "Link", block
    _, words, (address, _) = link["c"]
    return "".join(map(_word, words)), cast("str", address)


def _word(inline: dict[str, Any]) -> str:
    assert inline["t"] in ("Str", "Space"), inline
    return cast("str", inline["c"]) if inline["t"] == "Str" else " "


_ORG_LINK = re.compile(r"\[\[([^][\\]+)\]\[(.+?)\]\]")


def by_org(text: str) -> Link:
    """Org's own rule for where a link ends: at the first ``]]`` (``org-link-bracket-re``).

    Pandoc reads no bracket and no backslash there, which Org does.
    """
    found = _ORG_LINK.fullmatch(text)
    assert found
    return found[2], found[1]
