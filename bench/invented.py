"""Invented papers with a fixed seed: titles and abstracts that read like the seeds' own.

Words follow each other as they do in the papers of the seeds (a chain of pairs), so that
common words are common and rare ones rare; abstracts are as long as those of the seeds; every
other title begins with the name of a system, made of syllables, as titles do. Four names in ten
are those of people who have no paper yet, and the others are taken from the latest papers, so
that most people have one paper and a few have many, as is known of papers. Not real papers, but
as hard to tell apart.

All chance comes from ``random()``: its numbers, for a seed, are the one thing in ``random``
that Python promises to keep, so the papers are the same on every machine.
"""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from generator.model import DateSource, Paper, PaperDate, PartialDate
from generator.pages.collection import Collection
from generator.text.keys import slug

SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "xa"),
    *("ze", "lor", "mar", "net", "qua", "ster", "tron", "vis", "flex", "form", "graph", "lens"),
)
TAILS = ("", "", "LM", "Net", "Bench", "-LLM", " 2", "GPT", "-V", "Former")
FIRST = ("Ana", "Bo", "Chen", "Dana", "Emil", "Fei", "Hana", "Ivan", "Jing", "Kai", "Lena", "Omar")
LAST = ("Abe", "Berg", "Cao", "Dias", "Fu", "Huang", "Ito", "Kim", "Li", "Meyer", "Park", "Zhang")
TEAMS = (1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 10, 11, 13, 16, 23)
"""How many people write a paper: the twentieths of 10,000 papers of 2024 and 2025."""
NEWCOMERS = 0.4
LATEST = 20_000
"""The share of names that are new, and among how many names the others are chosen."""

Chain = dict[str, list[str]]
T = TypeVar("T")


@dataclass(frozen=True)
class _Words:
    """What follows each word in titles and in abstracts, how long those are, and who wrote."""

    titles: Chain
    abstracts: Chain
    lengths: Sequence[int]
    people: deque[str] = field(default_factory=lambda: deque(maxlen=LATEST))


def invent(papers: Sequence[Paper], count: int, seed: int = 1) -> Collection:
    """``count`` papers made of the words of ``papers``, in a collection without topics."""
    rng = random.Random(seed)
    words = _Words(
        _chain(paper.title for paper in papers),
        _chain(paper.abstract for paper in papers),
        [len(paper.abstract.split()) for paper in papers],
    )
    made: dict[str, Paper] = {}
    while len(made) < count:
        paper = _paper(rng, words, len(made))
        made.setdefault(paper.id, paper)
    return Collection("Bench", "", tuple(made.values()), (), (), {}, {}, {}, {})


def _any(rng: random.Random, items: Sequence[T]) -> T:
    return items[int(rng.random() * len(items))]


def _chain(texts: Iterable[str]) -> Chain:
    following: Chain = defaultdict(list)
    for text in texts:
        words = ["", *text.split(), ""]
        for one, other in pairwise(words):
            following[one].append(other)
    return following


def _sentence(rng: random.Random, chain: Chain, least: int, most: int) -> str:
    words: list[str] = []
    word = ""
    chance = rng.random
    while len(words) < most:
        following = chain[word]
        word = following[int(chance() * len(following))]  # _any, as most time goes by here
        if word:
            words.append(word)
        elif len(words) >= least:
            break
    return " ".join(words)


def _abstract(rng: random.Random, words: _Words) -> str:
    length = _any(rng, words.lengths)
    text = _sentence(rng, words.abstracts, length - 15, length)
    return f"{text.rstrip('.,;:')}."


def _name(rng: random.Random) -> str:
    stem = "".join(_any(rng, SYLLABLES) for _ in range(_any(rng, (2, 3))))
    return stem.capitalize() + _any(rng, TAILS)


def _paper(rng: random.Random, words: _Words, number: int) -> Paper:
    title = _sentence(rng, words.titles, 5, 14)
    if rng.random() < 0.5:
        title = f"{_name(rng)}: {title}"
    year, month, day = 2023 + number % 4, 1 + number // 4 % 12, 1 + number // 48 % 28
    return Paper(
        id=slug(title),
        title=title,
        abstract=_abstract(rng, words),
        records=(),
        sentence=_sentence(rng, words.abstracts, 15, 30),
        authors=tuple(dict.fromkeys(_person(rng, words) for _ in range(_any(rng, TEAMS)))),
        date=PaperDate(PartialDate(year, month, day), DateSource.PRINTED),
        arxiv=f"{year % 100}{month:02d}.{10000 + number}",
    )


def _person(rng: random.Random, words: _Words) -> str:
    if words.people and rng.random() > NEWCOMERS:
        name = _any(rng, words.people)
    else:
        middle = _any(rng, SYLLABLES).capitalize()
        tail = _any(rng, SYLLABLES) + _any(rng, SYLLABLES)
        name = f"{_any(rng, FIRST)} {middle} {_any(rng, LAST)}{tail}"
    words.people.append(name)
    return name
