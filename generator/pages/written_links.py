"""Links in what people write by hand, followed from the file to the page that shows it.

A link is written as anywhere in Markdown, from file to file (``../papers/x.md``, another note,
an image beside it), or names a paper (``paper:x``). It must lead somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from generator.model import MentionKind
from generator.notes import LISTS, NOTES
from generator.notes.markup import Target
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.collection import Collection
from generator.text.math import plain

PAPER, ENDING = "paper:", ".md"
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""What begins an address outside the site (RFC 3986, sections 3.1 and 4.2)."""
ANCHORS = frozenset({"top", "abstract", "notes", "why", "listed", "related", "link", "cite"})
"""The parts of a paper's page that can be linked to; a paper may lack some of them."""
NOTES_ANCHOR = "notes"

Exists = Callable[[Collection, str], bool]
"""Whether a page of one kind exists, by what stands for it in its path."""


def _of_kind(kind: MentionKind) -> Exists:
    return lambda site, key: bool(site.by_name.get((kind, key)))


def _author(site: Collection, key: str) -> bool:
    author = site.authors.get(key)
    return author is not None and author.has_page


GENERATED: Mapping[str, Exists] = {
    "topics": lambda site, key: key in site.topics,
    "years": lambda site, key: key.isdecimal() and int(key) in site.by_year,
    "authors": _author,
    "venues": lambda site, key: key in site.venues,
    "listings": lambda site, key: any(own.id == key for own in site.listings),
    "lists": lambda site, key: any(own.id == key for own in site.written.lists),
    **{str(kind): _of_kind(kind) for kind in MentionKind},
}
"""How to tell whether a generated page exists, by the folder it is in."""
FIXED = frozenset(
    value
    for name, value in vars(addresses).items()
    if name.isupper() and isinstance(value, str) and value.endswith(".md")
)
"""The pages that every site has."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A link that leads nowhere: as it is written, why, and how to mend it."""

    link: str
    message: str
    hint: str


@dataclass(slots=True)
class Links:
    """Follows the links of the hand-written file at ``src`` for the page ``here``.

    ``src`` is relative to the folder of hand-written pages. What leads nowhere is noted in
    ``faults``, and shown without a link.
    """

    site: Collection
    here: From
    src: str
    faults: list[Fault] = field(default_factory=list)

    def __call__(self, link: str, anchors: frozenset[str]) -> Target:
        """Where ``link`` leads; ``anchors`` are those of the text it stands in."""
        if link.startswith(PAPER):
            return self._paper(link, *_parted(link.removeprefix(PAPER)))
        if ELSEWHERE.match(link):
            return Target(link)
        path, anchor = _parted(link)
        if not path:
            hint = f"headings of the text: {', '.join(sorted(anchors)) or 'none'}"
            return self._fault(link, f"no part of the text is called '{anchor}'", hint)
        return self._file(link, path, anchor)

    def _fault(self, link: str, message: str, hint: str) -> Target:
        self.faults.append(Fault(link, message, hint))
        return Target(None)

    def _paper(self, link: str, words: str, anchor: str) -> Target:
        paper = self.site.find(words)
        if paper is None:
            message = f"'{words}' names no paper"
            return self._fault(link, message, self.site.find.nearest(words))
        if anchor and anchor not in ANCHORS:
            hint = f"parts of a paper's page: {', '.join(sorted(ANCHORS))}"
            return self._fault(link, f"no paper has a part '{anchor}'", hint)
        href = self.here.to(addresses.paper(paper), anchor)
        return Target(href, plain(self.site.by_id[paper].title))

    def _file(self, link: str, path: str, anchor: str) -> Target:
        if path.startswith("/"):
            hint = "begin with ../ and go from this file to the other, as a text editor does"
            return self._fault(link, f"'{path}' begins at the root of the host", hint)
        src = normpath(join(dirname(self.src), path))
        if src in self.site.written.files and not src.endswith(ENDING):
            return Target(self.here.file(src))
        folder, key = src.split("/")[0], basename(src).removesuffix(ENDING)
        if not (src in FIXED or src in self.site.written.files) and src.endswith(ENDING):
            if folder == NOTES:
                return self._paper(link, key, anchor or NOTES_ANCHOR)
            if src == addresses.paper(key):
                return self._paper(link, key, anchor)
        if folder == LISTS and src not in FIXED:
            src = addresses.reading_list(key)
        if self._is_page(src, folder, key):
            return Target(self.here.to(src, anchor))
        hint = "write the path of a page's file, as in ../topics/x.md, or paper:<id>"
        return self._fault(link, f"there is no page and no file '{src}'", hint)

    def _is_page(self, src: str, folder: str, key: str) -> bool:
        if src in FIXED or src in self.site.written.files:
            return True
        exists = GENERATED.get(folder)
        return src == f"{folder}/{key}{ENDING}" and exists is not None and exists(self.site, key)


def _parted(link: str) -> tuple[str, str]:
    """The path of a link and its part after ``#``, without escapes."""
    path, _, anchor = link.partition("#")
    return unquote(path), unquote(anchor)
