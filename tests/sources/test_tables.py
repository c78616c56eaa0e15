"""Tables, and plain JSON and YAML with the same names: what columns are, and what is refused."""

import csv
import io
from collections.abc import Mapping
from datetime import date as Date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import COLUMN_FIELDS, load_settings
from generator.model import Details, PaperKind, Record
from generator.sources import (
    READERS,
    Reading,
    plain_json,
    plain_yaml,
    read_all,
    read_source,
    tables,
)
from generator.sources.base import Source
from generator.sources.columns import USUAL, Columns, is_missing
from generator.sources.plain_record import record_of
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

READER_OF = {
    "tables": tables.READER,
    "plain-json": plain_json.READER,
    "plain-yaml": plain_yaml.READER,
}
FILES = sorted(
    path for name in READER_OF for path in (FORMATS / name).iterdir() if path.suffix != ".expected"
)
LIST = (FORMATS / "tables" / "list.csv").read_text(encoding="utf-8")
YAML = (FORMATS / "plain-yaml" / "list.yaml").read_text(encoding="utf-8")


def read(text: str, name: str = "list.csv") -> Reading:
    found = read_source(source(text, name))
    assert isinstance(found, Reading)
    return found


def details(entry: Mapping[str, object]) -> Details:
    own = source("")
    columns = Columns(own)
    values = columns.sorted(entry.items())
    found = record_of(values, Record("list", 1, 1, "", ""), columns).details
    assert found
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    assert as_golden(read_file(READER_OF[path.parent.name], path)) == expected(path)


def test_names_of_columns_are_those_of_the_settings() -> None:
    assert set(USUAL) == set(COLUMN_FIELDS)


def test_no_name_is_that_of_two_fields() -> None:
    columns = Columns(source(""))
    for field, names in USUAL.items():
        assert [columns.field_of(name) for name in names] == [field] * len(names)


@pytest.mark.parametrize("name", ["Paper Title", "paper_title", "PAPERTITLE", " paper-title: "])
def test_spellings_of_a_name(name: str) -> None:
    assert Columns(source("")).field_of(name) == "title"


KNOWN = [
    ("a.csv", "title\nA\n"),
    ("a.txt", "Title,Year\nA,2020\n"),
    ("a.txt", "\n\nTitle ; Year\nA;2020\n"),
    ("a.bib", '"Title"|"Authors"\n"A|B"|"Ada Rivas"\n'),
    ("a.tsv", "Title\tYear\n"),
]
NOT_KNOWN = [
    ("a.txt", "Title, abstract and authors are what a list needs.\n\nAll else is free.\n"),
    ("a.txt", "A Title, with a Comma\n\nAn abstract, with one, too.\n"),
    ("a.txt", "Title, Year\nThis is prose, and it goes on, as prose does.\n\nAnd on.\n"),
    ("a.txt", "title\nA\n"),
    ("a.csv", "Name of the dog,Age\nRex,4\n"),
    ("a.csv", "| Title | Year |\n|---|---|\n| A | 2020 |\n"),
    ("a.csv", '{"title": 1, "year": 2}'),
    ("a.csv", ""),
]


@pytest.mark.parametrize(("name", "text"), KNOWN)
def test_recognises(name: str, text: str) -> None:
    given = source(text, name)
    assert next(reader for reader in READERS if reader.recognises(given)) is tables.READER


@pytest.mark.parametrize(("name", "text"), NOT_KNOWN)
def test_does_not_recognise(name: str, text: str) -> None:
    assert not tables.READER.recognises(source(text, name))


def test_a_maintainer_names_columns(tmp_path: Path) -> None:
    settings = tmp_path / "listings.yml"
    settings.write_text(
        "list:\n  columns: {What: title, Who: authors, Stars: ~, Gone: year}\n", encoding="utf-8"
    )
    found = load_settings(settings, "seeds/listings.yml")
    assert found.problems == ()
    path = tmp_path / "list.csv"
    path.write_text("What,Who,Stars,Mood\nA,Ada Rivas,5,good\n", encoding="utf-8")
    ((reading,), problems) = read_all([path], tmp_path, found.listings)
    (record,) = reading.listing.records
    assert record.title == "A"
    assert record.details
    assert [name.spoken for name in record.details.authors] == ["Ada Rivas"]
    assert [(d.code, d.message.partition("'")[2]) for d in problems] == [
        ("no-such-column", "Gone', which seeds/listings.yml names"),
        ("unknown-columns", "Mood'"),
    ]


