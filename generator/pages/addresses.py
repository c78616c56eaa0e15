"""Where each page lives: source paths for MkDocs, and addresses relative to a page.

The scheme is the design's table of addresses. Pages are Markdown files whose directory
URLs are the published addresses: ``papers/x.md`` is served as ``papers/x/``.
"""

from __future__ import annotations

from dataclasses import dataclass

HOME = "index.md"
PAPERS = "papers/index.md"
TOPICS = "topics/index.md"
YEARS = "years/index.md"
AUTHORS = "authors/index.md"
LISTINGS = "listings/index.md"
VENUES = "venues/index.md"
READING_LISTS = "lists/index.md"
UNSORTED = "unsorted.md"
QUALITY = "quality.md"
MAP = "map.md"
LINKING = "linking.md"
SEARCH = "search.md"


def paper(paper_id: str) -> str:
    """The source path of a paper's page."""
    return f"papers/{paper_id}.md"


def topic(topic_id: str) -> str:
    """The source path of a topic's first page."""
    return f"topics/{topic_id}.md"


def names(kind: str) -> str:
    """The source path of an index of names: ``models``, ``benchmarks`` or ``languages``."""
    return f"{kind}/index.md"


def name(kind: str, name_id: str) -> str:
    """The source path of the page of one name."""
    return f"{kind}/{name_id}.md"


def year(number: int) -> str:
    """The source path of a year's page."""
    return f"years/{number:04d}.md"


def author(author_id: str) -> str:
    """The source path of an author's page."""
    return f"authors/{author_id}.md"


def venue(venue_id: str) -> str:
    """The source path of a venue's page."""
    return f"venues/{venue_id}.md"


def reading_list(list_id: str) -> str:
    """The source path of a reading list's page."""
    return f"lists/{list_id}.md"


def listing(listing_id: str) -> str:
    """The source path of a listing's page."""
    return f"listings/{listing_id}.md"


def numbered(src: str, number: int) -> str:
    """The source path of page ``number`` (from 1) of a list that starts at ``src``.

    The first page is the list itself: ``topics/x.md``, then ``topics/x/2.md``; for an
    index, ``papers/index.md``, then ``papers/page/2.md``, where no paper's id can be.
    """
    if number == 1:
        return src
    stem = f"{src[: -len('index.md')]}page" if src.endswith("/index.md") else src[: -len(".md")]
    return f"{stem}/{number}.md"


def url(src: str) -> str:
    """The address of the page at ``src``, relative to the site's root; empty for home."""
    stem = src.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"


def feed(scope: str, ending: str) -> str:
    """The file of a feed: ``scope`` is ``papers`` for all, or the folder and id of a list.

    Lists with a feed are ``topics/<id>``, ``listings/<id>`` and ``lists/<id>``. ``ending`` is
    ``atom`` or ``json``.
    """
    return f"feeds/{scope}.{ending}"


def card(scope: str) -> str:
    """The image for social networks of ``papers/<id>``, ``topics/<id>`` or ``site``."""
    return f"cards/{scope}.png"


def embed(paper_id: str) -> str:
    """The address of a paper's small card for other pages."""
    return f"embed/{paper_id}/"


def oembed(paper_id: str) -> str:
    """The file that tells other sites how to show that card."""
    return f"oembed/{paper_id}.json"


def of_paper(paper_id: str, name: str) -> str:
    """A file beside a paper's page: ``paper.json``, ``index.md``."""
    return f"{url(paper(paper_id))}{name}"


@dataclass(frozen=True, slots=True)
class From:
    """Addresses as seen from one page, so that the site works under any base path."""

    src: str

    def to(self, src: str, fragment: str = "") -> str:
        """The relative address of the page at ``src``, never empty."""
        up = "../" * url(self.src).count("/")
        address = f"{up}{url(src)}" or "./"
        return f"{address}#{fragment}" if fragment else address

    def file(self, path: str) -> str:
        """The relative address of the file at ``path``, which is relative to the site's root."""
        return "../" * url(self.src).count("/") + path
