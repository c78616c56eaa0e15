"""Folders and files: what is a listing, what is refused, and what stands beside it unharmed."""

import os
from pathlib import Path

import pytest

from generator.config import ListingSettings
from generator.errors import Diagnostic, Severity
from generator.sources import find_listings, listing_id, read_all
from generator.sources.files import load, shown_path
from tests.sources.pages import ABSTRACT, HEAD, OTHER

GOOD = f"{HEAD}A Good Title\n\n{ABSTRACT}\n\nAnother Title\n\n{OTHER}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "listings"
    own.mkdir()
    (own / "good.txt").write_text(GOOD, encoding="utf-8")
    return own


def problems(folder: Path) -> list[Diagnostic]:
    """What is wrong in the folder; the good listing in it must have been read all the same."""
    readings, found = read_all(find_listings(folder), folder.parent)
    assert len({reading.listing.id: reading for reading in readings}["good"].listing.records) == 2
    return list(found)


IDS = [
    ("000_fbb6d8fd68da776e.txt", "000_fbb6d8fd68da776e"),
    ("UPPER Case.TXT", "upper-case"),
    ("Ünï cödé.txt", "uni-code"),
    ("index.txt", "index-listing"),
    ("README.md", "readme-listing"),
    ("a.b.txt", "a-b"),
    ("no ending", "no-ending"),
    ("---.txt", "listing"),
    ("Обзор.txt", "obzor"),
    ("论文.txt", "lunwen"),
    ("'quoted' & <odd>.txt", "quoted-odd"),
]


@pytest.mark.parametrize(("name", "key"), IDS)
def test_listing_id(name: str, key: str) -> None:
    assert listing_id(Path("seeds") / name) == key


REFUSED = [
    ("empty", b"", "empty-listing", None),
    ("blank", " \n\t\n\u00a0\n\ufeff".encode(), "empty-listing", None),
    ("byte order mark alone", b"\xef\xbb\xbf", "empty-listing", None),
    ("picture", b"\x89PNG\r\n\x1a\n\x00\x00", "binary-file", 3),
    ("noise", bytes(range(256)) * 20, "binary-file", 1),
    ("UTF-16", GOOD.encode("utf-16"), "not-utf-8", 1),
    ("UTF-16 without a mark", GOOD.encode("utf-16-le"), "binary-file", 1),
    ("furniture alone", HEAD.encode(), "no-records", None),
    ("a title alone", b"A Title", "truncated-record", 1),
]


@pytest.mark.parametrize(("data", "code", "line"), [row[1:] for row in REFUSED],
                         ids=[row[0] for row in REFUSED])  # fmt: skip
def test_refused(folder: Path, data: bytes, code: str, line: int | None) -> None:
    (folder / "bad.txt").write_bytes(data)
    (problem,) = problems(folder)
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert problem.place
    assert (problem.place.file, problem.place.line) == ("listings/bad.txt", line)
    assert problem.hint


READ = [
    ("CRLF", GOOD.replace("\n", "\r\n").encode()),
    ("CR", GOOD.replace("\n", "\r").encode()),
    ("mixed ends", GOOD.replace("\n\n", "\r\n\n").encode()),
    ("byte order mark", b"\xef\xbb\xbf" + GOOD.encode()),
    ("no final newline", GOOD.rstrip().encode()),
    ("a stray control character", GOOD.replace("cost", "co\x02st").encode()),
    ("form feeds", GOOD.replace("\n\n", "\n\x0c\n").encode()),
]


@pytest.mark.parametrize("data", [row[1] for row in READ], ids=[row[0] for row in READ])
def test_read(folder: Path, data: bytes) -> None:
    (folder / "other.txt").write_bytes(data)
    readings, found = read_all(find_listings(folder), folder.parent)
    assert found == ()
    good, other = (reading.listing for reading in readings)
    assert [r.title for r in other.records] == [r.title for r in good.records]
    assert [r.line for r in other.records] == [r.line for r in good.records]


