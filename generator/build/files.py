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
    """A file of the site's source: path relative to the docs folder, and text.

    Markdown files become pages; all others are served as they are.
    """

    src: str
    text: str


def generate(collection: Collection, options: Options) -> Iterator[GeneratedFile]:
    """Render every page and export. Raises :class:`AtlasError` for an error in a template."""
    templates = options.templates
    inside = templates.is_relative_to(options.root)
    shown = str(templates.relative_to(options.root) if inside else templates)
    citations = Citations(collection, collection.ledger.keys, options.root / CACHE)
    renderer = Renderer(templates, shown, {"chart": chart, "cited": citations.view})
    for page in plan(collection, options.newest, options.page_size):
        yield GeneratedFile(page.src, renderer.render(page))
    yield GeneratedFile("data/papers.json", papers_json(collection))
    yield GeneratedFile("data/schema.json", schema())
    for src, text in citations.files():
        yield GeneratedFile(src, text)
    for src, text in browse_files(collection):
        yield GeneratedFile(src, text)
    for src, text in map_files(collection):
        yield GeneratedFile(src, text)
    for src, text in signposts(collection, options.site_url):
        yield GeneratedFile(src, text)
