"""Feeds held to their formats: RFC 4287 by section, and JSON Feed 1.1 as a schema."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
RFC_3339 = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ"
)
RELATIONS = {"alternate", "related", "self", "enclosure", "via"}
FEED_ONCE = ("id", "title", "updated")
FEED_AT_MOST_ONCE = ("generator", "icon", "logo", "rights", "subtitle")
ENTRY_AT_MOST_ONCE = ("content", "published", "rights", "source", "summary")
PERSONS = ("author", "contributor")
TEXTS = ("title", "subtitle", "summary", "rights", "content")
DATES = ("updated", "published")
FEED = {*FEED_ONCE, *FEED_AT_MOST_ONCE, *PERSONS, "category", "link", "entry"}
ENTRY = {*FEED_ONCE, *ENTRY_AT_MOST_ONCE, *PERSONS, "category", "link"}


def atom_faults(document: bytes) -> list[str]:
    """What RFC 4287 does not allow in ``document``, each with its section."""
    root = etree.fromstring(document)
    if root.tag != f"{{{ATOM}}}feed":
        return [f"2: the document is a {root.tag}"]
    if b"<!DOCTYPE" in document:
        return ["2: there is a document type"]
    entries = _all(root, "entry")
    faults = [*_feed(root, entries)]
    for entry in entries:
        faults += [f"{fault} in {_text(entry, 'id')}" for fault in _entry(entry, root)]
    return faults


def _all(parent: Any, name: str) -> list[Any]:
    return parent.findall(f"{{{ATOM}}}{name}")  # type: ignore[no-any-return]


def _text(parent: Any, name: str) -> str:
    return parent.findtext(f"{{{ATOM}}}{name}") or ""


def _feed(root: Any, entries: list[Any]) -> Iterator[str]:
    yield from _children(root, FEED, "4.1.1", FEED_ONCE, FEED_AT_MOST_ONCE)
    if not _all(root, "author") and not all(_all(entry, "author") for entry in entries):
        yield "4.1.1: an entry has no author, nor has the feed"
    if len([link for link in _all(root, "link") if link.get("rel") == "self"]) != 1:
        yield "4.1.1: there should be one link to the feed itself"
    for key, count in Counter(_text(entry, "id") for entry in entries).items():
        if count > 1:
            yield f"4.1.1: {key} stands {count} times"


def _entry(entry: Any, root: Any) -> Iterator[str]:
    yield from _children(entry, ENTRY, "4.1.2", FEED_ONCE, ENTRY_AT_MOST_ONCE)
    leads_on = any(link.get("rel") == "alternate" for link in _all(entry, "link"))
    if not _all(entry, "content") and not leads_on:
        yield "4.1.2: neither content nor alternate link"
    if not _all(entry, "author") and not _all(root, "author"):
        yield "4.1.2: no author"
    if not _text(entry, "title").strip():
        yield "4.2.14: an empty title"


def _children(
    parent: Any, known: set[str], section: str, once: tuple[str, ...], at_most: tuple[str, ...]
) -> Iterator[str]:
    counts = Counter(etree.QName(child).localname for child in parent)
    yield from (f"{section}: {name} is unknown" for name in counts.keys() - known)
    yield from (f"{section}: {counts[name]} {name}" for name in once if counts[name] != 1)
    yield from (f"{section}: {counts[name]} {name}" for name in at_most if counts[name] > 1)
    forms = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in _all(parent, "link")
        if link.get("rel", "alternate") == "alternate"
    )
    yield from (f"{section}: {n} alternates of {form}" for form, n in forms.items() if n > 1)
    for child in parent:
        if etree.QName(child).namespace != ATOM:
            yield f"6: {child.tag} is foreign"
        yield from _child(child, etree.QName(child).localname)


def _child(child: Any, name: str) -> Iterator[str]:
    if name in PERSONS and (len(_all(child, "name")) != 1 or not _text(child, "name").strip()):
        yield "3.2.1: a person has one name"
    if name in TEXTS and (child.get("type", "text") != "text" or len(child)):
        yield f"3.1.1: {name} should be text without elements"
    if name in DATES and not RFC_3339.fullmatch(child.text or ""):
        yield f"3.3: {child.text} is no date"
    if name == "id" and not absolute(child.text or ""):
        yield f"4.2.6: {child.text} is no absolute IRI"
    if name == "category":
        yield from _category(child)
    if name == "link":
        yield from _link(child)


def _category(child: Any) -> Iterator[str]:
    if not child.get("term"):
        yield "4.2.2.1: a category without term"
    if not absolute(child.get("scheme", "x:y")):
        yield "4.2.2.2: the scheme is no IRI"


def _link(child: Any) -> Iterator[str]:
    # The format allows relative ones; ours are to stand alone.
    if not absolute(child.get("href", "")):
        yield f"4.2.7.1: {child.get('href')} is not absolute"
    if child.get("rel", "alternate") not in RELATIONS:
        yield f"4.2.7.2: the relation {child.get('rel')} is not registered"


def absolute(iri: str) -> bool:
    """Whether ``iri`` has a scheme and something behind it, and no white space."""
    parts = urlsplit(iri)
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r"\s", iri)


_TEXT = {"type": "string", "minLength": 1}
_URL = {"type": "string", "pattern": r"^https?://\S+$"}
_AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {"name": _TEXT, "url": _URL, "avatar": _URL},
    },
}
JSON_FEED = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "home_page_url": _URL,
        "feed_url": _URL,
        "description": _TEXT,
        "authors": _AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "properties": {
                    "id": _TEXT,
                    "url": _URL,
                    "external_url": _URL,
                    "title": _TEXT,
                    "content_text": {"type": "string"},
                    "summary": _TEXT,
                    "date_published": {"type": "string", "pattern": f"^{RFC_3339.pattern}$"},
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "items": _TEXT, "minItems": 1},
                },
            },
        },
    },
}
"""JSON Feed 1.1, "Top-level" and "Items", as far as our feeds use it."""
