"""Corrections as a maintainer types them: ``date=2023-10-10``, ``add_topics+=pruning``.

``field=value`` sets a field of a paper's entry in ``seeds/papers.yml``, ``field=`` takes it
out. Fields that are lists also have ``field+=value`` and ``field-=value``. What a field may
hold is what :mod:`generator.corpus.facts` reads.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator import yamlfile
from generator.corpus.facts import FIELDS, Facts
from generator.model import PartialDate

Value = str | int | PartialDate | tuple[str, ...]
Changes = Mapping[str, Value | None]
"""The new value of each field that changes; ``None`` takes the field out."""

CHANGE = re.compile(r"\s*(?P<field>[^=]*?)\s*(?P<how>[+-]?=)(?P<value>.*)", re.DOTALL)
BETWEEN = {
    "authors": re.compile(";"),
    "links": re.compile(r";?\s+"),
    "add_topics": re.compile("[,;]"),
    "remove_topics": re.compile("[,;]"),
    "without": re.compile("[,;]"),
    "merge": re.compile("[,;]"),
    "split": re.compile(r"\|"),
    "sources": re.compile(";"),
}
"""The fields that are lists, and what separates their items. An address may hold a ``;``."""
TOPICS = ("add_topics", "remove_topics")
AFTER_NAME = re.compile(r",\s*(?:jr|sr|i{2,3}|iv)\.?$", re.IGNORECASE)
OTHERS = re.compile(r"\bet\s+al\b|^others$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the changes to make, or a sentence for each that cannot be made."""

    changes: Changes
    problems: tuple[str, ...]


def read_changes(
    words: Iterable[str], facts: Facts, topics: Iterable[str], papers: Iterable[str] = ()
) -> Asked:
    """Read ``words`` as changes to what is known of a paper, ``facts``.

    ``topics`` and ``papers`` are the ids of all topics and papers; where there are none, any
    id will do. A field that already says what is asked for is not among the changes.
    """
    known, now, problems = sorted(topics), facts, []
    others = sorted(papers)
    for word in words:
        try:
            name, value = _change(word, now)
        except (ValueError, TypeError) as exc:
            problems.append(str(exc))
            continue
        if name in TOPICS and known and isinstance(value, tuple):
            problems += _unknown(name, set(value) - set(getattr(facts, name)), known)
        if name == "merge" and others and isinstance(value, tuple):
            asked = set(value) - set(facts.merge)
            problems += _unknown(name, asked, others, "paper")
        new: Any = value if value or name in BETWEEN else None
        now = replace(now, **{name: new})
    for topic in sorted(set(now.add_topics) & set(now.remove_topics)):
        problems.append(f"'{topic}' would be both in add_topics and in remove_topics")
    changes = {} if problems else dict(_differences(facts, now))
    return Asked(changes, tuple(dict.fromkeys(problems)))


def _differences(old: Facts, new: Facts) -> Iterator[tuple[str, Value | None]]:
    for name in FIELDS:
        value = getattr(new, name)
        if value != getattr(old, name):
            yield name, value or None


def _change(word: str, facts: Facts) -> tuple[str, Value]:
    """The field that ``word`` names and its new value, empty where it is to be taken out."""
    match = CHANGE.fullmatch(word)
    if match is None:
        raise ValueError(f"'{word}': a change such as date=2023-10-10 is expected")
    name, how, text = match["field"], match["how"], " ".join(match["value"].split())
    if name not in FIELDS:
        near = _nearest(name, FIELDS) or f"; the fields are {', '.join(FIELDS)}"
        raise ValueError(f"unknown field '{name}'{near}")
    if how != "=":
        return name, _listed(name, how, text, facts)
    if not text:
        return name, () if name in BETWEEN else ""
    return name, _valid(name, _items(name, text) if name in BETWEEN else text)


def _listed(name: str, how: str, text: str, facts: Facts) -> Value:
    """A list with items added to its end, or without them."""
    if name not in BETWEEN:
        raise ValueError(f"'{name}' is no list, so it has no '{how}': write {name}={text}")
    if not text:
        raise ValueError(f"'{name}{how}' names nothing")
    old: tuple[str, ...] = getattr(facts, name)
    items = _items(name, text)
    if how == "+=":
        added = _valid(name, items)
        assert isinstance(added, tuple)
        return (*old, *(item for item in added if item not in old))
    if absent := [item for item in items if item not in old]:
        raise ValueError(f"'{absent[0]}' is not in '{name}'{_nearest(absent[0], old)}")
    return tuple(item for item in old if item not in items)


def _items(name: str, text: str) -> list[str]:
    return list(dict.fromkeys(filter(None, map(str.strip, BETWEEN[name].split(text)))))


def _valid(name: str, value: str | list[str]) -> Value:
    """``value`` as the reader of the file will have it."""
    text = value if isinstance(value, str) else "; ".join(value)
    try:
        _printable(text)
        for author in value if name == "authors" else ():
            _author(author)
        read: Value = FIELDS[name](value)
    except (ValueError, TypeError) as exc:
        raise ValueError(f"{name} {yamlfile.shown(text)}: {exc}") from exc
    return read


def _printable(text: str) -> None:
    if not text.isprintable():
        raise ValueError("it holds a character that cannot be seen")


def _author(name: str) -> None:
    expected = "names such as 'Ada Lovelace; Alan Turing' are expected, with a ';' between them"
    if "," in AFTER_NAME.sub("", name) or OTHERS.search(name):
        raise ValueError(f"'{name}' is no name: {expected}")
    if not any(map(str.isalpha, name)):
        raise ValueError(f"'{name}' has no letters: {expected}")


def _unknown(
    name: str, asked: Iterable[str], known: list[str], what: str = "topic"
) -> Iterator[str]:
    for key in sorted(asked):
        if key not in known:
            yield f"{name}: '{key}' is the id of no {what}{_nearest(key, known)}"


def _nearest(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word.lower(), list(known), n=1)
    return f", did you mean '{found[0]}'?" if found else ""
