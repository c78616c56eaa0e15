"""Invented papers with a fixed seed: titles and abstracts that read like the seeds' own.

Words follow each other as they do in the papers of the seeds (a chain of pairs), so that
common words are common and rare ones rare; every other title begins with the name of a
system, made of syllables, as titles do. Not real papers, but as hard to tell apart.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

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

Chain = dict[str, list[str]]


def invent(papers: Sequence[Paper], count: int, seed: int = 1) -> Collection:
    """``count`` papers made of the words of ``papers``, in a collection without topics."""
    rng = random.Random(seed)
    titles = _chain(paper.title for paper in papers)
    abstracts = _chain(paper.abstract for paper in papers)
    made: dict[str, Paper] = {}
    while len(made) < count:
        paper = _paper(rng, titles, abstracts, len(made))
        made.setdefault(paper.id, paper)
    return Collection("Bench", "", tuple(made.values()), (), (), {}, {}, {}, {})


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
    while len(words) < most:
        word = rng.choice(chain[word])
        if word:
            words.append(word)
        elif len(words) >= least:
            break
    return " ".join(words)


def _name(rng: random.Random) -> str:
    stem = "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3)))
    return stem.capitalize() + rng.choice(TAILS)


def _paper(rng: random.Random, titles: Chain, abstracts: Chain, number: int) -> Paper:
    title = _sentence(rng, titles, 5, 14)
    if rng.random() < 0.5:
        title = f"{_name(rng)}: {title}"
    year, month, day = 2023 + number % 4, 1 + number // 4 % 12, 1 + number // 48 % 28
    return Paper(
        id=slug(title),
        title=title,
        abstract=_sentence(rng, abstracts, 90, 180),
        records=(),
        sentence=_sentence(rng, abstracts, 15, 30),
        authors=tuple(_person(rng) for _ in range(rng.randint(2, 8))),
        date=PaperDate(PartialDate(year, month, day), DateSource.PRINTED),
        arxiv=f"{year % 100}{month:02d}.{10000 + number}",
    )


def _person(rng: random.Random) -> str:
    middle = rng.choice(SYLLABLES).capitalize()
    return f"{rng.choice(FIRST)} {middle} {rng.choice(LAST)}{rng.choice(SYLLABLES)}"
