"""From a collection to the text of every generated file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from generator import packaged
from generator.build.former import former_paths
from generator.charts import chart
from generator.config import Options
from generator.exports import (
    GROUPS_CSS,
    Citations,
    Linking,
    browse_files,
    embeds,
    feed_files,
    groups_css,
    inventory,
    last_modified,
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
    with_head,
)
from generator.model import PartialDate
from generator.pages.collection import Collection
from generator.pages.plan import plan
from generator.rendering.render import Filters, Renderer

CACHE = ".cache/paper-atlas/citations"
"""Where formatted references are kept for the next build, relative to ``mkdocs.yml``."""
CARDS_CACHE = ".cache/paper-atlas/cards"
"""Where images for social networks are kept, likewise."""


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file of the site's source: path relative to the docs folder, and what it holds.

    Markdown files become pages unless they are ``raw``; all others are served as they are.
    ``modified`` is the date of the newest paper on a page.
    """

    src: str
    content: str | bytes
    raw: bool = False
    modified: PartialDate | None = None


def generate(collection: Collection, options: Options) -> Iterator[GeneratedFile]:
    """Render every page and export. Raises :class:`AtlasError` for an error in a template."""
    templates = options.templates
    inside = templates.is_relative_to(options.root)
    shown = str(templates.relative_to(options.root) if inside else templates)
    citations = Citations(collection, collection.ledger.keys, options.root / CACHE)
    linked = Linking(collection).view
    drawing: Filters = {"chart": chart, "cited": citations.view, "linked": linked}
    renderer = Renderer(templates, shown, drawing, packaged.templates())
    for page in plan(collection, options.newest, options.page_size):
        text = renderer.render(with_head(page, collection, citations.items))
        yield GeneratedFile(page.src, text, modified=last_modified(page, collection))
    files: Iterable[tuple[str, str | bytes]] = _exports(collection, citations)
    if collection.beside.cards:
        files = chain(files, social_cards(collection, options.root / CARDS_CACHE))
    for path, content in files:
        for src in (path, *former_paths(collection, path)):
            # Every page was planned; what else is Markdown is not to become one.
            yield GeneratedFile(src, content, raw=src.endswith(".md"))


def _exports(collection: Collection, citations: Citations) -> Iterator[tuple[str, str | bytes]]:
    """Path and content of every file beside the pages."""
    yield "data/papers.json", papers_json(collection)
    if css := groups_css(collection):
        yield GROUPS_CSS, css
    yield "data/schema.json", schema()
    yield "data/quality.json", quality_json(collection)
    yield "robots.txt", robots(collection.url)
    yield "data/paper.schema.json", paper_schema()
    yield from table_files(collection)
    yield from feed_files(collection)
    yield from llms_files(collection)
    yield from citations.files()
    yield from paper_files(collection, citations.items)
    yield from browse_files(collection)
    yield from map_files(collection)
    yield from signposts(collection)
    if collection.beside.paper_files:
        yield from embeds(collection)
    yield "objects.inv", inventory(collection)
