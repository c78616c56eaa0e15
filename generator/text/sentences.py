"""Sentences of an abstract, and the one that says what the paper does.

Written for abstracts rather than taken from a library: pysbd 0.3.4 takes 15 ms for an abstract
(minutes for ten thousand, against a tenth of a millisecond here) and leaves ``LLMs.The code``
whole; NLTK's Punkt needs a model to be downloaded. A full stop ends a sentence here unless a
rule below says that it does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.text._cues import ENOUGH, is_statement, score

# Stop marks, then what closes with them, then either white space or a glued sentence.
_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<closers>[\"'”’»)\]]*)(?P<gap>\s+|(?=[A-Zh]))")
_OPENERS = re.compile(r"[(\[“\"‘]")
_NEXT = re.compile(r"[\"'“‘(\[«]*(?P<word>[^\s,;:]*)")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# With these after it, a stop that could be part of an abbreviation or a name ends a sentence.
_STARTERS = _set(
    "A According Additionally All Although An And As At Based Because Both But By Code Data "
    "Despite Experimental Experiments Extensive Finally First For From Furthermore Given Here "
    "Hence However If In Instead It Its Meanwhile Moreover Notably On Our Overall Project Recent "
    "Recently Results Second Since Specifically Such That The Their Then There These They This "
    "Those Through Thus To Unlike Using We When Whereas While With Without Yet Building Compared "
    "Drawing Each Existing"
)

# Never the end of a sentence; the end before a starter only; no end before what they number.
_OPEN = _set("e.g i.e vs cf viz approx w.r.t resp")
_TITLES = _set("Dr Mr Mrs Ms Prof")
_CLOSING = _set("al etc inc ltd corp co jr st univ a.k.a i.i.d ph.d dept ca avg")
_NUMBERED = _set(
    "fig figs eq eqs eqn sec secs sect tab tabs ref refs no nos vol app ch chap thm def lem "
    "prop alg p pp art v ver"
)
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_LIST_NUMBER = re.compile(r"\s*\(?(?:[0-9]{1,2}|[ivx]{1,4}|[a-zA-Z])")
_INLINE_NUMBER = re.compile(r"[:;,] [0-9]{1,2}\Z")
_LOWER_START = re.compile(r"[a-z]{1,2}[A-Z]|https?\Z|(?:[a-z]|[ivx]{1,4})\)")
_LONGEST_ASIDE = 300
"""Characters between brackets within which no sentence ends."""


def sentences(text: str) -> tuple[str, ...]:
    """Split English prose at the ends of its sentences; the words stay the same, in order.

    Abbreviations, initials, decimals, version numbers, addresses and what stands in brackets
    do not end a sentence; sentences glued together (``LLMs.The code``) are divided. Each
    sentence is stripped and none is empty; put together they are ``text`` but for white space.
    """
    found: list[str] = []
    start = 0
    for end in _ends(text):
        if not _LIST_NUMBER.fullmatch(text[start:end].strip().rstrip(".")):
            found.append(text[start:end].strip())
            start = end
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _ends(text: str) -> Iterator[int]:
    """Yield the offset after each stop that ends a sentence."""
    asides = _asides(text)
    for match in _STOP.finditer(text):
        end = match.end("closers")
        if asides and bisect_right(asides, end) % 2:
            continue
        following = _NEXT.match(text, match.end())
        before = _token(text[max(0, match.start() - 60) : match.start()])
        after = following["word"] if following else ""
        if _is_glued_end(before, after) if not match["gap"] else _is_end(match, before, after):
            yield end


def _token(before: str) -> str:
    """What ``before`` ends with, back to white space or an opening mark."""
    if not before or before[-1].isspace():
        return ""
    return _OPENERS.split(before.rsplit(None, 1)[-1])[-1]


def _is_end(match: re.Match[str], before: str, after: str) -> bool:
    """Whether a stop followed by white space ends a sentence."""
    if after[:1].islower() and not _LOWER_START.match(after):
        return False
    if match["stop"] != ".":
        return True
    word = before.lower().lstrip("'‘")
    starts = after.rstrip(".!?’'s") in _STARTERS or after in _STARTERS
    if word in _OPEN or before in _TITLES or _is_inline_number(match):
        return False
    if word in _CLOSING or _INITIALS.fullmatch(before):
        return starts
    numbers = re.match(r"[0-9A-Z]", after) and (not starts or after == "A")
    return not (word in _NUMBERED and numbers)


def _is_inline_number(match: re.Match[str]) -> bool:
    """Whether a stop belongs to a number within a sentence: ``such as: 1. speed; 2. size``."""
    return bool(_INLINE_NUMBER.search(match.string, max(0, match.start() - 5), match.start()))


def _is_glued_end(before: str, after: str) -> bool:
    """Whether a stop right before a letter divides two sentences: ``LLMs.The code``.

    The next must begin like a sentence, or be an address; names and paths stay whole.
    """
    if "/" in before or "@" in before or before.lower() in _OPEN or len(before) < 2:
        return False
    return after in _STARTERS - {"A"} or bool(re.fullmatch(r"https?", after))


def _asides(text: str) -> list[int]:
    """Start and end of each stretch between round brackets that match, in turn, outermost only.

    So an offset within one has an odd number of these at or before it.
    """
    opened: list[int] = []
    edges: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened and match.end() - (start := opened.pop()) <= _LONGEST_ASIDE:
            while edges and edges[-2] > start:
                del edges[-2:]
            edges += (start, match.end())
    return edges


def contribution_sentence(abstract: str) -> str | None:
    """Choose the one sentence of a clean abstract that says what the paper does.

    Taken, not written: the sentence with the strongest cue (``we propose``, ``this paper
    presents``, ``X is a new benchmark``), the earlier of equals; without any cue the first
    sentence that states something, else the first. ``None`` for an empty abstract.
    """
    found = sentences(abstract)
    if not found:
        return None
    scores = [score(sentence, index) for index, sentence in enumerate(found)]
    best = max(scores)
    if best >= ENOUGH:
        return found[scores.index(best)]
    return next((sentence for sentence in found if is_statement(sentence)), found[0])
