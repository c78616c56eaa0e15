"""From text to the words that search compares.

``docs/javascripts/search/words.js`` does the same to what is typed: a word is found only if
both agree, so tests hold the two to one table (``tests/search/words.json``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

MOST_LETTERS = 24
"""Longer words are hashes, addresses and several words run together: nobody types them."""

# Letters that have no decomposition, as people without them on the keyboard write them.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_CHUNK = re.compile(r"[^\W_]+(?:[-‐‑.'’_/][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[0-9]{1,3}[a-z]{0,2}")


def fold(text: str) -> str:
    """``text`` without accents and capitals: ``PokéChamp`` is ``pokechamp``."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in spread if not unicodedata.category(char).startswith("M"))
    return bare.lower().translate(_LETTERS)


def words(text: str) -> list[str]:
    """The words of ``text`` in order, and beside them what they are when written together.

    ``Q-GaLore`` gives ``q``, ``galore`` and ``qgalore``; ``Llama 2`` gives ``llama``, ``2``
    and ``llama2``, as do ``Llama-2`` and, but for the single words, ``Llama2``.
    """
    found: list[str] = []
    name, end = "", 0
    for match in _CHUNK.finditer(fold(text)):
        parts = _PART.findall(match[0])
        found += parts
        found += _together(parts)
        # Nothing but a space stands between a name and its number.
        if match.string[end : match.start()] == " ":
            found += _numbered(name, parts)
        name, end = parts[-1] if parts[-1].isalpha() else "", match.end()
    return [word for word in found if len(word) <= MOST_LETTERS]


def _together(parts: list[str]) -> Iterator[str]:
    """Neighbours within one hyphenated word, and the whole of it."""
    if len(parts) > 1:
        yield from (first + second for first, second in pairwise(parts))
    if len(parts) > 2:
        yield "".join(parts)


def _numbered(before: str, parts: list[str]) -> Iterator[str]:
    """A name with the number behind it: ``llama2``, ``qwen25``."""
    if len(before) > 1 and _NUMBER.fullmatch(parts[0]):
        yield before + parts[0]
        if len(parts) > 1 and parts[1].isdigit():
            yield before + parts[0] + parts[1]
