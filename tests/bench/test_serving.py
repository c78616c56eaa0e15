"""The change of a rule that `serve` is timed with."""

import yaml

from bench.serving import PHRASE, with_phrase
from generator import packaged


def test_a_topic_gets_one_phrase_more() -> None:
    before = (packaged.root() / "seeds/topics.yml").read_text("utf-8")
    topic, after = with_phrase(before)
    old, new = (
        {own["id"]: own for group in yaml.safe_load(text)["groups"] for own in group["topics"]}
        for text in (before, after)
    )
    assert new[topic]["rules"]["title"] == [PHRASE, *old[topic]["rules"]["title"]]
    assert {key for key in new if new[key] != old[key]} == {topic}
