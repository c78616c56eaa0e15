"""Highwire Press tags, which Google Scholar, Zotero, Mendeley and others read.

Names and forms are those of Google Scholar's "Inclusion Guidelines for Webmasters" (section
"Indexing"); what becomes of them in a reference manager is decided by Zotero's translator
"Embedded Metadata", on which three choices rest:

- ``citation_technical_report_number`` is the only tag that it files as a preprint's number,
  which is what an arXiv identifier is there;
- it takes ``Van Durme, Benjamin A.``, alone on a page, for two authors, so such a name stands
  in the order in which it is spoken;
- ``citation_public_url`` becomes the reference's own address, so it leads to the publisher or
  to arXiv, as in every other format; the canonical link leads to this page.

Title and abstract say the same to Dublin Core, as RDFa properties, in place of tags of their own;
authors are not said a third time, beside JSON-LD. Many authors share one tag, ``citation_authors``
with semicolons, which the guidelines allowed first and readers still take.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.citations import Item, Kind
from generator.model import AuthorName, LinkKind, Paper, PartialDate, PersonName
from generator.pages.head import Meta
from generator.pages.people import MOST_NAMED
from generator.text.math import plain

ARXIV = "arXiv"
ONE_BY_ONE = 25
"""Authors with a tag each; where there are more, the tags would be most of the page."""
PUBLISHERS = {
    Kind.THESIS: "dissertation_institution",
    Kind.REPORT: "technical_report_institution",
}
"""The tags for who published what has no publishing house."""


def highwire(paper: Paper, item: Item) -> Iterator[Meta]:
    """The tags of a paper that have a value, authors in their order."""
    yield Meta("citation_title", plain(item.title), "dcterms:title")
    yield from _authors(item)
    for name, value in (*_dates(paper, item), *_publication(item), *_numbers(paper, item)):
        if value:
            yield Meta(f"citation_{name}", value)
    if paper.abstract:
        yield Meta("citation_abstract", plain(paper.abstract), "dcterms:abstract")


def _authors(item: Item) -> Iterator[Meta]:
    names = authors(item)
    if len(names) > ONE_BY_ONE:
        yield Meta("citation_authors", "; ".join(name.replace(";", ",") for name in names))
        return
    for name in names:
        yield Meta("citation_author", name)


def authors(item: Item) -> list[str]:
    """The first ``MOST_NAMED`` as ``Family, Given`` where the parts are known, else whole."""
    names = [inverted(name) for name in item.authors[:MOST_NAMED]]
    if len(names) == 1 and all(" " in part for part in names[0].split(", ")):
        return [item.authors[0].spoken]
    return names


def inverted(name: AuthorName) -> str:
    """``Van Durme, Benjamin``; a suffix goes with the given name, for a second comma misleads."""
    if not isinstance(name, PersonName):
        return name.name
    return f"{name.whole_family}, {name.given} {name.suffix}".strip()


def day(date: PartialDate | None) -> str | None:
    """``2023/05/24``, ``2023/05`` or ``2023``."""
    return str(date).replace("-", "/") if date else None


def _dates(paper: Paper, item: Item) -> Iterator[tuple[str, str | None]]:
    """When it was published, and when it was first to be read where that is another day."""
    yield "publication_date", day(item.issued)
    online = paper.date.value if paper.date else None
    if online != item.issued:
        yield "online_date", day(online)


def _publication(item: Item) -> Iterator[tuple[str, str | None]]:
    """Where it was published."""
    if item.kind is Kind.JOURNAL:
        yield "journal_title", item.container
    if item.kind is Kind.CONFERENCE:
        yield "conference_title", item.container
    if item.kind is Kind.CHAPTER:
        yield "inbook_title", item.container
    yield PUBLISHERS.get(item.kind, "publisher"), item.publisher
    yield "volume", item.volume
    yield "issue", item.issue
    first, _, last = (item.page or "").partition("–")
    yield "firstpage", first
    yield "lastpage", last


def _numbers(paper: Paper, item: Item) -> Iterator[tuple[str, str | None]]:
    """Identifiers and addresses."""
    yield "doi", item.doi
    yield "arxiv_id", item.arxiv
    if item.arxiv and item.kind is Kind.PREPRINT:
        yield "publisher", ARXIV
        yield "technical_report_number", f"{ARXIV}:{item.arxiv}"
    yield "pdf_url", next((one.url for one in paper.links if one.kind is LinkKind.PDF), None)
    yield "public_url", item.url
