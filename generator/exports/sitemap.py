"""``robots.txt`` and ``sitemap.xml``, by which search engines find every page.

Formats: RFC 9309, "Robots Exclusion Protocol", with the ``Sitemap`` line of the Sitemap protocol
0.9 (sitemaps.org, "Protocol"), which is the format of the map too.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from generator.model import PartialDate

MOST = 50_000
"""Addresses in one map (Sitemap protocol, "Using Sitemap index files")."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Address:
    """An absolute address, and when what is there last changed, as far as that is known.

    The protocol's dates are those of the W3C's note "Date and Time Formats", which may be a year,
    or a year and a month, as ours may.
    """

    url: str
    modified: PartialDate | None = None


def robots(url: str) -> str:
    """The text of ``robots.txt``: everything may be read.

    ``url`` is the site's address, ending in ``/``, or empty where that is not known.
    """
    everything = "User-agent: *\nAllow: /\n"
    return f"{everything}Sitemap: {url}{SITEMAP}\n" if url else everything


def sitemap(url: str, pages: Sequence[Address], most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """Path, relative to the site's root, and content of every file of the map.

    ``url`` is the site's address, ending in ``/``. More than ``most`` pages are divided among
    ``sitemap-1.xml``, ``sitemap-2.xml`` and so on, of which ``sitemap.xml`` is then the index. Each
    file is there compressed, too.
    """
    if len(pages) <= most:
        yield from _both(SITEMAP, _text("urlset", "url", pages))
        return
    parts = [pages[i : i + most] for i in range(0, len(pages), most)]
    index = []
    for number, part in enumerate(parts, start=1):
        name = f"sitemap-{number}.xml"
        index.append(Address(url + name, _newest(part)))
        yield from _both(name, _text("urlset", "url", part))
    yield from _both(SITEMAP, _text("sitemapindex", "sitemap", index))


def _newest(pages: Sequence[Address]) -> PartialDate | None:
    dates = (page.modified for page in pages if page.modified)
    return max(dates, key=PartialDate.sort_key, default=None)


def _both(name: str, text: str) -> Iterator[tuple[str, bytes]]:
    content = text.encode()
    yield name, content
    # The time in the header of the compressed file would be the clock's.
    yield f"{name}.gz", gzip.compress(content, mtime=0)


def _text(root: str, element: str, entries: Sequence[Address]) -> str:
    lines = "".join(f"<{element}>{_entry(entry)}</{element}>\n" for entry in entries)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<{root} xmlns="{NAMESPACE}">\n{lines}</{root}>\n'


def _entry(entry: Address) -> str:
    modified = f"<lastmod>{entry.modified}</lastmod>" if entry.modified else ""
    return f"<loc>{escape(entry.url)}</loc>{modified}"
