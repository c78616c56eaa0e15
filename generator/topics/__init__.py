"""Topics: which subjects of the taxonomy a paper belongs to, by readable rules, with evidence."""

from generator.topics.columns import Judged, Text, carried, judge
from generator.topics.matching import AT_MOST, assign, correct
from generator.topics.reading import load_taxonomy
from generator.topics.rules import RulePhrase, Taxonomy, TopicRule, Where
from generator.topics.scoring import Label, Score, Tally, TopicScore, load_labels, report, score
from generator.topics.wording import Clause, describe

__all__ = [
    "AT_MOST",
    "Clause",
    "Judged",
    "Label",
    "RulePhrase",
    "Score",
    "Tally",
    "Taxonomy",
    "Text",
    "TopicRule",
    "TopicScore",
    "Where",
    "assign",
    "carried",
    "correct",
    "describe",
    "judge",
    "load_labels",
    "load_taxonomy",
    "report",
    "score",
]
