"""What a paper is, in each format: the types of papers that structured listings bring."""

import json

import pytest
import rispy
from pybtex.database import parse_string

from generator.exports.citations.bibtex import biblatex, bibtex
from generator.exports.citations.csl import csl_json
from generator.exports.citations.mapping import cite
from generator.exports.citations.ris import ris
from generator.model import Paper, PaperKind, PersonName, Publication

ADA = PersonName("Ada", "Vale", "van der")

KINDS = [
    (PaperKind.PREPRINT, "Arxiv", ("misc", "misc", "UNPB", "article")),
    (PaperKind.ARTICLE, "Ropes", ("article", "article", "JOUR", "article-journal")),
    (PaperKind.ARTICLE, None, ("misc", "misc", "GEN", "document")),
    (PaperKind.CONFERENCE, "Knots 2024",
     ("inproceedings", "inproceedings", "CONF", "paper-conference")),
    (PaperKind.BOOK, None, ("book", "book", "BOOK", "book")),
    (PaperKind.CHAPTER, "On Rope", ("incollection", "incollection", "CHAP", "chapter")),
    (PaperKind.THESIS, None, ("misc", "thesis", "THES", "thesis")),
    (PaperKind.REPORT, None, ("techreport", "report", "RPRT", "report")),
    (PaperKind.DATASET, None, ("misc", "dataset", "DATA", "dataset")),
    (PaperKind.SOFTWARE, None, ("misc", "software", "COMP", "software")),
    (PaperKind.OTHER, "A Wall", ("misc", "misc", "GEN", "document")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "venue", "types"), KINDS)
def test_a_kind_in_every_format(
    kind: PaperKind, venue: str | None, types: tuple[str, str, str, str]
) -> None:
    bib, bl, ris_type, csl = types
    own = Publication(kind, venue, "7", "2", "10-20", "Press & Co.")
    paper = Paper("p", "Ropes", "", (), people=(ADA,), publication=own)
    item = cite(paper, "vale")
    for text, wanted in ((bibtex([item]), bib), (biblatex([item]), bl)):
        entry = parse_string(text, "bibtex").entries["vale"]
        assert entry.type == wanted
        assert entry.persons["author"][0].prelast_names == ["van", "der"]
    assert rispy.loads(ris([item]))[0]["type_of_reference"] == ris_type
    found = json.loads(csl_json([item]))[0]
    assert (found["type"], found["author"][0]["non-dropping-particle"]) == (csl, "van der")


def test_where_it_appeared_is_in_every_format() -> None:
    own = Publication(PaperKind.ARTICLE, "Ropes & Knots", "7", "2", "10--20", "Press")
    item = cite(Paper("p", "Ropes", "", (), arxiv="2401.00001", publication=own), "k")
    entry = parse_string(bibtex([item]), "bibtex").entries["k"]
    assert {n: entry.fields[n] for n in ("journal", "volume", "number", "pages", "publisher")} == {
        "journal": r"Ropes \& Knots", "volume": "7", "number": "2", "pages": "10--20",
        "publisher": "Press"}  # fmt: skip
    read = rispy.loads(ris([item]))[0]
    assert (read["start_page"], read["end_page"], read["publisher"]) == ("10", "20", "Press")
    csl = json.loads(csl_json([item]))[0]
    assert (csl["container-title"], csl["page"], csl["publisher"]) == (
        "Ropes & Knots", "10–20", "Press")  # fmt: skip
