"""The project's own rules: well formed, described, and as good as they must be."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.model import Assignment
from generator.sources import find_listings, read_all
from generator.text.keys import title_key
from generator.text.latex import clean
from generator.text.sentences import contribution_sentence
from generator.topics import AT_MOST, Taxonomy, assign, describe, load_labels, load_taxonomy, score

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
TOPICS_PER_GROUP = {
    "models-and-training": 6,
    "adaptation": 5,
    "efficiency": 4,
    "abilities": 9,
    "domains": 3,
    "trust-and-understanding": 6,
}


@cache
def taxonomy() -> Taxonomy:
    read, problems = load_taxonomy(ROOT / "seeds" / "topics.yml")
    assert problems == ()
    assert read is not None
    return read


@cache
def papers() -> dict[str, tuple[str, str]]:
    """Title and abstract of every paper of the seeds, by title key."""
    readings, _ = read_all(find_listings(ROOT / "seeds" / "listings"), ROOT)
    records = [record for reading in readings for record in reading.listing.records]
    return {title_key(one.title): (clean(one.title), clean(one.abstract)) for one in records}


@cache
def assigned() -> dict[str, tuple[Assignment, ...]]:
    return {
        key: assign(taxonomy(), title, abstract, contribution_sentence(abstract))
        for key, (title, abstract) in papers().items()
    }


def test_the_groups_and_topics() -> None:
    counts = {group.id: len(group.topics) for group in taxonomy().groups}
    assert counts == TOPICS_PER_GROUP
    assert all(topic.description.endswith(".") for topic in taxonomy().topics.values())


@pytest.mark.parametrize("topic", taxonomy().topics)
def test_every_topic_has_a_rule_that_can_be_told(topic: str) -> None:
    clauses = describe(taxonomy().rules[topic])
    assert clauses
    for clause in clauses:
        assert clause.lead[0].isupper()
        assert clause.phrases
        assert not set("".join(clause.phrases)) & set("*<|")


def test_no_phrase_stands_twice_under_a_key() -> None:
    for rule in taxonomy().rules.values():
        keys = [(item.where, item.phrase.source) for item in rule.phrases]
        assert len(keys) == len(set(keys)), rule.topic


@pytest.mark.parametrize(
    ("labels", "floor"), [("topic-labels.json", 0.90), ("topic-labels-ours.json", 0.80)]
)
def test_the_rules_agree_with_the_hand_labels(labels: str, floor: float) -> None:
    read, problems = load_labels(DATA / labels, labels)
    assert problems == ()
    given = {key: [one.topic for one in topics] for key, topics in assigned().items()}
    result = score(given, read)
    assert (result.papers, result.absent) == (117, ())
    assert result.tally.f1 >= floor


def test_labels_name_known_topics_only() -> None:
    for path in DATA.glob("topic-labels*.json"):
        for label in load_labels(path, path.name)[0]:
            assert {*label.required, *label.optional} <= set(taxonomy().topics), label.title
            assert not set(label.required) & set(label.optional), label.title


def test_every_assignment_shows_words_that_stand_in_the_paper() -> None:
    for key, topics in assigned().items():
        title, abstract = papers()[key]
        assert len(topics) <= AT_MOST
        for one in topics:
            assert one.evidence
            for evidence in one.evidence:
                place = title if evidence.where == "title" else abstract
                assert evidence.text in place
                assert evidence.rule.split(": ", 1)[1] in [
                    item.phrase.source for item in taxonomy().rules[one.topic].phrases
                ]


def test_few_papers_are_unsorted() -> None:
    assert sum(not topics for topics in assigned().values()) <= len(assigned()) // 25


def test_order_of_papers_does_not_matter() -> None:
    for key, (title, abstract) in sorted(papers().items(), reverse=True)[:40]:
        sentence = contribution_sentence(abstract)
        assert assign(taxonomy(), title, abstract, sentence) == assigned()[key]
