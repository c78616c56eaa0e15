"""Links in several formats as one text, of which each format shows its own pieces.

Most formats are the title and the address with signs of their own around them. A page that holds
both once or twice, and the signs, says the same as one that repeats them for every format, in a
third of the bytes; the style sheet (``docs/stylesheets/link.css``) shows the pieces of the
chosen format, without a script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Places = tuple[str, str, str, str, str, str, str]
"""Signs, address, signs, title, signs, address, signs; empty where a format has nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is part of the link in each of ``formats``, numbers from 1, and in no other."""

    text: str
    formats: tuple[int, ...]


def pieces(texts: Sequence[str], title: str, url: str) -> tuple[Piece, ...]:
    """The pieces of ``texts``, one for each format: those of one format, joined, are its text.

    A text that is not ``title`` and ``url`` once each between signs is a piece of its own.
    """
    placed = {n: _placed(text, title, url) for n, text in enumerate(texts, start=1)}
    shared = {n: places for n, places in placed.items() if places}
    alone = (Piece(texts[n - 1], (n,)) for n in placed if n not in shared)
    return (*_shared(shared), *alone)


def _shared(placed: Mapping[int, Places]) -> Iterator[Piece]:
    """Place by place, what stands there, and in which formats."""
    for place in zip(*placed.values(), strict=True):
        for text in dict.fromkeys(filter(None, place)):
            formats = (n for n, own in zip(placed, place, strict=True) if own == text)
            yield Piece(text, tuple(formats))


def _placed(text: str, title: str, url: str) -> Places | None:
    if text == url:
        return ("", url, "", "", "", "", "")
    if not title or text.count(title) != 1 or text.count(url) != 1:
        return None
    words, address = text.index(title), text.index(url)
    ends = words + len(title), address + len(url)
    if ends[1] <= words:
        return (text[:address], url, text[ends[1] : words], title, "", "", text[ends[0] :])
    if ends[0] <= address:
        return (text[:words], "", "", title, text[ends[0] : address], url, text[ends[1] :])
    return None
