"""Applying rules to a paper: places, points, vetoes, order, evidence, and corrections."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Assignment, Evidence
from generator.topics import (
    AT_MOST,
    RulePhrase,
    Taxonomy,
    TopicRule,
    Where,
    assign,
    correct,
    load_taxonomy,
)
from generator.topics.phrases import Splitter, read_phrase

SENTENCE = "We present a fast parser for Dutch."
ABSTRACT = f"Parsers are slow. {SENTENCE} Our parser uses a trie. Others use tables."


def taxonomy(folder: Path, **rules: Mapping[str, object]) -> Taxonomy:
    """A taxonomy with one topic per keyword argument."""
    topics = [
        {"id": id_, "title": id_, "description": "x", "rules": dict(rule)}
        for id_, rule in rules.items()
    ]
    path = folder / "topics.yml"
    path.write_text(yaml.safe_dump({"groups": [{"group": "G", "id": "g", "topics": topics}]}))
    read, problems = load_taxonomy(path)
    assert problems == ()
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("key", "word", "given"),
    [
        ("title", "Speed", True),
        ("title", "Dutch", False),
        ("sentence", "Speed", True),
        ("sentence", "Dutch", True),
        ("sentence", "trie", False),
        ("claims", "Speed", True),
        ("claims", "Dutch", True),
        ("claims", "trie", True),
        ("claims", "tables", False),
        ("claims", "slow", False),
        ("anywhere", "Speed", True),
        ("anywhere", "tables", True),
        ("anywhere", "slow", True),
        ("anywhere", "absent", False),
        ("often", "Speed", True),
        ("often", "trie", False),
        ("often", "parser", True),
    ],
)
def test_where_one_mention_counts(tmp_path: Path, key: str, word: str, given: bool) -> None:
    topics = assign(taxonomy(tmp_path, t={key: [word]}), "On Speed", ABSTRACT, SENTENCE)
    assert [one.topic for one in topics] == (["t"] if given else [])


@pytest.mark.parametrize("sentence", ["The tool Zip is new.", "It is used by Zip."])
def test_the_name_in_the_title_marks_a_claim(tmp_path: Path, sentence: str) -> None:
    rules = taxonomy(tmp_path, t={"claims": ["new", "used"]})
    assert assign(rules, "Zip: on compression", sentence, None)
    assert not assign(rules, "On compression", sentence, None)


@pytest.mark.parametrize(("points", "given"), [(1, True), (5, True), (6, False)])
def test_points_add_up_over_places(tmp_path: Path, points: int, given: bool) -> None:
    # 2 in the sentence, 1 in each of three other places.
    rules = taxonomy(tmp_path, t={"often": ["parser", "tables"], "points": points})
    assert bool(assign(rules, "On Speed", ABSTRACT, SENTENCE)) is given


def test_overlapping_mentions_count_once(tmp_path: Path) -> None:
    rules = taxonomy(tmp_path, t={"often": ["model", "language model", "large language model"]})
    assert not assign(rules, "", "A large language model. A model. A model.", None)
    assert assign(rules, "", "A large language model. A model. A model. A model.", None)


def test_a_veto_in_the_title_only(tmp_path: Path) -> None:
    rules = taxonomy(tmp_path, t={"anywhere": ["parser"], "veto": ["speed", "tables"]})
    assert not assign(rules, "On Speed", ABSTRACT, SENTENCE)
    assert assign(rules, "On Dutch", ABSTRACT, SENTENCE)


def test_ignored_words_hold_no_mention(tmp_path: Path) -> None:
    rules = taxonomy(tmp_path, t={"title": ["alignment"], "ignore": ["image alignment"]})
    assert not assign(rules, "Image Alignment", "", None)
    assert [
        one.evidence[0].text for one in assign(rules, "Image Alignment and Alignment", "", None)
    ]


def test_at_most_four_the_most_central_first(tmp_path: Path) -> None:
    words = ["trie", "Dutch", "speed", "slow", "tables"]
    rules = taxonomy(tmp_path, **{word.lower(): {"anywhere": [word]} for word in words})
    topics = assign(rules, "On Speed", ABSTRACT, SENTENCE)
    assert len(topics) == AT_MOST
    # Equal scores stand in the order of the taxonomy.
    assert [one.topic for one in topics] == ["speed", "dutch", "trie", "slow"]
    assert [one.score for one in topics] == [4, 2, 1, 1]


def test_evidence_says_which_words_where_and_by_which_rule(tmp_path: Path) -> None:
    rules = taxonomy(tmp_path, t={"title": ["speed"], "often": ["parse*"]})
    (topic,) = assign(rules, "On Speed", ABSTRACT, SENTENCE)
    assert topic.evidence == (
        Evidence("title", "Speed", "title: speed", 4.0),
        Evidence("abstract", "Parsers", "often: parse*", 1.0),
        Evidence("sentence", "parser", "often: parse*", 2.0),
        Evidence("abstract", "parser", "often: parse*", 1.0),
    )
    assert topic.score == 8


@pytest.mark.parametrize("sentence", [None, "A sentence that stands nowhere about Dutch."])
def test_a_sentence_need_not_be_there(tmp_path: Path, sentence: str | None) -> None:
    rules = taxonomy(tmp_path, t={"sentence": ["Dutch"]})
    assert bool(assign(rules, "", ABSTRACT, sentence)) is (sentence is not None)


def test_empty_texts_have_no_topics(tmp_path: Path) -> None:
    assert assign(taxonomy(tmp_path, t={"anywhere": ["x"]}), "", "", None) == ()


def in_memory(**rules: Mapping[Where, str]) -> Taxonomy:
    """A taxonomy without a file, one phrase per key."""
    read = {
        topic: TopicRule(
            topic,
            tuple(RulePhrase(where, read_phrase(one, Splitter())) for where, one in keys.items()),
        )
        for topic, keys in rules.items()
    }
    return Taxonomy((), read)


SOME = {"a": {Where.OFTEN: "a*"}, "b": {Where.CLAIMS: "b ... c", Where.VETO: "c"}}
ONCE, AGAIN = in_memory(**SOME), in_memory(**SOME)


@given(st.text(alphabet="abc .:;!", max_size=60), st.text(alphabet="abc .:;!", max_size=200))
def test_the_same_text_gets_the_same_topics(title: str, abstract: str) -> None:
    topics = assign(ONCE, title, abstract, None)
    assert topics == assign(AGAIN, title, abstract, None)
    for one in topics:
        assert one.evidence
        assert all(found.text in f"{title}\n{abstract}" for found in one.evidence)


def given_topics(*topics: str) -> tuple[Assignment, ...]:
    evidence = (Evidence("title", "x", "title: x"),)
    return tuple(Assignment(one, 9.0 - place, evidence) for place, one in enumerate(topics))


@pytest.mark.parametrize(
    ("add", "remove", "expected"),
    [
        ([], [], ["a", "b", "c", "d"]),
        ([], ["b"], ["a", "c", "d"]),
        (["e"], [], ["e", "a", "b", "c"]),
        (["c"], [], ["c", "a", "b", "d"]),
        (["e"], ["a", "b"], ["e", "c", "d"]),
        (["e", "f", "e"], [], ["e", "f", "a", "b"]),
        (["e", "f", "g", "h", "i"], [], ["e", "f", "g", "h", "i"]),
        (["a"], ["a"], ["b", "c", "d"]),
        ([], ["a", "b", "c", "d"], []),
    ],
)
def test_a_maintainer_has_the_last_word(
    add: list[str], remove: list[str], expected: list[str]
) -> None:
    corrected = correct(given_topics("a", "b", "c", "d"), add, remove)
    assert [one.topic for one in corrected] == expected
    assert [one.score for one in corrected] == sorted(
        (one.score for one in corrected), reverse=True
    )
    for one in corrected:
        by_hand = one.evidence[0].where == "papers.yml"
        assert by_hand is (one.topic in add)


def test_a_topic_added_to_none_at_all() -> None:
    assert [one.topic for one in correct((), ["a"], [])] == ["a"]
