"""``/data/map.json``: where each paper lies on the map, and the library that draws it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.model import Topic
from generator.pages.collection import Collection
from generator.pages.map import UNSORTED, regions
from generator.pages.signs import signs

VERSION = 1
"""Of the shape; a script that finds another one leaves the list as it is."""
LIBRARY = ("bokeh.min.js", "bokeh-api.min.js")
"""The files of Bokeh that the map needs, in the order in which they must run."""
FOLDER = "assets/bokeh"


def map_files(collection: Collection) -> Iterator[tuple[str, str]]:
    """Path, relative to the site's root, and text of each file that only the map needs.

    Bokeh's licence stands at the head of its files.
    """
    yield "data/map.json", _text(_map(collection))
    folder = _library()
    for name in LIBRARY:
        yield f"{FOLDER}/{name}", (folder / name).read_text(encoding="utf-8")


def _library() -> Path:
    """The folder of Bokeh's scripts, found without the half second that loading Bokeh takes."""
    spec = find_spec("bokeh")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"bokeh {version('bokeh')} is not where it was installed")
    return Path(spec.origin).parent / "server/static/js"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _map(collection: Collection) -> dict[str, Any]:
    # Loading SciPy takes longer than rendering many pages.
    from generator.mapping.regions import outlines, peaks  # noqa: PLC0415

    own = {key: [paper.id for paper in papers] for key, papers in regions(collection).items()}
    middles = peaks(own, collection.places)
    ground = outlines(_by_group(collection, own), collection.places)
    number = {key: i for i, key in enumerate(collection.topics)}
    papers = collection.newest
    sign = signs(collection.groups)
    return {
        "version": VERSION,
        "groups": [
            {
                "id": key,
                **({"sign": sign[key]} if sign.get(key, key) != key else {}),
                "ground": [outline.rings for outline in ground.get(key, ())],
            }
            for key in (*(group.id for group in collection.groups), UNSORTED)
        ],
        "topics": [_topic(topic, own, middles) for topic in collection.topics.values()],
        "papers": [paper.id for paper in papers],
        "x": [collection.places[paper.id][0] for paper in papers],
        "y": [collection.places[paper.id][1] for paper in papers],
        "own": [
            [number[one.topic] for one in collection.assignments.get(paper.id, ())]
            for paper in papers
        ],
    }


def _topic(
    topic: Topic, own: Mapping[str, Sequence[str]], middles: Mapping[str, Any]
) -> dict[str, Any]:
    """A topic with how many papers its region holds, and where its name lies."""
    return {
        "id": topic.id,
        "title": topic.title,
        "group": topic.group,
        "papers": len(own.get(topic.id, ())),
        "at": middles.get(topic.id),
    }


def _by_group(collection: Collection, own: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Paper ids by the group of their region; papers without a topic cover no ground."""
    return {
        group.id: [key for topic in group.topics for key in own.get(topic.id, ())]
        for group in collection.groups
    }
