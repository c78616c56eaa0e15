"""Files that are not UTF-8: exported ones are read with a word about it, copied ones are not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Severity
from generator.sources import read_all
from generator.sources.base import Source
from generator.sources.encodings import decoded, settled
from tests.sources.pages import ABSTRACT, HEAD

TITLE = "Études of Łódź"
BIB = "@article{{k,\n  title = {{{title}}},\n  author = {{Bøe, Åse}},\n  year = 2020}}\n"


def read(folder: Path, data: bytes) -> tuple[list[str], list[str]]:
    """Titles and authors; severity, code and place of what was said."""
    path = folder / "list.bib"
    path.write_bytes(data)
    readings, said = read_all([path], folder)
    texts = [
        f"{own.title} / {own.details.authors[0].spoken}"
        for reading in readings
        for own in reading.listing.records
        if own.details
    ]
    return texts, [f"{d.severity} {d.code} {d.place}" for d in said]


WIDE = ["utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("name", WIDE)
def test_utf_16(tmp_path: Path, name: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(name, b"")
    data = mark + BIB.format(title=TITLE).replace("\n", "\r\n").encode(name)
    assert read(tmp_path, data) == ([f"{TITLE} / Åse Bøe"], ["note other-encoding list.bib:1"])


def test_utf_16_cut_in_a_character(tmp_path: Path) -> None:
    texts, said = read(tmp_path, BIB.format(title="A").encode("utf-16") + b"\x0a")
    assert texts == ["A / Åse Bøe"]
    assert said == ["note other-encoding list.bib:1"]


def test_windows_1252(tmp_path: Path) -> None:
    data = BIB.format(title="“Études” – €").encode("cp1252")
    texts, said = read(tmp_path, data)
    assert texts == ["“Études” – € / Åse Bøe"]
    assert said == ["warning guessed-encoding list.bib:2"]


def test_utf_8_with_a_few_other_bytes_keeps_both(tmp_path: Path) -> None:
    data = BIB.format(title=TITLE).encode() + BIB.format(title="Étude").encode("cp1252")
    texts, said = read(tmp_path, data)
    assert texts == [f"{TITLE} / Åse Bøe", "Étude / Åse Bøe"]
    assert "warning guessed-encoding list.bib:6" in said


DECLARED = [
    ("Cp1250", "cp1250", "Łódź"),
    ("ISO8859_1", "latin-1", "Étude"),
    ("ISO8859_2", "iso8859-2", "Łódź"),
    ("SJIS", "shift_jis", "日本"),
    ("GBK", "gbk", "论文"),
]


@pytest.mark.parametrize(("declared", "name", "title"), DECLARED)
def test_what_the_file_says_of_itself(tmp_path: Path, declared: str, name: str, title: str) -> None:
    head = f"% This file was made.\n% Encoding: {declared}\n\n"
    text = f"{head}@book{{k, title={{{title}}},\nauthor={{A B}}}}"
    texts, said = read(tmp_path, text.encode(name))
    assert texts == [f"{title} / A B"]
    assert said == ["note other-encoding list.bib:4"]


@pytest.mark.parametrize("declared", ["UTF8", "nonsense", "rot13", "unicode_escape", "EUC_JP"])
def test_what_it_cannot_mean_is_not_believed(tmp_path: Path, declared: str) -> None:
    text = f"% Encoding: {declared}\n@book{{k, title={{Étude \\x41}}, author={{A B}}}}"
    texts, said = read(tmp_path, text.encode("latin-1"))
    assert texts[0].startswith("Étude \\x41")
    assert said == ["warning guessed-encoding list.bib:2"]


def test_copied_pages_are_still_refused(tmp_path: Path) -> None:
    text = f"{HEAD}Título\n\n{ABSTRACT}\n"
    assert read(tmp_path, text.encode("utf-16")) == ([], ["error not-utf-8 list.bib:1"])
    _, said = read(tmp_path, text.encode("latin-1"))
    assert "error not-utf-8" in said[0]


def test_what_is_utf_8_stays_and_nothing_is_said() -> None:
    source = Source("list", "list.bib", TITLE)
    assert settled(source) == (source, None)


@given(st.binary())
def test_total(data: bytes) -> None:
    text, encoding = decoded(data)
    found, said = settled(Source("list", "list.bib", text, encoding=encoding))
    found.text.encode()  # No surrogate is left.
    assert (said is None) == (found.encoding is None)
    assert said is None or said.severity is not Severity.ERROR
