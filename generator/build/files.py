"""From a collection to the text of every generated file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.charts import chart
from generator.config import Options
from generator.exports import Citations, browse_files, map_files, papers_json, schema, signposts
from generator.pages.collection import Collection
from generator.pages.plan import plan
from generator.rendering.render import Renderer

CACHE = ".cache/paper-atlas/citations"
"""Where formatted references are kept for the next build, relative to ``mkdocs.yml``."""


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file of the site's source: path relative to the docs folder, and what it holds.

    Markdown files become pages unless they are ``raw``; all others are served as they are.
    """

    src: str
    content: str | bytes
    raw: bool = False


def generate(collection: Collection, options: Options) -> Iterator[GeneratedFile]:
    """Render every page and export. Raises :class:`AtlasError` for an error in a template."""
    templates = options.templates
    inside = templates.is_relative_to(options.root)
    shown = str(templates.relative_to(options.root) if inside else templates)
    citations = Citations(collection, collection.ledger.keys, options.root / CACHE)
    renderer = Renderer(templates, shown, {"chart": chart, "cited": citations.view})
    for page in plan(collection, options.newest, options.page_size):
        yield GeneratedFile(page.src, renderer.render(page))
    for src, content in _exports(collection, citations):
        yield GeneratedFile(src, content)


def _exports(collection: Collection, citations: Citations) -> Iterator[tuple[str, str | bytes]]:
    """Path and content of every file beside the pages."""
    yield "data/papers.json", papers_json(collection)
    yield "data/schema.json", schema()
    yield from citations.files()
    yield from browse_files(collection)
    yield from map_files(collection)
    yield from signposts(collection)
