"""``/papers/<id>/index.md``: a paper as plain Markdown, for people's notes and for programs.

Facts stand in front matter, as note-taking programs and pandoc read it; the text below says
what the page says. It is written here and not by a template, because nothing of it is a
matter of taste, and ten thousand of them should cost little.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from generator.exports.citations.bibtex import bibtex
from generator.exports.citations.item import Item
from generator.model import MentionKind, Paper, PaperDate
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import date_words
from generator.pages.collection import Collection
from generator.pages.paper import LABELS
from generator.text.commonmark import commonmark, one_line
from generator.text.math import plain

MARKDOWN = "index.md"
_SAFE = "%/:=&?~#+!$,;'@()*[]._-"
"""What stays as it is in an address; the rest would end it or is no part of one."""


def paper_markdown(collection: Collection, paper: Paper, item: Item) -> str:
    """The paper as Markdown; addresses within the site are relative to the page's."""
    parts = [
        f"# {commonmark(paper.title)}",
        " · ".join(_byline(paper)),
        f"> {commonmark(paper.sentence)}" if paper.sentence else "",
        _section("Abstract", [commonmark(paper.abstract, links=True)] if paper.abstract else []),
        _section("Links", [f"- {LABELS[own.kind]}: <{_address(own.url)}>" for own in paper.links]),
        _section("Topics and names", list(_subjects(collection, paper))),
        _section("Related papers", list(_related(collection, paper))),
        _section("Cite", [_fenced(bibtex([item]).strip(), "bibtex")]),
    ]
    body = "\n\n".join(filter(None, parts))
    return f"{_front_matter(collection, paper, item)}\n{body}\n"


def _front_matter(collection: Collection, paper: Paper, item: Item) -> str:
    """What is known, as YAML; each value is JSON, which is YAML, too."""
    page = addresses.url(addresses.paper(paper.id))
    facts: dict[str, Any] = {
        "title": one_line(plain(paper.title)),
        "authors": [one_line(name) for name in paper.authors],
        "date": str(paper.date.value) if paper.date else None,
        "date_inferred": bool(paper.date and paper.date.inferred),
        "venue": one_line(paper.venue) if paper.venue else None,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "citation_key": item.id,
        "url": f"{collection.url}{page}" if collection.url else None,
    }
    known = {key: json.dumps(fact, ensure_ascii=False) for key, fact in facts.items() if fact}
    return "".join(["---\n", *(f"{key}: {fact}\n" for key, fact in known.items()), "---\n"])


def _byline(paper: Paper) -> Iterator[str]:
    if paper.authors:
        yield ", ".join(map(commonmark, paper.authors))
    elif paper.author_count:
        yield "1 author" if paper.author_count == 1 else f"{paper.author_count} authors"
    if paper.organisation:
        yield commonmark(paper.organisation.name)
    if paper.date:
        yield _day(paper.date)
    if paper.venue:
        yield commonmark(paper.venue)


def _day(date: PaperDate) -> str:
    return f"{date_words(date.value)}{' (year inferred)' if date.inferred else ''}"


def _section(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([f"## {heading}", "", *lines]) if lines else ""


def _subjects(collection: Collection, paper: Paper) -> Iterator[str]:
    here = From(addresses.paper(paper.id))
    topics = [collection.topics[own.topic] for own in collection.assignments.get(paper.id, ())]
    if topics:
        links = (_link(topic.title, here.to(addresses.topic(topic.id))) for topic in topics)
        yield f"- Topics: {', '.join(links)}"
    for kind, mentions in collection.mentions.get(paper.id, {}).items():
        names = [collection.names[kind, mention.name] for mention in mentions]
        links = (_link(name.title, here.to(addresses.name(kind, name.id))) for name in names)
        if names:
            yield f"- {MentionKind(kind).value.capitalize()}: {', '.join(links)}"


def _related(collection: Collection, paper: Paper) -> Iterator[str]:
    here = From(addresses.paper(paper.id))
    for near in collection.related.get(paper.id, ()):
        other = collection.by_id[near.paper]
        href = here.file(addresses.of_paper(other.id, MARKDOWN))
        shared = ", ".join(map(commonmark, near.terms))
        about = [_day(other.date) if other.date else "", f"shared: {shared}" if shared else ""]
        yield "; ".join([f"- {_link(other.title, href)}", *filter(None, about)])


def _link(text: str, href: str) -> str:
    return f"[{commonmark(text)}]({href})"


def _address(url: str) -> str:
    return quote(url, safe=_SAFE)


def _fenced(text: str, language: str) -> str:
    """A block of code, fenced with more backticks than it has in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"
