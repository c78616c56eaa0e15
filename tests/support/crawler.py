"""Follows every reference of a built site, and looks each page over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from tests.support.built import Page, Site, squeeze

REFERENCES = ("href", "src", "srcset", "poster", "data", "action", "formaction", "background")
CSS_REFERENCE = re.compile(r"""(?:url\(\s*|@import\s+)['"]?([^'")\s;]+)""")
REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
VOCABULARY = "link[href] schema."
"""The address in such a link is a name that nobody loads."""
LOST = "404.html"
"""Served for any address, so its links start at the root; all others are relative."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that stands in the file ``where``; ``kind`` is ``a[href]`` or the like."""

    where: str
    kind: str
    url: str


def broken(site: Site, base: str, site_url: str) -> list[str]:
    """What is wrong with the references of ``site`` served under the path ``base``.

    ``site_url`` is what the site was built for: canonical links start with it.
    """
    walk = _Walk(site, base, site_url)
    found = ((reference, walk.judge(reference)) for reference in references(site))
    return [f"{ref.where}: {ref.kind} {ref.url!r} {fault}" for ref, fault in found if fault]


def references(site: Site) -> Iterator[Reference]:
    """Every reference of every page and style sheet."""
    for page in site.pages.values():
        yield from _in_page(page)
    for sheet in sorted(site.root.rglob("*.css")):
        where = sheet.relative_to(site.root).as_posix()
        yield from _in_css(where, sheet.read_text(encoding="utf-8"))


def _in_page(page: Page) -> Iterator[Reference]:
    for element in page.tree.iter(etree_tag()):
        for name in REFERENCES:
            if name in element.attrib:
                yield from _in_attribute(page, element, name)
    for content in page.tree.xpath("//meta[@http-equiv='refresh']/@content"):
        if target := REFRESH.search(content):
            yield Reference(page.address, "meta[refresh]", target[1])
    for css in page.tree.xpath("//style/text() | //@style"):
        yield from _in_css(page.address, css)


def etree_tag() -> str:
    """Elements of any name, but no comments."""
    return "*"


def _in_attribute(page: Page, element: Any, name: str) -> Iterator[Reference]:
    rel = element.get("rel", "") if element.tag == "link" else ""
    kind = f"{element.tag}[{name}]" + (f" {rel}" if rel else "")
    value = element.get(name)
    urls = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
    for url in urls:
        yield Reference(page.address, kind, url)


def _in_css(where: str, css: str) -> Iterator[Reference]:
    for match in CSS_REFERENCE.finditer(css):
        yield Reference(where, "css", match[1])


class _Walk:
    def __init__(self, site: Site, base: str, site_url: str) -> None:
        self.site = site
        self.base = base
        self.site_url = site_url

    def judge(self, reference: Reference) -> str | None:
        """Why a reference leads nowhere, or ``None`` where all is well."""
        parts = urlsplit(reference.url)
        if reference.kind == "link[href] canonical":
            return self._canonical(reference)
        if parts.scheme in ("data", "mailto") or reference.kind.startswith(VOCABULARY):
            return None
        if parts.scheme not in ("", "http", "https"):
            return "has a scheme that runs or opens something"
        if parts.netloc:
            return self._outside(reference)
        return self._inside(reference)

    def _canonical(self, reference: Reference) -> str | None:
        if reference.where.startswith("embed/"):
            paper = reference.url.removeprefix(self.site_url)
            known = paper.startswith("papers/") and paper in self.site.pages
            return None if known else "should be the paper's page"
        goes = self.site.pages[reference.where].signpost
        # A canonical address is that of a whole page.
        page = reference.where if goes is None else goes.partition("#")[0]
        wanted = self.site_url + page
        return None if reference.url == wanted else f"should be {wanted}"

    def _outside(self, reference: Reference) -> str | None:
        if reference.kind == "link[href] alternate" and reference.url.startswith(self.site_url):
            return self._file(unquote(reference.url.removeprefix(self.site_url)), "")
        if reference.kind != "a[href]":
            return "is loaded from another host"
        if urlsplit(reference.url).netloc == urlsplit(self.site_url).netloc:
            return "is absolute, though it leads to this site"
        return None

    def _inside(self, reference: Reference) -> str | None:
        absolute = reference.url.startswith("/")
        if absolute is not (reference.where == LOST) and not reference.url.startswith("#"):
            return "is absolute" if absolute else "is relative, on a page served anywhere"
        target = urlsplit(urljoin(f"https://h{self.base}{reference.where}", reference.url))
        if not target.path.startswith(self.base):
            return "climbs out of the site"
        return self._file(unquote(target.path.removeprefix(self.base)), unquote(target.fragment))

    def _file(self, path: str, fragment: str) -> str | None:
        file = self.site.root / PurePosixPath(path)
        if file.is_dir():
            if path and not path.endswith("/"):
                return "lacks the slash at its end"
            file /= "index.html"
        if not file.is_file():
            return "leads to no file"
        if fragment and fragment not in self.site.pages[path].ids:
            return "names an anchor that is not there"
        return None


def untidy(page: Page, lang: str = "en") -> list[str]:
    """What a page lacks or has twice: heading, title, description, language, ids."""
    tree = page.tree
    headings = len(tree.xpath("//h1"))
    titles = [squeeze(text) for text in tree.xpath("//head/title/text()")]
    descriptions = [squeeze(text) for text in tree.xpath("//meta[@name='description']/@content")]
    ids = Counter(tree.xpath("//@id"))
    faults = {
        f"has {headings} h1": headings != (page.signpost is None),
        f"has the titles {titles}": len(titles) != 1 or not titles[0],
        # A card for other sites is not for search engines.
        f"has the descriptions {descriptions}": page.signpost is None
        and not page.address.startswith("embed/")
        and (len(descriptions) != 1 or not descriptions[0]),
        "has no link to where it leads": page.signpost is not None
        and page.signpost not in page.ways_on,
        f"is in {tree.xpath('/html/@lang')}": tree.xpath("/html/@lang") != [lang],
        f"repeats ids {repeated(ids)}": bool(repeated(ids)),
    }
    return [f"{page.address or 'home'}: {fault}" for fault, found in faults.items() if found]


def repeated(counts: Counter[str]) -> list[str]:
    """What was counted more than once."""
    return sorted(key for key, count in counts.items() if count > 1)


def sitemap(site: Site) -> dict[str, str | None]:
    """The addresses of ``sitemap.xml``, and the date it gives for each."""
    tree: Any = etree.parse(site.root / "sitemap.xml")
    entries = [(url.findtext("{*}loc"), url.findtext("{*}lastmod")) for url in tree.getroot()]
    assert len(dict(entries)) == len(entries)
    return dict(entries)
