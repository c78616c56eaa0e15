"""arXiv's Atom: papers, reports of errors that are none, and feeds that are cut off."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PaperKind
from generator.sources import READERS, Reading, read_source
from generator.sources.arxiv_atom import READER
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

FILES = sorted((FORMATS / "arxiv-atom").glob("*.xml"))
ANSWER = (FORMATS / "arxiv-atom" / "answer.xml").read_text(encoding="utf-8")
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>\n'


def read(text: str) -> Reading:
    return READER.read(source(text))


def feed(*entries: str) -> str:
    return FEED + "".join(f"<entry>{entry}</entry>\n" for entry in entries) + "</feed>\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    assert as_golden(read_file(READER, path)) == expected(path)


def test_report_of_an_error_is_no_paper() -> None:
    error = "<id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>bad id</summary>"
    reading = read_source(source(feed(error)))
    assert isinstance(reading, Reading)
    assert reading.entries == 0
    ((code, message, line),) = [
        (d.code, d.message, d.place and d.place.line) for d in reading.diagnostics
    ]
    assert (code, line) == ("no-records", 2)
    assert "bad id" in message


def test_a_paper_called_error_is_one() -> None:
    reading = read(feed("<id>http://arxiv.org/abs/2401.00001v1</id><title>Error</title>"))
    assert [record.title for record in reading.listing.records] == ["Error"]


def test_an_answer_without_papers() -> None:
    reading = read_source(source(feed()))
    assert isinstance(reading, Reading)
    assert [d.code for d in reading.diagnostics] == ["no-records"]


IDS = [
    ("http://arxiv.org/abs/2401.00001v2", "2401.00001"),
    ("https://arxiv.org/abs/astro-ph/0601001v1", "astro-ph/0601001"),
    ("http://arxiv.org/abs/math.GT/0309136", "math/0309136"),
    ("oai:arXiv.org:2401.00001v1", "2401.00001"),
    ("http://arxiv.org/abs/9999.99999", None),
]


@pytest.mark.parametrize(("address", "right"), IDS)
def test_identifier(address: str, right: str | None) -> None:
    (record,) = read(feed(f"<id>{address}</id><title>A</title>")).listing.records
    assert record.details
    assert dict(record.details.identifiers).get("arxiv") == right
    assert record.details.publication.kind is PaperKind.PREPRINT


WITHDRAWN = [
    ("<summary>This paper has been withdrawn by the authors.</summary>", True),
    ("<summary>The article is temporarily withdrawn.</summary>", True),
    ("<summary>x</summary><comment>withdrawn, error in Lemma 2</comment>", True),
    ("<summary>x</summary><comment>Withdrawn from the workshop</comment>", False),
    ("<summary>The drug was withdrawn from the market.</summary>", False),
    ("<summary>x</summary>", False),
]


@pytest.mark.parametrize(("inner", "said"), WITHDRAWN)
def test_withdrawn_papers_are_kept(inner: str, said: bool) -> None:
    reading = read(feed(f"<title>A</title>{inner}"))
    assert len(reading.listing.records) == 1
    assert [d.code for d in reading.diagnostics] == ["said-withdrawn"] * said


def test_a_broken_entry_leaves_its_neighbours() -> None:
    reading = read(feed("<title>A</title>", "<title>B & C</title>", "<title>D</title>"))
    assert [record.title for record in reading.listing.records] == ["A", "D"]
    assert [(d.code, str(d.place)) for d in reading.diagnostics] == [("bad-xml", "list.txt:3")]


def test_bytes_that_are_no_text_refuse_their_entry_alone() -> None:
    reading = read(feed("<title>A\udce9</title>", "<title>B</title>"))
    assert [record.title for record in reading.listing.records] == ["B"]
    assert [d.code for d in reading.diagnostics] == ["not-utf-8"]


def test_cut_off_between_entries() -> None:
    reading = read(feed("<title>A</title>").removesuffix("</feed>\n"))
    assert reading.entries == 1
    assert [d.code for d in reading.diagnostics] == ["truncated-list"]


def test_entities_are_not_expanded() -> None:
    head = "<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    reading = read(head + feed("<title>A &x;</title>", "<title>B</title>"))
    assert [record.title for record in reading.listing.records] == ["B"]
    assert reading.failures == 1


KNOWN = [
    feed("<title>A</title>"),
    "\ufeff\n" + feed(),
    ANSWER[:400],
    ANSWER.replace("<feed", "<a:feed"),
]
NOT_KNOWN = [
    "arXiv feed of arxiv.org <feed>",
    feed().replace("arxiv.org", "example.org"),
    feed().replace("feed", "rss"),
    "<html><body>arxiv.org</body></html>",
]


@pytest.mark.parametrize("text", KNOWN)
def test_recognises(text: str) -> None:
    given = source(text, "wrong.bib")
    assert next(reader for reader in READERS if reader.recognises(given)) is READER


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_does_not_recognise(text: str) -> None:
    assert not READER.recognises(source(text, "list.xml"))


@given(st.integers(ANSWER.index("-->") + 3, len(ANSWER)))
def test_any_beginning_of_a_file_is_accounted_for(end: int) -> None:
    cut = ANSWER[:end]
    reading = read(cut)
    # A start tag without its bracket is the beginning of an entry as well.
    begun = cut.partition("-->")[2].count("<entry>") + cut.endswith("<entry")
    assert len(reading.listing.records) + reading.failures == reading.entries == begun


@given(st.text(alphabet="<entry>/!-[]CDAT&;='\"\n "))
def test_anything_ends(text: str) -> None:
    reading = read(text)
    assert reading.entries == len(reading.listing.records) + reading.failures
