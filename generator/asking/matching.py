"""Whether what a service knows is the paper that is looked up, and how sure that is.

The rules are few, so that whoever checks an entry of ``seeds/papers.yml`` can follow them.
Four things are compared: the titles, and as far as both sides know them the authors, the
abstracts and the years. Then

``high``
    the titles are equal, authors or abstracts agree, and nothing contradicts;
``medium``
    the titles are equal, long enough to be no one else's or of the same year, and nothing
    contradicts; or they are nearly equal, authors or abstracts agree, and nothing contradicts;
``low``
    the titles are equal and nothing else is known, or just one thing contradicts; or they are
    nearly equal, and the year agrees.

Anything else is another paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.model import AuthorName, Paper, PersonName, Record
from generator.text.keys import title_key, words
from generator.text.latex import clean
from generator.text.math import plain
from generator.text.names import author_names

CONFIDENCES = ("high", "medium", "low")
"""Surest first, as ``seeds/papers.yml`` has them."""
NEAR_TITLE = 92.0
"""Likeness (0 to 100) from which titles are nearly equal: a word or an ending differs."""
SAME_ABSTRACT, OTHER_ABSTRACT = 60.0, 50.0
"""From which, and below which, likeness abstracts are versions of one, and are two."""
COMPARED = 5000
DIGITS = re.compile("[0-9]+")
LONG_TITLE_WORDS = 5
"""Words of a title that two papers hardly ever have in common by chance."""
SAME_YEARS, OTHER_YEARS = 1, 3
"""Years by which preprint and publication of one paper commonly differ, and hardly ever do."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a paper and a candidate have in common.

    ``title`` is the likeness of the titles (0 to 100), 100 where they are equal by
    :func:`~generator.text.keys.title_key`. ``authors``, ``abstract`` and ``year`` are true
    where they agree, false where they contradict, ``None`` where too little is known.
    """

    title: float
    long_title: bool
    authors: bool | None
    abstract: bool | None
    year: bool | None

    @property
    def confidence(self) -> str | None:
        """``high``, ``medium`` or ``low``; ``None`` where it is another paper."""
        wrong = (self.authors, self.abstract, self.year).count(False)
        agree = self.authors is True or self.abstract is True
        if self.title == 100:
            return self._of_equal_titles(wrong, agree)
        if self.title < NEAR_TITLE or wrong:
            return None
        if agree:
            return "medium"
        return "low" if self.year else None

    def _of_equal_titles(self, wrong: int, agree: bool) -> str | None:
        if wrong > 1:
            return None
        if wrong:
            return "low"
        if agree:
            return "high"
        return "medium" if self.long_title or self.year else "low"

    def words(self) -> str:
        """What agrees and what does not, for whoever checks it."""
        title = "same title" if self.title == 100 else f"title {self.title:.0f} % alike"
        known = {"authors": self.authors, "abstract": self.abstract, "year": self.year}
        agree = [name for name, value in known.items() if value]
        differ = [name for name, value in known.items() if value is False]
        parts = [title]
        if agree:
            parts.append(f"{' and '.join(agree)} agree{'s' if agree in ONE else ''}")
        if differ:
            parts.append(f"{' and '.join(differ)} differ{'s' if differ in ONE else ''}")
        return ", ".join(parts)


ONE = (["abstract"], ["year"])
"""What is singular in a sentence."""


def compare(paper: Paper, record: Record) -> Comparison:
    """Hold what a service says, ``record``, against ``paper``."""
    return Comparison(
        title=likeness(paper.title, record.title),
        long_title=len(words(_plain(paper.title))) >= LONG_TITLE_WORDS,
        authors=_same_authors(paper, record),
        abstract=_same_abstract(paper.abstract, record.abstract),
        year=_same_year(paper, record),
    )


def likeness(title: str, other: str) -> float:
    """How alike two titles are, 0 to 100; 100 for equal keys and for nothing else.

    Titles with other numbers are never nearly equal.
    """
    keys = title_key(_plain(title)), title_key(_plain(other))
    if not all(keys):
        return 0.0
    if keys[0] == keys[1]:
        return 100.0
    # Part 1 and part 2, or version 3 and version 4, are as alike as titles can be.
    most = 99.0 if DIGITS.findall(keys[0]) == DIGITS.findall(keys[1]) else NEAR_TITLE - 1
    return min(fuzz.ratio(*keys), most)


def _plain(title: str) -> str:
    return plain(clean(title))


def _same_authors(paper: Paper, record: Record) -> bool | None:
    theirs = record.details.authors if record.details else ()
    if not theirs:
        return None
    families = _families(paper.people or author_names(paper.authors)[0])
    if families:
        common = families & _families(theirs)
        return len(common) * 2 >= min(len(families), len(theirs))
    # Versions of a paper can have more authors than the first, so another number says nothing.
    return True if paper.author_count == len(theirs) else None


def _families(names: Iterable[AuthorName]) -> set[str]:
    """Family names to be compared; the last word of a name that is not in parts."""
    found = (own.family if isinstance(own, PersonName) else own.name.split()[-1] for own in names)
    return set(filter(None, map(title_key, found)))


def _same_abstract(abstract: str, other: str) -> bool | None:
    if not abstract or not other:
        return None
    texts = (" ".join(words(clean(text)))[:COMPARED] for text in (abstract, other))
    found = fuzz.ratio(*texts)
    return None if OTHER_ABSTRACT <= found < SAME_ABSTRACT else found >= SAME_ABSTRACT


def _same_year(paper: Paper, record: Record) -> bool | None:
    theirs = record.details.date if record.details else None
    if paper.date is None or theirs is None:
        return None
    apart = abs(paper.date.value.year - theirs.year)
    if apart <= SAME_YEARS:
        return True
    # An inferred year contradicts nothing.
    return False if apart >= OTHER_YEARS and not paper.date.inferred else None
