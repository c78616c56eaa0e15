"""Answers of the Semantic Scholar Academic Graph API: searches, batches, references, data sets.

Which fields a paper has depends on what was asked for; every one may be null, and in a batch so
may the paper be. Source: the API's documentation, version "graph/v1".
"""

from __future__ import annotations

from dataclasses import replace

from generator.model import Details, PaperKind, Publication, Record
from generator.sources.base import Reader, Reading, Source
from generator.sources.json_reading import Keys, read_entries, recognises
from generator.sources.json_values import (
    Fields,
    addresses_of,
    object_of,
    objects_of,
    prose_of,
    text_of,
    texts_of,
)
from generator.text.loose_dates import loose_date, partial
from generator.text.names import author_names
from generator.text.recognise import find_identifiers

KINDS = {
    "conference": PaperKind.CONFERENCE,
    "journalarticle": PaperKind.ARTICLE,
    "book": PaperKind.BOOK,
    "booksection": PaperKind.CHAPTER,
    "dataset": PaperKind.DATASET,
    "review": PaperKind.ARTICLE,
}
"""Its publication types; the first of these that a paper has counts, for what
was printed in proceedings is often said to be an article too."""
_WRAPPED = ("citedPaper", "citingPaper")
"""Lists of references and citations hold the paper under one of these."""
_MARKS = {"ArXiv": "arXiv:", "DOI": "doi:", "ACL": "acl:", "PubMed": "pmid:"}


def _is_entry(keys: Keys) -> bool:
    return bool(keys & {"paperId", "corpusid", *_WRAPPED})


def _recognises(source: Source) -> bool:
    """Whether entries carry the identifier that Semantic Scholar gives."""
    return recognises(source, _is_entry)


def read(source: Source) -> Reading:
    """Read every paper; a null counts as refused."""
    return read_entries(source, _record).reading("semantic-scholar")


def _record(entry: Fields, record: Record) -> Record:
    paper = next((own for key in _WRAPPED if (own := object_of(entry.get(key)))), entry)
    return replace(
        record,
        title=text_of(paper.get("title")) or "",
        abstract=prose_of(paper.get("abstract")),
        details=_details(paper),
    )


def _details(paper: Fields) -> Details:
    names = (text_of(own.get("name")) for own in objects_of(paper.get("authors")))
    authors, more = author_names(name for name in names if name)
    pdf = object_of(paper.get("openAccessPdf")).get("url")
    return Details(
        authors=authors,
        more_authors=more,
        date=loose_date(text_of(paper.get("publicationDate")) or "") or partial(paper.get("year")),
        publication=_publication(paper),
        identifiers=_identifiers(paper),
        links=addresses_of(pdf, paper.get("url")),
    )


def _publication(paper: Fields) -> Publication:
    journal = object_of(paper.get("journal"))
    venue = text_of(object_of(paper.get("publicationVenue")).get("name"))
    venue = venue or text_of(paper.get("venue")) or text_of(journal.get("name"))
    pages = text_of(journal.get("pages"))
    return Publication(
        kind=_kind(paper),
        venue=venue,
        volume=text_of(journal.get("volume")),
        pages=pages.replace(" ", "") if pages else None,
    )


def _kind(paper: Fields) -> PaperKind | None:
    said = [name.lower() for name in texts_of(paper.get("publicationTypes"))]
    known = (kind for name, kind in KINDS.items() if name in said)
    return next(known, PaperKind.OTHER if said else None)


def _identifiers(paper: Fields) -> tuple[tuple[str, str], ...]:
    own = object_of(paper.get("externalIds") or paper.get("externalids"))
    marked = [f"{mark}{text}" for key, mark in _MARKS.items() if (text := text_of(own.get(key)))]
    pdf = text_of(object_of(paper.get("openAccessPdf")).get("url"))
    return tuple(find_identifiers([*marked, pdf or ""]).items())


READER = Reader("Semantic Scholar (JSON)", _recognises, read)
