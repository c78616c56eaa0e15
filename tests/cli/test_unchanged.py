"""A build where nothing changed does nothing, and one where anything did does it all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.built import tree_bytes
from tests.support.minisite import MiniSite

SAME = "has not changed and is in"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    return MiniSite(tmp_path_factory.mktemp("unchanged") / "atlas", "small")


def build(site: MiniSite, *options: str) -> str:
    done = site.run("build", *options)
    assert done.code == 0, done.err
    return done.err


def test_a_second_build_has_nothing_to_do(atlas: MiniSite) -> None:
    assert SAME not in build(atlas)
    before = tree_bytes(atlas.root / "site")
    assert SAME in build(atlas)
    assert tree_bytes(atlas.root / "site") == before
    assert SAME not in build(atlas, "--fresh")
    assert SAME in build(atlas)


def note(site: MiniSite) -> None:
    site.write("docs/notes/sand-as-a-medium.md", "Read it.\n")


def listing(site: MiniSite) -> None:
    path = site.root / "seeds/listings/first.txt"
    path.write_bytes(path.read_bytes() + b"\n")


def settings(site: MiniSite) -> None:
    site.edit("mkdocs.yml", "strict: false", "strict:  false")
    site.edit("mkdocs.yml", "site_name: Paper Atlas", "site_name: Another Atlas")


def lost_page(site: MiniSite) -> None:
    (site.root / "site/papers/sand-as-a-medium/index.html").unlink()


def changed_page(site: MiniSite) -> None:
    page = site.root / "site/papers/sand-as-a-medium/index.html"
    page.write_text(page.read_text("utf-8") + " ", encoding="utf-8")


def more_files(site: MiniSite) -> None:
    site.write("site/papers/mine.txt", "x")


def broken_note(site: MiniSite) -> None:
    site.write(".cache/paper-atlas/built.json", "{")


def other_version(site: MiniSite) -> None:
    path = site.root / ".cache/paper-atlas/built.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "made_of": "other"}))


CHANGES: tuple[Callable[[MiniSite], None], ...] = (
    note, listing, settings, lost_page, changed_page, more_files, broken_note, other_version
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_built(atlas: MiniSite, change: Callable[[MiniSite], None]) -> None:
    build(atlas)
    change(atlas)
    assert SAME not in build(atlas)
    assert SAME in build(atlas)
    assert not (atlas.root / "site/papers/mine.txt").exists()


def test_variables_in_the_settings_count(
    atlas: MiniSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    build(atlas)
    monkeypatch.setenv("SITE_URL", "https://example.org/elsewhere/")
    assert SAME not in build(atlas)
    assert SAME not in build(atlas, "--plain")
    assert SAME not in build(atlas, "--site-dir", str(tmp_path / "out"))


def test_a_build_that_failed_is_done_again(atlas: MiniSite) -> None:
    atlas.write("docs/broken.md", "[x](nowhere.md)\n")
    assert atlas.run("build").code == 1
    assert atlas.run("build").code == 1
    (atlas.root / "docs/broken.md").unlink()
    assert SAME not in build(atlas)


def test_what_others_may_read_is_not_known(atlas: MiniSite) -> None:
    atlas.write("hook.py", "def on_post_build(**_):\n    pass\n")
    atlas.edit("mkdocs.yml", "plugins:\n", "hooks:\n  - hook.py\nplugins:\n")
    assert SAME not in build(atlas)
    assert SAME not in build(atlas)
