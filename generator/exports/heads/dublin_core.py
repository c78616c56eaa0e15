"""Dublin Core: the DCMI metadata terms in the form of DC-HTML (DCMI Recommendation 2008-08-04).

Title and abstract are not here: their Highwire tags carry the terms as RDFa properties. Authors
stand in Highwire tags and JSON-LD alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.citations import Item, Kind
from generator.exports.heads.highwire import ARXIV
from generator.pages.head import HeadLink, Meta

SCHEMAS = {
    "dcterms": HeadLink("schema.dcterms", "http://purl.org/dc/terms/"),
    "prism": HeadLink("schema.prism", "http://prismstandard.org/namespaces/basic/2.0/"),
}
"""What the prefixes stand for; these addresses are names, nobody loads them."""
TYPES = {
    Kind.PREPRINT: "preprint",
    Kind.JOURNAL: "journal article",
    Kind.CONFERENCE: "conference paper",
    Kind.BOOK: "book",
    Kind.CHAPTER: "book part",
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
    Kind.DATASET: "dataset",
    Kind.SOFTWARE: "software",
    Kind.DOCUMENT: "other",
}
"""Labels of the COAR Resource Type Vocabulary 3.1; Zotero takes its item type from them."""


def dublin_core(item: Item) -> Iterator[Meta]:
    """The terms of a paper that have a value."""
    if item.organisation:
        yield Meta("dcterms.contributor", item.organisation)
    if item.issued:
        yield Meta("dcterms.issued", str(item.issued))
    for identifier in identifiers(item):
        yield Meta("dcterms.identifier", identifier)
    yield Meta("dcterms.type", TYPES[item.kind])
    if item.container:
        # Without it Zotero takes the name of this site for that of the proceedings.
        yield Meta("prism.publicationName", item.container)


def identifiers(item: Item) -> Iterator[str]:
    """``doi:10.1145/…`` and ``arXiv:2305.17888``, as far as known."""
    if item.doi:
        yield f"doi:{item.doi}"
    if item.arxiv:
        yield f"{ARXIV}:{item.arxiv}"
