"""References of one shape: pandoc formats one with marks, and values are put in their place.

Most papers of a large collection are cited alike: so many authors, a title, a month, an arXiv
identifier. Where these are so plain that a style only moves them about, the reference follows
from that of a *pattern*: an item that has marks in place of these values and is the same in all
else. What a style does to names and to titles is read off the marks: names come back inverted
or not, with initials or whole; titles as they are or with the capitals of headlines. What is
not plain, and what comes back in a way that is not known here, is left to pandoc.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from generator.exports.citations.item import Item
from generator.exports.citations.pandoc import Reference, Run
from generator.exports.citations.plain_names import NAMES, all_plain, marks, number_of, spelling
from generator.model import PartialDate

Headlines = Mapping[str, str]
"""Titles with the capitals of headlines, by the titles as they are."""
Value = Callable[[Item, Headlines], str]
_TITLE = re.compile(
    r"(?P<text>[A-Za-z0-9]+(?:(?:[- /+.']|[:,;?!] | \(|\) |\): | & )[A-Za-z0-9]+)*)(?P<tail>[?!]?)"
)
_TAIL = "?!"
_PLAIN = {
    "arxiv": re.compile(r"[0-9]{4}\.[0-9]{4,5}"),
    "doi": re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*"),
    "url": re.compile(r"https?://[A-Za-z0-9]+(?:[./_-][A-Za-z0-9]+)*"),
}
"""What no rule of CSL and of pandoc looks into; nothing that could end a sentence at its end."""
_TITLE_MARK = "zqa Zqb zqc"
"""In lower case first and last, so that each way to put capitals gives something else."""
_HEADLINE_MARK = "Zqa Zqb Zqc"
_YEAR_MARK, _DAY_MARKS, _ARXIV_MARK, _DOI_MARK = 4519, (7, 23), "6842.60935", "10.99999/zqdoi"
_LEFT = re.compile("zq|4519|6842|60935|99999", re.IGNORECASE)
"""Of a mark that came back in a way that is not known."""
_LITERAL = ("organisation", "container", "container_short", "volume", "issue", "page",
            "publisher", "note")  # fmt: skip
"""What a pattern keeps as it is."""


def pattern(item: Item) -> Item | None:
    """``item`` with marks for its values; ``None`` where one of these is not plain."""
    title = _TITLE.fullmatch(item.title)
    if not (title and _has_plain_values(item) and all_plain(item.authors)):
        return None
    issued = _date_mark(item.issued) if item.issued else None
    if _looks_marked(item, issued):
        return None
    return replace(
        item,
        id="",
        title=_TITLE_MARK + title["tail"],
        authors=marks(item.authors),
        issued=issued,
        arxiv=_ARXIV_MARK if item.arxiv else None,
        doi=_DOI_MARK if item.doi else None,
        url=f"{item.url.partition(':')[0]}://zq.example/url" if item.url else None,
    )


def _has_plain_values(item: Item) -> bool:
    values = {"arxiv": item.arxiv, "doi": item.doi, "url": item.url}
    plain = all(_PLAIN[name].fullmatch(value) for name, value in values.items() if value)
    return plain and (item.issued is None or item.issued.year >= 1000)


def _looks_marked(item: Item, issued: PartialDate | None) -> bool:
    """Whether what a pattern keeps as it is could be taken for one of its marks."""
    kept = "\n".join(filter(None, (getattr(item, name) for name in _LITERAL)))
    day = str(issued.day) if issued and issued.day else None
    return bool(_LEFT.search(kept)) or bool(day and day in kept)


def _date_mark(date: PartialDate) -> PartialDate:
    """A day has as many digits as the one it stands for; a month stays what it is."""
    short, long = _DAY_MARKS
    day = date.day and (short if date.day < 10 else long)
    return PartialDate(_YEAR_MARK, date.month, day)


@dataclass(frozen=True, slots=True)
class Template:
    """A pattern's reference: stretches with text as it is and with values to be put in."""

    runs: tuple[tuple[tuple[str | Value, ...], bool], ...]

    def filled(self, item: Item, headlines: Headlines) -> Reference:
        """The reference of an ``item`` of this pattern."""
        return tuple(
            Run("".join(p if isinstance(p, str) else p(item, headlines) for p in parts), italic)
            for parts, italic in self.runs
        )


def template(own: Item, reference: Reference) -> Template | None:
    """What the ``reference`` of the pattern ``own`` says of all its items.

    ``None`` where a mark comes back in a way that is not known here.
    """
    seen = _seen(own.issued.day if own.issued else None)
    runs = tuple((tuple(_parts(own, run.text, seen)), run.italic) for run in reference)
    texts = (part for parts, _ in runs for part in parts if isinstance(part, str))
    return None if any(map(_LEFT.search, texts)) else Template(runs)


@cache
def _seen(day: int | None) -> re.Pattern[str]:
    others = {
        "headline": _HEADLINE_MARK,
        "title": _TITLE_MARK,
        "year": str(_YEAR_MARK),
        "arxiv": re.escape(_ARXIV_MARK),
        "doi": re.escape(_DOI_MARK),
        "url": r"https?://zq\.example/url",
        **({"day": str(day)} if day else {}),
    }
    named = (f"(?P<{name}>{text})" for name, text in others.items())
    return re.compile("|".join([NAMES, *named]))


def _parts(own: Item, text: str, seen: re.Pattern[str]) -> Iterator[str | Value]:
    end = 0
    for match in seen.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield _VALUES.get(match.lastgroup or "") or _author(own, match) or match[0]
        end = match.end()
    if end < len(text):
        yield text[end:]


def _author(own: Item, match: re.Match[str]) -> Value | None:
    number = number_of(match)
    if number is None or number >= len(own.authors):
        return None
    spell = spelling(number, own.authors[number], match[0])
    return (lambda item, _: spell(item.authors[number])) if spell else None


def _title(item: Item) -> str:
    return item.title.rstrip(_TAIL).replace("'", "’")


_VALUES: Mapping[str, Value] = {
    "title": lambda item, _: _title(item),
    "headline": lambda item, headlines: headlines[item.title].rstrip(_TAIL),
    "year": lambda item, _: str(item.issued.year) if item.issued else "",
    "day": lambda item, _: str(item.issued.day) if item.issued else "",
    "arxiv": lambda item, _: item.arxiv or "",
    "doi": lambda item, _: item.doi or "",
    "url": lambda item, _: item.url or "",
}
