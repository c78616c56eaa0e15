"""The MkDocs plugin: a thin skin that hands generated files to MkDocs in memory.

Nothing is written to the docs folder: that would make ``mkdocs serve`` rebuild for ever
and leave pages behind of papers that are gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from generator import mkdocs_defaults
from generator.build import KEPT, GeneratedFile, Loaded, Making, generate, load
from generator.config import Options
from generator.errors import AtlasError, Severity
from generator.exports import SITEMAP, Address, sitemap
from generator.mkdocs_fast import (
    FastWay,
    Lazy,
    Site,
    Standing,
    answer_lazily,
    collision,
    obstacle,
)
from generator.model import PartialDate
from generator.notes import is_source
from generator.pages import addresses
from generator.pages.beside import TOLD
from generator.pages.collection import Collection
from generator.pages.empty import empty_pages
from generator.parallel import stay_alone
from generator.rendering.compact import make_compact
from generator.search import FOLDERS as SEARCH_FOLDERS
from generator.search import PageText, Served, Work, begin, make, text_of
from generator.text.numbers import plural
from generator.timing import stage

log = get_plugin_logger("paper-atlas")

MANY = 1000
"""Papers from which on it pays to make the search in a process of its own, beside the pages."""
CACHE = ".cache/paper-atlas/search"
"""Where search indexes are kept for the next build, relative to ``mkdocs.yml``."""
MATERIALS_SEARCH = ("assets/javascripts/workers/search", "assets/javascripts/lunr/")
"""Material's own search engine, which is not used and not shipped."""


class PluginOptions(base.Config):  # type: ignore[no-untyped-call]
    """The options under ``paper-atlas`` in ``mkdocs.yml``, as ``config.Options`` explains them."""

    seeds = opt.Dir(exists=False, default="seeds")
    templates = opt.Optional(opt.Dir(exists=True))
    newest = opt.Type(int, default=9)
    page_size = opt.Type(int, default=250)
    social_cards = opt.Type(bool, default=True)
    paper_files = opt.Optional(opt.Type(bool))


def plugin_of(config: MkDocsConfig) -> PaperAtlasPlugin:
    """The ``paper-atlas`` plugin of a site; ``PluginError`` where it is not switched on."""
    plugin = config.plugins.get("paper-atlas")
    if not isinstance(plugin, PaperAtlasPlugin):
        raise PluginError(
            "mkdocs.yml does not switch on the plugin: add 'paper-atlas' to 'plugins'"
        )
    return plugin


def options_of(config: MkDocsConfig) -> Options:
    """The typed options of the ``paper-atlas`` plugin in ``config``.

    Raises ``PluginError`` where the plugin is not switched on, or a number is below 1.
    """
    plugin = plugin_of(config)
    for name in ("newest", "page_size"):
        if plugin.config[name] < 1:
            raise PluginError(
                f"paper-atlas: '{name}' is {plugin.config[name]}, at least 1 is expected"
            )
    root = mkdocs_defaults.root_of(config)
    return Options(
        root=root,
        seeds=Path(plugin.config.seeds),
        templates=Path(plugin.config.templates or root / mkdocs_defaults.OWN_TEMPLATES),
        newest=plugin.config.newest,
        page_size=plugin.config.page_size,
        site_url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        repo_url=config.repo_url or "",
        social_cards=plugin.config.social_cards,
        paper_files=plugin.config.paper_files,
        docs=Path(config.docs_dir),
    )


def load_site(config: MkDocsConfig) -> Loaded:
    """Read the seeds that ``config`` names."""
    return load(options_of(config), config.site_name, config.site_description or "")


