"""The entries of an XML document with their lines, a broken one not taking its neighbours along.

An XML parser reads all or nothing, and one that mends what is broken (libxml2's ``recover``)
drops text without a word. So :mod:`generator.sources.xml_spans` finds where each entry begins
and ends, and lxml parses each on its own; no tree is larger than one entry. The document type
never reaches the parser: no entity is ever declared, so none can expand into a bomb or name a
file, and an entry that uses one is refused.

Format: Extensible Markup Language (XML) 1.0, fifth edition; Namespaces in XML 1.0.
"""

from __future__ import annotations

import re

from lxml import etree

from generator.sources.base import Source, shown
from generator.sources.draft import Draft
from generator.sources.settling import refuse_bytes, unreadable
from generator.sources.xml_spans import PREFIX, Span

Element = etree._Element

_DECLARED = re.compile(r"\sxmlns(?::(?P<prefix>[\w.-]+))?\s*=\s*[\"'](?P<uri>[^\"'&<]*)[\"']")
_POSITION = re.compile(r",? line \d+, column \d+(?: \(.*\))?\Z")
_USUAL = {"arxiv": "http://arxiv.org/schemas/atom", "dc": "http://purl.org/dc/elements/1.1/"}
"""Prefixes that are understood even where a broken document does not declare them."""
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)
_HINT = "export the list again, or mend the entry in an editor that shows XML errors"


class BadXmlError(ValueError):
    """What the parser says is wrong, and in which line of the element, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(_POSITION.sub("", message))
        self.line = line


def namespaces(start_tag: str) -> str:
    """The namespace declarations of ``start_tag``, with the usual ones that are missing."""
    own = {match["prefix"]: match["uri"] for match in _DECLARED.finditer(start_tag)}
    return "".join(
        f' xmlns{f":{prefix}" if prefix else ""}="{uri}"' for prefix, uri in (_USUAL | own).items()
    )


def parsed(span: Span, declared: str) -> Element:
    """The element of ``span``; ``declared`` are the namespaces of its document.

    Raises ``ValueError`` where it is no XML. Limits are libxml2's own: a text of ten million
    characters or 256 levels of nesting are no paper.
    """
    try:
        return etree.fromstring(f"<x{declared}>{span.text}</x>", _PARSER)[0]
    except etree.XMLSyntaxError as exc:
        # A SyntaxError to Python, which would look like one of our own.
        raise BadXmlError(str(exc), exc.lineno or 1) from exc


def element_of(draft: Draft, span: Span, declared: str, what: str) -> Element | None:
    """The element of ``span``, or ``None`` and a refusal of the entry, called ``what``."""
    place = draft.place(span.line, span.end_line)
    if unreadable(span.text):
        refuse_bytes(draft, span.line, span.end_line, what)
        return None
    if not span.closed and span.last:
        message = f"{what} ends in the middle: the file is cut off here"
        draft.refuse("truncated-record", message, place, "download the list again")
        return None
    if not span.closed:
        message = f"{what} is not closed: '</{span.name}>' is missing"
        draft.refuse("bad-xml", message, place, _HINT)
        return None
    try:
        return parsed(span, declared)
    except ValueError as exc:
        draft.refuse("bad-xml", f"{what} is no valid XML: {fault(exc, span)}", place, _HINT)
        return None


def fault(exc: ValueError, span: Span) -> str:
    """What is wrong with ``span``, and in which line of the file."""
    line = span.line + (exc.line if isinstance(exc, BadXmlError) else 1) - 1
    return f"{shown(str(exc))}, at line {min(line, span.end_line)}"


def local(element: Element) -> str:
    """The name of ``element`` without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> list[Element]:
    """The children of ``element`` called as in ``names``, in order."""
    return [own for own in element.iterchildren() if local(own) in names]


def words(element: Element | None) -> str:
    """All text of ``element`` on one line; empty where there is no element."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def word(element: Element, name: str) -> str | None:
    """The text of the first child called ``name``, or ``None``."""
    return words(next(iter(children(element, name)), None)) or None


def say_open(draft: Draft, source: Source, root: str, span: Span | None) -> None:
    """Warn where the document has no end, unless its last entry says so already."""
    if span is not None and not span.closed:
        return
    if re.search(rf"</{PREFIX}{re.escape(root)}\s*>\s*\Z", source.text) is None:
        line = source.text.rstrip().count("\n") + 1
        message = f"the file ends without '</{root}>': entries may be missing"
        draft.doubt("truncated-list", message, draft.place(line), "download the list again")
