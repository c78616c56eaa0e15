"""Another atlas as a list: what is read, exported and read again is the same."""

import json
from collections.abc import Callable

import pytest

from generator.exports import papers_json
from generator.exports.tables.json_lines import papers_jsonl
from generator.model import Record
from generator.pages.collection import Collection
from generator.sources.atlas_json import READER
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source
from tests.support.minisite import MiniSite

PAPERS = FORMATS / "atlas" / "papers.json"
Said = dict[str, tuple[object, ...]]


def test_golden() -> None:
    assert as_golden(read_file(READER, PAPERS)) == expected(PAPERS)


def said(text: str) -> Said:
    """What is read of an export, by title: its order is by date, its lines are its own."""
    given = source(text)
    assert READER.recognises(given)
    reading = READER.read(given)
    assert reading.failures == 0
    return {record.title: _said(record) for record in reading.listing.records}


def _said(record: Record) -> tuple[object, ...]:
    counts = (record.author_count, record.organisation, record.comments)
    return (record.abstract, *counts, record.details)


@pytest.mark.parametrize("export", [papers_json, papers_jsonl])
def test_read_exported_and_read_again(
    mini: Callable[..., MiniSite], export: Callable[[Collection], str]
) -> None:
    first = mini("small").load().collection
    whole = json.loads(papers_json(first))
    # A date whose year is inferred is not passed on, nor the first word of an organisation.
    kept = [
        {**own, "organisation": None, "date": None if own["date_inferred"] else own["date"]}
        for own in whole["papers"]
    ]
    atlas = mini("lone", "other")
    (listing,) = (atlas.root / "seeds" / "listings").iterdir()
    listing.write_text(json.dumps({"papers": kept}), encoding="utf-8")
    before = said(listing.read_text(encoding="utf-8"))
    assert len(before) == 5
    assert said(export(atlas.load().collection)) == before
