"""Reading ``seeds/topics.yml``: the taxonomy, or as much of it as can be read, and the faults.

The head of that file explains its keys and the way phrases are written to maintainers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic
from generator.model import Topic, TopicGroup
from generator.topics.phrases import PhraseError, Splitter, read_phrase
from generator.topics.rules import POINTS, RulePhrase, Taxonomy, TopicRule, Where
from generator.topics.values import Steps, Values

_FILE_KEYS = ("joined", "words", "groups")
_GROUP_KEYS = ("group", "id", "topics")
_TOPIC_KEYS = ("id", "title", "description", "rules")
_RULE_KEYS = (*(where.value for where in Where), "points")
_LIST_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_MOST_POINTS = 100


def load_taxonomy(
    path: Path, name: str = "seeds/topics.yml"
) -> tuple[Taxonomy | None, tuple[Diagnostic, ...]]:
    """Read the taxonomy at ``path``; ``name`` is how diagnostics call it.

    Every fault is an error with its line; what stands beside a fault is still read. ``None``
    only where nothing at all could be read: no file, not UTF-8, not YAML, no topic.
    """
    document, problems = yamlfile.read(path, name)
    if document is None:
        return None, problems
    values = Values(document, list(problems))
    taxonomy = _TaxonomyReader(values).read(document.data)
    faults = tuple(sorted(values.problems, key=Diagnostic.sort_key))
    return (taxonomy if taxonomy.rules else None), faults


class _TaxonomyReader:
    """Turns plain data into a taxonomy; what it meets on the way is kept for what follows."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._splitter = Splitter()
        self._lists: dict[str, tuple[str, ...]] = {}
        self._ids: set[tuple[str, str]] = set()

    def read(self, data: Any) -> Taxonomy:
        entries = self._values.mapping(data, (), _FILE_KEYS)
        self._splitter = Splitter(self._joined(entries.get("joined", [])))
        self._lists = dict(self._words(entries.get("words", {})))
        groups: list[TopicGroup] = []
        rules: dict[str, TopicRule] = {}
        for path, item in self._values.items(entries.get("groups"), ("groups",)):
            group, group_rules = self._group(item, path)
            rules.update(group_rules)
            groups.append(group)
        return Taxonomy(tuple(groups), rules, self._splitter)

    def _joined(self, data: Any) -> Iterator[tuple[str, str]]:
        for path, text in self._values.texts(data, ("joined",)):
            words = text.casefold().split()
            if len(words) == 2 and all(word.isalnum() for word in words):
                yield words[0], words[1]
            else:
                self._values.refuse("bad-value", f"'{text}' is not two words", path, "as: fine tun")

    def _words(self, data: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
        for name, listed in self._values.mapping(data, ("words",)).items():
            path = ("words", name)
            if not _LIST_NAME.fullmatch(name):
                hint = "lower-case letters and hyphens make a name"
                self._values.refuse("bad-value", f"'{name}' cannot name a list", path, hint)
                continue
            yield name, tuple(text for _, text in self._values.texts(listed, path))

    def _group(self, data: Any, path: Steps) -> tuple[TopicGroup, dict[str, TopicRule]]:
        """A group and the rules of its topics; its place stands in for a missing id or title."""
        entries = self._values.mapping(data, path, _GROUP_KEYS)
        number = "-".join(map(str, path))
        title = (self._values.needed(entries, "group", path) if entries else "") or number
        group = (self._id(entries, path, "group") if entries else "") or number
        listed = self._values.items(entries.get("topics"), (*path, "topics")) if entries else ()
        read = [self._topic(item, place, group) for place, item in listed]
        found = [pair for pair in read if pair is not None]
        topics = tuple(topic for topic, _ in found)
        return TopicGroup(group, title, topics), {topic.id: rule for topic, rule in found}

    def _topic(self, data: Any, path: Steps, group: str) -> tuple[Topic, TopicRule] | None:
        entries = self._values.mapping(data, path, _TOPIC_KEYS)
        id_ = self._id(entries, path, "topic") if entries else ""
        if not id_:
            return None
        title = self._values.needed(entries, "title", path) or id_
        description = self._values.needed(entries, "description", path)
        rule = self._rule(id_, entries.get("rules", {}), (*path, "rules"))
        return Topic(id_, title, description, group), rule

    def _id(self, entries: dict[str, Any], path: Steps, kind: str) -> str:
        """A new id of its kind; empty, and a fault, where there is none."""
        id_ = self._values.id(entries, path)
        if not id_:
            return ""
        if (kind, id_) in self._ids:
            hint = "the first one is kept; give this one an id of its own or remove it"
            place = (*path, "id")
            self._values.refuse("duplicate-id", f"a second {kind} has the id '{id_}'", place, hint)
            return ""
        self._ids.add((kind, id_))
        return id_

    def _rule(self, topic: str, data: Any, path: Steps) -> TopicRule:
        entries = self._values.mapping(data, path, _RULE_KEYS)
        points = POINTS
        if "points" in entries:
            place = (*path, "points")
            points = self._values.whole(entries["points"], place, _MOST_POINTS) or POINTS
        phrases = tuple(
            phrase
            for where in Where
            if where.value in entries
            for phrase in self._phrases(where, entries[where.value], (*path, where.value))
        )
        return TopicRule(topic, phrases, points)

    def _phrases(self, where: Where, data: Any, path: Steps) -> Iterator[RulePhrase]:
        for place, source in self._values.texts(data, path):
            try:
                yield RulePhrase(where, read_phrase(source, self._splitter, self._lists))
            except PhraseError as problem:
                code = "bad-regex" if source.startswith("/") else "bad-phrase"
                hint = "the head of the file says how phrases are written"
                self._values.refuse(code, f"phrase '{source}': {problem}", place, hint)
