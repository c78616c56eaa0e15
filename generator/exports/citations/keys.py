"""Citation keys: ``liu2023llm``, unique, and the same whatever the order of the papers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from anyascii import anyascii

from generator.model import Paper, PersonName
from generator.text.keys import slug
from generator.text.math import plain
from generator.text.names import author_names

NONE_GIVEN: Mapping[str, str] = MappingProxyType({})
LONGEST_PART = 30
_NOT_KEY = re.compile(r"[^a-z0-9]+")
# fmt: off
_SMALL = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "had",
    "has", "have", "how", "in", "into", "is", "it", "its", "of", "on", "or", "our", "so", "than",
    "that", "the", "their", "this", "to", "toward", "towards", "was", "we", "what", "when",
    "where", "which", "who", "why", "with", "without", "via", "vs", "you", "your",
))
# fmt: on
"""Words that say nothing of what a paper is about."""


def assign_keys(papers: Iterable[Paper], given: Mapping[str, str] = NONE_GIVEN) -> dict[str, str]:
    """A key for each of ``papers``, by their ids.

    ``given`` are keys given before, by paper id: they are kept as they are, and none of them is
    given again, even where its paper is gone. Of new papers that want one key the oldest gets
    it (of one date that with the first id), the next ``-2`` at its end, and so on, so that no
    order of ``papers`` changes anything; keys are told apart without regard to capitals, as
    BibTeX does. Raises ``ValueError`` where two papers were given one key.
    """
    taken = {key.casefold() for key in given.values()}
    if len(taken) < len(given):
        raise ValueError("two papers were given one citation key")
    wanting: dict[str, list[Paper]] = defaultdict(list)
    found: dict[str, str] = {}
    for paper in papers:
        if paper.id in given:
            found[paper.id] = given[paper.id]
        else:
            wanting[wanted_key(paper)].append(paper)
    for base, own in wanting.items():
        # What is numbered has a hyphen, which no wanted key has: groups cannot meet.
        for paper in sorted(own, key=_age):
            found[paper.id] = _free(base, taken)
            taken.add(found[paper.id])
    return found


def _age(paper: Paper) -> tuple[bool, tuple[int, int, int], str]:
    date = paper.date.value.sort_key() if paper.date else (0, 0, 0)
    return (paper.date is None, date, paper.id)


def _free(base: str, taken: set[str]) -> str:
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def wanted_key(paper: Paper) -> str:
    """The key that ``paper`` would have alone: ASCII ``[a-z0-9]``, never empty.

    Family name of the first author, year, first word of the title that says something; without
    authors the first and the second such word around the year. The year is that of the paper's
    date, which does not change when it is published; what is unknown is left out.
    """
    year = str(paper.date.value.year) if paper.date else ""
    words = _words(paper.title)
    authors, _ = (paper.people, False) if paper.people else author_names(paper.authors)
    if not authors:
        return f"{words[0]}{year}{''.join(words[1:2])}"
    first = authors[0]
    family = first.whole_family if isinstance(first, PersonName) else first.name
    folded = _NOT_KEY.sub("", anyascii(family).lower())[:LONGEST_PART]
    return f"{folded or 'anonymous'}{year}{words[0]}"


def _words(title: str) -> list[str]:
    """The words of ``title`` that say something, else all of them; at least one."""
    words = [_NOT_KEY.sub("", word)[:LONGEST_PART] for word in slug(plain(title)).split("-")]
    return [word for word in words if word not in _SMALL and not word.isdigit()] or words
