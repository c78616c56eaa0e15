"""Feeds as JSON Feed, version 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

from generator.exports.feeds.entries import Entry, Feed
from generator.text.indented import indented

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> str:
    """The feed as JSON text, ending in a line feed; what is unknown is left out."""
    value = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.address("json"),
        "description": feed.description or None,
        "authors": [{"name": feed.site, "url": feed.site_url}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return indented(_known(value))


def _item(entry: Entry) -> dict[str, Any]:
    return _known(
        {
            "id": entry.id,
            "url": entry.url,
            "external_url": entry.landing,
            "title": entry.title,
            # One of the two contents must be there, and this one may be empty.
            "content_text": entry.content or "",
            "summary": entry.summary,
            "date_published": _time(entry.date) if entry.date else None,
            "authors": [{"name": name} for name in entry.authors] or None,
            "tags": [own.label for own in entry.categories] or None,
        }
    )


def _known(value: dict[str, Any]) -> dict[str, Any]:
    return {key: own for key, own in value.items() if own is not None}


def _time(day: Date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
