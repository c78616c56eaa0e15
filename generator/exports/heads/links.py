"""Links in the head: the same thing in other forms, feeds, and the next page of a list.

There is no ``cite-as`` (RFC 8574): that names what to cite in place of the page it stands on,
and our page is not the paper. There is no ``license``: the abstracts belong to their authors,
and nobody has said under which terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exports.citations import Item
from generator.exports.heads.dublin_core import SCHEMAS
from generator.exports.heads.here import Here, pager_of
from generator.pages import addresses
from generator.pages.head import HeadLink
from generator.pages.note_views import ReadingListView
from generator.pages.views import ListingView, PaperView, TopicView

FEEDS = (("atom", "application/atom+xml", "Atom"), ("json", "application/feed+json", "JSON Feed"))
"""Ending, media type (RFC 4287; JSON Feed 1.1) and name of each form of a feed."""
REFERENCES = (
    ("cite.bib", "application/x-bibtex", "BibTeX"),
    ("cite.ris", "application/x-research-info-systems", "RIS"),
    ("cite.csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
)
"""File, media type (as DOI's content negotiation names them) and name of each form."""


def links(here: Here, items: Mapping[str, Item]) -> Iterator[HeadLink]:
    """Every link of the page's head; ``items`` are the references of all papers by id."""
    if isinstance(here.page.view, PaperView):
        yield SCHEMAS["dcterms"]
        if items[here.page.view.id].container:
            yield SCHEMAS["prism"]
        if here.site.beside.paper_files:
            yield from _of_paper(here, here.page.view.id)
    yield from _pages(here)
    yield from _feeds(here)


def _of_paper(here: Here, paper: str) -> Iterator[HeadLink]:
    """The paper's own files, those that say most first."""
    yield HeadLink("alternate", "paper.json", "application/json", "JSON")
    if here.site.beside.markdown:
        yield HeadLink("alternate", "index.md", "text/markdown", "Markdown")
    for name, media_type, label in REFERENCES:
        yield HeadLink("alternate", name, media_type, label)
    if here.site.url:
        # oEmbed 1.0, section 4: consumers ask for this address as it stands.
        href = here.site.url + addresses.oembed(paper)
        yield HeadLink("alternate", href, "application/json+oembed", "oEmbed")


def _pages(here: Here) -> Iterator[HeadLink]:
    """The pages before and after this one in its list."""
    pager = pager_of(here.page.view)
    if pager and pager.previous:
        yield HeadLink("prev", pager.previous)
    if pager and pager.next:
        yield HeadLink("next", pager.next)


def _feeds(here: Here) -> Iterator[HeadLink]:
    """The feed of what the page lists first: a reader that takes only one takes that.

    Feeds need the address of the site: where it is not known there are none.
    """
    site = here.site
    if not site.url:
        return
    match here.page.view:
        case TopicView(id=key, title=title):
            yield from _feed(here, f"topics/{key}", f"{site.title}: {title}")
        case ListingView(id=key, title=title):
            yield from _feed(here, f"listings/{key}", f"{site.title}: listing {title}")
        case ReadingListView(id=key, title=title):
            yield from _feed(here, f"lists/{key}", f"{site.title}: {title}")
    yield from _feed(here, "papers", f"{site.title}: all papers")


def _feed(here: Here, scope: str, title: str) -> Iterator[HeadLink]:
    for ending, media_type, name in FEEDS:
        href = here.relative(addresses.feed(scope, ending))
        yield HeadLink("alternate", href, media_type, f"{title} ({name})")
