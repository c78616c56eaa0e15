"""Search files kept from build to build."""

import os
from pathlib import Path

import pytest

from generator.search import kept as keeping
from tests.support.built import tree_bytes

FILES = {"search/data/words.json": "[]", "pagefind/index/a.pf_index": "a", "pagefind/x.js": "x"}


def fill(folder: Path) -> None:
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> Path:
    keeping.write(tmp_path / "cache/a", fill)
    return tmp_path / "cache/a"


def test_a_set_is_put_whole_and_replaces_what_was_there(kept: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "pagefind").mkdir(parents=True)
    (site / "pagefind/old.js").touch()
    (site / "index.html").touch()
    keeping.put(kept, site, keeping.sizes(kept) or {})
    files = tree_bytes(site)
    assert files == {"index.html": b"", **{path: own.encode() for path, own in FILES.items()}}


def test_where_there_are_no_hard_links_files_are_copied(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("another file system")

    monkeypatch.setattr(os, "link", refuse)
    keeping.put(kept, tmp_path / "site", keeping.sizes(kept) or {})
    assert set(tree_bytes(tmp_path / "site")) == set(FILES)


@pytest.mark.parametrize("how", ["changed", "touched", "more", "less", "no list", "bad list"])
def test_a_set_that_is_not_as_it_was_written_is_none(kept: Path, how: str) -> None:
    own = kept / "pagefind/x.js"
    if how == "changed":
        own.write_text("longer than before")
    elif how == "touched":
        os.utime(own, (1, 1))
    elif how == "more":
        (kept / "pagefind/more.js").touch()
    elif how == "less":
        own.unlink()
    elif how == "no list":
        (kept / keeping.LIST).unlink()
    else:
        (kept / keeping.LIST).write_text("[]")
    assert keeping.sizes(kept) is None
    assert keeping.newest(kept.parent) is None
    keeping.write(kept, fill)
    assert set(keeping.sizes(kept) or {}) == set(FILES)


def test_nothing_is_left_of_a_set_that_failed(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        fill(folder)
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        keeping.write(tmp_path / "cache/a", fail)
    assert not list((tmp_path / "cache").iterdir())


def test_the_last_few_are_kept(tmp_path: Path) -> None:
    for number, name in enumerate("abcde", start=1):
        keeping.write(tmp_path / name, fill)
        os.utime(tmp_path / name, (number, number))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c", "d", "e"]
    assert keeping.newest(tmp_path) == tmp_path / "e"


def test_a_served_site_shows_a_set_where_it_is_kept(kept: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    other = tmp_path / "cache/b"
    keeping.write(other, fill)
    for own in (other, kept):
        keeping.show(own, site)
    assert (site / "pagefind").resolve() == kept / "pagefind"
    assert (site / "search/data/words.json").read_text() == "[]"
    keeping.put(kept, site, keeping.sizes(kept) or {})
    assert not (site / "pagefind").is_symlink()
    assert keeping.sizes(other) is not None
