"""The files beside a paper's page: ``paper.json`` and ``index.md``, and the schema of the first.

References in the formats of reference managers stand there, too; see
:mod:`generator.exports.citations`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.exports.citations.item import Item
from generator.exports.paper_markdown import MARKDOWN, paper_markdown
from generator.exports.papers_json import as_json, paper_row, schema
from generator.model import Paper
from generator.pages import addresses
from generator.pages.collection import Collection

JSON = "paper.json"
_ID = {"$ref": "#/$defs/id"}
_TEXT = {"type": "string", "minLength": 1}
_MORE: Mapping[str, Any] = {
    "address": {
        "type": ["string", "null"],
        "pattern": "^https?://",
        "description": "Where the page is, as a whole address; null where the site has none yet.",
    },
    "citation_key": _TEXT | {"description": "What the paper is cited by in BibTeX; never changes."},
    "related": {
        "type": "array",
        "description": "The nearest papers of the collection, the nearest first.",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "url", "title", "terms"],
            "properties": {
                "id": _ID,
                "url": {"type": "string", "description": "Relative to the site's root."},
                "title": _TEXT,
                "terms": {
                    "type": "array",
                    "items": _TEXT,
                    "description": "What both speak of; none where only topics relate them.",
                },
            },
        },
    },
    "sources": {
        "type": "object",
        "additionalProperties": _TEXT,
        "description": "By field, what says so: a listing and line, papers.yml, or a rule.",
    },
}
"""What a paper's own file says beyond its row in ``/data/papers.json``, as JSON Schema."""


def paper_files(
    collection: Collection, items: Mapping[str, Item]
) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path and what makes the text of the files of every paper.

    ``items`` are references by paper id. Nothing where papers have no files of their own, and
    no Markdown where it cannot be served.
    """
    if not collection.beside.paper_files:
        return
    for paper in collection.newest:
        item = items[paper.id]
        make = partial(paper_json, collection, paper, item.id)
        yield addresses.of_paper(paper.id, JSON), make
        if collection.beside.markdown:
            make = partial(paper_markdown, collection, paper, item)
            yield addresses.of_paper(paper.id, MARKDOWN), make


def paper_json(collection: Collection, paper: Paper, key: str) -> str:
    """All that is known of one paper; :func:`paper_schema` describes it. ``key`` is BibTeX's."""
    row = paper_row(collection, paper)
    known = {
        **row,
        "address": f"{collection.url}{row['url']}" if collection.url else None,
        "citation_key": key,
        "related": list(_related(collection, paper)),
        "sources": {field: claims[0].source for field, claims in paper.claims.items()},
    }
    return as_json(collection, known)


def _related(collection: Collection, paper: Paper) -> Iterator[dict[str, Any]]:
    for near in collection.related.get(paper.id, ()):
        yield {
            "id": near.paper,
            "url": addresses.url(addresses.paper(near.paper)),
            "title": collection.by_id[near.paper].title,
            "terms": list(near.terms),
        }


def paper_schema() -> str:
    """The JSON Schema (draft 2020-12) of :func:`paper_json`: that of a row, and what is added."""
    whole = json.loads(schema())
    row = whole["$defs"].pop("paper")
    made = {
        "$schema": whole["$schema"],
        "title": "A paper of a Paper Atlas collection",
        "description": "All that is known of it. What is unknown is null or an empty list.",
        "type": "object",
        "additionalProperties": False,
        "required": list(dict.fromkeys([*row["required"], *_MORE])),
        "properties": {**row["properties"], **_MORE},
        "$defs": whole["$defs"],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
