"""arXiv's answers in Atom: those of its API, and its daily announcements.

lxml and not feedparser, which gives no line numbers, mends broken feeds without a word, and
puts its own dates and its own HTML in place of what stands there. Format: RFC 4287; "arXiv API
User's Manual", sections 3.3 (the feed) and 3.4 (errors); "arXiv RSS and Atom feeds".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import error, note
from generator.model import Details, PaperKind, PartialDate, Publication, Record
from generator.sources.base import Reader, Reading, Source
from generator.sources.draft import Draft
from generator.sources.outside import keep_outside
from generator.sources.settling import settle
from generator.sources.withdrawn import is_withdrawn, note_withdrawn
from generator.sources.xml_entries import (
    Element,
    children,
    element_of,
    namespaces,
    say_open,
    word,
    words,
)
from generator.sources.xml_spans import Span, root_tag, spans
from generator.text.journal_refs import journal_ref
from generator.text.links import find_links
from generator.text.loose_dates import loose_date
from generator.text.names import author_names
from generator.text.recognise import find_identifiers

HEAD = 20_000
"""Characters among which a feed names arXiv: in its first entry at the latest."""
_OF_ARXIV = re.compile(
    r"<(?:[\w.-]+:)?id\b[^<>]*>\s*(?:https?://(?:[\w-]+\.)*arxiv\.org/|oai:arxiv)", re.IGNORECASE
)
_ANNOUNCED = re.compile(r"arXiv:\S+\s+Announce Type:.*?\bAbstract:\s*", re.DOTALL)
_TOTAL = re.compile(r"<(?:[\w.-]+:)?totalResults\b[^<>]*>\s*([0-9]{1,12})\s*<")
_ARXIV_OR_DOI = re.compile(r"https?://(?:[\w-]+\.)*(?:arxiv|doi)\.org/", re.IGNORECASE)
_OF_A_PAPER = ("openreview", "acl", "pmid")
"""Identifiers that a comment may give: it names other papers' DOIs and arXiv ids as well."""


def recognises(source: Source) -> bool:
    """Whether it is an Atom feed, or one entry of one, with an id of arXiv's."""
    root = root_tag(source.text[:HEAD])
    named = _OF_ARXIV.search(source.text[:HEAD])
    return root is not None and root[0] in ("feed", "entry") and named is not None


def read(source: Source) -> Reading:
    """Read every entry; an answer that is an error holds none."""
    draft = Draft(source)
    root, tag = root_tag(source.text) or ("feed", "")
    declared = namespaces(tag)
    held: list[tuple[int, int]] = []
    span, last, number = None, 0, 0
    for span in spans(source.text, ("entry",)):
        if _read_entry(draft, span, declared, max(span.line, last + 1), f"entry {number + 1}"):
            number += 1
            last = max(span.line, last + 1)
            held.append((span.line, span.end_line))
    keep_outside(draft, source, held)
    if root == "feed":
        say_open(draft, source, root, span)
    _say_rest(draft, number)
    return draft.reading("arxiv-atom")


def _read_entry(draft: Draft, span: Span, declared: str, line: int, what: str) -> bool:
    """Read one entry; ``False`` where it is no paper but arXiv's way to report an error."""
    element = element_of(draft, span, declared, what)
    if element is None:
        return True
    if _is_error(element):
        message = f"is no list of papers but arXiv's report of an error: {_summary(element)}"
        hint = "correct the question that was asked, and download the answer again"
        draft.problems.append(error("no-records", message, draft.place(span.line), hint))
        return False
    comment = word(element, "comment") or ""
    record = Record(
        listing=draft.source.id,
        line=line,
        end_line=max(line, span.end_line),
        title=word(element, "title") or "",
        abstract=_ANNOUNCED.sub("", _summary(element)),
        details=_details(element, comment),
    )
    settle(draft, record, what)
    if is_withdrawn(record.title, record.abstract, comment):
        note_withdrawn(draft, record)
    return True


def _is_error(element: Element) -> bool:
    return "/api/errors" in (word(element, "id") or "") and word(element, "title") == "Error"


def _summary(element: Element) -> str:
    return word(element, "summary") or ""


def _details(element: Element, comment: str) -> Details:
    authors, more = author_names(_names(element))
    return Details(
        authors=authors,
        more_authors=more,
        date=_date(element),
        publication=_publication(element),
        identifiers=_identifiers(element, comment),
        links=_links(element, comment),
        keywords=_categories(element),
    )


def _names(element: Element) -> Iterator[str]:
    """The authors' names without their affiliations; announcements put all in one element."""
    for author in children(element, "author"):
        yield word(author, "name") or ""
    for creator in children(element, "creator"):
        yield from words(creator).split(", ")


def _date(element: Element) -> PartialDate | None:
    """When the first version was submitted; an announcement knows only its own day."""
    announced = word(element, "announce_type") is not None
    return None if announced else loose_date(word(element, "published") or "")


def _publication(element: Element) -> Publication:
    reference = word(element, "journal_ref")
    return journal_ref(reference) if reference else Publication(kind=PaperKind.PREPRINT)


def _identifiers(element: Element, comment: str) -> tuple[tuple[str, str], ...]:
    own = [word(element, "id") or "", word(element, "doi") or "", *_related(element)]
    found = find_identifiers([*own, word(element, "journal_ref") or ""])
    for kind, value in find_identifiers([comment]).items():
        if kind in _OF_A_PAPER:
            found.setdefault(kind, value)
    return tuple(found.items())


def _related(element: Element) -> list[str]:
    """The addresses of the entry's links, itself first."""
    return [str(own.get("href") or "") for own in children(element, "link")]


def _links(element: Element, comment: str) -> tuple[str, ...]:
    """Addresses beside those that follow from the identifiers: code, project pages."""
    found = [link.url for link in find_links(" ".join([*_related(element), comment]))]
    return tuple(url for url in found if not _ARXIV_OR_DOI.match(url))


def _categories(element: Element) -> tuple[str, ...]:
    """The primary category first."""
    own = children(element, "primary_category") + children(element, "category")
    terms = (" ".join(str(category.get("term") or "").split()) for category in own)
    return tuple(dict.fromkeys(term for term in terms if term))


def _say_rest(draft: Draft, number: int) -> None:
    """Say how many papers the query finds beside those in the file; or that it finds none."""
    found = _TOTAL.search(draft.source.text[:HEAD])
    if number == 0 and not draft.problems:
        message = "is an answer of arXiv that holds no paper"
        hint = "ask for something that is there, and download the answer again"
        draft.problems.append(error("no-records", message, draft.place(1), hint))
    elif found is not None and int(found[1]) > number > 0:
        message = f"holds {number} of the {int(found[1])} papers that arXiv finds for its query"
        hint = "download the rest with 'start' and 'max_results' into files of their own"
        line = draft.source.text.count("\n", 0, found.start(1)) + 1
        draft.problems.append(note("partial-answer", message, draft.place(line), hint))


READER = Reader("arXiv Atom feed", recognises, read)
