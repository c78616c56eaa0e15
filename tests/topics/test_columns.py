"""Topics of many papers: what is kept gives what rules give, whatever was known before."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.topics import (
    Judged,
    RulePhrase,
    Taxonomy,
    TopicRule,
    Where,
    assign,
    carried,
    judge,
    load_taxonomy,
    matching,
)
from generator.topics import columns as columns_module
from generator.topics.columns import Text
from generator.topics.hints import looks
from generator.topics.phrases import Splitter, read_phrase

SPLITTER = Splitter([("fine", "tun")])
WORDS = ("we", "fine-tune", "finetuned", "studies", "a", "survey", "of", "models.", "Parsers", "İz")
PHRASES = (
    *("fine tun*", "study", "survey + model", "(small|large) model", "pars* ... model", "*tune"),
    *("s*v*y", "we", "studies", "model"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
ROOT = Path(__file__).parents[2]


def rule(topic: str, *phrases: str, where: Where = Where.ANYWHERE) -> TopicRule:
    return TopicRule(topic, tuple(RulePhrase(where, read_phrase(p, SPLITTER)) for p in phrases))


def taxonomy(*rules: TopicRule) -> Taxonomy:
    return Taxonomy((), {own.topic: own for own in rules}, SPLITTER)


def same_as_alone(rules: Taxonomy, texts: dict[str, Text], known: Judged) -> Judged:
    found = judge(rules, texts, known)
    alone = {key: assign(rules, *text) for key, text in texts.items()}
    assert carried(rules, found, texts) == alone
    return found


@given(
    texts=st.lists(st.tuples(TEXTS, TEXTS, st.none()), min_size=1, max_size=5),
    chosen=st.lists(st.sampled_from(PHRASES), min_size=2, max_size=4, unique=True),
    split=st.integers(0, 5),
)
def test_whatever_is_known_changes_nothing(
    texts: list[Text], chosen: list[str], split: int
) -> None:
    keyed = {str(text): text for text in texts}
    before = taxonomy(*(rule(f"t{i}", phrase) for i, phrase in enumerate(chosen)))
    after = taxonomy(rule("t0", "survey"), *list(before.rules.values())[1:], rule("new", "study"))
    first = dict(list(keyed.items())[:split])
    known = same_as_alone(before, first, Judged())
    known = same_as_alone(before, keyed, known)
    same_as_alone(after, keyed, known)


def test_what_is_known_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: dict[str, Text] = {"a": ("A survey of models", "We study models.", None)}
    rules = taxonomy(rule("s", "survey"), rule("m", "model"))
    known = judge(rules, texts, Judged())
    asked: list[tuple[str, ...]] = []
    real = matching.judged

    def noted(own: Taxonomy, *text: str | None) -> object:
        asked.append(tuple(own.rules))
        return real(own, *text)  # type: ignore[arg-type]

    monkeypatch.setattr(columns_module, "judged", noted)
    assert judge(rules, texts, known) is known
    assert asked == []
    changed = taxonomy(rule("s", "survey"), rule("m", "models"))
    judge(changed, texts, known)
    assert asked == [("m",)]
    judge(rules, {**texts, "b": ("Other", "", None)}, known)
    assert asked == [("m",), ("s", "m")]


def test_what_is_gone_is_not_kept() -> None:
    texts: dict[str, Text] = {"a": ("A survey", "", None), "b": ("Survey", "", None)}
    known = judge(taxonomy(rule("s", "survey"), rule("x", "x")), texts, Judged())
    left = judge(taxonomy(rule("s", "survey")), {"b": texts["b"]}, known)
    assert left.texts == {"b"}
    assert [set(column) for column in left.columns.values()] == [{"b"}]


def test_another_way_to_read_words_is_another_rule() -> None:
    texts: dict[str, Text] = {"a": ("Finetuning", "", None)}
    own = rule("s", "fine tun*")
    known = judge(Taxonomy((), {"s": own}, Splitter()), texts, Judged())
    same_as_alone(Taxonomy((), {"s": own}, SPLITTER), texts, known)


@given(text=TEXTS, phrase=st.sampled_from(PHRASES))
def test_a_look_never_passes_over_what_is_there(text: str, phrase: str) -> None:
    own = rule("t", phrase)
    if assign(taxonomy(own), text, "", None):
        assert looks([own])(text)


@pytest.mark.parametrize(
    ("phrase", "text", "may"),
    [
        (r"/\bGPT-?\d/", "of gpt4", True),
        (r"/\bGPT-?\d/", "of GPT", False),
        ("/^GPT/", "nothing of it", True),
        ("/GPT(?! s)/", "nothing of it", True),
        ("parsing", "Parsers", False),
        ("study", "many studies", True),
        ("a + b", "b a", True),
    ],
)
def test_a_look_at_a_text(phrase: str, text: str, may: bool) -> None:
    assert looks([rule("t", phrase)])(text) is may


def test_the_projects_own_rules_are_looked_for() -> None:
    rules, _ = load_taxonomy(ROOT / "seeds/topics.yml")
    assert rules is not None
    passed = [t for t, own in rules.rules.items() if not looks([own])("nothing to see")]
    assert len(passed) > len(rules.rules) * 0.8
