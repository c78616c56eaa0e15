"""The topics of many papers, where those that are known need not be found again.

What a rule says of a text depends on the two alone. So what was found is kept by rule and
by text, and after a change only new rules are asked about old texts, and all about new ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.model import Assignment
from generator.parallel import shared
from generator.stored import key_of
from generator.topics.hints import looks
from generator.topics.matching import judged, most_central
from generator.topics.rules import Taxonomy

Text = tuple[str, str, str | None]
"""A paper's title, abstract, and the sentence that states its contribution."""
Column = Mapping[str, Assignment]


@dataclass(frozen=True, slots=True)
class Judged:
    """What rules say of texts: by the key of a rule, by that of a text that got its topic.

    ``texts`` are the keys of all that every rule was asked about.
    """

    columns: Mapping[str, Column] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()


def rule_keys(taxonomy: Taxonomy) -> dict[str, str]:
    """What stands for each topic's rule, and for how it reads words."""
    words = repr(taxonomy.splitter.joined)
    return {topic: key_of(words, repr(rule)).hex() for topic, rule in taxonomy.rules.items()}


def judge(taxonomy: Taxonomy, texts: Mapping[str, Text], known: Judged) -> Judged:
    """What the rules of ``taxonomy`` say of ``texts``, by their keys.

    What is ``known`` is not asked again; it is returned as it is where it is all there is.
    """
    keys = rule_keys(taxonomy)
    old = {topic: key for topic, key in keys.items() if key in known.columns}
    new = replace(taxonomy, rules={t: r for t, r in taxonomy.rules.items() if t not in old})
    seen = [key for key in texts if key in known.texts]
    unseen = [key for key in texts if key not in known.texts]
    if not unseen and len(seen) == len(known.texts) and set(keys.values()) == known.columns.keys():
        return known
    columns = {key: _of(known.columns.get(key, {}), seen) for key in keys.values()}
    may = looks(new.rules.values())
    asked = [key for key in seen if new.rules and may(_whole(texts[key]))]
    for key in asked:
        _note(columns, keys, key, judged(new, *texts[key]))
    new_texts = shared(lambda key: judged(taxonomy, *texts[key]), unseen)
    for key, found in zip(unseen, new_texts, strict=True):
        _note(columns, keys, key, found)
    return Judged(columns, frozenset(texts))


def _whole(text: Text) -> str:
    """All that a rule is asked about."""
    return "\n".join(part or "" for part in text)


def _note(
    columns: Mapping[str, dict[str, Assignment]],
    keys: Mapping[str, str],
    text: str,
    found: Mapping[str, Assignment],
) -> None:
    for topic, own in found.items():
        columns[keys[topic]][text] = own


def _of(column: Column, texts: Iterable[str]) -> dict[str, Assignment]:
    return {key: column[key] for key in texts if key in column}


def carried(
    taxonomy: Taxonomy, found: Judged, texts: Iterable[str]
) -> dict[str, tuple[Assignment, ...]]:
    """The topics of each text, by its key, as :func:`~generator.topics.assign` gives them."""
    columns = [found.columns[key] for key in rule_keys(taxonomy).values()]
    return {
        text: most_central(column[text] for column in columns if text in column) for text in texts
    }