@pytest.mark.parametrize("said", ["{What: titel}", "[What]", "{What: 5}", "What"])
def test_columns_that_cannot_be(tmp_path: Path, said: str) -> None:
    path = tmp_path / "listings.yml"
    path.write_text(f"list:\n  columns: {said}\n", encoding="utf-8")
    found = load_settings(path, "seeds/listings.yml")
    assert [d.code for d in found.problems] == ["bad-settings"]


NAMES = [
    ("Ada Rivas, Bo Lund", ["Ada Rivas", "Bo Lund"]),
    ("Rivas, Ada; Lund, Bo", ["Ada Rivas", "Bo Lund"]),
    ("Ada Rivas and Bo Lund et al.", ["Ada Rivas", "Bo Lund"]),
    (["Rivas, Ada", "Bo Lund"], ["Ada Rivas", "Bo Lund"]),
    ('["Ada Rivas", "Bo Lund"]', ["Ada Rivas", "Bo Lund"]),
    ("['Ada Rivas', 'Bo Lund']", ["Ada Rivas", "Bo Lund"]),
    ("[Ada Rivas", ["[Ada Rivas"]),
    ([{"family": "Rivas", "given": "Ada"}, {"name": "Bo Lund"}], ["Ada Rivas", "Bo Lund"]),
    ([{"last": "Plato"}, "Bo Lund", {"x": 1}, 5], ["Plato", "Bo Lund", "5"]),
    ("n/a", []),
    ({}, []),
]


@pytest.mark.parametrize(("given", "right"), NAMES)
def test_authors(given: object, right: list[str]) -> None:
    assert [name.spoken for name in details({"authors": given}).authors] == right


DATES: list[tuple[dict[str, object], str]] = [
    ({"year": 2024}, "2024"),
    ({"year": "2024.0"}, "2024"),
    ({"year": 2024, "date": "2024-05-16"}, "2024-05-16"),
    ({"year": 2023, "date": "2024-05-16"}, "2023"),
    ({"date": Date(2024, 5, 16)}, "2024-05-16"),
    ({"date": "16 May 2024"}, "2024-05-16"),
    ({"year": 2024, "month": "May", "day": 16}, "2024-05-16"),
    ({"year": 2024, "month": "5"}, "2024-05"),
    ({"year": 2023, "month": 2, "day": 30}, "2023-02"),
    ({"issued": {"date-parts": [[2024, 5]]}}, "2024-05"),
    ({"year": 10**5000}, "None"),
    ({"year": "in press"}, "None"),
    ({"month": "May"}, "None"),
    ({"year": float("nan")}, "None"),
]


@pytest.mark.parametrize(("entry", "right"), DATES)
def test_date(entry: dict[str, object], right: str) -> None:
    assert str(details(entry).date) == right


IDENTIFIERS: list[tuple[dict[str, object], dict[str, str]]] = [
    ({"arxiv": 2405.1001}, {"arxiv": "2405.10010"}),
    ({"arxiv": 704.0001}, {"arxiv": "0704.0001"}),
    ({"arxiv": "2405.1001"}, {}),
    ({"doi": "10.48550/arXiv.2405.10010"}, {"arxiv": "2405.10010"}),
    ({"doi": "doi:10.5555/ABC."}, {"doi": "10.5555/abc"}),
    ({"url": "https://aclanthology.org/P19-1001.pdf"}, {"acl": "P19-1001"}),
    ({"id": "arXiv:2405.10010v2"}, {"arxiv": "2405.10010"}),
    ({"arxiv": "2405.10010", "url": "https://arxiv.org/abs/2405.10011"}, {"arxiv": "2405.10010"}),
    ({"externalIds": {"ArXiv": "2405.10010", "CorpusId": 5}}, {"arxiv": "2405.10010"}),
    ({"isbn": 9783161484100, "pmid": 31452104}, {"pmid": "31452104", "isbn": "9783161484100"}),
]


