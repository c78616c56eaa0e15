"""``/data/papers.jsonl``: a paper a line, each the same object as in ``papers.json``."""

from __future__ import annotations

import json

from generator.exports.papers_json import paper_row
from generator.pages.collection import Collection

_BREAKS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
"""Ends of lines to Unicode and to Python's ``splitlines``, though not to JSON Lines."""


def papers_jsonl(collection: Collection) -> str:
    """The papers as JSON Lines (https://jsonlines.org), newest first; empty without papers."""
    return "".join(map(_line, (paper_row(collection, paper) for paper in collection.newest)))


def _line(row: object) -> str:
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return f"{text.translate(_BREAKS)}\n"
