r"""The phrase syntax of ``seeds/topics.yml``.

A phrase is plain words. Case, hyphens and spacing do not matter (``low-rank`` = ``low rank``),
and a plain word also stands for its plural. Beyond that:

- ``quantiz*``: ``*`` is any run of letters and digits inside a word, or none;
- ``(text|code) embedding``: one of several, each of any number of words;
- ``<languages> corpus``: one of a list of words that the file gives a name;
- ``propose ... benchmark``: up to :data:`GAP` words may stand between;
- ``survey + language model``: both in the same sentence (or title), in any order;
- ``/\bGPT-?\d/``: a regular expression, searched in the text as printed, ignoring case;
  what follows it (``/\bGPT-?\d/ a version of GPT``) says in words what it matches.

Words are letters and digits; everything else separates them. An address is one word.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

GAP = 5
"""How many words ``...`` may stand for at most."""

# An address is read as one word, so that no phrase is ever found inside one.
_WORD = re.compile(r"https?://\S+|[^\W_]+")
_CHOICE = re.compile(r"\(([^()]*)\)")
_NAMED = re.compile(r"<([a-z-]+)>")
_PATTERN_WORD = re.compile(r"[^\W_*]*(?:\*[^\W_*]*)*")
_STRAY = re.compile(r"[^\w\s*\-'’.,&/]")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, read. ``source`` is as written.

    Either ``regex`` is set, or ``parts``: each part (joined by ``+``) is a sequence of runs
    (joined by ``...``), each run a tuple of alternative word sequences. ``caption`` says in
    words what the regular expression matches; it may be empty.
    """

    source: str
    parts: tuple[tuple[tuple[tuple[str, ...], ...], ...], ...] = ()
    regex: re.Pattern[str] | None = None
    caption: str = ""


class Splitter:
    """Cuts a text into folded words; words declared as joinable are cut at the joint.

    ``joined`` holds pairs such as ``("fine", "tun")``: a word that begins with ``finetun`` is
    read as the two words ``fine`` and ``tun…``, so that all three spellings are one.
    """

    __slots__ = ("_heads", "_starts")

    def __init__(self, joined: Iterable[tuple[str, str]] = ()) -> None:
        self._heads = {first + second: len(first) for first, second in joined}
        self._starts = tuple(sorted(self._heads, key=lambda text: (-len(text), text)))

    @property
    def joined(self) -> tuple[tuple[str, int], ...]:
        """The words cut at a joint with where that is, sorted: what a splitter depends on."""
        return tuple(sorted(self._heads.items()))

    def words(self, text: str) -> list[str]:
        """The words of ``text`` in order, folded."""
        # Folding first would move what is a word in scripts where it changes the length.
        words = _WORD.findall(text.lower() if (plain := text.isascii()) else text)
        found: list[str] = []
        for word in words if plain else map(str.casefold, words):
            if word.startswith(self._starts):
                found += self._halves(word)
            else:
                found.append(word)
        return found

    def spans(self, text: str, count: int) -> list[tuple[int, int]]:
        """Where each of :meth:`words`, which are ``count``, starts and ends in ``text``."""
        whole = [match.span() for match in _WORD.finditer(text)]
        return whole if len(whole) == count else self._halved_spans(text)

    def _halved_spans(self, text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            halves = self._halves(match.group().casefold())
            if len(halves) == 2:
                middle = min(end, start + len(halves[0]))
                found += [(start, middle), (middle, end)]
            else:
                found.append((start, end))
        return found

    def pattern_words(self, text: str) -> tuple[str, ...]:
        """The words of a phrase, in which ``*`` is kept; cut in the same way."""
        words = [match.group().casefold() for match in _PATTERN_WORD.finditer(text)]
        return tuple(part for word in words if word for part in self._halves(word))

    def _halves(self, word: str) -> tuple[str, ...]:
        if not word.startswith(self._starts):
            return (word,)
        head = next(start for start in self._starts if word.startswith(start))
        return (word[: self._heads[head]], word[self._heads[head] :])


def read_phrase(
    source: str, splitter: Splitter, lists: Mapping[str, Sequence[str]] | None = None
) -> Phrase:
    """Read one phrase. Raises :class:`PhraseError` for one that is empty or malformed.

    ``lists`` holds the word lists that ``<name>`` may refer to.
    """
    text = source.strip()
    if text.startswith("/"):
        pattern, slash, caption = text[1:].rpartition("/")
        if not slash:
            raise PhraseError("a regular expression ends with a slash, too")
        return Phrase(source, regex=_read_regex(pattern), caption=caption.strip())
    text = _NAMED.sub(lambda name: _choice(name.group(1), lists or {}), text)
    parts = []
    for part in re.split(r"\s\+\s", text):
        runs = re.split(r"\s*(?:\.\.\.|…)\s*", part)
        parts.append(tuple(_read_run(run, source, splitter) for run in runs))
    return Phrase(source, parts=tuple(parts))


def _choice(name: str, lists: Mapping[str, Sequence[str]]) -> str:
    if name in lists:
        return f"({'|'.join(lists[name])})"
    raise PhraseError(f"no list of words is called {name!r}")


def _read_regex(pattern: str) -> re.Pattern[str]:
    try:
        regex = re.compile(pattern, re.IGNORECASE)
    except re.error as problem:
        raise PhraseError(f"not a regular expression: {problem}") from problem
    if regex.match(""):
        raise PhraseError("the regular expression matches the empty text, hence every paper")
    return regex


def _read_run(run: str, source: str, splitter: Splitter) -> tuple[tuple[str, ...], ...]:
    pieces = _CHOICE.split(run)
    if stray := _STRAY.search(" ".join(pieces[::2])):
        raise PhraseError(f"{stray.group()!r} means nothing here; write /…/ for a pattern")
    choices = [
        [splitter.pattern_words(choice) for choice in (piece.split("|") if odd % 2 else [piece])]
        for odd, piece in enumerate(pieces)
    ]
    sequences = tuple(tuple(itertools.chain(*option)) for option in itertools.product(*choices))
    if not all(words and any(word.strip("*") for word in words) for words in sequences):
        raise PhraseError(f"{source!r} has a part without any word")
    return sequences
