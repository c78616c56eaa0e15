"""Markdown to HTML as a page of MkDocs does it, with one converter for all pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from urllib.parse import urlsplit

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.mkdocs_fast import rawhtml

ONCE = ("markdown.extensions.", "pymdownx.")
"""Where extensions come from that begin anew with each page once they are told to."""

Anchors = Mapping[File, Mapping[str, str]]
"""By file that is linked to: the anchors there, each with the link as it was written."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The HTML of a page, its table of contents, and its links to anchors of pages.

    ``looks_around`` says that it has links to other source files, so that it depends on what
    files there are.
    """

    content: str
    toc: TableOfContents
    anchors: Anchors
    looks_around: bool = False


class _Links(_RelativePathTreeprocessor):
    """MkDocs' own treatment of links, which notes whether there are any to files."""

    looks_around = False

    def path_to_url(self, url: str) -> str:
        """The address for a link as it was written."""
        parts = urlsplit(url)
        self.looks_around |= bool(parts.path) and not (parts.scheme or parts.netloc)
        return str(super().path_to_url(url))


class Converter:
    """Converts page after page.

    What is different from ``Page.render`` of MkDocs 1.6: the converter is not made anew for each
    page unless an extension is one that we do not know; raw HTML is set aside quickly; the ids
    on a page are not collected (:meth:`ids` finds them where they are asked for).
    """

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config, self._files = config, files
        self._md: Markdown | None = None

    def convert(self, file: File, text: str) -> Converted:
        """The page at ``file`` with the Markdown ``text``. Broken links are logged by MkDocs."""
        md = self._ready()
        links = _Links(file, self._files, self._config)
        links._register(md)  # takes the place of the one before
        content = md.convert(text)
        toc = get_toc(getattr(md, "toc_tokens", []))
        return Converted(content, toc, _open(file, content, links), links.looks_around)

    def ids(self, file: File, text: str) -> set[str]:
        """The anchors on a page, found as MkDocs finds them."""
        page = Page(None, file, self._config)
        page.markdown = text
        page.render(self._config, self._files)
        return page.present_anchor_ids or set()

    def _ready(self) -> Markdown:
        if self._md is None or not self._lasts:
            self._md = Markdown(
                extensions=self._config["markdown_extensions"],
                extension_configs=self._config["mdx_configs"] or {},
            )
            rawhtml.register(self._md)
        else:
            self._md.reset()
        return self._md

    @cached_property
    def _lasts(self) -> bool:
        """Whether one converter serves all pages."""
        return all(map(_begins_anew, self._config["markdown_extensions"]))


def _open(file: File, content: str, links: _Links) -> Anchors:
    """The links to anchors but for those on the page itself that are seen to be there.

    Every heading has one, to itself.
    """
    found = links.links_to_anchors
    own = {a: url for a, url in found.get(file, {}).items() if f'id="{a}"' not in content}
    others = {target: anchors for target, anchors in found.items() if target is not file}
    return others | ({file: own} if own else {})


def _begins_anew(name: str) -> bool:
    """Whether an extension is one of those that a converter resets between documents."""
    return name.startswith(ONCE) or find_spec(f"{ONCE[0]}{name}") is not None
