"""The taxonomy and its rules as values: what ``seeds/topics.yml`` says once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model import Topic, TopicGroup
from generator.topics.finder import PhraseFinder
from generator.topics.phrases import Phrase, Splitter

POINTS = 4
"""The points that phrases under ``often`` must reach together, where a rule sets no other."""


class Where(StrEnum):
    """Where a phrase counts; the value is the key in the YAML file.

    ``TITLE`` to ``ANYWHERE``: one mention is enough, if it stands in the title, in the title
    or the sentence that states the contribution, in those or any sentence in which the authors
    speak of their own work, or wherever it stands. ``OFTEN``: mentions add up to points.
    ``VETO``: in the title, the topic is not given. ``IGNORE``: other phrases do not count
    inside this one.
    """

    TITLE = "title"
    SENTENCE = "sentence"
    CLAIMS = "claims"
    ANYWHERE = "anywhere"
    OFTEN = "often"
    VETO = "veto"
    IGNORE = "ignore"

    def decides_in(self, place: Where) -> bool:
        """Whether one mention in ``place`` (one of :data:`PLACES`) is enough for the topic."""
        return self in PLACES and PLACES.index(place) <= PLACES.index(self)

    def counts_in(self, place: Where) -> bool:
        """Whether a mention in ``place`` means anything at all."""
        if self is Where.VETO:
            return place is Where.TITLE
        return self in (Where.OFTEN, Where.IGNORE) or self.decides_in(place)


PLACES = (Where.TITLE, Where.SENTENCE, Where.CLAIMS, Where.ANYWHERE)
"""The places of a paper, each part of the next: what counts in one counts in those before it."""


@dataclass(frozen=True, slots=True)
class RulePhrase:
    """A phrase of a rule and where it counts."""

    where: Where
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class TopicRule:
    """When a paper gets a topic. A rule without phrases gives the topic to no paper.

    ``points`` is what the phrases under ``often`` must reach together, at least 1.
    """

    topic: str
    phrases: tuple[RulePhrase, ...] = ()
    points: int = POINTS

    def under(self, where: Where) -> tuple[str, ...]:
        """The phrases of one key, as written and in their order."""
        return tuple(item.phrase.source for item in self.phrases if item.where is where)


@dataclass(frozen=True, slots=True)
class RuleFinder:
    """Finds the phrases of all rules that can count in one kind of place.

    ``items`` holds the topic and the phrase of each number that ``finder`` gives.
    """

    items: tuple[tuple[str, RulePhrase], ...]
    finder: PhraseFinder

    @classmethod
    def of(cls, rules: Mapping[str, TopicRule], place: Where, splitter: Splitter) -> RuleFinder:
        """The finder for the titles, sentences, claims or anything else of papers."""
        items = tuple(
            (topic, item)
            for topic, rule in rules.items()
            for item in rule.phrases
            if item.where.counts_in(place)
        )
        return cls(items, PhraseFinder([item.phrase for _, item in items], splitter))


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Groups with their topics, and the rule of each topic by topic id.

    ``splitter`` knows the words that may be written as one or as two.
    """

    groups: tuple[TopicGroup, ...]
    rules: Mapping[str, TopicRule]
    splitter: Splitter = field(default_factory=Splitter, repr=False, compare=False)
    finders: Mapping[Where, RuleFinder] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the finders once, so that each paper costs one pass over its words."""
        finders = {place: RuleFinder.of(self.rules, place, self.splitter) for place in PLACES}
        object.__setattr__(self, "finders", finders)

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Every topic by id, in the maintainer's order."""
        return {topic.id: topic for group in self.groups for topic in group.topics}
