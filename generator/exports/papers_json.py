"""``/data/papers.json``: every paper with all that is known of it, and its JSON Schema."""

from __future__ import annotations

from importlib import resources
from typing import Any

from generator.model import Mention, MentionKind, Paper
from generator.pages import addresses
from generator.pages.collection import Collection
from generator.text.indented import compact, indented


def papers_json(collection: Collection) -> str:
    """The collection as JSON, papers newest first; ``/data/schema.json`` describes it."""
    papers = [paper_row(collection, paper) for paper in collection.newest]
    return as_json(collection, {"papers": papers})


def as_json(collection: Collection, value: Any) -> str:
    """``value`` as JSON that people can read; without white space in a large collection."""
    return compact(value) if collection.large else indented(value)


def schema() -> str:
    """The JSON Schema (draft 2020-12) of :func:`papers_json`."""
    return resources.files(__package__).joinpath("schema.json").read_text(encoding="utf-8")


def paper_row(collection: Collection, paper: Paper) -> dict[str, Any]:
    """All that is known of ``paper`` by itself, as ``$defs/paper`` of the schema describes it."""
    mentions = collection.mentions.get(paper.id, {})
    return {
        "id": paper.id,
        "url": addresses.url(addresses.paper(paper.id)),
        "title": paper.title,
        "abstract": paper.abstract or None,
        "sentence": paper.sentence,
        "authors": list(paper.authors),
        "author_count": _author_count(paper),
        "organisation": paper.organisation.name if paper.organisation else None,
        "venue": paper.venue,
        "date": str(paper.date.value) if paper.date else None,
        "date_inferred": bool(paper.date and paper.date.inferred),
        "comments": paper.comments,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "links": [{"kind": link.kind.value, "url": link.url} for link in paper.links],
        "topics": [own.topic for own in collection.assignments.get(paper.id, ())],
        "models": _names(mentions.get(MentionKind.MODELS, ())),
        "benchmarks": _names(mentions.get(MentionKind.BENCHMARKS, ())),
        "languages": _names(mentions.get(MentionKind.LANGUAGES, ())),
        "listings": [{"listing": listing, "line": line} for listing, line in paper.records],
    }


def _author_count(paper: Paper) -> int | None:
    return paper.author_count if paper.author_count is not None else len(paper.authors) or None


def _names(mentions: tuple[Mention, ...]) -> list[str]:
    return [mention.name for mention in mentions]
