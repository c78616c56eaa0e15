"""Authors as the collection knows them: one per name, whatever its accents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Paper
from generator.text.keys import slug

OWN_PAGE = 2
"""Papers from which an author has a page of their own.

Most authors have one paper, and their page would repeat it; the index leads from them
straight to the paper. Large collections have several authors for each paper, so a page
for everyone would be most of the site.
"""
MOST_PAGES = 1_000
"""Authors of a large collection who have a page of their own: those with most papers, as many as
have at least so many that it is no more than this. Ten thousand papers have sixteen thousand
authors of at least two, whose pages would be more than those of the papers. The addresses stay:
they send on to the index (:mod:`generator.exports.author_signposts`).
"""

MOST_NAMED = 100
"""Authors that a paper's page names; one in a few hundred has more, some a thousand.

Each name stands there up to five times, so that a few such papers would be larger than the rest
of the site. The files of references, the index of authors, the search and the data have them all.
"""


@dataclass(frozen=True, slots=True)
class Author:
    """A person: ``id`` is the slug of the name, ``name`` the spelling used most.

    ``least`` is the number of papers from which authors have a page of their own.
    """

    id: str
    name: str
    papers: tuple[Paper, ...]
    least: int = OWN_PAGE

    @property
    def has_page(self) -> bool:
        """Whether the author has a page of their own rather than an entry in the index."""
        return len(self.papers) >= self.least

    @property
    def has_signpost(self) -> bool:
        """Whether there would be a page in a smaller collection, and its address leads on."""
        return OWN_PAGE <= len(self.papers) < self.least


def by_family_name(author: Author) -> tuple[str, str]:
    """Sort by the last word of the name, then by the whole of it.

    Names come as one string; the last word is the family name in most, and a reader who
    looks under the other still finds the author by searching. docs/javascripts/frame.js goes by
    the same order.
    """
    return (author.id.rpartition("-")[2], author.id)


def author_id(name: str) -> str:
    """The id of the author called ``name``; spellings that differ by accents share it.

    ``index`` and ``readme`` are files that MkDocs serves as the index of their folder.
    """
    wanted = slug(name)
    return f"{wanted}-author" if wanted in ("index", "readme") else wanted


def find_authors(papers: Iterable[Paper], large: bool = False) -> dict[str, Author]:
    """The authors of ``papers`` by id, sorted by id; each with their papers in that order.

    ``large``: the collection is, and few of them have a page of their own.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    own: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for name in dict.fromkeys(paper.authors):
            spellings[author_id(name)][name] += 1
            own[author_id(name)].append(paper)
    listed = {key: tuple({p.id: p for p in own[key]}.values()) for key in sorted(own)}
    least = _own_page(map(len, listed.values())) if large else OWN_PAGE
    return {key: Author(key, _best(spellings[key]), own, least) for key, own in listed.items()}


def _own_page(counts: Iterable[int]) -> int:
    """Papers from which at most ``MOST_PAGES`` authors with so many papers have a page."""
    largest = sorted(counts, reverse=True)
    return max(OWN_PAGE, largest[MOST_PAGES] + 1) if len(largest) > MOST_PAGES else OWN_PAGE


def _best(spellings: Counter[str]) -> str:
    """The commonest spelling; of equally common ones that with more accents, then the first."""
    return min(spellings, key=lambda name: (-spellings[name], name.isascii(), name))


def by_line(paper: Paper) -> str | None:
    """Who wrote ``paper``, in a few words; ``None`` where nothing is known."""
    match paper.authors:
        case (only,):
            return only
        case (first, second):
            return f"{first} and {second}"
        case (first, *_):
            return f"{first} et al."
    if paper.organisation:
        return paper.organisation.name
    if paper.author_count is None:
        return None
    return "1 author" if paper.author_count == 1 else f"{paper.author_count} authors"
