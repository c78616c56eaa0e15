"""RIS: every entry of every database ends as a record or as a refusal with its lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import PaperKind, PersonName
from generator.sources.base import Reading
from generator.sources.ris import READER
from generator.sources.ris_lines import tagged
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

DATABASES = FORMATS / "ris" / "databases.ris"
TEXT = DATABASES.read_text(encoding="utf-8")


def read(text: str) -> Reading:
    return READER.read(source(text))


def test_golden() -> None:
    assert as_golden(read_file(READER, DATABASES)) == expected(DATABASES)


TAGS = [
    ("TY  - JOUR", ("TY", "JOUR")),
    ("TY - JOUR", ("TY", "JOUR")),
    ("TY  -JOUR", ("TY", "JOUR")),
    (" TY  - JOUR", ("TY", "JOUR")),
    ("ER  -", ("ER", "")),
    ("ER -", ("ER", "")),
    ("XQ  - private", ("XQ", "private")),
    ("U9\t- x", ("U9", "x")),
    ("AB  - a - b", ("AB", "a - b")),
    ("UV - light", None),
    ("UV-light", None),
    ("TY -- x", None),
    ("ty  - JOUR", None),
    ("ABC  - x", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "found"), TAGS)
def test_tagged(line: str, found: tuple[str, str] | None) -> None:
    assert tagged(line) == found


KNOWN = {
    "whole": "TY  - JOUR\nTI  - A\nER  - \n",
    "one space": "TY - JOUR\nTI - A\n",
    "byte order mark": "\ufeffTY  - JOUR\n",
    "heading of a database": "Provider: X\nDatabase: Y\n\nTY  - JOUR\n",
    "no type": "JF  - J\nT1  - A\nAU  - B\nER  -\n",
}
NOT_KNOWN = {
    "prose": "A Title\n\nTY is a tag of RIS - we say.\n",
    "bibtex": "@article{a, note={\nTY  - JOUR\n}}",
    "json": '{"note": "\nTY  - JOUR\n"}',
    "pubmed": "PMID- 1\nTI  - A\nAU  - B\nAB  - C\nSO  - D\n",
    "one tag": "A Title\n\nAB  - An abstract.\n",
}


@pytest.mark.parametrize("text", KNOWN.values(), ids=KNOWN)
def test_recognises(text: str) -> None:
    assert READER.recognises(source(text, "wrong.bib"))


@pytest.mark.parametrize("text", NOT_KNOWN.values(), ids=NOT_KNOWN)
def test_does_not_recognise(text: str) -> None:
    assert not READER.recognises(source(text, "list.ris"))


def test_thousands_of_authors() -> None:
    letters = str.maketrans("0123456789", "abcdefghij")
    families = [f"F{str(i).translate(letters)}" for i in range(7000)]
    authors = "".join(f"AU  - {family}, Given\n" for family in families)
    (record,) = read(f"TY  - JOUR\nTI  - Many\n{authors}ER  - \n").listing.records
    assert record.details
    assert record.details.authors == tuple(PersonName("Given", family) for family in families)
    assert record.end_line == 7003


def test_bytes_that_are_no_text_refuse_their_entry_alone() -> None:
    one = "TY  - JOUR\nTI  - Caf\udce9\nER  - \n"
    reading = read(one + "TY  - JOUR\nTI  - Good\nER  - \n")
    assert [record.title for record in reading.listing.records] == ["Good"]
    assert [(d.code, str(d.place)) for d in reading.diagnostics] == [("not-utf-8", "list.txt:1-3")]


def test_a_program_that_leaves_out_the_end_is_warned_of_once() -> None:
    reading = read("TY  - JOUR\nTI  - A\n" * 3)
    assert len(reading.listing.records) == 3
    (warning,) = reading.diagnostics
    assert "2 more" in warning.message


DATES = [
    ("PY  - 2019\nDA  - 2019/05/04", "2019-05-04"),
    ("PY  - 2019\nDA  - 2018/05/04", "2019"),
    ("Y1  - Mar. 2017\nPY  - 2017", "2017-03"),
    ("Y2  - 2023/04/17/", "None"),
    ("PY  - in press", "None"),
]


@pytest.mark.parametrize(("lines", "date"), DATES)
def test_date(lines: str, date: str) -> None:
    (record,) = read(f"TY  - JOUR\nTI  - A\n{lines}\nER  - \n").listing.records
    assert record.details
    assert str(record.details.date) == date


VENUES = [
    ("arXiv preprint arXiv:2305.17888", None, PaperKind.PREPRINT),
    ("CoRR", None, PaperKind.PREPRINT),
    ("arXiv (Cornell University)", None, PaperKind.PREPRINT),
    ("arXiv.org e-prints", None, PaperKind.PREPRINT),
    ("Corrosion", "Corrosion", PaperKind.ARTICLE),
]


@pytest.mark.parametrize(("printed", "venue", "kind"), VENUES)
def test_arxiv_is_no_venue(printed: str, venue: str | None, kind: PaperKind) -> None:
    (record,) = read(f"TY  - JOUR\nTI  - A\nJF  - {printed}\nER  - \n").listing.records
    assert record.details
    assert (record.details.publication.venue, record.details.publication.kind) == (venue, kind)


@given(st.integers(0, len(TEXT)))
def test_any_beginning_of_a_file_is_accounted_for(end: int) -> None:
    cut = TEXT[:end]
    reading = read(cut)
    begun = [tag for line in cut.split("\n") if (tag := tagged(line)) and tag[0] == "TY"]
    # One entry of the file has lost its type.
    assert reading.entries - len(begun) in (0, 1)


LINES = st.sampled_from(
    ["TY  - JOUR", "TY - X", "ER  - ", "ER", "TI  - A", "T1 - B", "AU  - C, D", "", "text", "1."]
)


@settings(max_examples=200)
@given(st.lists(LINES, max_size=20))
def test_every_line_is_accounted_for(lines: list[str]) -> None:
    reading = read("\n".join(lines))
    spans = [(r.line, r.end_line) for r in reading.listing.records]
    spans += [
        (d.place.line or 0, d.place.end_line or 0)
        for d in reading.diagnostics
        if d.place and d.severity == "error"
    ]
    held = {number for begin, end in spans for number in range(begin, end + 1)}
    held |= {number for number, _ in reading.listing.furniture}
    assert {i for i, line in enumerate(lines, start=1) if line} <= held
    assert len(spans) == reading.entries
