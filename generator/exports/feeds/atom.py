"""Feeds as Atom: RFC 4287, The Atom Syndication Format.

Written with the standard library's ``xml.etree``. ``feedgen``, the library for this, stamps
what it writes with the clock unless told otherwise, knows no JSON Feed, and brings ``lxml``
to every site; what is left for us to do is to name some thirty elements.
"""

from __future__ import annotations

from datetime import date as Date
from xml.etree import ElementTree

from generator.exports.feeds.entries import Entry, Feed
from generator.model import Link

NAMESPACE = "http://www.w3.org/2005/Atom"
GENERATOR = "Paper Atlas"
UNKNOWN = Date(1970, 1, 1)
"""Stands for the date of an undated paper in ``updated``, which no entry may lack."""


def atom(feed: Feed) -> str:
    """The feed as an Atom document, in UTF-8 once it is encoded, ending in a line feed."""
    root = ElementTree.Element("feed", xmlns=NAMESPACE)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.description:
        _text(root, "subtitle", feed.description)
    _text(root, "updated", _time(feed.updated))
    _link(root, "self", feed.address("atom"), "application/atom+xml")
    _link(root, "alternate", feed.url, "text/html")
    # Entries without an author of their own take this one (section 4.2.1).
    _person(root, feed.site, feed.site_url)
    _text(root, "generator", GENERATOR)
    for entry in feed.entries:
        _entry(root, entry, feed)
    ElementTree.indent(root, " ")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _entry(root: ElementTree.Element, entry: Entry, feed: Feed) -> None:
    made = ElementTree.SubElement(root, "entry")
    _text(made, "id", entry.id)
    _text(made, "title", entry.title)
    _text(made, "updated", _time(entry.date))
    if entry.date:
        _text(made, "published", _time(entry.date))
    for name in entry.authors:
        _person(made, name)
    _link(made, "alternate", entry.url, "text/html")
    for link in entry.links:
        _related(made, link)
    for own in entry.categories:
        scheme = f"{feed.site_url}topics/"
        ElementTree.SubElement(made, "category", term=own.term, scheme=scheme, label=own.label)
    if entry.summary:
        _text(made, "summary", entry.summary, type="text")
    if entry.content:
        _text(made, "content", entry.content, type="text")


def _time(day: Date | None) -> str:
    """A date construct (section 3.3): the first moment of ``day`` in UTC."""
    return f"{(day or UNKNOWN).isoformat()}T00:00:00Z"


def _text(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text


def _link(parent: ElementTree.Element, rel: str, href: str, media_type: str) -> None:
    ElementTree.SubElement(parent, "link", rel=rel, type=media_type, href=href)


def _related(parent: ElementTree.Element, link: Link) -> None:
    ElementTree.SubElement(parent, "link", rel="related", href=link.url, title=link.kind.value)


def _person(parent: ElementTree.Element, name: str, uri: str = "") -> None:
    person = ElementTree.SubElement(parent, "author")
    _text(person, "name", name)
    if uri:
        _text(person, "uri", uri)