@pytest.mark.parametrize(("entry", "right"), IDENTIFIERS)
def test_identifiers(entry: dict[str, object], right: dict[str, str]) -> None:
    assert dict(details(entry).identifiers) == right


VENUES = [
    ({"venue": "ICLR 2025"}, PaperKind.CONFERENCE),
    ({"venue": "ICLR", "year": 2025}, PaperKind.CONFERENCE),
    ({"venue": "arXiv preprint arXiv:2405.10010"}, PaperKind.PREPRINT),
    ({"venue": "Ropes", "volume": 4}, PaperKind.ARTICLE),
    ({"venue": "Ropes"}, None),
    ({"venue": "Ropes", "type": "Conference Paper"}, PaperKind.CONFERENCE),
    ({"type": "tapestry"}, PaperKind.OTHER),
    ({}, None),
]


@pytest.mark.parametrize(("entry", "kind"), VENUES)
def test_type(entry: dict[str, object], kind: PaperKind | None) -> None:
    assert details(entry).publication.kind is kind


@pytest.mark.parametrize("value", ["", "  ", "N/A", "nan", "None", "-", None, [], {}])
def test_missing(value: object) -> None:
    assert is_missing(value)


@pytest.mark.parametrize("value", ["0", 0, False, "Nancy", "nonesuch", ["-"]])
def test_not_missing(value: object) -> None:
    assert not is_missing(value)


def test_an_open_mark_takes_no_rows_along() -> None:
    rows = "".join(f"Title {i},2020\n" for i in range(1000))
    reading = read(f'title,year\n"open,2020\n{rows}')
    assert (len(reading.listing.records), reading.failures) == (1000, 1)


def test_long_cells() -> None:
    authors = "; ".join(f"Ada Rivas{'x' * 20}" for _ in range(7000))
    (record,) = read(f'title,authors\nA,"{authors}"\n').listing.records
    assert record.details
    assert len(record.details.authors) == 7000


def test_bytes_that_are_no_text_refuse_their_row_alone() -> None:
    reading = tables.READER.read(source("title,year\nCaf\udce9,2020\nB,2021\n", "list.csv"))
    assert [record.title for record in reading.listing.records] == ["B"]
    assert [d.code for d in reading.diagnostics] == ["not-utf-8"]


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]) | st.just("\n"))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=10), st.sampled_from(",;\t|"))
def test_what_csv_writes_is_read(rows: list[tuple[str, str]], delimiter: str) -> None:
    rows = [(f"T{title}", abstract) for title, abstract in rows]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("title", "abstract"), *rows])
    reading = tables.READER.read(source(out.getvalue(), "a.csv"))
    assert [r.title for r in reading.listing.records] == [" ".join(t.split()) for t, _ in rows]
    assert reading.failures == 0


@given(st.integers(0, len(LIST)))
def test_any_beginning_of_a_table_is_accounted_for(end: int) -> None:
    reading = tables.READER.read(source(LIST[:end], "list.csv"))
    assert reading.entries == len(reading.listing.records) + reading.failures
    held = {line for line, _ in reading.listing.furniture}
    for record in reading.listing.records:
        held |= set(range(record.line, record.end_line + 1))
    for d in reading.diagnostics:
        if d.place and d.severity == "error":
            held |= set(range(d.place.line or 0, (d.place.end_line or d.place.line or 0) + 1))
    if reading.entries:
        assert {i for i, line in enumerate(LIST[:end].split("\n"), 1) if line.strip()} <= held


@given(st.text(alphabet=",;\t|\"'\n -:[]{}&*!a"))
def test_anything_ends(text: str) -> None:
    for reader in (tables.READER, plain_json.READER, plain_yaml.READER):
        reader.recognises(source(text))
        reading = reader.read(source(f"title,year\n{text}"))
        assert reading.entries == len(reading.listing.records) + reading.failures


YAML_KNOWN = [
    ("a.txt", "- title: A\n  year: 2020\n"),
    ("a.yaml", "title: A\n"),
    ("a.yml", "# Papers\nreferences:\n- title: A\n"),
    ("a.txt", "- {title: A, year: 2020}\n"),
    ("a.txt", '- title: "A\n  year: [2020\n- title: B\n'),
]
YAML_NOT_KNOWN = [
    ("a.txt", "- Title: what we read\n- Authors: who wrote it\n"),
    ("a.txt", "A Title\n\n- title: A\n  year: 2020\n"),
    ("a.yml", "groups:\n  - id: a\n    title: A\n"),
    ("a.yml", "site: x\n"),
    ("a.txt", "title: A\nyear: 2020\n"),
]


