"""``paper-atlas new`` and ``topics suggest``: what they say, and how they end."""

from collections.abc import Callable

import pytest

from tests.support.minisite import ROOT, MiniSite

Make = Callable[..., MiniSite]
BIB = ROOT / "tests/data/example/bridges.bib"


def test_new_says_what_was_read_and_what_is_next(mini: Make) -> None:
    atlas = mini()
    outcome = atlas.run("new", "c", "--title", "Bridges", BIB)
    assert outcome.code == 0
    assert "bridges  bibtex" in outcome.out
    assert "cd c\n" in outcome.out
    assert "paper-atlas topics suggest --write" in outcome.out
    assert (atlas.root / "c/seeds/permalinks.yml").is_file()


def test_new_without_lists(mini: Make) -> None:
    outcome = mini().run("new", "c", "--title", "Bridges")
    assert outcome.code == 0
    assert "put lists of papers into seeds/listings/" in outcome.out


def test_new_with_something_that_is_no_list(mini: Make) -> None:
    atlas = mini()
    bad = atlas.write("bad.bib", b"\x00\x01")
    outcome = atlas.run("new", "c", "--title", "Bridges", BIB, bad)
    assert outcome.code == 1
    assert "error [binary-file]" in outcome.out
    assert "40 papers; 1 errors" in outcome.out
    assert "Next:" in outcome.out
    assert not (atlas.root / "c/seeds/permalinks.yml").exists()


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [(["new", "c"], 2, "--title"),
     (["new", "--title", "X"], 2, "DIR"),
     (["new", "c", "--title", " "], 2, "must not be empty"),
     (["new", ".", "--title", "X"], 1, "error[not-empty]: holds files already"),
     (["new", "c", "--title", "X", "gone.bib"], 1, "gone.bib: error[unreadable-file]")],
)  # fmt: skip
def test_new_refuses(mini: Make, args: list[str], code: int, said: str) -> None:
    atlas = mini()
    outcome = atlas.run(*args)
    assert outcome.code == code
    assert said in outcome.err
    assert not (atlas.root / "c").exists()


def test_suggest_prints_and_writes_the_same(mini: Make) -> None:
    atlas = mini()
    atlas.write("seeds/listings/bridges.bib", BIB.read_bytes())
    printed = atlas.run("topics", "suggest")
    assert printed.code == 0
    assert not (atlas.root / "seeds/topics.yml").exists()
    written = atlas.run("topics", "suggest", "--write")
    assert written.code == 0
    assert written.out.startswith("seeds/topics.yml: ")
    assert (atlas.root / "seeds/topics.yml").read_text(encoding="utf-8") == printed.out
    again = atlas.run("topics", "suggest", "--write")
    assert again.code == 1
    assert "is there already: nothing is written" in again.err
    assert atlas.run("check").code == 0


def test_suggest_with_too_few_papers(mini: Make) -> None:
    outcome = mini("lone").run("topics", "suggest")
    assert outcome.code == 1
    assert "too few papers" in outcome.err
