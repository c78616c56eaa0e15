"""What is exported reads back as the same papers: reference files of the seeds as listings."""

from collections.abc import Callable, Iterable

import pytest

from generator.exports.citations import Citations, Item
from generator.exports.citations.bibtex import biblatex, bibtex
from generator.exports.citations.csl import csl_json
from generator.exports.citations.item import Kind
from generator.exports.citations.ris import ris
from generator.model import Record
from generator.sources import Reading, Source, read_source
from generator.text.latex import clean
from generator.text.math import plain
from tests.support.references import seeds

FORMATS: dict[str, Callable[[Iterable[Item]], str]] = {
    "BibTeX": bibtex,
    "BibLaTeX": biblatex,
    "RIS": ris,
    "CSL-JSON": csl_json,
}


def read(write: Callable[[Iterable[Item]], str], items: Iterable[Item]) -> Reading:
    reading = read_source(Source("x", "seeds/listings/x", write(items)))
    assert isinstance(reading, Reading)
    return reading


def said(record: Record) -> dict[str, object]:
    assert record.details
    known = dict(record.details.identifiers)
    return {
        "title": plain(clean(record.title)),
        "authors": [author.spoken for author in record.details.authors],
        "more": record.details.more_authors,
        "date": str(record.details.date) if record.details.date else None,
        "arxiv": known.get("arxiv"),
        "doi": known.get("doi"),
        "venue": record.details.publication.venue,
    }


def meant(item: Item) -> dict[str, object]:
    return {
        "title": plain(item.title),
        "authors": [author.spoken for author in item.authors],
        "more": item.more_authors,
        "date": str(item.issued) if item.issued else None,
        "arxiv": item.arxiv,
        "doi": item.doi,
        "venue": item.container if item.kind is not Kind.PREPRINT else None,
    }


@pytest.mark.parametrize("name", FORMATS)
def test_the_seeds_read_back(name: str) -> None:
    items = list(Citations(seeds()).items.values())
    reading = read(FORMATS[name], items)
    assert (reading.failures, len(reading.listing.records)) == (0, len(items))
    wrong = []
    for item, record in zip(items, reading.listing.records, strict=True):
        found, wanted = said(record), meant(item)
        if name == "BibTeX" and wanted["date"]:
            wanted["date"] = str(wanted["date"])[: len("2024-05")]  # it has no field for a day
        wrong += [(item.id, k, found[k], wanted[k]) for k in wanted if found[k] != wanted[k]]
    assert wrong == []
