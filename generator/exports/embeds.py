"""Papers as small cards for other pages: ``/embed/<id>/`` for an iframe, and oEmbed for it.

A card stands alone: one small style sheet, no script, no font from anywhere; links open in the
whole window. It is not for search engines, which have the paper's page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from string import Template

from generator.exports.papers_json import as_json
from generator.exports.snippets import iframe
from generator.model import Paper
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import card
from generator.pages.collection import Collection
from generator.pages.parts import Card
from generator.pages.people import by_line
from generator.permalinks import Entry, State
from generator.text.dates import spoken_day
from generator.text.escape import html, html_with_math
from generator.text.math import plain

WIDTH, HEIGHT = 600, 240
"""Of a card, in CSS pixels; narrower ones show fewer lines."""
CACHE_S = 86_400
"""Seconds for which others may keep what they read: cards change when papers do, rarely."""
CARD_SIZE = (1200, 630)
"""Width and height of the images for social networks, in pixels."""

PAGE = Template(
    """\
<!doctype html>
<html lang="en" class="embed">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>$plain</title>
<link rel="canonical" href="$canonical">
<link rel="icon" href="data:,">
<base target="_top">
<link rel="stylesheet" href="${root}stylesheets/embed.css">
<main>
<h1><a href="$href">$title</a></h1>
$byline$sentence</main>
<footer>$topics<b><a href="$root">$site</a></b></footer>
</html>
"""
)


def embeds(collection: Collection) -> Iterator[tuple[str, Callable[[], str]]]:
    """Source path and what makes the text of each paper's card, then of each oEmbed answer.

    The latter (oEmbed 1.0, section 2.3.4) are full of absolute addresses: there are none where
    the site's own is not known.
    """
    for paper in collection.newest:
        yield _file(paper.id), partial(_page, collection, paper)
    yield from _of_former(collection)
    if collection.url:
        for paper in collection.newest:
            yield addresses.oembed(paper.id), partial(_oembed, collection, paper)


def _file(paper_id: str) -> str:
    return f"{addresses.embed(paper_id)}index.html"


def _of_former(collection: Collection) -> Iterator[tuple[str, Callable[[], str]]]:
    """Cards of papers that are not there any more under the id that they are embedded by.

    The card of what the paper is now, or one that says that it was withdrawn.
    """
    entries = collection.ledger.entries
    for key in sorted(entries.keys() - collection.by_id.keys()):
        end = collection.ledger.final(key) or ""
        if paper := collection.by_id.get(end):
            yield _file(key), partial(_page, collection, paper)
        elif end in entries and entries[end].state is State.WITHDRAWN:
            yield _file(key), partial(_of_withdrawn, collection, entries[end])


def _of_withdrawn(collection: Collection, entry: Entry) -> str:
    """It leads to the page that says so at length."""
    here = From(f"embed/{entry.id}.md")
    href = here.to(addresses.paper(entry.id))
    address = addresses.url(addresses.paper(entry.id))
    reason = html(entry.reason or "")
    day = f'<time datetime="{entry.since}">{spoken_day(entry.since)}</time>' if entry.since else ""
    return PAGE.substitute(
        plain=html(plain(entry.titles[-1])),
        title=html_with_math(entry.titles[-1]),
        href=href,
        canonical=html(collection.url + address) if collection.url else href,
        byline=f"<small>Withdrawn{' on ' if day else ''}{day}</small>\n",
        sentence=f"<p>{reason}</p>\n" if reason else "",
        topics="",
        root=here.to(addresses.HOME),
        site=html(collection.title),
    )


def _page(collection: Collection, paper: Paper) -> str:
    here = From(f"embed/{paper.id}.md")
    own = card(collection, paper, here)
    address = addresses.url(addresses.paper(paper.id))
    return PAGE.substitute(
        plain=html(plain(paper.title)),
        title=html_with_math(paper.title),
        href=own.href,
        canonical=html(collection.url + address if collection.url else own.href),
        byline=_byline(own),
        sentence=f"<p>{html_with_math(own.sentence)}</p>\n" if own.sentence else "",
        topics="".join(f'<a href="{t.href}">{html(t.label)}</a>' for t in own.topics[:3]),
        root=here.to(addresses.HOME),
        site=html(collection.title),
    )


def _byline(own: Card) -> str:
    date = f'<time datetime="{own.date.iso}">{html(own.date.short)}</time>' if own.date else ""
    known = " · ".join(filter(None, [html(own.by or ""), date]))
    return f"<small>{known}</small>\n" if known else ""


def _oembed(collection: Collection, paper: Paper) -> str:
    """What oEmbed 1.0, sections 2.3.4 and 2.3.4.4 (type ``rich``), asks for, where it is known."""
    title = plain(paper.title)
    answer: dict[str, str | int] = {"type": "rich", "version": "1.0", "title": title}
    if paper.authors or paper.organisation:
        answer["author_name"] = by_line(paper) or ""
    answer |= {
        "provider_name": collection.title,
        "provider_url": collection.url,
        "cache_age": CACHE_S,
        "html": iframe(title, collection.url + addresses.embed(paper.id), WIDTH, HEIGHT),
        "width": WIDTH,
        "height": HEIGHT,
    }
    if collection.beside.cards:
        width, height = CARD_SIZE
        url = collection.url + addresses.card(f"papers/{paper.id}")
        answer |= {"thumbnail_url": url, "thumbnail_width": width, "thumbnail_height": height}
    return as_json(collection, answer)
