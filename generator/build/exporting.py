"""The files beside the pages: which there will be, and what makes each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from generator.build.former import former_paths
from generator.exports import (
    GROUPS_CSS,
    Citations,
    author_signposts,
    browse_files,
    embeds,
    feed_files,
    groups_css,
    inventory,
    llms_files,
    map_files,
    packed,
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
File = tuple[str, Callable[[], Content]]
"""Path and what makes the content of a file."""


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are made together: their paths are known when they are made.

    All of them lie in one of ``folders``, which hold nothing else.
    """

    name: str
    folders: tuple[str, ...]
    make: Callable[[], Iterable[tuple[str, Content]]]

    def holds(self, path: str) -> bool:
        """Whether the file at ``path``, if there is one, is of this group."""
        return path.startswith(self.folders)


def single_files(collection: Collection, citations: Citations) -> Iterator[File]:
    """Every file that can be made on its own, those that take longest first.

    A file of a paper is also served at the paths that it had under the paper's former ids.
    """
    for path, make in _plain_files(collection, citations):
        yield packed(collection, path, make)


def _plain_files(collection: Collection, citations: Citations) -> Iterator[File]:
    yield from table_files(collection)
    yield from _large(collection)
    yield from _small(collection)
    of_papers = chain(
        citations.files(),
        paper_files(collection, citations.items),
        signposts(collection),
        author_signposts(collection),
    )
    for path, make in chain(of_papers, _embeds(collection)):
        yield path, make
        yield from ((former, make) for former in former_paths(collection, path))


def groups(collection: Collection, cards: Path) -> Sequence[Group]:
    """All other files; ``cards`` is where images for social networks are kept."""
    found = [
        Group("map", ("assets/bokeh/", "data/map.json"), partial(map_files, collection)),
        Group("feeds", ("feeds/",), partial(feed_files, collection)),
        Group("browsing", ("data/browse/",), partial(browse_files, collection)),
    ]
    if collection.beside.cards:
        found.insert(0, Group("social cards", ("cards/",), partial(_cards, collection, cards)))
    return tuple(found)


def _cards(collection: Collection, cache: Path) -> Iterator[tuple[str, Content]]:
    for path, made in social_cards(collection, cache):
        content = made.read_bytes() if isinstance(made, Path) else made
        yield path, content
        yield from ((former, content) for former in former_paths(collection, path))


def _large(collection: Collection) -> Iterator[File]:
    yield "data/papers.json", partial(papers_json, collection)
    yield from llms_files(collection)
    yield "objects.inv", partial(inventory, collection)
    yield "data/quality.json", partial(quality_json, collection)


def _small(collection: Collection) -> Iterator[File]:
    if css := groups_css(collection):
        yield GROUPS_CSS, lambda: css
    yield "data/schema.json", schema
    yield "data/paper.schema.json", paper_schema
    yield "robots.txt", partial(robots, collection.url)


def _embeds(collection: Collection) -> Iterator[File]:
    if collection.beside.paper_files:
        yield from embeds(collection)
