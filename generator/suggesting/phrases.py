"""The phrases of a collection: runs of one to three words that name a subject, and who uses them.

Phrases are folded as rules for topics compare them: case, hyphens and plurals do not matter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Paper
from generator.text.math import plain
from generator.vectors import FUNCTION_WORDS, PARTS, STOP

Phrase = tuple[str, ...]
"""The folded words of a phrase."""

LONGEST = 3
"""Words of a phrase; one word more is looked at, to see where a phrase is cut short."""
WORD = re.compile(r"[^\W_]+")
JOINTS = re.compile(r"[ \t\n]+|[-‐‑–]")
"""What may stand between the words of a phrase; anything else ends it."""
HEADS = frozenset({"data", "knowledge", "language", "large", "long", "open", "text", "time",
                   "test", "training"})  # fmt: skip
"""Words that say little alone, but may begin a phrase: *training stability*."""
TAILS = frozenset({"analysis", "application", "benchmark", "challenge", "data", "dataset",
                   "evaluation", "language", "method", "model", "problem", "scale", "setting",
                   "system", "task", "technique", "test", "text", "time", "training",
                   "understanding"})  # fmt: skip
"""Words that say little alone, but may end a phrase: *diffusion model*."""
NEVER_ALONE = frozenset({*PARTS, "end"})
"""Words that are only parts of phrases: *end to end*."""
INSIDE = frozenset({"of", "in", "to"})
"""Words that may stand within a phrase of three: *chain of thought*."""
NESTED = 0.7
"""Share of a phrase's papers that also hold one longer phrase, from which it says no more."""
FEWEST = 2
"""Papers that a phrase must stand in."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of papers, which are in order of id.

    ``phrases`` are sorted; ``counts`` holds for each paper how often each of its phrases
    stands in title and abstract, by its number; ``titles`` which stand in the title.
    ``printed`` is how the papers print each phrase most often, in the middle of a sentence
    where they do; ``closing`` in which share of its places no word that tells something
    follows it, which nouns do more often than adjectives.
    """

    phrases: tuple[Phrase, ...]
    counts: tuple[Mapping[int, int], ...]
    titles: tuple[frozenset[int], ...]
    printed: tuple[str, ...]
    closing: tuple[float, ...]


def vocabulary(papers: Sequence[Paper]) -> Vocabulary:
    """The phrases that at least :data:`FEWEST` of ``papers`` use.

    Without such as say no more than a longer one does.
    """
    texts = [(plain(paper.title), plain(paper.abstract)) for paper in papers]
    bodies = [Counter(phrase for phrase, _ in found(f"{t}\n. {a}")) for t, a in texts]
    heads = [{phrase for phrase, _ in found(title)} for title, _ in texts]
    often = Counter(phrase for body in bodies for phrase in body)
    openings = _openings(title for title, _ in texts)
    telling = _telling({p: n for p, n in often.items() if n >= FEWEST})
    kept = sorted(p for p in telling if len(p) <= LONGEST and p[0] not in openings)
    number = {phrase: i for i, phrase in enumerate(kept)}
    return Vocabulary(
        tuple(kept),
        tuple({number[p]: n for p, n in sorted(body.items()) if p in number} for body in bodies),
        tuple(frozenset(number[p] for p in head if p in number) for head in heads),
        _printed(texts, kept),
        _closing(texts, kept),
    )


def found(text: str) -> Iterator[tuple[Phrase, str]]:
    """Every phrase of ``text`` with how it stands there; longer ones overlap shorter ones."""
    words = list(WORD.finditer(text))
    folded = [_fold(match[0]) for match in words]
    for first in range(len(words)):
        for last in range(first, min(first + LONGEST + 1, len(words))):
            if last > first and not JOINTS.fullmatch(
                text[words[last - 1].end() : words[last].start()]
            ):
                break
            phrase = tuple(folded[first : last + 1])
            if _names_something(phrase):
                yield phrase, text[words[first].start() : words[last].end()]


def _fold(word: str) -> str:
    """``word`` in lower case and, where it looks like a plural, in the singular."""
    low = word.casefold()
    if len(low) > 4 and low.endswith("ies"):
        return f"{low[:-3]}y"
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def _tells(word: str) -> bool:
    """Whether a word says something of the subject by itself."""
    return len(word) > 2 and word not in _STOP and not re.search(r"\d|ly$", word)


def _stands_alone(word: str) -> bool:
    """Whether a word can be a phrase of its own: no prefix, no participle."""
    return _tells(word) and word not in NEVER_ALONE and not word.endswith("ed")


def _names_something(phrase: Phrase) -> bool:
    if len(phrase) == 1:
        return _stands_alone(phrase[0])
    first, *inside, last = phrase
    begins = _tells(first) or first in HEADS
    ends = _tells(last) or (last in TAILS and last not in FUNCTION_WORDS)
    telling = any(map(_tells, phrase))
    between = all(_tells(word) or word in HEADS or word in INSIDE for word in inside)
    return begins and ends and telling and between


def _openings(titles: Iterable[str]) -> frozenset[str]:
    """Words in -ing that open clauses of titles more often than they stand elsewhere in them.

    They are verbs, as in *Bridging the gap*, and no subjects, as in *Pruning*.
    """
    opening, all_of_them = Counter[str](), Counter[str]()
    for title in titles:
        for clause in re.split(r"[:;.?!]\s|\s[-–—]\s", title):
            words = [_fold(word) for word in WORD.findall(clause)]
            all_of_them.update(word for word in words if word.endswith("ing"))
            if len(words) > 1 and words[0].endswith("ing"):
                opening[words[0]] += 1
    return frozenset(word for word, n in opening.items() if 2 * n > all_of_them[word])


def _telling(often: Mapping[Phrase, int]) -> Iterator[Phrase]:
    """The phrases that are not, most of the time, a part of one longer phrase."""
    longest: dict[Phrase, int] = defaultdict(int)
    for phrase, count in often.items():
        for size in range(1, len(phrase)):
            for start in range(len(phrase) - size + 1):
                part = phrase[start : start + size]
                longest[part] = max(longest[part], count)
    return (phrase for phrase, count in often.items() if longest[phrase] < NESTED * count)


def _printed(texts: Sequence[tuple[str, str]], phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """How each phrase is printed; a title writes words large, so abstracts count more."""
    wanted = frozenset(phrases)
    spellings: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for title, abstract in texts:
        for text, weight in ((title, 1), (abstract, 100)):
            for phrase, spelling in found(text):
                if phrase in wanted:
                    spellings[phrase][" ".join(spelling.split())] += weight
    return tuple(min(spellings[p].items(), key=lambda s: (-s[1], s[0]))[0] for p in phrases)


def _closing(texts: Sequence[tuple[str, str]], phrases: Sequence[Phrase]) -> tuple[float, ...]:
    """The share of each phrase's places that no longer phrase begins with."""
    wanted = frozenset(phrases)
    places, longer = Counter[Phrase](), Counter[Phrase]()
    for text in (part for pair in texts for part in pair):
        for phrase, _ in found(text):
            places[phrase] += phrase in wanted
            longer[phrase[:-1]] += phrase[:-1] in wanted
    return tuple(1 - min(1.0, longer[p] / max(places[p], 1)) for p in phrases)


_STOP = frozenset({*STOP, *map(_fold, STOP)})
