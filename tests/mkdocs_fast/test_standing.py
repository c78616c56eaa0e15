"""A site that is built again where it stands is the same as one that is built from nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.mkdocs_fast.standing import FILE, Standing
from generator.mkdocs_fast.writer import Writer
from tests.mkdocs_fast.changes import EACH_PAGE, OTHERS
from tests.support.built import tree_bytes
from tests.support.minisite import MiniSite

PAPER = "papers/sand-as-a-medium/index.html"
LIST = f".cache/paper-atlas/{FILE}"
OLD = 1_000_000_000 * 10**9
"""Long ago, in nanoseconds: no build of a test takes place then."""


@pytest.fixture
def atlas(mini: Callable[..., MiniSite]) -> MiniSite:
    site = mini("small")
    build(site)
    return site


def build(site: MiniSite) -> dict[str, bytes]:
    """Build where the last build left its site."""
    done = site.run("build", "--fresh", "--no-locked", "--site-dir", "out")
    assert done.code == 0, done.err
    return tree_bytes(site.root / "out")


def anew(site: MiniSite) -> dict[str, bytes]:
    """Build with nothing that any build before has left."""
    shutil.rmtree(site.root / ".cache")
    done = site.run("build", "--fresh", "--no-locked", "--site-dir", "anew")
    assert done.code == 0, done.err
    return tree_bytes(site.root / "anew")


def times(site: MiniSite) -> Iterator[tuple[str, int]]:
    for path in (site.root / "out").rglob("*"):
        if path.is_file():
            yield str(path.relative_to(site.root / "out")), path.stat().st_mtime_ns


@pytest.mark.parametrize("change", [*EACH_PAGE, *OTHERS])
def test_after_a_change_it_is_as_if_built_from_nothing(
    atlas: MiniSite, change: Callable[[MiniSite], None]
) -> None:
    before = tree_bytes(atlas.root / "out")
    change(atlas)
    found = build(atlas)
    assert found != before
    assert found == anew(atlas)


def test_what_is_the_same_is_left_alone(atlas: MiniSite) -> None:
    first = dict(times(atlas))
    build(atlas)
    second = dict(times(atlas))
    written = {path for path in first if first[path] != second[path]}
    # What the navigation names is MkDocs' to write, and what is copied as it is.
    ours = (
        "papers/sand",
        "topics/whales",
        "authors/",
        "years/",
        "data/papers.",
        "feeds/",
        "embed/",
    )
    assert all(any(path.startswith(own) for path in second) for own in ours)
    assert not [path for path in written if path.startswith(ours) and path.count("/") > 1]


def touched(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"x")


@pytest.mark.parametrize("harm", [touched, Path.unlink])
@pytest.mark.parametrize("file", [PAPER, "data/papers.json", "index.html", "404.html"])
def test_what_others_did_to_it_is_undone(
    atlas: MiniSite, harm: Callable[[Path], None], file: str
) -> None:
    first = tree_bytes(atlas.root / "out")
    harm(atlas.root / "out" / file)
    assert build(atlas) == first


@pytest.mark.parametrize("content", [None, "", "[]", '["/elsewhere", {}]', '["x", {"a": 1}]'])
def test_without_a_list_the_folder_is_emptied(atlas: MiniSite, content: str | None) -> None:
    first = tree_bytes(atlas.root / "out")
    (atlas.root / "out/papers/left-behind.html").write_text("x", encoding="utf-8")
    if content is None:
        (atlas.root / LIST).unlink()
    else:
        (atlas.root / LIST).write_text(content, encoding="utf-8")
    assert build(atlas) == first


def test_what_strangers_put_there_goes(atlas: MiniSite) -> None:
    first = tree_bytes(atlas.root / "out")
    for path in ("papers/stranger/index.html", "stranger.txt", "pagefind/stranger.js"):
        (atlas.root / "out" / path).parent.mkdir(exist_ok=True)
        (atlas.root / "out" / path).write_text("x", encoding="utf-8")
    (atlas.root / "out/.nojekyll").write_text("", encoding="utf-8")
    assert build(atlas) == {**first, ".nojekyll": b""}
    assert not (atlas.root / "out/papers/stranger").exists()


def test_after_an_error_nothing_wrong_is_left(atlas: MiniSite) -> None:
    atlas.own("templates")
    atlas.edit("templates/pages/year.md.j2", "{{ crumbs", "{{ page.nothing }}{{ crumbs")
    done = atlas.run("build", "--no-locked", "--site-dir", "out")
    assert done.code == 1
    assert "page.nothing" in done.err or "nothing" in done.err
    atlas.edit("templates/pages/year.md.j2", "{{ page.nothing }}{{ crumbs", "{{ crumbs")
    note = "Read it first."
    atlas.write("docs/notes/sand-as-a-medium.md", note)
    found = build(atlas)
    assert note.encode() in found[PAPER]
    assert found == anew(atlas)


def test_the_plain_way_begins_with_an_empty_folder(atlas: MiniSite) -> None:
    first = tree_bytes(atlas.root / "out")
    (atlas.root / "out/papers/left-behind.html").write_text("x", encoding="utf-8")
    done = atlas.run("build", "--fresh", "--plain", "--no-locked", "--site-dir", "out")
    assert done.code == 0, done.err
    assert tree_bytes(atlas.root / "out") == first
    touched(atlas.root / "out" / PAPER)
    assert build(atlas) == first


def old(path: Path) -> None:
    os.utime(path, ns=(OLD, OLD))


def test_a_file_is_written_unless_it_stands(tmp_path: Path) -> None:
    first = Writer(tmp_path, {})
    first.write("a/b.txt", "text")
    marks = first.marks
    assert not first.marks
    old(tmp_path / "a/b.txt")
    second = Writer(tmp_path, marks)
    assert not second.stands("a/b.txt", marks["a/b.txt"][0])
    second.write("a/b.txt", "text")
    assert (tmp_path / "a/b.txt").stat().st_mtime_ns != OLD
    third = Writer(tmp_path, second.marks)
    third.write("a/b.txt", "text", "made of something else")
    assert third.marks["a/b.txt"][0] == "made of something else"


def test_folders_go_with_their_last_file(tmp_path: Path) -> None:
    root, cache = tmp_path / "site", tmp_path / "cache"
    standing = Standing(root, cache)
    standing.begin()
    writer = Writer(root, standing.before)
    for path in ("a/b/c.txt", "a/d.txt", "e.txt"):
        writer.write(path, "text")
    standing.add(writer.marks)
    standing.end()
    again = Standing(root, cache)
    again.begin()
    writer = Writer(root, again.before)
    writer.write("e.txt", "text")
    again.add(writer.marks)
    again.end()
    assert [path.name for path in root.iterdir()] == ["e.txt"]
