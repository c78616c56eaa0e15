"""The same seeds give the same bytes: whatever the day, the hash seed, the order of files."""

import gzip
import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from generator.build import Making, generate, load
from generator.config import Options
from generator.sources import find_listings
from generator.stored import Store
from tests.conftest import COMMAND, SITE_URL
from tests.support import crawler
from tests.support.built import Site, tree_bytes
from tests.support.minisite import ROOT, MiniSite

LOAD = importlib.import_module("generator.build.load")
READING = importlib.import_module("generator.build.reading")
TOMORROW = ROOT / "tests/support/tomorrow.py"
URL = "https://example.org/paper-atlas/"


def build(folder: Path, out: Path, *command: str | Path, **env: str) -> dict[str, bytes]:
    """Build in a process of its own; returns every file of the site."""
    subprocess.run(
        [*(command or (COMMAND,)), "build", "--site-dir", out],
        cwd=folder,
        env={k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | env,
        check=True,
        capture_output=True,
    )
    return tree_bytes(out)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    return MiniSite(tmp_path_factory.mktemp("same") / "atlas", "small")


@pytest.fixture(scope="module")
def first(atlas: MiniSite) -> dict[str, bytes]:
    return build(atlas.root, atlas.root / "first", PYTHONHASHSEED="1")


def test_another_hash_seed(atlas: MiniSite, first: dict[str, bytes]) -> None:
    assert differing(first, build(atlas.root, atlas.root / "second", PYTHONHASHSEED="2")) == []


def test_another_day(atlas: MiniSite, first: dict[str, bytes]) -> None:
    later = build(atlas.root, atlas.root / "later", sys.executable, TOMORROW)
    assert differing(first, later) == []


def test_another_place(atlas: MiniSite, first: dict[str, bytes], tmp_path: Path) -> None:
    elsewhere = MiniSite(tmp_path / "a folder with spaces", "small")
    assert differing(first, build(elsewhere.root, elsewhere.root / "out")) == []


def test_dates_of_pages_are_those_of_papers(atlas: MiniSite, first: dict[str, bytes]) -> None:
    site = Site(atlas.root / "first")
    found = {url.removeprefix(URL): date for url, date in crawler.sitemap(site).items()}
    papers = {paper["url"]: paper["date"] for paper in site.papers}
    assert {url: date for url, date in found.items() if url in papers} == papers
    # The listing prints 2023 and 2024 as years other than its own, so its May is in 2025.
    assert found[""] == found["papers/"] == found["years/2025/"] == "2025-05-27"
    assert found["years/2022/"] == "2022-12"
    assert found["about/"] is None
    assert gzip.decompress(first["sitemap.xml.gz"]) == first["sitemap.xml"]


def test_no_time_of_the_build_is_in_the_site(atlas: MiniSite, first: dict[str, bytes]) -> None:
    dated = build(atlas.root, atlas.root / "dated", SOURCE_DATE_EPOCH="1000000000")
    assert differing(first, dated) == []


def test_the_seeds_twice(seeds_site: Site, tmp_path: Path) -> None:
    again = build(
        ROOT, tmp_path / "again", sys.executable, TOMORROW, SITE_URL=SITE_URL, PYTHONHASHSEED="7"
    )
    assert differing(tree_bytes(seeds_site.root), again) == []


def keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every load begin with the seeds, not with what an earlier one kept."""
    monkeypatch.setattr(LOAD, "store_of", lambda _: Store(None, ()))


def generated(options: Options) -> dict[str, str | bytes]:
    loaded = load(options, "A small atlas", "Papers that nobody wrote.")
    problems = {f"problem {i}": str(problem) for i, problem in enumerate(loaded.problems)}
    files = generate(Making(loaded.collection, options))
    return {file.src: file.content for file in files} | problems


def test_the_order_of_listings(
    mini: Callable[..., MiniSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    atlas = mini("small")
    third = (atlas.root / "seeds/listings/second.txt").read_text().replace("Nobody", "No one")
    atlas.write("seeds/listings/third.txt", third)
    keep_nothing(monkeypatch)
    wanted = generated(atlas.options())
    paths = find_listings(atlas.root / "seeds/listings")
    for order in permutations(paths):
        monkeypatch.setattr(READING, "find_listings", lambda _, order=order: order)
        assert generated(atlas.options()) == wanted


def test_the_order_of_the_seeds_listings(monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(ROOT, ROOT / "seeds", ROOT / "templates/pages")
    keep_nothing(monkeypatch)
    wanted = generated(options)
    paths = find_listings(ROOT / "seeds/listings")
    monkeypatch.setattr(READING, "find_listings", lambda _: paths[::-1])
    assert generated(options) == wanted
