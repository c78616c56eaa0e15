"""Giving topics to a paper by the rules of the taxonomy, each with its evidence.

Pure functions of the text: the same paper gets the same topics whatever else is in the
collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Assignment, Evidence
from generator.text.sentences import sentences
from generator.topics.rules import RulePhrase, Taxonomy, TopicRule, Where

AT_MOST = 4
"""How many topics a paper carries at most."""

POINTS_PER_MENTION = {Where.TITLE: 4, Where.SENTENCE: 2, Where.CLAIMS: 1, Where.ANYWHERE: 1}
"""What a mention weighs by the place it stands in: towards ``often``, and in the order."""

# The words by which authors mark a sentence as being about their own work.
_OWN_WORK = re.compile(
    r"\b(?:we|our|ours|us)\b"
    r"|\b(?:this|the present|the current) (?:\w+ )?"
    r"(?:paper|work|study|article|report|survey|review|research|thesis)\b"
    r"|\b(?:is|are) (?:proposed|introduced|presented)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"([^:]{2,30}):\s")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A title or a sentence, and the narrowest key of a rule that covers it."""

    place: Where
    text: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """A phrase of a rule, found: in which passage and where in it."""

    item: RulePhrase
    place: Where
    passage: int
    start: int
    end: int
    text: str

    @property
    def decides(self) -> bool:
        """Whether this mention alone is enough for the topic."""
        return self.item.where.decides_in(self.place)

    @property
    def central(self) -> bool:
        """Whether it stands in the title or in the sentence that states the contribution."""
        return self.place in (Where.TITLE, Where.SENTENCE)

    @property
    def points(self) -> int:
        """What the mention weighs."""
        return POINTS_PER_MENTION[self.place]

    def evidence(self) -> Evidence:
        """The mention as evidence for the reader."""
        where = self.place.value if self.central else "abstract"
        rule = f"{self.item.where.value}: {self.item.phrase.source}"
        return Evidence(where, self.text, rule, float(self.points))


def assign(
    taxonomy: Taxonomy, title: str, abstract: str, sentence: str | None
) -> tuple[Assignment, ...]:
    """The topics of a paper, most central first, at most :data:`AT_MOST`, possibly none.

    ``sentence`` is the sentence of the abstract that states the contribution, ``None`` where
    there is none. Equal scores keep the order of the taxonomy.
    """
    return most_central(judged(taxonomy, title, abstract, sentence).values())


def most_central(given: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Of the topics that rules give, in the taxonomy's order, those that a paper carries."""
    return tuple(sorted(given, key=lambda one: -one.score)[:AT_MOST])


def judged(
    taxonomy: Taxonomy, title: str, abstract: str, sentence: str | None
) -> dict[str, Assignment]:
    """Every topic whose rule says that the paper is about it, in the taxonomy's order.

    Each depends on its own rule and the text alone, so that a changed rule changes no other.
    """
    found: dict[str, list[_Mention]] = {}
    for number, passage in enumerate(_passages(title, abstract, sentence)):
        rules = taxonomy.finders[passage.place]
        for phrase, start, end in rules.finder.find(passage.text):
            topic, item = rules.items[phrase]
            words = passage.text[start:end]
            mention = _Mention(item, passage.place, number, start, end, words)
            found.setdefault(topic, []).append(mention)
    # What was found is in the order of the text.
    return {
        topic: assignment
        for topic, rule in taxonomy.rules.items()
        if topic in found and (assignment := _judge(rule, found[topic])) is not None
    }


def correct(
    assignments: Sequence[Assignment], add: Sequence[str], remove: Sequence[str]
) -> tuple[Assignment, ...]:
    """The assignments with a maintainer's decisions applied: added topics first, in order.

    A topic both added and removed is removed; decisions are never cut off by
    :data:`AT_MOST`, rules' topics are.
    """
    decided = dict.fromkeys(topic for topic in add if topic not in remove)
    top = max((one.score for one in assignments), default=0.0)
    evidence = (Evidence("papers.yml", "added by hand", "papers.yml"),)
    added = [Assignment(topic, top + 1.0, evidence) for topic in decided]
    kept = [one for one in assignments if one.topic not in decided and one.topic not in remove]
    return (*added, *kept[: max(0, AT_MOST - len(added))])


def _passages(title: str, abstract: str, sentence: str | None) -> Iterator[_Passage]:
    yield _Passage(Where.TITLE, title)
    name = _NAME.match(title)
    named = name.group(1).casefold() if name else None
    wanted = sentence
    for text in sentences(abstract):
        if wanted and (text in wanted or wanted in text):
            # One that is cut differently here still counts once, as a whole.
            yield _Passage(Where.SENTENCE, wanted if text in wanted else text)
            wanted = None
        elif not (sentence and text in sentence):
            speaks = _OWN_WORK.search(text) or (named and named in text.casefold())
            yield _Passage(Where.CLAIMS if speaks else Where.ANYWHERE, text)
    if wanted:
        yield _Passage(Where.SENTENCE, wanted)


def _judge(rule: TopicRule, mentions: Sequence[_Mention]) -> Assignment | None:
    """The assignment that the mentions of one topic lead to, if they lead to one."""
    if any(mention.item.where is Where.VETO for mention in mentions):
        return None
    ignored = [mention for mention in mentions if mention.item.where is Where.IGNORE]
    counted = [
        mention
        for mention in mentions
        if mention.item.where is not Where.IGNORE
        and not any(_overlap(mention, other) for other in ignored)
    ]
    apart = _apart(counted)
    often = sum(mention.points for mention in apart if mention.item.where is Where.OFTEN)
    if often < rule.points and not any(mention.decides for mention in apart):
        return None
    score = sum(mention.points for mention in apart)
    return Assignment(rule.topic, float(score), tuple(dict.fromkeys(m.evidence() for m in apart)))


def _apart(mentions: Iterable[_Mention]) -> list[_Mention]:
    """Mentions that do not overlap: those that decide are preferred, then the longer ones."""
    kept: list[_Mention] = []
    for mention in sorted(mentions, key=_preference):
        if not any(_overlap(mention, other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: (mention.passage, mention.start))


def _preference(mention: _Mention) -> tuple[bool, int, int, int, str]:
    length = mention.end - mention.start
    return (not mention.decides, -length, mention.passage, mention.start, mention.item.where)


def _overlap(one: _Mention, other: _Mention) -> bool:
    same = one.passage == other.passage
    return same and one.start < other.end and other.start < one.end
