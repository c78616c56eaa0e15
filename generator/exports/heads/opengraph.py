"""Open Graph and Twitter tags: what chats, wikis and social networks show of a link.

Sources: ogp.me, "The Open Graph protocol"; X, "Cards markup". Twitter's own title, description
and image are left out, for it reads Open Graph's where they are. The description is one tag with
that for search engines (templates/theme/main.html). ``label`` and ``data`` are two lines of
facts, which Slack and Discord show.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.heads.here import Here, card_list
from generator.pages import addresses
from generator.pages.cards import date_words
from generator.pages.head import Meta
from generator.pages.people import by_line
from generator.pages.views import PaperView, TopicView
from generator.text.numbers import count

WIDTH, HEIGHT = "1200", "630"
"""Of every card, in pixels."""


def opengraph(here: Here) -> Iterator[Meta]:
    """The tags of a page."""
    page, site = here.page, here.site
    yield _og("type", "article" if isinstance(page.view, PaperView) else "website")
    yield _og("title", page.title)
    yield _og("site_name", site.title)
    if site.url:
        yield _og("url", here.url)
    yield from _image(here)
    if isinstance(page.view, PaperView):
        yield from _article(here, page.view.id)
    elif found := card_list(page.view):
        yield from _facts(("Papers", count(found.total)))


def _og(name: str, content: str) -> Meta:
    return Meta("", content, f"og:{name}")


def _image(here: Here) -> Iterator[Meta]:
    """The page's card; without one, or without an address for it, a small card of words."""
    if not (here.site.url and here.site.beside.cards):
        yield Meta("twitter:card", "summary")
        return
    scope, words = _card(here)
    yield _og("image", here.site.url + addresses.card(scope))
    yield _og("image:width", WIDTH)
    yield _og("image:height", HEIGHT)
    yield _og("image:alt", words)
    yield Meta("twitter:card", "summary_large_image")


def _card(here: Here) -> tuple[str, str]:
    """Which card, and what can be read on it."""
    match here.page.view:
        case PaperView(id=key):
            return f"papers/{key}", f"{here.page.title}. {here.site.title}"
        case TopicView(id=key, title=title):
            return f"topics/{key}", f"{title}. {here.site.title}"
    return "site", here.site.title


def _article(here: Here, key: str) -> Iterator[Meta]:
    paper = here.site.by_id[key]
    if paper.date:
        yield Meta("", str(paper.date.value), "article:published_time")
    for topic in here.site.topic_ids.get(key, ()):
        yield Meta("", here.site.topics[topic].title, "article:tag")
    yield from _facts(
        ("Published", date_words(paper.date.value) if paper.date else None),
        ("Authors", by_line(paper)),
    )


def _facts(*facts: tuple[str, str | None]) -> Iterator[Meta]:
    known = [(label, value) for label, value in facts if value]
    for number, (label, value) in enumerate(known, start=1):
        yield Meta(f"twitter:label{number}", label)
        yield Meta(f"twitter:data{number}", value)
