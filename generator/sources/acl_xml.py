"""The ACL Anthology's own XML: the present schema, and the one before 2019.

At present a ``collection`` holds ``volume`` elements, each with ``meta`` and ``frontmatter``
before its ``paper`` elements; before, a ``volume`` held ``paper`` elements only, each with all
of its data, and the first of each proceedings was the front matter. What a paper says is in
:mod:`generator.sources.acl_paper`. Source: ``schema.rnc`` of the Anthology's repository.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model import Record
from generator.sources.acl_paper import Volume, fields_of, is_front_matter, paper
from generator.sources.base import Reader, Reading, Source
from generator.sources.draft import Draft
from generator.sources.outside import keep_outside
from generator.sources.settling import settle
from generator.sources.withdrawn import is_withdrawn, note_withdrawn
from generator.sources.xml_entries import children, element_of, fault, namespaces, parsed, say_open
from generator.sources.xml_spans import Span, attribute, root_tag, spans

HEAD = 20_000
"""Characters among which the root element begins."""
_COLLECTION = re.compile(r"[A-Z][0-9]{2}|(?:19|20)[0-9]{2}\.[a-z0-9]+")


def recognises(source: Source) -> bool:
    """Whether the root is a ``collection`` or ``volume`` with an id of the Anthology's."""
    root = root_tag(source.text[:HEAD])
    if root is None or root[0] not in ("collection", "volume"):
        return False
    return _COLLECTION.fullmatch(attribute(root[1], "id")) is not None


def read(source: Source) -> Reading:
    """Read every paper; front matter is no paper, but tells about those behind it."""
    draft = Draft(source)
    root, tag = root_tag(source.text) or ("collection", "")
    papers = _Papers(draft, namespaces(tag))
    span = None
    for span in spans(source.text, ("paper", "frontmatter", "meta"), ("collection", "volume")):
        papers.take(span)
    keep_outside(draft, source, papers.held)
    say_open(draft, source, root, span if span and span.name == "paper" else None)
    return draft.reading("acl-xml")


class _Papers:
    """Goes through the elements of a file, and knows the volume in which it is."""

    def __init__(self, draft: Draft, declared: str) -> None:
        self._draft = draft
        self._declared = declared
        self._volume = Volume("", "")
        self._last = 0
        self.held: list[tuple[int, int]] = []

    def take(self, span: Span) -> None:
        """Read one element, whichever it is."""
        own = attribute(span.text, "id")
        if span.name == "collection":
            self._volume = Volume(own, "")
        elif span.name == "volume":
            # Before 2019 the file is the volume; at present it is a part of the collection.
            old = _COLLECTION.fullmatch(own) is not None
            collection = own if old else self._volume.collection
            self._volume = Volume(collection, own, attribute(span.text, "type"), old)
        elif span.name == "meta" or is_front_matter(self._volume, own, span.name):
            self._set_volume(span)
        elif span.name == "paper":
            self._paper(span, own)

    def _set_volume(self, span: Span) -> None:
        """Remember what is said of the volume."""
        if span.name == "frontmatter":
            return
        try:
            fields = fields_of(parsed(span, self._declared))
        except ValueError as exc:
            message = f"what is said of the volume cannot be read: {fault(exc, span)}"
            place = self._draft.place(span.line, span.end_line)
            hint = "its papers lack their venue and date: mend the element, or get the file again"
            self._draft.doubt("bad-volume", message, place, hint)
            return
        if span.name == "paper":
            number = attribute(span.text, "id")
            self._volume = self._volume.with_front_matter(number, fields)
        else:
            self._volume = replace(self._volume, fields=fields)

    def _paper(self, span: Span, number: str) -> None:
        what = f"the paper '{number}'" if number else "a paper"
        self._last = line = max(span.line, self._last + 1)
        self.held.append((span.line, span.end_line))
        element = element_of(self._draft, span, self._declared, what)
        if element is not None:
            place = Record(self._draft.source.id, line, max(line, span.end_line), "", "")
            record = paper(element, place, self._volume.around(number))
            settle(self._draft, record, what)
            if children(element, "retracted", "removed") or is_withdrawn(record.title, ""):
                note_withdrawn(self._draft, record)


READER = Reader("ACL Anthology XML", recognises, read)
