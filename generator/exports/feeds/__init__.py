"""``/feeds/``: papers of the site, of each topic, listing and reading list, for readers.

Every feed is there as Atom (RFC 4287) and as JSON Feed 1.1, with the same entries.
``docs/data.md`` says what is in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.feeds.atom import atom
from generator.exports.feeds.entries import feeds
from generator.exports.feeds.json_feed import json_feed
from generator.pages import addresses
from generator.pages.collection import Collection

__all__ = ["feed_files"]


def feed_files(collection: Collection) -> Iterator[tuple[str, str]]:
    """Path, relative to the site's root, and text of each feed.

    None where the site does not know its own address: RFC 4287 would allow relative
    references below ``xml:base``, but that would have to be absolute to be of use, readers
    keep entries without their feed, and JSON Feed has no base at all.
    """
    if not collection.url:
        return
    for feed in feeds(collection):
        yield addresses.feed(feed.scope, "atom"), atom(feed)
        yield addresses.feed(feed.scope, "json"), json_feed(feed)
