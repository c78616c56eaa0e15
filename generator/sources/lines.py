"""The lines of a Hugging Face Papers page copied as text, and what their shape tells.

A page has *furniture* (menu lines, the newsletter box, the header's day) and papers. A
paper is a title, an abstract and perhaps a *tail*: who wrote it, a middle dot, a date and
perhaps a comment count. Everything that is neither furniture nor tail is *prose*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from generator.text.dates import parse_printed

OUTER = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u200e\u200f\u2060"
    "\ufeff\xad"
)
"""White space of every kind and what nobody sees: a line of these alone is blank."""
SHORTEST_ABSTRACT = 200
"""Characters from which a line is taken for an abstract without further signs; the
shortest of ten thousand abstracts on these pages has 165, the longest title 175."""
BULLET = re.compile(r"[•◦‣▪*–—-]\s+\S")
AUTHORS = re.compile(r"[•*·-]\s+([0-9]{1,5})\s+authors?")
DATED = re.compile(r"([A-Z][a-z]{2,8}\.?\s+[0-9]{1,2}(?:,\s+[0-9]{4})?)(?:\s+([0-9]{1,6}))?")
ENDS_SENTENCE = re.compile(
    r"[.!?…。！？｡।॥؟۔։።][\"'”’»)\]}*_$]*$"  # a stop mark, and what closes with it
    r"|https?://\S+$"
    r"|(?<![^\s(])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?$",  # an address without a scheme
    re.IGNORECASE,
)
_END = 300
"""Characters at the end of a line that tell how it ends."""


class Kind(Enum):
    """What a line is."""

    PROSE = "prose"
    FURNITURE = "furniture"
    DAY = "day"
    AUTHORS = "authors"
    ACCOUNT = "account"
    DOT = "dot"
    DATE = "date"
    CUT = "cut"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: number from 1, text without outer space, kind.

    ``opens`` says whether a blank line (or the start of the file) stands before it.
    """

    number: int
    text: str
    opens: bool
    kind: Kind = Kind.PROSE

    def to(self, kind: Kind) -> Line:
        """The same line, known to be of ``kind``."""
        return replace(self, kind=kind)

    @property
    def is_prose(self) -> bool:
        """Whether nothing but prose is known of it so far."""
        return self.kind is Kind.PROSE


def split(text: str) -> tuple[Line, ...]:
    """The non-blank lines of ``text`` with their numbers, all still :attr:`Kind.PROSE`."""
    return tuple(_nonblank(text))


def _nonblank(text: str) -> Iterator[Line]:
    blank = True
    for number, raw in enumerate(text.split("\n"), start=1):
        stripped = raw.strip(OUTER)
        if stripped:
            yield Line(number, stripped, blank)
        blank = not stripped


def is_day(text: str) -> bool:
    """Whether ``text`` is a date and nothing else, as in a page's header."""
    return parse_printed(text) is not None


def is_dated(text: str) -> bool:
    """Whether ``text`` is a date with or without a comment count."""
    match = DATED.fullmatch(text)
    return match is not None and parse_printed(match[1]) is not None


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence or with an address."""
    return ENDS_SENTENCE.search(text[-_END:]) is not None


def like_abstract(text: str) -> bool:
    """Whether a line may be (the end of) an abstract: long, or a sentence of some length."""
    return len(text) >= SHORTEST_ABSTRACT or (len(text) > 60 and ends_sentence(text))
