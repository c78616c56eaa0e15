"""Finding many phrases in a text at once.

All phrases are matched in a single pass over the words of a text, with a tree of words (a
trie), so that the cost hardly grows with the number of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.topics.phrases import GAP, Phrase, Splitter

_REMEMBERED = 2**16


@dataclass(slots=True)
class _Node:
    """A spot in the tree of words: what may come next, and which runs end here."""

    known: dict[str, _Node] = field(default_factory=dict)
    exact: dict[str, _Node] = field(default_factory=dict)
    starts: dict[str, _Node] = field(default_factory=dict)
    tails: dict[str, _Node] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], _Node]] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)

    def child(self, word: str) -> _Node:
        """The node after ``word``, made if it is not there yet."""
        if word in self.known:
            return self.known[word]
        node = self.known[word] = _Node()
        if "*" not in word:
            self.exact[word] = node
        elif word.find("*") == len(word) - 1:
            self.starts[word[:-1]] = node
        elif word.rfind("*") == 0:
            self.tails[word[1:]] = node
        else:
            regex = ".*".join(map(re.escape, word.split("*")))
            self.patterns.append((re.compile(regex), node))
        return node

    def after(self, word: str) -> list[_Node]:
        """Every node that ``word``, as it stands in a text, leads to."""
        found = [self.exact[word]] if word in self.exact else []
        if word[-1] == "s" and self.exact:
            found += [self.exact[form] for form in _singulars(word) if form in self.exact]
        if self.starts:
            found += [node for start, node in self.starts.items() if word.startswith(start)]
        if self.tails:
            ends = self.tails.items()
            found += [node for tail, node in ends if word.endswith((tail, tail + "s"))]
        if self.patterns:
            found += [node for regex, node in self.patterns if regex.fullmatch(word)]
        return found


def _singulars(plural: str) -> tuple[str, ...]:
    """What a word that ends in ``s`` may be the plural of."""
    if len(plural) < 3:
        return ()
    if plural.endswith("ies"):
        return (plural[:-1], plural[:-3] + "y")
    return (plural[:-1], plural[:-2]) if plural.endswith("es") else (plural[:-1],)


class PhraseFinder:
    """Finds which of many phrases stand in a text, and where."""

    __slots__ = ("_first", "_regexes", "_root", "_runs", "_shapes", "_splitter")

    def __init__(self, phrases: Sequence[Phrase], splitter: Splitter) -> None:
        self._splitter = splitter
        self._root = _Node()
        self._runs: list[tuple[int, int, int]] = []
        self._shapes = [tuple(len(part) for part in phrase.parts) for phrase in phrases]
        self._regexes = [(i, p.regex) for i, p in enumerate(phrases) if p.regex is not None]
        for number, phrase in enumerate(phrases):
            for part, runs in enumerate(phrase.parts):
                for place, sequences in enumerate(runs):
                    self._plant((number, part, place), sequences)
        # Texts share most of their words, and few of these begin a phrase.
        self._first = lru_cache(maxsize=_REMEMBERED)(self._root.after)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every hit: number of the phrase, start and end in ``text``; sorted."""
        hits = self._hits(self._splitter.words(text))
        spans = self._splitter.spans(text) if hits else []
        found = {(number, spans[first][0], spans[last][1]) for number, first, last in hits}
        for number, regex in self._regexes:
            found.update((number, *match.span()) for match in regex.finditer(text))
        return sorted(found)

    def _hits(self, words: list[str]) -> list[tuple[int, int, int]]:
        """Every phrase of words that is found: its number, its first and its last word."""
        hits: list[tuple[int, int, int]] = []
        compound: dict[int, dict[tuple[int, int], list[tuple[int, int]]]] = {}
        for run, first, last in self._run_hits(words):
            number, part, place = self._runs[run]
            if self._shapes[number] == (1,):
                hits.append((number, first, last))
            else:
                spots = compound.setdefault(number, {})
                spots.setdefault((part, place), []).append((first, last))
        for number, spots in compound.items():
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

    def _run_hits(self, words: list[str]) -> Iterator[tuple[int, int, int]]:
        """Each run found, with the numbers of its first and last word."""
        live: list[tuple[_Node, int]] = []
        for here, word in enumerate(words):
            begun = self._first(word)
            if not begun and not live:
                continue
            reached = [(node, here) for node in begun]
            for node, first in live:
                reached += [(after, first) for after in node.after(word)]
            for node, first in reached:
                for run in node.runs:
                    yield run, first, here
            live = [pair for pair in reached if pair[0].known]

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
