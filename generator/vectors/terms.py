"""Terms of a paper: its words and pairs of words, folded for comparing, and as they are printed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from importlib import resources

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from generator.parallel import shared

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PIECES = re.compile(f"({WORD.pattern})")
"""Divides a text into what is between words and words, in turn: in half the time that it takes
to look at one match after the other."""
TOGETHER = 2_500
"""Texts that one process goes through at a time."""
_REMEMBERED = 2**17
JOINS = frozenset({" ", "-", "‑", "–", "/"})
"""What may stand between the words of a pair; a bracket or a full stop parts them."""
PARTS = frozenset(
    (
        *("anti", "auto", "bi", "co", "cross", "de", "hyper", "inter", "intra", "macro", "mega"),
        *("meta", "micro", "mini", "mono", "multi", "non", "omni", "pre", "post", "pseudo"),
        *("quasi", "re", "self", "semi", "sub", "super", "trans", "ultra", "uni", "vs"),
    )
)
"""Parts of words that hyphens divide: they tell something only with what follows."""


def _stop_words() -> Set[str]:
    """English function words, and what papers of any subject say of themselves."""
    text = resources.files(__package__).joinpath("stop_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {*ENGLISH_STOP_WORDS, *(word for line in lines for word in line.split())}


FUNCTION_WORDS: Set[str] = ENGLISH_STOP_WORDS
"""Words of English that name nothing: articles, pronouns, prepositions and the like."""
STOP = _stop_words()
"""Those, and what papers of any subject say of themselves."""


def terms(text: str) -> list[str]:
    """The folded words and pairs of neighbouring words of ``text``, with repetitions.

    Words that carry no subject (adverbs too), single letters and bare numbers are no
    terms, and pairs do not reach across them or across punctuation.
    """
    found: list[str] = []
    before = ""
    pieces = _PIECES.split(_fold(text))
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        if not _tells(word):
            before = ""
            continue
        if before and gap in JOINS:
            found.append(f"{before} {word}")
        if word not in PARTS:
            found.append(word)
        before = word
    return found


def _fold(text: str) -> str:
    """``text`` without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=_REMEMBERED)
def _tells(word: str) -> bool:
    return len(word) > 1 and word not in STOP and not word.isdecimal() and word[-2:] != "ly"


def printed(texts: Sequence[str], wanted: Set[str]) -> dict[str, str]:
    """How ``texts`` print each of the ``wanted`` terms most often; ties by spelling.

    A term that no text prints in one piece stays as it is folded.
    """
    parts = {word for term in wanted for word in term.split(" ")}
    starts = range(0, len(texts), TOGETHER)
    counted = shared(lambda i: _counted(texts[i : i + TOGETHER], wanted, parts), starts, least=3)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for own in counted:
        for term, spellings in own.items():
            found[term].update(spellings)
    return {
        term: min(found[term], key=lambda s: (-found[term][s], s)) if term in found else term
        for term in wanted
    }


def _counted(texts: Iterable[str], wanted: Set[str], parts: Set[str]) -> dict[str, Counter[str]]:
    """How often ``texts`` print each wanted term in each spelling."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        _count(found, _PIECES.split(text), wanted, parts)
    return found


def _count(
    found: Mapping[str, Counter[str]], pieces: Sequence[str], wanted: Set[str], parts: Set[str]
) -> None:
    """Note each wanted word, and each pair of words with what stands between, as printed."""
    before = ""
    for i in range(1, len(pieces), 2):
        word = _folded(pieces[i])
        if word not in parts:
            before = ""
            continue
        if word in wanted:
            found[word][pieces[i]] += 1
        if before and pieces[i - 1] in JOINS and (pair := f"{before} {word}") in wanted:
            found[pair]["".join(pieces[i - 2 : i + 1])] += 1
        before = word


_folded = lru_cache(maxsize=_REMEMBERED)(_fold)
