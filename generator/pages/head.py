"""What a page says of itself in its head, to programs: meta tags, links and JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meta:
    """A meta tag: what it is called, and its plain text.

    ``name`` is HTML's attribute. ``property`` is RDFa's (HTML+RDFa 1.1), which Open Graph uses;
    one of the two may be empty. A tag with both says one thing in two vocabularies.
    """

    name: str
    content: str
    property: str = ""


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A link in the head: ``rel`` as in HTML, ``href`` relative to the page or absolute.

    ``type`` is the media type and ``title`` the name of what it leads to; both may be empty.
    """

    rel: str
    href: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """All of it; ``json_ld`` is a JSON text, empty where there is none."""

    meta: tuple[Meta, ...] = ()
    links: tuple[HeadLink, ...] = ()
    json_ld: str = ""
