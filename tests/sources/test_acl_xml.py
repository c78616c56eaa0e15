"""The ACL Anthology's XML: both schemas, and front matter that is no paper."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PersonName, WholeName
from generator.sources import READERS, Reading
from generator.sources.acl_paper import Volume, is_front_matter
from generator.sources.acl_xml import READER
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

FILES = sorted((FORMATS / "acl-xml").glob("*.xml"))
PRESENT, BEFORE = (
    (FORMATS / "acl-xml" / name).read_text(encoding="utf-8")
    for name in ("present.xml", "before-2019.xml")
)


def read(text: str) -> Reading:
    return READER.read(source(text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    assert as_golden(read_file(READER, path)) == expected(path)


IDS = [
    (Volume("2022.acl", "long"), "3", "2022.acl-long.3"),
    (Volume("P18", "1"), "3", "P18-1003"),
    (Volume("W05", "1"), "3", "W05-0103"),
    (Volume("D19", "1"), "12", "D19-1012"),
    (Volume("D19", "57"), "12", "D19-5712"),
    (Volume("C69", "1"), "1", "C69-0101"),
    (Volume("W98", "", old=True), "0101", "W98-0101"),
    (Volume("P05", "", old=True), "1", "P05-0001"),
    (Volume("", ""), "1", None),
    (Volume("2022.acl", "long"), "", None),
]


@pytest.mark.parametrize(("volume", "number", "right"), IDS)
def test_identifier(volume: Volume, number: str, right: str | None) -> None:
    assert volume.paper_id(number) == right


FRONT = [
    ("W05", "0100", True),
    ("W05", "0110", False),
    ("P05", "1000", True),
    ("P05", "1100", False),
    ("D19", "5700", True),
    ("D19", "1100", False),
    ("J98", "1000", True),
    ("W05", "0", True),
]


@pytest.mark.parametrize(("collection", "number", "right"), FRONT)
def test_front_matter_before_2019(collection: str, number: str, right: bool) -> None:
    assert is_front_matter(Volume(collection, "", old=True), number, "paper") is right
    assert not is_front_matter(Volume(collection, "1"), number, "paper")


NAMES = [
    ("<first>Ana</first><last>Van Durme</last>", PersonName("Ana", "Durme", "Van")),
    ("<first>Ana</first><last>Rivas Lund</last>", PersonName("Ana", "Rivas Lund")),
    ("<first/><last>Plato</last>", WholeName("Plato")),
    ("<first>小明</first><last>王</last>", PersonName("小明", "王")),
    ("Ana Rivas", PersonName("Ana", "Rivas")),
    (
        "<first>Ana</first><last>Rivas</last><affiliation>X</affiliation>",
        PersonName("Ana", "Rivas"),
    ),
]


@pytest.mark.parametrize(("inner", "right"), NAMES)
def test_names(inner: str, right: PersonName | WholeName) -> None:
    paper = f"<paper id='1'><title>A</title><author>{inner}</author></paper>"
    (record,) = read(f"<volume id='W98'>{paper}</volume>").listing.records
    assert record.details
    assert record.details.authors == (right,)


def test_a_volume_that_cannot_be_read_keeps_its_papers() -> None:
    reading = read(PRESENT.replace("</publisher>", "</publishr>"))
    assert len(reading.listing.records) == 4
    assert next((d.severity, d.code) for d in reading.diagnostics) == ("warning", "bad-volume")


def test_cut_off() -> None:
    reading = read(PRESENT[: PRESENT.index("It was dry")])
    assert [record.title for record in reading.listing.records][1:] == []
    assert [(d.code, str(d.place)) for d in reading.diagnostics] == [
        ("truncated-record", "list.txt:31-34")
    ]


@pytest.mark.parametrize("text", [PRESENT, BEFORE, BEFORE[:60], PRESENT[:80]])
def test_recognises(text: str) -> None:
    given = source(text, "wrong.bib")
    assert next(reader for reader in READERS if reader.recognises(given)) is READER


@pytest.mark.parametrize(
    "text", ["<volume>12</volume>", "<collection id='books'/>", "<feed id='W05'/>", "A Volume\n"]
)
def test_does_not_recognise(text: str) -> None:
    assert not READER.recognises(source(text, "list.xml"))


@given(st.integers(0, len(PRESENT)))
def test_any_beginning_of_a_file_is_accounted_for(end: int) -> None:
    cut = PRESENT[:end]
    reading = read(cut)
    assert reading.entries == cut.count("<paper ") + cut.endswith("<paper")
    assert reading.entries == len(reading.listing.records) + reading.failures
