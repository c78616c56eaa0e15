"""A rule in plain English."""

from __future__ import annotations

import pytest

from generator.topics import RulePhrase, TopicRule, Where, describe
from generator.topics.phrases import Splitter, read_phrase


def rule(keys: dict[str, list[str]], points: int = 4) -> TopicRule:
    phrases = tuple(
        RulePhrase(Where(key), read_phrase(source, Splitter(), {"languages": ["Dutch"]}))
        for key, sources in keys.items()
        for source in sources
    )
    return TopicRule("t", phrases, points)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, []),
        ({"title": ["one"]}, [("The title says", ["one"])]),
        ({"title": ["a", "b"]}, [("The title says", ["a", "b"])]),
        ({"sentence": ["quantiz*"]}, [("The title or the main sentence says", ["quantiz…"])]),
        (
            {"claims": ["we ... benchmark"]},
            [("The title says, or the authors of their own work", ["we … benchmark"])],
        ),
        (
            {"anywhere": ["survey + model"]},
            [("The title or the abstract says", ["survey together with model"])],
        ),
        ({"title": ["(text|code) embedding"]}, [("The title says", ["text/code embedding"])]),
        ({"title": ["(fully |)open"]}, [("The title says", ["[fully]open"])]),
        ({"title": ["<languages> corpus"]}, [("The title says", ["any of the languages corpus"])]),
        ({"title": ["/W\\d/"]}, [("The title says", ["/W\\d/"])]),
        ({"title": ["/W\\d/ a width"]}, [("The title says", ["a width"])]),
        (
            {"ignore": ["c"], "veto": ["b"], "title": ["a"]},
            [
                ("The title says", ["a"]),
                ("But not if the title says", ["b"]),
                ("Words do not count within", ["c"]),
            ],
        ),
    ],
)
def test_in_words(keys: dict[str, list[str]], expected: list[tuple[str, list[str]]]) -> None:
    said = [(clause.lead, list(clause.phrases)) for clause in describe(rule(keys))]
    assert said == expected


def test_points_in_words() -> None:
    title, often = describe(rule({"title": ["a"], "often": ["b", "c"]}, 6))
    assert title.phrases == ("a",)
    assert often.lead == (
        "Said often enough (6 points: 4 for the title, 2 for the main sentence, 1 elsewhere)"
    )
    assert often.phrases == ("b", "c")
