"""Compressed files: what is in them is read, bombs are not, and names lead nowhere."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from generator.config import ListingSettings
from generator.errors import Severity
from generator.sources import archives, find_listings, listing_ids, read_all

PAPER = "@article{{{key}, title={{On {key}}}, author={{Bly, Ada}}, year=2020}}\n"


def bib(*keys: str) -> bytes:
    return "".join(PAPER.format(key=key) for key in keys).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def read(folder: Path, name: str, data: bytes) -> tuple[dict[str, list[str]], list[str]]:
    """Titles by listing id, and what was said."""
    (folder / name).write_bytes(data)
    readings, problems = read_all(find_listings(folder), folder)
    titles = {r.listing.id: [own.title for own in r.listing.records] for r in readings}
    return titles, [f"{d.code} {d.place}: {d.message}" for d in problems]


@pytest.mark.parametrize("name", ["list.bib.gz", "list.BIB.GZ", "list.gz", "list.bib", "list"])
def test_gzip(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, gzip.compress(bib("a", "b"))) == ({"list": ["On a", "On b"]}, [])


def test_gzip_of_two_parts(tmp_path: Path) -> None:
    data = gzip.compress(bib("a")) + gzip.compress(bib("b"))
    assert read(tmp_path, "list.gz", data) == ({"list": ["On a", "On b"]}, [])


def test_zip(tmp_path: Path) -> None:
    files = {"One.bib": bib("a"), "more/Two.bib": bib("b", "c"), "__MACOSX/._One.bib": b"x",
             ".hidden": b"x", "more/": b"", "old.bib~": b"x"}  # fmt: skip
    found = read(tmp_path, "All.zip", zipped(files))
    assert found == ({"all-one": ["On a"], "all-two": ["On b", "On c"]}, [])
    assert listing_ids(tmp_path / "All.zip") == ("all-one", "all-two")


def test_a_listing_knows_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"in/b.bib": bib("k")}))
    (reading,), _ = read_all([tmp_path / "a.zip"], tmp_path)
    assert reading.listing.file == "a.zip/in/b.bib"


def test_names_alone_that_are_not_enough(tmp_path: Path) -> None:
    files = {"x/list.bib": bib("a"), "y/list.bib": bib("b"), "z/own.bib": bib("c")}
    titles, said = read(tmp_path, "a.zip", zipped(files))
    assert list(titles) == ["a-own", "a-x-list", "a-y-list"]
    assert said == []


def test_settings_reach_a_listing_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"b.bib": bib("k")}))
    known = {"a-b": ListingSettings(title="Our list", year=2031)}
    (reading,), _ = read_all([tmp_path / "a.zip"], tmp_path, known)
    assert (reading.listing.title, reading.listing.id) == ("Our list", "a-b")


@pytest.mark.parametrize(
    "name", ["../../up.bib", "/up.bib", "..\\..\\up.bib", "C:\\up.bib", "a\nb/up.bib", "./up.bib"]
)
def test_names_lead_nowhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped({name: bib("k")}))
    before = sorted(tmp_path.rglob("*"))
    (reading,), _ = read_all(find_listings(tmp_path / "in"), tmp_path)
    assert sorted(tmp_path.rglob("*")) == before
    assert reading.listing.id == "a-up"
    assert reading.listing.file.isprintable()
    assert ".." not in reading.listing.file.split("/")


def encrypted() -> bytes:
    data = bytearray(zipped({"a.bib": bib("a")}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


GOOD_ZIP = zipped({"a.bib": bib("a") * 50})
BROKEN = {
    "cut gzip": (gzip.compress(bib("a") * 50)[:-30], "bad-archive x: *damaged or cut off"),
    "no gzip": (b"\x1f\x8bnothing of the kind", "bad-archive x: *damaged or cut off"),
    "cut zip": (GOOD_ZIP[:-30], "bad-archive x: *damaged or cut off"),
    "no zip": (b"PK\x03\x04nothing of the kind", "bad-archive x: *damaged or cut off"),
    "empty zip": (zipped({}), "bad-archive x: *no file in it"),
    "folders alone": (zipped({"a/": b""}), "bad-archive x: *no file in it"),
    "gzip in gzip": (gzip.compress(gzip.compress(b"a")), "bad-archive x: *another archive"),
    "zip in gzip": (gzip.compress(GOOD_ZIP), "bad-archive x: *another archive"),
    "zip in zip": (zipped({"b.zip": GOOD_ZIP}), "bad-archive x/b.zip: *an archive itself"),
    "gzip in zip": (zipped({"b.gz": gzip.compress(b"a")}), "bad-archive x/b.gz: *archive itself"),
    "encrypted": (encrypted(), "bad-archive x/a.bib: *encrypted"),
    "spoilt": (GOOD_ZIP.replace(GOOD_ZIP[45:50], b"\xff" * 5), "bad-archive x/a.bib: *damaged"),
    "document": (zipped({"[Content_Types].xml": b"<a/>", "b.xml": b"<b/>"}), "binary-file x:1: *"),
    "empty": (gzip.compress(b""), "empty-listing x: *"),
    "picture": (zipped({"a.png": b"\x89PNG\x00\x00"}), "binary-file x/a.png:1: *"),
    "bomb": (gzip.compress(bytes(8 << 20)), "bad-archive x: *200 times"),
    "bomb in zip": (zipped({"a": bytes(8 << 20)}), "bad-archive x/a: *200 times"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), BROKEN.values(), ids=BROKEN)
def test_broken(tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "good.bib").write_bytes(bib("k"))
    titles, (said,) = read(tmp_path, "x", data)
    start, _, end = expected.partition("*")
    assert said.startswith(start)
    assert end in said
    assert titles == {"good": ["On k"]}
    _, (problem,) = read_all([tmp_path / "x"], tmp_path)
    assert problem.severity is Severity.ERROR
    assert problem.hint


def test_a_broken_member_leaves_the_others(tmp_path: Path) -> None:
    files = {"a.bib": bib("a"), "b.zip": GOOD_ZIP, "c.bib": bib("c")}
    titles, said = read(tmp_path, "x.zip", zipped(files))
    assert titles == {"x-a": ["On a"], "x-c": ["On c"]}
    assert len(said) == 1


def test_all_files_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bib("a") * 100
    monkeypatch.setattr(archives._Budget.__init__, "__defaults__", (len(data) * 2,))
    titles, said = read(tmp_path, "x.zip", zipped({f"{i}.bib": data for i in range(5)}))
    assert list(titles) == ["x-0", "x-1"]
    assert len([line for line in said if "would be unpacked" in line]) == 3


def test_the_number_of_files_has_a_limit(tmp_path: Path) -> None:
    files = {f"{i}.bib": b"x" for i in range(archives.MOST_MEMBERS + 1)}
    _, (said,) = read(tmp_path, "x.zip", zipped(files))
    assert said.startswith("bad-archive x.zip: cannot be unpacked: it has 2001 files")


def test_sizes_that_lie_are_not_believed(tmp_path: Path) -> None:
    data = bytearray(zipped({"a": bytes(8 << 20)}))
    # The size in the central directory says 8 bytes.
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (8).to_bytes(4, "little")
    titles, said = read(tmp_path, "x.zip", bytes(data))
    assert titles == {}
    assert len(said) == 1


def test_two_archives_may_not_give_one_id(tmp_path: Path) -> None:
    (tmp_path / "x-a.bib").write_bytes(bib("b"))
    _, said = read(tmp_path, "x.zip", zipped({"a.bib": bib("a")}))
    assert [line.split(":")[0] for line in said] == [
        "same-listing-id x-a.bib", "same-listing-id x.zip/a.bib"
    ]  # fmt: skip
