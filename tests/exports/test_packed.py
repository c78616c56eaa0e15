"""The large files of a large collection are compressed, the same each time."""

from __future__ import annotations

import gzip
from dataclasses import replace

from generator.build.exporting import single_files
from generator.exports import Citations
from generator.exports.llms import llms_txt
from generator.exports.packed import PACKED, gzipped, packed
from generator.pages.beside import MANY, SPARED, Beside, is_large, spared
from generator.pages.collection import Collection
from tests.support.tiny import URL, paper, tiny

OWN = tiny([paper("a"), paper("b")])
LARGE = replace(OWN, beside=Beside(large=True))


def data_files(own: Collection) -> dict[str, bytes]:
    files = {path: make() for path, make in single_files(own, Citations(own)) if "/" in path}
    return {
        path: own.encode() if isinstance(own, str) else own
        for path, own in files.items()
        if path.startswith("data/papers.")
    }


def test_every_large_file_is_there_in_one_form_with_the_same_content() -> None:
    small = data_files(OWN)
    assert set(small) > PACKED
    large = data_files(LARGE)
    assert set(large) == {f"{path}.gz" if path in PACKED else path for path in small}
    for path in PACKED - {"data/papers.sqlite"}:
        assert gzip.decompress(large[f"{path}.gz"]) == small[path]
    assert gzip.decompress(large["data/papers.sqlite.gz"]).startswith(b"SQLite format 3\0")
    assert len(large["data/papers.json"]) < len(small["data/papers.json"])


def test_no_time_is_in_it() -> None:
    found = gzipped(lambda: "é" * 99)
    assert gzip.decompress(found) == ("é" * 99).encode()
    assert found[4:8] == bytes(4)


def test_other_files_stay_as_they_are() -> None:
    def make() -> str:
        return ""

    assert packed(LARGE, "data/papers.bib", make) == ("data/papers.bib", make)


def test_what_leads_there_follows() -> None:
    assert f"({URL}data/papers.jsonl)" in llms_txt(OWN)
    assert f"({URL}llms-full.txt)" in llms_txt(OWN)
    text = llms_txt(LARGE)
    assert f"[papers.jsonl.gz]({URL}data/papers.jsonl.gz)" in text
    assert f"({URL}data/papers.json)" in text
    assert "llms-full" not in text
    assert "llms-full.txt" not in dict(single_files(LARGE, Citations(LARGE)))


def test_one_note_says_what_is_spared() -> None:
    assert list(spared(MANY, 1_000)) == []
    assert not is_large(MANY)
    assert is_large(MANY + 1)
    (note,) = spared(MANY + 1, 1_000)
    assert note.code == SPARED
    assert "because there are more than 5,000 papers" in note.message
    assert "at most 1,000 authors" in note.message
