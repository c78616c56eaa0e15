"""From a planned page to its file: rendered, converted, put into its shell, written."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.build import Making
from generator.build.edition import digest_of
from generator.mkdocs_defaults import own_settings, theme_folders
from generator.mkdocs_fast.catalogue import file_of
from generator.mkdocs_fast.converter import Anchors, Converter
from generator.mkdocs_fast.kept import NOTHING, Bucket, Content
from generator.mkdocs_fast.shell import Fields, Shell, make_shell
from generator.mkdocs_fast.writer import Writer
from generator.model import PartialDate
from generator.pages.page import Page as AtlasPage
from generator.pages.page import Planned

Make = Callable[[], str | bytes]
"""Makes the content of a file."""
OWN_META = ("title", "description", "head")
"""What a page's metadata says of this page alone; the rest is the same for all of its kind."""
NOTHING_BESIDE: Mapping[str, Make] = MappingProxyType({})
Message = tuple[int, str]
"""A line that MkDocs logged: its level and its text."""


@dataclass(frozen=True, slots=True)
class Made:
    """What there is to say of a page that was written.

    ``anchors`` are the links to anchors: source path of the page linked to, anchor, link.
    """

    src: str
    modified: PartialDate | None
    messages: tuple[Message, ...] = ()
    anchors: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Site:
    """What pages are made with: MkDocs' settings, files, navigation and templates."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment


class Press:
    """Makes the pages of one process, one after the other."""

    def __init__(self, site: Site, making: Making, writer: Writer | None = None) -> None:
        self._site, self._making, self._writer = site, making, writer
        self._converter = Converter(site.config, site.files)
        self._documents = site.files.documentation_pages()
        self._sections = [page.url for page in site.nav.pages]
        own = (site.config["markdown_extensions"], site.config["mdx_configs"])
        self._settings = blake2b(repr(own).encode(), digest_size=8).hexdigest()
        self._frame = _frame(site)
        self._shells: dict[str, Shell | tuple[Fields, str] | None] = {}

    def make(
        self,
        planned: Planned,
        bucket: Bucket = NOTHING,
        beside: Mapping[str, Make] = NOTHING_BESIDE,
    ) -> Made:
        """Make one page, and write it if there is a writer; ``bucket`` may have its content.

        ``beside`` are files that are made of what the page is made of.
        """
        page = self._making.headed(planned)
        digest = self._making.digest(page) if bucket.keeps else ""
        if beside and self._writer:
            made_of = self._making.digest_beside(page, digest) if digest else None
            for path, make in beside.items():
                if not (made_of and self._writer.stands(path, made_of)):
                    self._writer.write(path, make(), made_of)
        return self._made(page, bucket, digest and f"{digest} {self._settings}")

    def _made(self, page: AtlasPage, bucket: Bucket, digest: str) -> Made:
        file = file_of(self._site.config, page.src)
        modified = self._making.modified(page)
        whole = f"{digest} {self._frame}"
        if digest and self._writer and self._writer.stands(file.dest_uri, whole):
            bucket.leave(page.src)
            return Made(page.src, modified)
        content, messages, alone = self._content(file, page, digest, bucket)
        html = self._whole(file, content)
        if self._writer:
            self._writer.write(file.dest_uri, html, whole if digest and alone else None)
        return Made(page.src, modified, tuple(messages), _links(content.converted.anchors))

    def _content(
        self, file: File, page: AtlasPage, digest: str, bucket: Bucket
    ) -> tuple[Content, list[Message], bool]:
        """A page without its shell, what was said of it, and whether it depends on no other."""
        if kept := bucket.find(page.src, digest):
            return kept, [], True
        made, messages = self._converted(file, page)
        alone = not (messages or made.converted.anchors or made.converted.looks_around)
        if alone:
            bucket.keep(page.src, digest, made)
        return made, messages, alone

    def _converted(self, file: File, page: AtlasPage) -> tuple[Content, list[Message]]:
        rendered = self._making.rendered(page)
        with logged() as messages:
            converted = self._converter.convert(file, rendered.body.lstrip("\n"))
        return Content(rendered.meta, converted), messages

    def ids(self, planned: Planned) -> set[str]:
        """The anchors on a page."""
        rendered = self._making.rendered(self._making.headed(planned))
        file = file_of(self._site.config, rendered.src)
        return self._converter.ids(file, rendered.body.lstrip("\n"))

    def _whole(self, file: File, content: Content) -> str:
        """The page in its shell, which is made when a second page asks for it."""
        page = self._page(file, content)
        own = _fields(page)
        key = self._key(page, own)
        known = self._shells.get(key)
        if isinstance(known, Shell):
            return known.fill(own)
        html = self._render(page)
        if key not in self._shells:
            self._shells[key] = (own, html)
        elif isinstance(known, tuple):
            self._shells[key] = make_shell(lambda other: self._render(_with(page, other)), *known)
        return html

    def _page(self, file: File, content: Content) -> Page:
        page = Page(None, file, self._site.config)
        page.markdown, page.meta = "", dict(content.meta)
        page.content, page.toc = content.converted.content, content.converted.toc
        return page

    def _render(self, page: Page) -> str:
        """What the theme's templates make of a page, as MkDocs calls them."""
        site = self._site
        template = site.env.get_template(page.meta["template"])
        page.active = True
        return template.render(get_context(site.nav, self._documents, site.config, page))

    def _key(self, page: Page, own: Fields) -> str:
        """The same for pages whose shells are: of one kind, at like places, with like parts."""
        same = {name: value for name, value in page.meta.items() if name not in OWN_META}
        above = [url for url in self._sections if page.url.startswith(url)]
        toc = [_outline(entry, i == 0) for i, entry in enumerate(page.toc)]
        return json.dumps([same, page.url.count("/"), above, toc, sorted(own.known)])


