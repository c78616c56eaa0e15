"""From a collection to every generated file: what there will be, and what makes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from generator import packaged
from generator.build.edition import digest_of, edition
from generator.build.exporting import Content, Group, groups, single_files
from generator.build.former import paper_of
from generator.charts import chart
from generator.config import Options
from generator.exports import Citations, Linking, last_modified, with_head
from generator.model import PartialDate
from generator.pages import addresses
from generator.pages.collection import Collection
from generator.pages.page import Page, Planned
from generator.pages.plan import plan
from generator.pages.views import PaperView
from generator.rendering.render import Filters, Renderer, front_matter, metadata

KEPT = ".cache/paper-atlas"
"""What is kept from build to build, relative to ``mkdocs.yml``; may be deleted at any time."""


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
    """A page as Markdown: ``meta`` is its front matter, ``body`` what follows it."""

    src: str
    meta: Mapping[str, Any]
    body: str

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
        self.cache = options.root / KEPT
        self._citations = Citations(
            collection, collection.ledger.keys, options.root / KEPT / "citations"
        )

    @cached_property
    def pages(self) -> tuple[Planned, ...]:
        """Every page in order of path. Raises :class:`AtlasError` where two claim one path."""
        return plan(self.collection, self._options.newest, self._options.page_size)

    @cached_property
    def singles(self) -> Mapping[str, Callable[[], Content]]:
        """What makes each file beside the pages that is made on its own, by path."""
        return dict(single_files(self.collection, self._citations))

    @cached_property
    def of_papers(self) -> Mapping[str, Mapping[str, Callable[[], Content]]]:
        """Those of ``singles`` that are made of one paper, by the source path of its page."""
        found: dict[str, dict[str, Callable[[], Content]]] = {}
        for path, make in self.singles.items():
            if paper := paper_of(self.collection, path):
                found.setdefault(addresses.paper(paper), {})[path] = make
        return found

    @cached_property
    def groups(self) -> Sequence[Group]:
        """The files beside the pages that are made together."""
        return groups(self.collection, self.cache / "cards")

    def prepare(self) -> None:
        """Find what many pages need, once, before work is divided."""
        collection = self.collection
        self._citations.prepare()
        for name in ("related", "quality", "authors", "venues", "sources", "by_record"):
            getattr(collection, name)
        for name in ("by_id", "by_topic", "by_name", "by_year", "unsorted", "on_lists", "topics"):
            getattr(collection, name)

    def file(self, planned: Planned) -> GeneratedFile:
        """The file of one page. Raises :class:`AtlasError` for an error in a template."""
        page = self.headed(planned)
        return GeneratedFile(page.src, self.rendered(page).text, modified=self.modified(page))

    def headed(self, planned: Planned) -> Page:
        """One page with all that its template is given."""
        return with_head(planned.make(), self.collection, self._citations.items)

    def rendered(self, page: Page) -> RenderedPage:
        """A page as its template renders it. Raises :class:`AtlasError` for an error in that."""
        return RenderedPage(page.src, metadata(page), self._renderer.body(page))

    def modified(self, page: Page) -> PartialDate | None:
        """The date of the newest paper on a page."""
        return last_modified(page, self.collection)

    def digest(self, page: Page) -> str:
        """The same for pages that :meth:`rendered` makes the same, from build to build.

        Beside the page itself its template sees nothing but its reference and the address of
        the site.
        """
        cited = self._citations.known(page.view.id) if isinstance(page.view, PaperView) else None
        # All of it is made of data classes, whose representation says all that they hold.
        shown = repr((page, cited)).encode("utf-8", errors="surrogatepass")
        return blake2b(self._constant + shown, digest_size=16).hexdigest()

    def digest_beside(self, page: Page, digest: str) -> str:
        """The same for a paper whose files are; ``digest`` is of its page.

        They say what the page says or what is known of the paper, in other forms.
        """
        known = (
            repr(self.collection.by_id[page.view.id]) if isinstance(page.view, PaperView) else ""
        )
        shown = f"{digest} {known}".encode(errors="surrogatepass")
        return blake2b(shown, digest_size=16).hexdigest()

    @cached_property
    def _constant(self) -> bytes:
        """What is the same for all pages of a build."""
        templates = digest_of(self._options.templates, packaged.templates())
        collection = self.collection
        return repr((edition(), templates, collection.url, collection.beside)).encode()

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
    yield from map(making.file, making.pages)
    for path, make in making.singles.items():
        # Every page was planned; what else is Markdown is not to become one.
        yield GeneratedFile(path, make(), raw=path.endswith(".md"))
    for group in making.groups:
        for path, content in group.make():
            yield GeneratedFile(path, content)
