"""From subjects to topics with rules that our reader of ``topics.yml`` understands.

A rule is kept readable: phrases of several words count in the title and the main sentence,
single words when they are said often enough. What a topic is worth is then measured with the
very code that gives topics to papers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import median

import numpy as np

from generator.model import Assignment, Paper, Topic, TopicGroup
from generator.suggesting.grouping import grouped
from generator.suggesting.phrases import Vocabulary, vocabulary
from generator.suggesting.subjects import Floats, Subject, subjects
from generator.text.keys import slug
from generator.topics import RulePhrase, Taxonomy, TopicRule, Where, assign
from generator.topics.phrases import Splitter, read_phrase

FEWEST, MOST = 8, 30
"""Topics that are proposed, where the collection allows."""
SMALL, LARGE = 40, 2_000
"""Papers at which the fewest and the most topics are proposed."""
FEW = 100
"""Papers below which a phrase of two of them may stand for a topic; three are needed else."""
TOO_FEW = 6
"""Papers below which there is nothing to divide."""
SAMPLE = 6_000
"""Papers that are looked at; more of them change time and memory, and hardly the subjects."""
SPARE, LEAST_SPARE = 6, 1
"""One subject more is looked for than is wanted, for so many that are; at least so many."""
VAGUE = 0.6
"""Share of the usual heaviest weight below which a subject is a rest and no topic."""
PHRASES = 14
"""Phrases of a subject that are looked at."""
LIGHT = 0.12
"""Share of a subject's heaviest weight below which a phrase says little of it."""
OWN = 0.4
"""Share in which a phrase must belong to its subject."""
OWN_ALONE, OWN_OPEN = 0.33, 0.5
"""The same for single words, and for those that other words mostly follow: adjectives."""
CLOSING = 0.35
"""Share of its places in which a noun ends a phrase, at least."""
SAME = 0.5
"""Share of common papers from which two topics are one."""
EXAMPLES = 3
LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """A taxonomy for ``papers`` papers, ``sorted_`` of which get a topic by it.

    ``counts`` says how many papers each topic has, ``examples`` gives titles, both by id.
    """

    taxonomy: Taxonomy
    papers: int
    sorted_: int
    counts: Mapping[str, int]
    examples: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A topic before it has a group; ``direction`` is its subject's."""

    title: str
    phrases: tuple[str, ...]
    rule: tuple[tuple[Where, str], ...]
    direction: Floats


