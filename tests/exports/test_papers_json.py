"""``/data/papers.json`` holds what is known; the site tests hold it against the pages."""

import json
from collections.abc import Callable
from typing import Any

from jsonschema import Draft202012Validator

from generator.exports import papers_json, schema
from tests.support.minisite import MiniSite

KEYS = [
    "id", "url", "title", "abstract", "sentence", "authors", "author_count", "organisation",
    "venue", "date", "date_inferred", "comments", "arxiv", "doi", "links", "topics", "models",
    "benchmarks", "languages", "listings",
]  # fmt: skip


def exported(atlas: MiniSite) -> dict[str, Any]:
    data = json.loads(papers_json(atlas.load().collection))
    Draft202012Validator(json.loads(schema())).validate(data)
    return {paper["id"]: paper for paper in data["papers"]}


def test_every_paper_has_every_key(mini: Callable[..., MiniSite]) -> None:
    papers = exported(mini("small"))
    assert len(papers) == 5
    assert all(list(paper) == KEYS for paper in papers.values())


def test_all_that_is_known(mini: Callable[..., MiniSite]) -> None:
    paper = exported(mini("small"))["tidal-clocks-telling-time-by-the-sea"]
    abstract = paper.pop("abstract")
    assert abstract.startswith("Clocks need power, and power is")
    assert paper.pop("sentence") in abstract
    assert {link["kind"]: link["url"] for link in paper.pop("links")} == {
        "pdf": "https://arxiv.org/pdf/2408.01234",
        "arxiv": "https://arxiv.org/abs/2408.01234",
        "huggingface": "https://huggingface.co/papers/2408.01234",
        "doi": "https://doi.org/10.1234/tides.(2024)7",
        "code": "https://github.com/harbour/tidal-clocks",
    }
    assert paper == {
        "id": "tidal-clocks-telling-time-by-the-sea",
        "url": "papers/tidal-clocks-telling-time-by-the-sea/",
        "title": "Tidal Clocks: Telling Time by the Sea",
        "authors": ["Ada Vloed", "Björn Ebb", "Chidi Okafor-Zee"],
        "author_count": 3, "organisation": None, "venue": "Proceedings of the Harbour",
        "date": "2024-08-02", "date_inferred": False,
        "comments": None, "arxiv": "2408.01234", "doi": "10.1234/tides.(2024)7",
        "topics": ["signals", "tides"], "models": [], "benchmarks": ["buoybench"],
        "languages": [],
        "listings": [{"listing": "first", "line": 13}, {"listing": "second", "line": 3}],
    }  # fmt: skip


def test_what_is_unknown_is_null_or_empty(mini: Callable[..., MiniSite]) -> None:
    (paper,) = exported(mini("lone")).values()
    unknown = {key: paper[key] for key in KEYS if key not in (
        "id", "url", "title", "abstract", "sentence", "listings")}  # fmt: skip
    assert unknown == {
        "authors": [], "author_count": None, "organisation": None, "venue": None, "date": None,
        "date_inferred": False, "comments": None, "arxiv": None, "doi": None, "links": [],
        "topics": [], "models": [], "benchmarks": [], "languages": [],
    }  # fmt: skip


def test_the_text_is_the_same_each_time(mini: Callable[..., MiniSite]) -> None:
    atlas = mini("small")
    first = papers_json(atlas.load().collection)
    assert papers_json(atlas.load().collection) == first
    assert first.endswith("\n")
    assert "Björn" in first
