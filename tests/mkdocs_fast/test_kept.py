"""Converted pages that are kept change how long a build takes, and nothing else."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Making
from generator.mkdocs_fast.kept import TOGETHER, Bucket, buckets
from generator.pages.page import Page, Planned
from tests.mkdocs_fast.changes import EACH_PAGE
from tests.support.built import tree_bytes
from tests.support.minisite import MiniSite


@pytest.fixture
def atlas(mini: Callable[..., MiniSite]) -> MiniSite:
    return mini("small")


def build(site: MiniSite) -> dict[str, bytes]:
    shutil.rmtree(site.root / "out", ignore_errors=True)
    done = site.run("build", "--fresh", "--site-dir", "out")
    assert done.code == 0, done.err
    return tree_bytes(site.root / "out")


def kept(site: MiniSite) -> list[Path]:
    return sorted((site.root / ".cache/paper-atlas/pages").iterdir())


def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are rendered from now on, one process doing all."""
    monkeypatch.setattr("generator.parallel.processes", lambda: 1)
    seen: list[str] = []
    known = Making.rendered

    def note(self: Making, page: Page) -> object:
        seen.append(page.src)
        return known(self, page)

    monkeypatch.setattr(Making, "rendered", note)
    return seen


def test_the_next_build_renders_nothing_but_what_changed(
    atlas: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(atlas)
    seen = rendered(monkeypatch)
    handed_over = {"index.md", "map.md", "quality.md"}
    assert build(atlas) == first
    assert not [src for src in seen if src not in handed_over and not src.endswith("/index.md")]
    seen.clear()
    atlas.write("docs/notes/sand-as-a-medium.md", "Read it first.\n")
    assert b"Read it first." in build(atlas)["papers/sand-as-a-medium/index.html"]
    assert [src for src in seen if src.startswith("papers/") and not src.endswith("index.md")] == [
        "papers/sand-as-a-medium.md"
    ]


@pytest.mark.parametrize("change", EACH_PAGE)
def test_what_all_pages_are_made_with_counts(
    atlas: MiniSite, change: Callable[[MiniSite], None]
) -> None:
    build(atlas)
    change(atlas)
    assert b"New in each" in build(atlas)["papers/sand-as-a-medium/index.html"]


def test_another_version_of_ours_counts(atlas: MiniSite, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(atlas)
    seen = rendered(monkeypatch)
    monkeypatch.setattr("generator.build.files.edition", lambda: "another")
    assert build(atlas) == first
    assert "papers/sand-as-a-medium.md" in seen


@pytest.mark.parametrize("content", [b"", b"x", zlib.compress(b"[]"), zlib.compress(b'{"a": [1]}')])
def test_a_broken_file_is_none(atlas: MiniSite, content: bytes) -> None:
    first = build(atlas)
    for path in kept(atlas):
        path.write_bytes(content)
    assert build(atlas) == first
    assert all(path.read_bytes() != content for path in kept(atlas))


def test_nothing_stays_of_pages_that_are_gone(atlas: MiniSite, tmp_path: Path) -> None:
    build(atlas)
    (atlas.root / ".cache/paper-atlas/pages/4096-1.json.z").write_bytes(b"x")
    before = sum(len(Bucket(path)._rows) for path in kept(atlas) if "4096" not in path.name)
    path = atlas.root / "seeds/topics.yml"
    path.write_text(path.read_text("utf-8").replace("id: whales", "id: seals"), encoding="utf-8")
    build(atlas)
    names = [path.name for path in kept(atlas)]
    assert "4096-1.json.z" not in names
    rows = {src for path in kept(atlas) for src in Bucket(path)._rows}
    assert len(rows) == before
    assert "topics/seals.md" in rows
    assert "topics/whales.md" not in rows


@pytest.mark.parametrize("count", [0, 1, 63, 64, 1000])
def test_each_page_is_in_one_file(tmp_path: Path, count: int) -> None:
    def make() -> Page:
        raise AssertionError("no page is made to tell where it is kept")

    pages = [Planned(f"papers/{i}.md", make) for i in range(count)]
    found = buckets(tmp_path, pages)
    assert sorted(page.src for own in found.values() for page in own) == sorted(
        page.src for page in pages
    )
    assert all(len(own) < 2 * TOGETHER for own in found.values())