def propose(papers: Sequence[Paper]) -> Proposal | None:
    """Topics for ``papers``, or ``None`` where they are too few or say too little.

    The same papers give the same topics, whatever their order.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    sample = ordered[:: -(-len(ordered) // SAMPLE)] if ordered else []
    if len(ordered) < TOO_FEW:
        return None
    words = vocabulary(sample)
    wanted = how_many(len(ordered))
    # Some subjects turn out to be no topic, so more are looked for than are wanted.
    found = subjects(words, wanted + max(LEAST_SPARE, wanted // SPARE), PHRASES)
    drafts = _drafts(found, words)
    kept = _worth_it(drafts, ordered, wanted)
    return _proposal(kept, ordered) if kept else None


def how_many(papers: int) -> int:
    """How many topics so many papers can fill: 8 for 40, 30 for 2,000 and more."""
    if papers < SMALL:
        return max(2, papers // 5)
    share = min(1.0, log(papers / SMALL) / log(LARGE / SMALL))
    return round(FEWEST + (MOST - FEWEST) * share)


def _drafts(found: Sequence[Subject], words: Vocabulary) -> list[_Draft]:
    """A draft for each subject that can be named, no two with one title."""
    anywhere = Counter(phrase for body in words.counts for phrase in body)
    in_titles = Counter(phrase for title in words.titles for phrase in title)
    least = 3 if len(words.counts) >= FEW else 2
    drafts: dict[str, _Draft] = {}
    heads = [max((weight for _, weight, _ in one.phrases), default=0.0) for one in found]
    for subject, heaviest in zip(found, heads, strict=True):
        if heaviest < VAGUE * median(heads):
            continue
        own = [
            (i, weight)
            for i, weight, share in subject.phrases
            if weight >= LIGHT * heaviest and share >= _least_share(i, words)
            if anywhere[i] >= least and in_titles[i] >= (1 if len(words.phrases[i]) > 1 else 2)
        ]
        named = any(in_titles[i] >= least for i, _ in own)
        if named and (draft := _draft(own, words, subject.direction)):
            # "multi-modal" and "multimodal" are one.
            drafts.setdefault(slug(draft.title).replace("-", ""), draft)
    return list(drafts.values())


def _least_share(i: int, words: Vocabulary) -> float:
    """In which share a phrase must belong to a subject to stand for it."""
    if len(words.phrases[i]) > 1:
        return OWN
    return OWN_ALONE if words.closing[i] >= CLOSING else OWN_OPEN


def _draft(own: list[tuple[int, float]], words: Vocabulary, direction: Floats) -> _Draft | None:
    named = max(own, key=lambda item: (_as_name(item, words), -item[0]))
    chosen = [i for i, _ in own if not _implied(words.phrases[i], own, words)]
    rule = tuple((_where(words.phrases[i]), _rule_phrase(words.phrases[i])) for i in chosen)
    title = words.printed[_noun(named[0], words)]
    if not slug(title) or not rule:
        return None
    return _Draft(_capital(title), tuple(words.printed[i] for i in chosen), rule, direction)


def _noun(i: int, words: Vocabulary) -> int:
    """The phrase ``i``, or, where other words mostly follow it, the commonest with one more."""
    phrase = words.phrases[i]
    if words.closing[i] >= CLOSING:
        return i
    often = Counter(j for body in words.counts for j in body if words.phrases[j][:-1] == phrase)
    return min(often, key=lambda j: (-often[j], j)) if often else i


def _as_name(item: tuple[int, float], words: Vocabulary) -> float:
    """How well a phrase names a topic: by its weight, more so if it reads as a noun."""
    i, weight = item
    several = 1.25 if len(words.phrases[i]) > 1 else 1.0
    return weight * several * (0.1 + words.closing[i])


def _implied(phrase: tuple[str, ...], own: list[tuple[int, float]], words: Vocabulary) -> bool:
    """Whether a shorter phrase that counts in the same place says it already."""
    others = (words.phrases[i] for i, _ in own)
    return any(
        len(other) > 1 and len(other) < len(phrase) and " ".join(other) in " ".join(phrase)
        for other in others
    )


def _where(phrase: tuple[str, ...]) -> Where:
    return Where.SENTENCE if len(phrase) > 1 else Where.OFTEN


def _rule_phrase(phrase: tuple[str, ...]) -> str:
    return " ".join(phrase)


def _capital(title: str) -> str:
    """``title`` as a heading: its first letter is large unless its word is printed otherwise."""
    first = re.match(r"\w+", title)
    return title[0].upper() + title[1:] if first and first[0].islower() else title


def _worth_it(drafts: list[_Draft], papers: Sequence[Paper], wanted: int) -> list[_Draft]:
    """The drafts with most papers, without those that are nearly the same as a larger one."""
    given = _assigned(_taxonomy([drafts]), papers)
    members = {_id(draft): set[str]() for draft in drafts}
    for paper, topics in given.items():
        for one in topics:
            members[one.topic].add(paper)
    least = max(2, min(5, len(papers) // 80))
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(members[_id(d)]), _id(d))):
        own = members[_id(draft)]
        others = (members[_id(other)] for other in kept)
        same = any(len(own & other) > SAME * min(len(own), len(other)) for other in others)
        if len(own) >= least and not same:
            kept.append(draft)
    return kept[:wanted]


def _proposal(kept: list[_Draft], papers: Sequence[Paper]) -> Proposal:
    directions = np.array([draft.direction for draft in kept])
    taxonomy = _taxonomy([[kept[i] for i in group] for group in grouped(directions)])
    given = _assigned(taxonomy, papers)
    titles = {paper.id: paper.title for paper in papers}
    best: dict[str, list[tuple[float, str]]] = {key: [] for key in taxonomy.rules}
    for paper, own in given.items():
        for one in own:
            best[one.topic].append((-one.score, paper))
    examples = {
        key: tuple(titles[paper] for _, paper in sorted(scored)[:EXAMPLES])
        for key, scored in best.items()
    }
    counts = {key: len(scored) for key, scored in best.items()}
    return Proposal(taxonomy, len(papers), sum(map(bool, given.values())), counts, examples)


def _assigned(taxonomy: Taxonomy, papers: Sequence[Paper]) -> dict[str, tuple[Assignment, ...]]:
    return {
        paper.id: assign(taxonomy, paper.title, paper.abstract, paper.sentence) for paper in papers
    }


def _taxonomy(groups: Sequence[Sequence[_Draft]]) -> Taxonomy:
    splitter = Splitter()
    listed, rules = [], {}
    for drafts in groups:
        title = _group_title(drafts, alone=len(groups) == 1)
        group = slug(title)
        topics = tuple(Topic(_id(d), d.title, _description(d), group) for d in drafts)
        listed.append(TopicGroup(group, title, topics))
        for draft in drafts:
            phrases = tuple(
                RulePhrase(where, read_phrase(text, splitter)) for where, text in draft.rule
            )
            rules[_id(draft)] = TopicRule(_id(draft), phrases)
    return Taxonomy(tuple(listed), rules, splitter)


def _id(draft: _Draft) -> str:
    return slug(draft.title)


def _group_title(drafts: Sequence[_Draft], alone: bool) -> str:
    """The group's largest topics, of which ``drafts`` has the largest first."""
    if alone:
        return "Subjects"
    names = [draft.title for draft in drafts[:2]]
    return " and ".join([names[0], *map(_small, names[1:])])


def _small(title: str) -> str:
    """``title`` within a sentence: a word that is printed large throughout stays so."""
    second = title[1:2]
    return title if second.isupper() or not title[1:].islower() else title[0].lower() + title[1:]


def _description(draft: _Draft) -> str:
    others = [text for text in draft.phrases if text.casefold() != draft.title.casefold()][:3]
    rest = f": {', '.join(others)}" if others else ""
    return f"Papers on {_small(draft.title)}{rest}."
