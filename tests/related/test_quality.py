"""How good related papers are on the seeds, against topics that people gave by hand."""

from __future__ import annotations

import json
from pathlib import Path

from generator.build import load
from generator.config import Options
from generator.text.keys import title_key

ROOT = Path(__file__).parents[2]
FLOOR = 0.75


def test_related_papers_share_a_subject() -> None:
    options = Options(ROOT, ROOT / "seeds", ROOT / "templates/pages")
    collection = load(options, "Seeds", "").collection
    entries = json.loads((ROOT / "tests/data/topic-labels.json").read_text(encoding="utf-8"))
    labels = {title_key(entry["title"]): set(entry["required"]) for entry in entries}
    shared = [
        bool(labels[title_key(paper.title)] & labels[key])
        for paper in collection.papers
        if title_key(paper.title) in labels
        for near in collection.related[paper.id]
        if (key := title_key(collection.by_id[near.paper].title)) in labels
    ]
    assert len(shared) > 200
    assert sum(shared) / len(shared) >= FLOOR
