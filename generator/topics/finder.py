"""Finding many phrases in a text at once.

All phrases are matched in a single pass over the words of a text, with a tree of words (a
trie), so that the cost hardly grows with the number of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.topics.phrases import GAP, Phrase, Splitter

_REMEMBERED = 2**16

Hit = tuple[int, int, int]
"""What was found, where it begins and where it ends."""


@dataclass(slots=True)
class _Node:
    """A spot in the tree of words: what may come next, and which runs end here."""

    known: dict[str, _Node] = field(default_factory=dict)
    forms: dict[str, list[_Node]] = field(default_factory=dict)
    starts: dict[str, _Node] = field(default_factory=dict)
    tails: dict[str, _Node] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], _Node]] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    start_words: tuple[str, ...] = ()
    tail_words: tuple[str, ...] = ()
    open_ended: bool = False
    """Whether a word with ``*`` may come next, so that ``forms`` do not say all."""

    def child(self, word: str) -> _Node:
        """The node after ``word``, made if it is not there yet."""
        if word in self.known:
            return self.known[word]
        node = self.known[word] = _Node()
        if "*" not in word:
            for form in _forms(word):
                self.forms.setdefault(form, []).append(node)
            return node
        self.open_ended = True
        if word.find("*") == len(word) - 1:
            self.starts[word[:-1]] = node
            self.start_words = tuple(self.starts)
        elif word.rfind("*") == 0:
            self.tails[word[1:]] = node
            self.tail_words = tuple(form for tail in self.tails for form in (tail, tail + "s"))
        else:
            regex = ".*".join(map(re.escape, word.split("*")))
            self.patterns.append((re.compile(regex), node))
        return node

    def after(self, word: str) -> Sequence[_Node]:
        """Every node that ``word``, as it stands in a text, leads to."""
        forms = self.forms.get(word, ())
        if not self.open_ended:
            return forms
        found = [*forms]
        if word.startswith(self.start_words):
            found += [node for start, node in self.starts.items() if word.startswith(start)]
        if word.endswith(self.tail_words):
            ends = self.tails.items()
            found += [node for tail, node in ends if word.endswith((tail, tail + "s"))]
        if self.patterns:
            found += [node for regex, node in self.patterns if regex.fullmatch(word)]
        return found


def _forms(word: str) -> tuple[str, ...]:
    """``word`` and the plurals that stand for it; of a letter or two there are none in ``s``."""
    plurals = [f"{word}s"] if len(word) > 1 else []
    if word[-1:] != "i":
        plurals += [f"{word}es"] if len(word) else []
    if word.endswith("y"):
        plurals += [f"{word[:-1]}ies"]
    return tuple(dict.fromkeys((word, *plurals)))


class PhraseFinder:
    """Finds which of many phrases stand in a text, and where."""

    __slots__ = ("_counts", "_first", "_regexes", "_root", "_runs", "_shapes", "_splitter")

    def __init__(self, phrases: Sequence[Phrase], splitter: Splitter) -> None:
        self._splitter = splitter
        self._root = _Node()
        self._runs: list[tuple[int, int, int]] = []
        self._shapes = [tuple(len(part) for part in phrase.parts) for phrase in phrases]
        self._counts = [sum(shape) for shape in self._shapes]
        self._regexes = [(i, p.regex) for i, p in enumerate(phrases) if p.regex is not None]
        for number, phrase in enumerate(phrases):
            for part, runs in enumerate(phrase.parts):
                for place, sequences in enumerate(runs):
                    self._plant((number, part, place), sequences)
        # Texts share most of their words, and few of these begin a phrase.
        self._first = lru_cache(maxsize=_REMEMBERED)(self._begun)

    def find(self, text: str) -> list[Hit]:
        """Every hit: number of the phrase, start and end in ``text``; sorted."""
        words = self._splitter.words(text)
        hits = self._hits(words)
        spans = self._splitter.spans(text, len(words)) if hits else []
        found = {(number, spans[first][0], spans[last][1]) for number, first, last in hits}
        for number, regex in self._regexes:
            for match in regex.finditer(text):
                found.add((number, *match.span()))
        return sorted(found)

    def _hits(self, words: list[str]) -> list[Hit]:
        """Every phrase of words that is found: its number, its first and its last word."""
        hits: list[Hit] = []
        compound: dict[int, dict[tuple[int, int], list[tuple[int, int]]]] = {}
        for run, first, last in self._run_hits(words):
            number, part, place = self._runs[run]
            if self._counts[number] == 1:
                hits.append((number, first, last))
            else:
                spots = compound.setdefault(number, {})
                spots.setdefault((part, place), []).append((first, last))
        for number, spots in compound.items():
            if len(spots) == self._counts[number]:
                joined = self._join(self._shapes[number], spots)
                hits.extend((number, first, last) for first, last in joined)
        return hits

    def _plant(self, key: tuple[int, int, int], sequences: tuple[tuple[str, ...], ...]) -> None:
        self._runs.append(key)
        for sequence in sequences:
            node = self._root
            for word in sequence:
                node = node.child(word)
            node.runs.append(len(self._runs) - 1)

    def _begun(self, word: str) -> tuple[tuple[int, ...], tuple[_Node, ...]] | None:
        """The runs that ``word`` is alone, and where others go on; ``None`` for neither."""
        nodes = self._root.after(word)
        runs = tuple(run for node in nodes for run in node.runs)
        return (runs, tuple(node for node in nodes if node.known)) if nodes else None

    def _run_hits(self, words: list[str]) -> list[Hit]:
        """Each run found, with the numbers of its first and last word."""
        hits: list[Hit] = []
        live: list[tuple[_Node, int]] = []
        begun_by = self._first
        for here, word in enumerate(words):
            begun = begun_by(word)
            if live:
                reached = [(to, first) for node, first in live for to in node.after(word)]
                hits += [(run, first, here) for to, first in reached for run in to.runs]
                live = [pair for pair in reached if pair[0].known]
            if begun:
                hits += [(run, here, here) for run in begun[0]]
                live += [(node, here) for node in begun[1]]
        return hits

    def _join(
        self, shape: tuple[int, ...], spots: dict[tuple[int, int], list[tuple[int, int]]]
    ) -> list[tuple[int, int]]:
        """Where a phrase of several runs stands; empty unless every part is found.

        Parts joined by ``+`` may be far apart, so each part found is a hit of its own.
        """
        found = [_chain([spots.get((p, r), []) for r in range(n)]) for p, n in enumerate(shape)]
        return [span for spans in found for span in spans] if all(found) else []


def _chain(runs: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """The spans in which the runs follow each other with at most :data:`GAP` words between."""
    spans = runs[0]
    for following in runs[1:]:
        spans = [
            (first, end)
            for first, last in spans
            for start, end in following
            if 0 < start - last <= GAP + 1
        ]
    return spans
