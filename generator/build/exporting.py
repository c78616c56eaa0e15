"""The files beside the pages, in groups that can be made apart from each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.exports import (
    GROUPS_CSS,
    Citations,
    browse_files,
    embeds,
    feed_files,
    groups_css,
    inventory,
    llms_files,
    map_files,
    paper_files,
    paper_schema,
    papers_json,
    quality_json,
    robots,
    schema,
    signposts,
    social_cards,
    table_files,
)
from generator.pages.collection import Collection

Content = str | bytes
Files = Iterable[tuple[str, Content]]


@dataclass(frozen=True, slots=True)
class Export:
    """A group of files: its name for people, and what makes path and content of each."""

    name: str
    make: Callable[[], Files]


def exports(collection: Collection, citations: Citations, cards: Path) -> tuple[Export, ...]:
    """Every group of files of a site, those that take longest first.

    ``cards`` is the folder where images for social networks are kept for the next build.
    """
    found = [
        Export("tables", partial(table_files, collection)),
        Export("papers.json", partial(_papers_json, collection)),
        Export("llms.txt", partial(llms_files, collection)),
        Export("inventory", partial(_inventory, collection)),
        Export("citations", citations.files),
        Export("paper files", partial(paper_files, collection, citations.items)),
        Export("feeds", partial(feed_files, collection)),
        Export("browsing", partial(browse_files, collection)),
        Export("map", partial(map_files, collection)),
        Export("signposts", partial(signposts, collection)),
        Export("small files", partial(_small, collection)),
    ]
    if collection.beside.paper_files:
        found.append(Export("embeds", partial(embeds, collection)))
    if collection.beside.cards:
        found.insert(0, Export("social cards", partial(social_cards, collection, cards)))
    return tuple(found)


def _papers_json(collection: Collection) -> Iterator[tuple[str, Content]]:
    yield "data/papers.json", papers_json(collection)


def _inventory(collection: Collection) -> Iterator[tuple[str, Content]]:
    yield "objects.inv", inventory(collection)


def _small(collection: Collection) -> Iterator[tuple[str, Content]]:
    if css := groups_css(collection):
        yield GROUPS_CSS, css
    yield "data/schema.json", schema()
    yield "data/quality.json", quality_json(collection)
    yield "data/paper.schema.json", paper_schema()
    yield "robots.txt", robots(collection.url)