def test_latin_1_refuses_only_the_records_that_hold_it(folder: Path) -> None:
    text = f"{HEAD}Plain Title\n\n{ABSTRACT}\n\nTítulo\n\n{OTHER}\n\nLast Title\n\n{ABSTRACT}\n"
    (folder / "latin.txt").write_bytes(text.encode("latin-1"))
    (problem,) = problems(folder)
    assert (problem.code, str(problem.place)) == ("not-utf-8", "listings/latin.txt:17")
    readings, _ = read_all([folder / "latin.txt"], folder.parent)
    assert [r.title for r in readings[0].listing.records] == ["Plain Title", "Last Title"]


def test_two_listings_with_one_id(folder: Path) -> None:
    (folder / "sub").mkdir()
    for name in ("same.txt", "SAME.text", "sub/same.txt"):
        (folder / name).write_text(GOOD, encoding="utf-8")
    found = problems(folder)
    assert [d.code for d in found] == ["same-listing-id"] * 3
    assert [str(d.place) for d in found] == [
        "listings/SAME.text", "listings/same.txt", "listings/sub/same.txt"
    ]  # fmt: skip
    assert "listings/same.txt and listings/sub/same.txt" in found[0].message


def test_other_formats_are_refused_unless_their_text_tells(folder: Path) -> None:
    (folder / "table.csv").write_text("dog,age\nRex,4\n", encoding="utf-8")
    (folder / "page.md").write_text(GOOD, encoding="utf-8")
    (problem,) = problems(folder)
    assert (problem.code, str(problem.place)) == ("unknown-format", "listings/table.csv")


@pytest.mark.parametrize(
    "name",
    [".hidden", ".DS_Store", "x.txt~", "#x.txt#", ".x.txt.swp", "x.swp", "x.txt.bak", "Thumbs.db"],
)
def test_files_of_editors_are_passed_over(folder: Path, name: str) -> None:
    (folder / name).write_text("no listing", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("no listing", encoding="utf-8")
    assert find_listings(folder) == (folder / "good.txt",)


def test_listings_in_subfolders(folder: Path) -> None:
    (folder / "2024").mkdir()
    (folder / "2024" / "may.txt").write_text(GOOD, encoding="utf-8")
    readings, found = read_all(find_listings(folder), folder.parent)
    assert found == ()
    assert [reading.listing.file for reading in readings] == [
        "listings/good.txt", "listings/2024/may.txt"
    ]  # fmt: skip


def test_what_cannot_be_opened_is_said(folder: Path) -> None:
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "up").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    found = problems(folder)
    assert [(d.code, str(d.place)) for d in found] == [
        ("unreadable-file", "listings/dangling.txt"),
        ("unreadable-file", "listings/loop.txt"),
        ("unreadable-file", "listings/pipe.txt"),
        ("unreadable-file", "listings/up"),
    ]


def test_a_link_to_a_listing_has_its_own_name(folder: Path) -> None:
    (folder / "linked.txt").symlink_to(folder / "good.txt")
    readings, _ = read_all(find_listings(folder), folder.parent)
    assert [own.listing.file for own in readings] == ["listings/good.txt", "listings/linked.txt"]


def test_a_name_that_is_no_text_can_be_printed(folder: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.txt"))
    path.write_bytes(b"")
    (problem,) = problems(folder)
    assert str(problem).encode()


def test_order_of_paths_changes_nothing(folder: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (folder / name).write_text(GOOD, encoding="utf-8")
    paths = find_listings(folder)
    assert read_all(paths, folder.parent) == read_all(reversed(paths), folder.parent)
    assert load([*paths, *paths], folder.parent, {}) == load(paths, folder.parent, {})


def test_settings_reach_the_listing(folder: Path) -> None:
    settings = {"good": ListingSettings(title="Our list", year=2031)}
    readings, _ = read_all(find_listings(folder), folder.parent, settings)
    own = readings[0].listing
    assert (own.title, own.year, own.year_inferred) == ("Our list", 2031, False)


def test_shown_path(tmp_path: Path) -> None:
    assert shown_path(tmp_path / "a" / "b.txt", tmp_path) == "a/b.txt"
    assert shown_path(tmp_path / "b.txt", tmp_path / "a") == str(tmp_path / "b.txt")
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    assert shown_path(tmp_path / "b.txt", tmp_path / "link") == "b.txt"
