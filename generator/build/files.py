"""From a collection to every generated file: what there will be, and what makes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator import packaged
from generator.build.exporting import Content, Group, groups, single_files
from generator.charts import chart
from generator.config import Options
from generator.exports import Citations, Linking, last_modified, with_head
from generator.model import PartialDate
from generator.pages.collection import Collection
from generator.pages.page import Planned
from generator.pages.plan import plan
from generator.rendering.render import Filters, Renderer, front_matter, metadata

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


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page as Markdown: ``meta`` is its front matter, ``body`` what follows it.

    ``modified`` is the date of the newest paper on it.
    """

    src: str
    meta: Mapping[str, Any]
    body: str
    modified: PartialDate | None

    @property
    def text(self) -> str:
        """The whole file, for engines that read it."""
        return f"{front_matter(self.meta)}\n{self.body}"


class Making:
    """All that is to be made of a collection: first what there will be, then each of it.

    ``pages``, ``singles`` and ``groups`` are plans: they cost little, and what they plan may be
    made in any order and in several processes.
    """

    def __init__(self, collection: Collection, options: Options) -> None:
        self.collection = collection
        self._options = options
        self._citations = Citations(collection, collection.ledger.keys, options.root / CACHE)

    @cached_property
    def pages(self) -> tuple[Planned, ...]:
        """Every page in order of path. Raises :class:`AtlasError` where two claim one path."""
        return plan(self.collection, self._options.newest, self._options.page_size)

    @cached_property
    def singles(self) -> Mapping[str, Callable[[], Content]]:
        """What makes each file beside the pages that is made on its own, by path."""
        return dict(single_files(self.collection, self._citations))

    @cached_property
    def groups(self) -> Sequence[Group]:
        """The files beside the pages that are made together."""
        return groups(self.collection, self._options.root / CARDS_CACHE)

    def prepare(self) -> None:
        """Find what many pages need, once, before work is divided."""
        collection = self.collection
        self._citations.prepare()
        for name in ("related", "places", "quality", "authors", "venues", "sources", "by_record"):
            getattr(collection, name)
        for name in ("by_id", "by_topic", "by_name", "by_year", "unsorted", "on_lists", "topics"):
            getattr(collection, name)

    def page(self, planned: Planned) -> RenderedPage:
        """Render one page. Raises :class:`AtlasError` for an error in a template."""
        page = with_head(planned.make(), self.collection, self._citations.items)
        modified = last_modified(page, self.collection)
        return RenderedPage(page.src, metadata(page), self._renderer.body(page), modified)

    @cached_property
    def _renderer(self) -> Renderer:
        options, templates = self._options, self._options.templates
        inside = templates.is_relative_to(options.root)
        shown = str(templates.relative_to(options.root) if inside else templates)
        linked = Linking(self.collection).view
        drawing: Filters = {"chart": chart, "cited": self._citations.view, "linked": linked}
        return Renderer(templates, shown, drawing, packaged.templates())


def generate(making: Making) -> Iterator[GeneratedFile]:
    """Render every page and export. Raises :class:`AtlasError` for an error in a template."""
    for page in map(making.page, making.pages):
        yield GeneratedFile(page.src, page.text, modified=page.modified)
    for path, make in making.singles.items():
        # Every page was planned; what else is Markdown is not to become one.
        yield GeneratedFile(path, make(), raw=path.endswith(".md"))
    for group in making.groups:
        for path, content in group.make():
            yield GeneratedFile(path, content)
