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


@dataclass(frozen=True, slots=True)
class Author:
    """A person: ``id`` is the slug of the name, ``name`` the spelling used most."""

    id: str
    name: str
    papers: tuple[Paper, ...]

    @property
    def has_page(self) -> bool:
        """Whether the author has a page of their own rather than an entry in the index."""
        return len(self.papers) >= OWN_PAGE


def author_id(name: str) -> str:
    """The id of the author called ``name``; spellings that differ by accents share it.

    ``index`` and ``readme`` are files that MkDocs serves as the index of their folder.
    """
    wanted = slug(name)
    return f"{wanted}-author" if wanted in ("index", "readme") else wanted


def find_authors(papers: Iterable[Paper]) -> dict[str, Author]:
    """The authors of ``papers`` by id, sorted by id; each with their papers in that order."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    own: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for name in dict.fromkeys(paper.authors):
            spellings[author_id(name)][name] += 1
            own[author_id(name)].append(paper)
    return {
        key: Author(key, _best(spellings[key]), tuple({p.id: p for p in own[key]}.values()))
        for key in sorted(own)
    }


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
