"""Signposts at the addresses of authors who have a page in small collections, not in large ones.

``/authors/<id>/`` then leads to the author's entry in the index, where the papers are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from generator.exports.signpost_pages import REDIRECT
from generator.pages import addresses
from generator.pages.authors import entry_url
from generator.pages.collection import Collection
from generator.pages.people import Author


def author_signposts(collection: Collection) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path, relative to the site's root, and what writes each, in the order of their ids."""
    for author in collection.authors.values():
        if author.has_signpost:
            path = f"{addresses.url(addresses.author(author.id))}index.html"
            yield path, partial(_text, collection, author)


def _text(collection: Collection, author: Author) -> str:
    entry = entry_url(collection, author)
    href = f"../../{entry}"
    canonical = collection.url + entry.partition("#")[0] if collection.url else href
    return REDIRECT.substitute(
        title=escape(author.name), href=escape(href), canonical=escape(canonical)
    )
