"""Search files made by a process of its own: the same files, whatever happens to it."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import load
from generator.errors import AtlasError
from generator.pages.collection import Collection
from generator.search import PageText, Served, begin, behind, kept, make
from tests.support.built import tree_bytes
from tests.support.minisite import MiniSite

ABOUT = PageText("about/", "About", "What this is.")


@pytest.fixture(name="collection")
def _collection(mini: Callable[..., MiniSite]) -> Collection:
    return load(mini("small").options(), "Atlas", "").collection


def refuse(problem: AtlasError) -> None:
    raise problem


def test_the_same_files_as_made_at_once(collection: Collection, tmp_path: Path) -> None:
    work = begin(collection, [ABOUT], tmp_path / "cache")
    first = work.finish(tmp_path / "one")
    assert not first.reused
    assert begin(collection, [ABOUT], tmp_path / "cache").finish(tmp_path / "two").reused
    make(collection, [ABOUT], tmp_path / "three", tmp_path / "another")
    one, two, three = (tree_bytes(tmp_path / name) for name in ("one", "two", "three"))
    assert one == two == three
    assert first.files == len(one)


@pytest.mark.parametrize(
    "command", [(sys.executable, "-c", "raise SystemExit(1)"), (sys.executable, "-c", "")]
)
def test_what_the_process_does_not_make_is_made_here(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str]
) -> None:
    monkeypatch.setattr(behind, "COMMAND", command)
    made = begin(collection, [ABOUT], tmp_path / "cache").finish(tmp_path / "site")
    assert made.files == len(tree_bytes(tmp_path / "site"))


def test_why_there_is_none_is_said_when_it_is_asked_for(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nothing"))
    work = begin(collection, [], tmp_path / "cache")
    with pytest.raises(AtlasError, match="no-search-index"):
        work.finish(tmp_path / "site")


def test_work_that_is_given_up_leaves_no_set(collection: Collection, tmp_path: Path) -> None:
    begin(collection, [ABOUT], tmp_path / "cache").stop()
    assert kept.newest(tmp_path / "cache") is None


def test_while_served_the_last_search_stays_until_there_is_another(
    collection: Collection, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    served = Served(tmp_path / "cache", refuse)
    served.update(collection, [ABOUT], site).join()
    before = tree_bytes(site / "pagefind")
    assert before
    again = served.update(collection, [replace(ABOUT, text="Something else.")], site)
    assert tree_bytes(site / "pagefind").keys() & before.keys()
    again.join()
    assert tree_bytes(site / "pagefind") != before


def test_of_those_that_wait_only_the_last_one_is_made(
    collection: Collection, tmp_path: Path
) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    served = Served(cache, refuse)
    with served._lock:
        waiting = [
            served.update(collection, [replace(ABOUT, text=f"Text {n}.")], site) for n in range(4)
        ]
    for thread in waiting:
        thread.join()
    assert len(list(cache.iterdir())) == 1


def test_why_there_is_no_new_one_is_told_and_the_old_one_stays(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    told: list[AtlasError] = []
    served = Served(tmp_path / "cache", told.append)
    served.update(collection, [], site).join()
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nothing"))
    served.update(collection, [ABOUT], site).join()
    assert [problem.diagnostics[0].code for problem in told] == ["no-search-index"]
    assert (site / "pagefind/pagefind.js").is_file()
