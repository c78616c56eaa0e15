"""The page whose head is written, and the addresses of others as they stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.collection import Collection
from generator.pages.page import Page
from generator.pages.parts import CardList, Pager
from generator.pages.views import View


@dataclass(frozen=True, slots=True)
class Here:
    """A page of a site.

    Programs take what they read with them, so addresses are absolute wherever the site's own is
    known; where it is not they are relative, which JSON-LD allows (JSON-LD 1.1, section 4.1.3)
    and Open Graph does not.
    """

    site: Collection
    page: Page

    @property
    def url(self) -> str:
        """The page's own address."""
        return self.to(self.page.src)

    def to(self, src: str) -> str:
        """The address of the page at ``src``."""
        if self.site.url:
            return self.site.url + addresses.url(src)
        return From(self.page.src).to(src)

    def relative(self, path: str) -> str:
        """The relative address of the file at ``path``, for a link that a browser follows."""
        return From(self.page.src).file(path)


def card_list(view: View) -> CardList | None:
    """The list of papers that a page shows, or ``None`` where it shows none."""
    found = getattr(view, "list", None)
    return found if isinstance(found, CardList) else None


def pager_of(view: View) -> Pager | None:
    """The ways between the pages of what the page lists; ``None`` where it is one page."""
    found = card_list(view)
    pager = found.pager if found else getattr(view, "pager", None)
    return pager if isinstance(pager, Pager) else None