def _file(config: MkDocsConfig, generated: GeneratedFile) -> File:
    """A generated file as MkDocs has it.

    MkDocs takes every ``.md`` for a page; one that is to be served as it is goes by another
    name until it is written.
    """
    if not generated.raw:
        return File.generated(config, generated.src, content=generated.content)
    file = File.generated(config, f"{generated.src}.raw", content=generated.content)
    file.dest_uri = file.url = generated.src
    return file


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Turn our errors into the kind that MkDocs shows without a traceback."""
    try:
        yield
    except AtlasError as exc:
        raise PluginError(str(exc)) from exc


def _nothing(*_: object) -> None:
    """Show no progress: what a plain ``mkdocs build`` does."""


def _as_it_is(loaded: Loaded) -> Loaded:
    """Leave the ledger of addresses alone: a plain ``mkdocs build`` writes no seeds."""
    return loaded


class PaperAtlasPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """Adds the generated pages and exports to the site.

    The fast way is taken where it can be: MkDocs then makes the pages that are written by hand
    or in the navigation, and :mod:`generator.mkdocs_fast` the others. The plain way hands all
    of them to MkDocs.

    ``loaded`` is called with what was read and returns it, or the same with more problems;
    ``planned`` with the number of pages when it is known, ``progress`` with how many more are
    made. The command line sets all three, and ``plain`` where the plain way is asked for. It has
    the folder of the site cleared by :meth:`clear`, which leaves what may stay.
    """

    _collection: Collection
    _making: Making
    _nav: Navigation
    _way: FastWay | None
    _pages: list[PageText]
    _modified: dict[str, PartialDate | None]
    _addresses: list[Address]
    _lazy: Lazy | None = None
    _files: Files
    _search: Work | None = None
    _served: Served | None = None
    _serving = False
    _standing: Standing | None = None
    plain = False
    loaded: Callable[[Loaded], Loaded] = staticmethod(_as_it_is)
    planned: Callable[[int], None] = staticmethod(_nothing)
    progress: Callable[[int], None] = staticmethod(_nothing)

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note what is going on: a server makes pages when they are asked for."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse what generated links cannot work with, and watch what pages are made of."""
        if not config.use_directory_urls:
            raise PluginError(
                "paper-atlas needs 'use_directory_urls: true': its addresses end in /"
            )
        mkdocs_defaults.complete(config)
        options = options_of(config)
        watched = (path for path in (options.seeds, options.templates) if path.exists())
        config.watch.extend(map(str, watched))
        # MkDocs' own site map has dates of the clock, and is one file however long. As it is no
        # template now, on_files takes it from the files that are copied as they are.
        config.theme.static_templates.discard(SITEMAP)
        if options.social_cards and options.site_url:
            config.extra["card"] = options.site_url + addresses.card("site")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Plan everything; a hand-written page of the same path is an error naming both.

        Notes and reading lists are no pages of their own: generated ones show them.
        """
        for file in list(files):
            if is_source(file.src_uri):
                files.remove(file)
        with _plain_errors():
            loaded = self.loaded(load_site(config))
            self._report(loaded)
            self._collection = loaded.collection
            self._making = Making(loaded.collection, options_of(config))
            self._pages, self._modified, self._addresses = [], {}, []
            self._way = self._choose(config)
            for generated in generate(self._making) if self._way is None else ():
                self._hand_over(files, generated, config)
        if self._way is not None:
            files = self._way.known(files)
        for file in list(files):
            if file.src_uri.startswith((*MATERIALS_SEARCH, SITEMAP)):
                files.remove(file)
        mkdocs_defaults.add_files(config, files)
        mkdocs_defaults.set_navigation(config, files, empty_pages(self._collection).__contains__)
        mkdocs_defaults.join_sheets(config, files)
        with _plain_errors():
            self._divide(files, config)
        return files

    def clear(self, config: MkDocsConfig, folder: str) -> None:
        """Make room for a new site in ``folder``, but leave what may stay as it is.

        In place of what MkDocs does, which empties the folder.
        """
        if self._obstacle(config) is None:
            self._standing = Standing(Path(folder), options_of(config).root / KEPT)
            self._standing.begin()
        else:
            clean_directory(folder)

    def _obstacle(self, config: MkDocsConfig) -> str | None:
        """Why the fast way cannot be taken."""
        folders = mkdocs_defaults.theme_folders(config)
        return "it was asked for" if self.plain else obstacle(config, self, folders)

    def _choose(self, config: MkDocsConfig) -> FastWay | None:
        """The fast way, unless something stands against it, which is then told."""
        why = self._obstacle(config)
        if why is None:
            return FastWay(self._making, config)
        log.info("Pages are made the plain way: %s", why)
        return None

    def _hand_over(self, files: Files, generated: GeneratedFile, config: MkDocsConfig) -> None:
        """Let MkDocs make a page, or copy a file."""
        self._refuse_collision(files, generated.src)
        self._modified[generated.src] = generated.modified
        files.append(_file(config, generated))

    def _divide(self, files: Files, config: MkDocsConfig) -> None:
        """Leave to MkDocs what it has to make itself, and count the pages."""
        left = 0
        if self._way is not None:
            self._way.refuse_collisions(files)
            for generated in self._way.handed_over(config.nav):
                self._hand_over(files, generated, config)
            left = 0 if self._serving else len(self._way.sources)
        self.planned(left + len(files.documentation_pages()))

    def _report(self, loaded: Loaded) -> None:
        """Log problems: errors so that ``--strict`` fails, the rest for who debugs.

        What is not in the site though one might expect it there is told to everyone.
        """
        for problem in loaded.problems:
            if problem.severity is Severity.ERROR:
                log.error("%s", problem)
            elif problem.code in TOLD:
                log.info("%s", problem)
            else:
                log.debug("%s", problem)
        collection = loaded.collection
        papers, listings = len(collection.papers), len(collection.listings)
        log.info("%s of %s", plural(papers, "paper"), plural(listings, "listing"))

    def _refuse_collision(self, files: Files, src: str) -> None:
        if other := files.get_file_from_path(src):
            raise collision(src, other)

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        """Keep the navigation: it stands on every page."""
        self._nav = nav
        return nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Make what MkDocs does not, now that it has read its own pages and made its templates."""
        self._lazy, self._files = None, files
        make_compact(env)
        if len(self._collection.papers) >= MANY and not self._serving:
            self._search = begin(self._collection, self._pages, options_of(config).root / CACHE)
        if self._way is not None:
            site = Site(config, files, self._nav, env)
            with _plain_errors(), stage("pages and exports"):
                if self._serving:
                    self._lazy = self._way.wait(site)
                else:
                    outcome = self._way.go(site, self.progress, self._standing)
                    self._modified |= outcome.modified
            for src in self._way.sources if self._collection.url else ():
                url = self._collection.url + addresses.url(src)
                self._addresses.append(Address(url, self._modified.get(src)))
        return env

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Say that one more page is made, and note it for the site map.

        What was written by hand has no date there: nothing but the clock would tell it.
        """
        if page.canonical_url:
            modified = self._modified.get(page.file.src_uri)
            self._addresses.append(Address(page.canonical_url, modified))
        if "kind" not in page.meta:
            self._pages.append(PageText(page.url, page.title or "", text_of(html)))
        self.progress(1)
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make site map and search, which speak of hand-written pages too."""
        cache, site_dir = options_of(config).root / CACHE, Path(config.site_dir)
        maps = list(self._site_map(site_dir) if self._collection.url else ())
        if self._serving:
            self._served = self._served or Served(cache, lambda exc: log.error("%s", exc))
            self._served.update(self._collection, self._pages, site_dir)
            return
        with _plain_errors(), stage("search"):
            if self._search:
                made, self._search = self._search.finish(site_dir), None
            else:
                made = make(self._collection, self._pages, site_dir, cache)
        log.info("%s", made)
        if self._standing:
            own = (file.dest_uri for file in self._files)
            templates = (*config.theme.static_templates, *config.extra_templates)
            self._standing.add_others([*own, *templates, *maps])
            self._standing.end(SEARCH_FOLDERS)

    def _site_map(self, site_dir: Path) -> Iterator[str]:
        """Write the files of the site map, and tell their names."""
        pages = sorted(self._addresses, key=lambda page: page.url)
        for name, content in sitemap(self._collection.url, pages):
            (site_dir / name).write_bytes(content)
            yield name

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Give up the search that is being made, and note what stands half made.

        Where a file could not be written, nothing is taken for granted the next time.
        """
        if self._search:
            self._search.stop()
        if self._standing and not isinstance(error, OSError):
            self._standing.give_up()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> Any:
        """Watch the theme's templates too, which MkDocs itself does not; make what is asked for."""
        for folder in mkdocs_defaults.theme_folders(config):
            server.watch(str(folder))
        answer_lazily(server, lambda: self._lazy)
        stay_alone()
        return server