def _frame(site: Site) -> str:
    """The same for builds whose shells are: settings, templates of the theme, navigation.

    Our own code and the versions of all that is installed are in the digest of each page.
    """
    config = site.config
    said = repr((own_settings(config), str(site.nav), digest_of(*theme_folders(config))))
    return blake2b(said.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _fields(page: Page) -> Fields:
    return Fields(
        title=page.meta["title"],
        content=page.content or "",
        description=page.meta.get("description"),
        head=page.meta.get("head"),
        heading=next((entry.title for entry in page.toc), None),
        canonical=page.canonical_url,
    )


def _with(page: Page, own: Fields) -> Page:
    """A page at the same place with other fields."""
    other = copy(page)
    texts = {name: getattr(own, name) for name in OWN_META if name in own.known}
    other.meta, other.content = {**page.meta, **texts}, own.content
    other.canonical_url = own.canonical
    if own.heading is not None:
        first, *rest = page.toc
        other.toc = TableOfContents([_titled(first, own.heading), *rest])
    return other


def _titled(entry: AnchorLink, title: str) -> AnchorLink:
    other = copy(entry)
    other.title = title
    return other


def _outline(entry: AnchorLink, first: bool) -> list[object]:
    children = [_outline(child, first=False) for child in entry.children]
    return [None if first else entry.title, entry.id, entry.level, children]


def _links(anchors: Anchors) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (file.src_uri, anchor, link)
        for file, links in anchors.items()
        for anchor, link in links.items()
    )


@contextmanager
def logged() -> Iterator[list[Message]]:
    """Keep what MkDocs logs meanwhile, instead of showing it out of turn."""
    logger, kept = logging.getLogger("mkdocs"), _Keeping()
    before, logger.handlers = logger.handlers, [kept]
    try:
        yield kept.messages
    finally:
        logger.handlers = before


class _Keeping(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append((record.levelno, record.getMessage()))
