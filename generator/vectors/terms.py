"""Terms of a paper: its words and pairs of words, folded for comparing, and as they are printed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from importlib import resources

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
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
    before, end = "", -1
    folded = _fold(text)
    for match in WORD.finditer(folded):
        word = match[0]
        if not _tells(word):
            before = ""
            continue
        if before and folded[end : match.start()] in JOINS:
            found.append(f"{before} {word}")
        if word not in PARTS:
            found.append(word)
        before, end = word, match.end()
    return found


def _fold(text: str) -> str:
    """``text`` without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _tells(word: str) -> bool:
    return len(word) > 1 and word not in STOP and not word.isdecimal() and word[-2:] != "ly"


def printed(texts: Iterable[str], wanted: Set[str]) -> dict[str, str]:
    """How ``texts`` print each of the ``wanted`` terms most often; ties by spelling.

    A term that no text prints in one piece stays as it is folded.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    parts = {word for term in wanted for word in term.split(" ")}
    for text in texts:
        for term, spelling in _spellings(text, parts):
            if term in wanted:
                found[term][spelling] += 1
    return {
        term: min(found[term], key=lambda s: (-found[term][s], s)) if term in found else term
        for term in wanted
    }


def _spellings(text: str, wanted: Set[str]) -> Iterator[tuple[str, str]]:
    """Each wanted word, and each pair of them with what stands between, as printed."""
    before, start, end = "", 0, -1
    for match in WORD.finditer(text):
        word = _fold(match[0])
        if word not in wanted:
            before = ""
            continue
        yield word, match[0]
        if before and text[end : match.start()] in JOINS:
            yield f"{before} {word}", text[start : match.end()]
        before, start, end = word, match.start(), match.end()
