"""The map's page and data: each paper once, in its region, with a place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from generator.exports.map_json import FOLDER, LIBRARY
from tests.support.built import Page, Site, shown, text_of
from tests.support.minisite import ROOT, MiniSite


@pytest.fixture(scope="module")
def papers(seeds_site: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        (seeds_site.root / "data/papers.json").read_text(encoding="utf-8")
    )["papers"]
    return found


@pytest.fixture(scope="module")
def data(seeds_site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (seeds_site.root / "data/map.json").read_text(encoding="utf-8")
    )
    return found


def regions(page: Page) -> dict[str, list[str]]:
    """The titles in each region's list."""
    return {
        region.get("data-region"): [text_of(link) for link in region.xpath(".//li/a")]
        for region in page.tree.xpath("//details[@data-region]")
    }


def test_the_list_holds_each_paper_once_under_its_first_topic(
    seeds_site: Site, papers: list[dict[str, Any]]
) -> None:
    page = seeds_site.page("map/")
    assert Counter(page.listed("papers")) == Counter(paper["id"] for paper in papers)
    wanted: dict[str, list[str]] = {}
    for paper in papers:
        wanted.setdefault((paper["topics"] or ["none"])[0], []).append(shown(paper["title"]))
    assert regions(page) == wanted


def test_the_numbers_on_the_page_are_those_of_the_lists(seeds_site: Site) -> None:
    tree = seeds_site.page("map/").tree
    for region in tree.xpath("//details[@data-region]"):
        assert int(text_of(region.xpath("summary/b")[0])) == len(region.xpath(".//li"))
    groups = [int(text_of(b)) for b in tree.xpath("//fieldset//b")]
    assert sum(groups) == len(tree.xpath("//details//li"))


def test_every_paper_has_a_place_of_its_own(
    data: dict[str, Any], papers: list[dict[str, Any]]
) -> None:
    assert data["papers"] == [paper["id"] for paper in papers]
    places = set(zip(data["x"], data["y"], strict=True))
    assert len(places) == len(papers)


def test_the_data_names_topics_as_the_papers_do(
    data: dict[str, Any], papers: list[dict[str, Any]]
) -> None:
    ids = [topic["id"] for topic in data["topics"]]
    assert [[ids[i] for i in own] for own in data["own"]] == [paper["topics"] for paper in papers]
    for topic in data["topics"]:
        assert (topic["at"] is None) is (topic["papers"] == 0)


def test_known_places_are_those_of_the_seeds(data: dict[str, Any]) -> None:
    known = json.loads((ROOT / "seeds/positions.json").read_text(encoding="utf-8"))
    found = {key: [x, y] for key, x, y in zip(data["papers"], data["x"], data["y"], strict=True)}
    assert {key: known[key] for key in found} == found


def test_the_library_is_loaded_on_this_page_only(seeds_site: Site) -> None:
    loads = [
        address
        for address, page in seeds_site.pages.items()
        if any(FOLDER in src for src in page.tree.xpath("//script/@src"))
    ]
    assert loads == ["map/"]
    for name in LIBRARY:
        head = (seeds_site.root / FOLDER / name).read_text(encoding="utf-8")[:400]
        assert "Bokeh Contributors" in head


def test_settling_writes_places_that_builds_keep(mini: Callable[..., MiniSite]) -> None:
    site = mini("small")
    first = site.run("map", "settle")
    assert first.code == 0, first.err
    path = site.root / "seeds/positions.json"
    text = path.read_text(encoding="utf-8")
    collection = site.load().collection
    assert set(json.loads(text)) == {paper.id for paper in collection.papers}
    assert dict(collection.places) == {key: tuple(at) for key, at in json.loads(text).items()}
    again = site.run("map", "settle", "--afresh")
    assert again.code == 0
    assert path.read_text(encoding="utf-8") == text


def test_a_broken_ledger_is_reported_with_its_line(mini: Callable[..., MiniSite]) -> None:
    site = mini("small")
    site.write("seeds/positions.json", '{"x": [1, 2],\n"y" 3}')
    outcome = site.run("check")
    assert outcome.code == 1
    assert "seeds/positions.json:2" in outcome.out + outcome.err