@pytest.mark.parametrize(("name", "text"), YAML_KNOWN)
def test_recognises_yaml(name: str, text: str) -> None:
    given = source(text, name)
    assert next(reader for reader in READERS if reader.recognises(given)) is plain_yaml.READER
    assert plain_yaml.READER.read(given).entries


@pytest.mark.parametrize(("name", "text"), YAML_NOT_KNOWN)
def test_does_not_recognise_as_yaml(name: str, text: str) -> None:
    assert not plain_yaml.READER.recognises(source(text, name))


@given(st.integers(0, len(YAML)))
def test_any_beginning_of_yaml_is_accounted_for(end: int) -> None:
    cut = YAML[:end]
    reading = plain_yaml.READER.read(source(cut, "list.yaml"))
    assert reading.entries == len(reading.listing.records) + reading.failures
    if end > len("# Papers that we read\n- title"):
        begun = sum(line[:2] in ("-", "- ") for line in cut.split("\n"))
        assert reading.entries == begun


def test_aliases_in_yaml() -> None:
    text = "- &a {title: A, venue: Ropes, year: 2020}\n- title: B\n  authors: *a\n- *a\n"
    reading = plain_yaml.READER.read(source(text, "a.yaml"))
    assert [(r.line, r.title) for r in reading.listing.records] == [(1, "A"), (2, "B"), (4, "A")]


def test_aliases_that_multiply() -> None:
    levels = "".join(f"  l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 10)}]\n" for i in range(1, 12))
    text = f"- title: A\n  l0: &l0 [x]\n{levels}  authors: *l11\n  keywords: *l11\n"
    reading = plain_yaml.READER.read(Source("a", "a.yaml", text))
    assert [record.title for record in reading.listing.records] == ["A"]


def test_columns_that_say_the_same_field() -> None:
    text = "#,Title,Paper,Publication,Journal,Year\n1,A,https://wells.example.org/a,B,C,2020\n"
    reading = read(text)
    (record,) = reading.listing.records
    assert record.details
    assert (record.title, record.details.publication.venue) == ("A", "C")
    assert record.details.links == ("https://wells.example.org/a",)
    (said,) = reading.diagnostics
    assert said.message.endswith("'#', 'Publication'")


PLAIN = [
    '{"title": "A", "type": "article", "author": "Ada Rivas", "publisher": "X"}',
    '{"title": "A", "author": ["Ada Rivas"], "issued": "2020"}',
    '{"paper": "A", "year": 2020, "authors": "Ada Rivas"}',
    '{"title": "A", "paper": "https://wells.example.org", "authors": ["Ada Rivas"]}',
    '{"title": "A", "paperId": "x1", "authors": ["Ada Rivas"]}',
    '{"title": "A", "summary": "B", "upvotes": 1, "authors": ["Ada Rivas"]}',
]


@pytest.mark.parametrize("entry", PLAIN)
def test_authors_in_words_are_not_left_to_formats_of_services(entry: str) -> None:
    (record,) = read(f"[{entry}]", "a.json").listing.records
    assert record.title == "A"
    assert record.details
    assert [name.spoken for name in record.details.authors] == ["Ada Rivas"]


OF_SERVICES = [
    '{"title": "A", "type": "book", "publisher": "X", "author": [{"family": "Rivas"}]}',
    '{"title": "A", "paper": {"id": "2405.10010", "title": "A"}}',
    '{"title": "A", "paperId": "x1", "authors": [{"name": "Ada Rivas"}]}',
    '{"title": "A", "paperId": "x1", "authors": []}',
]


@pytest.mark.parametrize("entry", OF_SERVICES)
def test_formats_of_services_are_left_to_their_readers(entry: str) -> None:
    given = source(f"[{entry}]", "a.json")
    found = next(reader for reader in READERS if reader.recognises(given))
    assert found not in (plain_json.SURE, plain_json.READER)
