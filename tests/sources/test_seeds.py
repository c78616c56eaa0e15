"""The five listings that the project grows from, read as they are."""

from pathlib import Path

import pytest

from generator.sources import Reading, find_listings, read_all

ROOT = Path(__file__).parents[2]
LISTINGS = ROOT / "seeds" / "listings"
RIGHT = {
    "000_fbb6d8fd68da776e": (50, 102, "compact", None, None),
    "001_696c4963ccd6f9a9": (74, 305, "spaced", (3, 13), None),
    "002_e4b53ffa9181991a": (77, 317, "spaced", (3, 11), None),
    "003_752fc85176a203b2": (56, 459, "dated", (12, 11), 2025),
    "004_b9d50fa8a7345a50": (41, 339, "dated", (12, 10), 2025),
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    found, problems = read_all(find_listings(LISTINGS), ROOT)
    assert problems == ()
    return {reading.listing.id: reading for reading in found}


def test_figures(readings: dict[str, Reading]) -> None:
    found = {
        key: (len(own.listing.records), own.listing.lines, own.listing.layout,
              own.listing.day, own.listing.year)
        for key, own in readings.items()
    }  # fmt: skip
    assert found == RIGHT
    assert sum(len(own.listing.records) for own in readings.values()) == 298


def test_every_line_is_explained(readings: dict[str, Reading]) -> None:
    for own in readings.values():
        assert own.listing.unexplained == ()
        assert own.failures == 0
        text = (ROOT / own.listing.file).read_text(encoding="utf-8")
        left = {i for i, line in enumerate(text.split("\n"), start=1) if line.strip()}
        left -= {number for number, _ in own.listing.furniture}
        for record in own.listing.records:
            left -= set(range(record.line, record.end_line + 1))
        assert left == set()


def test_records_are_verbatim(readings: dict[str, Reading]) -> None:
    for own in readings.values():
        lines = (ROOT / own.listing.file).read_text(encoding="utf-8").split("\n")
        for record in own.listing.records:
            assert lines[record.line - 1].removeprefix("Subscribe").strip() == record.title
            printed = [line.strip() for line in lines[record.line : record.end_line]]
            assert record.abstract in printed


def test_tails(readings: dict[str, Reading]) -> None:
    for key, own in readings.items():
        dated = [record for record in own.listing.records if record.date_text]
        assert len(dated) == (len(own.listing.records) if key[:3] in ("003", "004") else 0)
        for record in dated:
            assert (record.author_count is None) == (record.organisation == "nvidia NVIDIA")
    first = readings["003_752fc85176a203b2"].listing.records[1]
    assert (first.author_count, first.date_text, first.comments) == (7, "May 27", 1)


def test_names_of_files_do_not_matter(tmp_path: Path) -> None:
    """Layouts are told apart by content."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for i, path in enumerate(sorted(LISTINGS.iterdir(), reverse=True)):
        (folder / f"list {i}.TXT").write_bytes(path.read_bytes())
    found, problems = read_all(find_listings(folder), tmp_path)
    assert problems == ()
    assert [len(own.listing.records) for own in found] == [41, 56, 77, 74, 50]
    layouts = [own.listing.layout for own in found]
    assert layouts == ["dated", "dated", "spaced", "spaced", "compact"]
