"""``/data/papers.json`` and ``papers.jsonl`` of a site like this: another atlas as a list.

What the other atlas concluded is left out, so that nothing is passed on as printed that was
not: dates with an inferred year, topics, sentences, mentions. Shape: ``/data/schema.json``.
"""

from __future__ import annotations

from dataclasses import replace

from generator.model import Details, Record
from generator.sources.base import Reader, Reading, Source
from generator.sources.json_reading import Keys, read_entries, recognises
from generator.sources.json_values import (
    Fields,
    addresses_of,
    count_of,
    objects_of,
    prose_of,
    text_of,
    texts_of,
)
from generator.text.identifiers import arxiv_id, doi
from generator.text.loose_dates import loose_date
from generator.text.names import author_names

_KEYS = frozenset({"title", "date_inferred", "listings"})


def _is_entry(keys: Keys) -> bool:
    return keys >= _KEYS


def _recognises(source: Source) -> bool:
    """Whether entries have the keys that only our own export has."""
    return recognises(source, _is_entry)


def read(source: Source) -> Reading:
    """Read every paper."""
    return read_entries(source, _record).reading("atlas")


def _record(paper: Fields, record: Record) -> Record:
    organisation = text_of(paper.get("organisation"))
    return replace(
        record,
        title=text_of(paper.get("title")) or "",
        abstract=prose_of(paper.get("abstract")),
        author_count=count_of(paper.get("author_count")),
        # Of two words the first would be taken for an account's name.
        organisation=None if organisation and " " in organisation else organisation,
        comments=count_of(paper.get("comments")),
        details=_details(paper),
    )


def _details(paper: Fields) -> Details:
    authors, more = author_names(texts_of(paper.get("authors")))
    inferred = paper.get("date_inferred") is not False
    arxiv = arxiv_id(text_of(paper.get("arxiv")) or "")
    own_doi = doi(text_of(paper.get("doi")) or "")
    known = (("arxiv", arxiv), ("doi", own_doi))
    return Details(
        authors=authors,
        more_authors=more,
        date=None if inferred else loose_date(text_of(paper.get("date")) or ""),
        identifiers=tuple((kind, value) for kind, value in known if value),
        links=addresses_of(*(link.get("url") for link in objects_of(paper.get("links")))),
    )


READER = Reader("Paper Atlas (papers.json)", _recognises, read)
