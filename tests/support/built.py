"""A built site as its readers get it: files, pages by address, text as it shows."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from generator.text.math import Math, mathml, split_math

HTML = etree.HTMLParser(encoding="utf-8")
HERE = "https://site.invalid/"


def squeeze(text: str) -> str:
    """Text with each run of white space as one space: what a browser shows."""
    return " ".join(text.split())


def shown(text: str) -> str:
    """How clean text of the collection reads on a page: formulas by their letters."""
    parts = (
        "".join(map(str, etree.fromstring(mathml(part.tex)).itertext()))
        if isinstance(part, Math)
        else part.text
        for part in split_math(text)
    )
    return squeeze("".join(parts))


@dataclass(frozen=True)
class Page:
    """One HTML file: its address relative to the site's root (``papers/x/``) and its tree."""

    address: str
    tree: Any

    @cached_property
    def signpost(self) -> str | None:
        """Where a page that only sends its readers on leads, relative to the root."""
        refresh = "/html[@class='signpost']//meta[@http-equiv='refresh']/@content"
        found = self.tree.xpath(refresh)
        return self.leads_to(found[0].partition("url=")[2]) if found else None

    @cached_property
    def article(self) -> Any:
        """What the page is about, without header, menus and footer."""
        (found,) = self.tree.xpath("//main//article")
        return found

    @cached_property
    def heading(self) -> str:
        """The text of the h1."""
        return text_of(self.tree.xpath("//h1")[0])

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every anchor of the page."""
        return frozenset(self.tree.xpath("//@id | //a/@name"))

    @cached_property
    def paragraphs(self) -> frozenset[str]:
        """The text of each paragraph of the article."""
        return frozenset(text_of(p) for p in self.article.iter("p"))

    @cached_property
    def words(self) -> str:
        """All text of the article, with a space between elements."""
        return squeeze(" ".join(self.article.itertext()))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The links of the article in order: internal ones relative to the root, with anchor."""
        hrefs = self.article.xpath(".//a[not(contains(@class, 'headerlink'))]/@href")
        return tuple(self.leads_to(href) for href in hrefs)

    @cached_property
    def ways_on(self) -> frozenset[str]:
        """The addresses of all pages that header, article and footer link to."""
        hrefs = self.tree.xpath("//a/@href")
        return frozenset(self.leads_to(href).partition("#")[0] for href in hrefs)

    def leads_to(self, href: str) -> str:
        """Where an address on this page leads: relative to the root, or whole if outside."""
        return urljoin(HERE + self.address, href).removeprefix(HERE)

    def listed(self, folder: str) -> tuple[str, ...]:
        """The ids of the pages under ``folder`` that the article links to, in order, once."""
        paths = (urlsplit(link).path for link in self.links if "://" not in link)
        parts = (path.removeprefix(folder + "/").rstrip("/") for path in paths
                 if path.startswith(folder + "/"))  # fmt: skip
        return tuple(dict.fromkeys(part for part in parts if part and "/" not in part))


def text_of(element: Any) -> str:
    """What an element shows, without the permalink that headings carry."""
    anchors = "ancestor-or-self::a[contains(@class, 'headerlink')]"
    return squeeze("".join(element.xpath(f".//text()[not({anchors})]")))


class Site:
    """A built site on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __repr__(self) -> str:
        return f"Site({self.root})"

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every HTML page by its address; ``404.html`` keeps its file's name."""
        files = sorted(self.root.rglob("*.html"))
        pages = (Page(self._address(file), etree.parse(file, HTML)) for file in files)
        return {page.address: page for page in pages}

    def _address(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix().removesuffix("index.html")

    @cached_property
    def proper(self) -> Mapping[str, Page]:
        """The pages that are there to be read, without signposts and cards for other sites."""
        return {
            key: page
            for key, page in self.pages.items()
            if page.signpost is None and not key.startswith("embed/")
        }

    def page(self, address: str) -> Page:
        """The page at ``address``, parsed alone."""
        file = self.root / address
        file = file / "index.html" if file.is_dir() else file
        return Page(address, etree.parse(file, HTML))

    @cached_property
    def data(self) -> Any:
        """``/data/papers.json``."""
        return json.loads((self.root / "data/papers.json").read_text(encoding="utf-8"))

    @property
    def papers(self) -> tuple[Mapping[str, Any], ...]:
        """The papers of ``/data/papers.json``, newest first."""
        return tuple(self.data["papers"])

    def series(self, address: str) -> tuple[Page, ...]:
        """A list's first page and those that its links to the next page lead to."""
        found = [self.page(address)]
        while following := found[-1].article.xpath(".//a[@rel='next']/@href"):
            target = found[-1].leads_to(following[0])
            if not target.startswith(address.rstrip("/")):
                break
            found.append(self.page(target))
        return tuple(found)


def gzipped(file: Path) -> int:
    """Bytes of a file as web servers send it: compressed at their usual level."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def tree_bytes(root: Path) -> dict[str, bytes]:
    """Every file below ``root`` with its content."""
    files: Iterable[Path] = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
