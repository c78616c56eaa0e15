"""How well the rules do: precision and recall against hand labels.

A label says which topics any careful annotator gives a paper (required), and for which of
the others either answer is right (optional). Precision is the share of the topics given that
are required or optional, recall the share of the required ones that are given, both
micro-averaged: summed over all papers before dividing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Diagnostic, Place, error
from generator.text.keys import title_key

_HINT = 'labels are a JSON list of {"title": "…", "required": ["topic"], "optional": ["topic"]}'


@dataclass(frozen=True, slots=True)
class Label:
    """What an annotator says of one paper, found again by its title. Topics are ids."""

    title: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that precision and recall are made of.

    ``given`` topics, of which ``right`` are required or optional; ``required`` topics, of
    which ``found`` are given.
    """

    given: int
    right: int
    required: int
    found: int

    @property
    def precision(self) -> float:
        """Share of what is given that is right, 0 to 1; 1 where nothing is given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of what is required that is given, 0 to 1; 1 where nothing is required."""
        return self.found / self.required if self.required else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class TopicScore:
    """One topic's counts, with the titles of the papers that miss it and that have it wrongly."""

    topic: str
    tally: Tally
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The result: counts over all ``papers``, and by topic in the order of their ids.

    ``absent`` are the titles of labels whose paper is not there; they are not counted.
    """

    papers: int
    tally: Tally
    topics: tuple[TopicScore, ...]
    absent: tuple[str, ...] = ()


def load_labels(path: Path, name: str) -> tuple[tuple[Label, ...], tuple[Diagnostic, ...]]:
    """Read labels; ``name`` is how diagnostics call the file. Entries that are wrong are left out.

    Keys other than ``title``, ``required`` and ``optional`` are allowed and ignored.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        return (), (error("labels-unreadable", f"{problem.strerror}", Place(name), _HINT),)
    except ValueError as problem:
        return (), (error("labels-unreadable", f"not JSON: {problem}", Place(name), _HINT),)
    if not isinstance(entries, list):
        return (), (error("labels-wrong-type", "not a list", Place(name), _HINT),)
    read = [(number, _label(entry)) for number, entry in enumerate(entries, 1)]
    faults = tuple(
        error("labels-wrong-type", f"entry {number} is not a label", Place(name), _HINT)
        for number, label in read
        if label is None
    )
    return tuple(label for _, label in read if label is not None), faults


def score(given: Mapping[str, Sequence[str]], labels: Sequence[Label]) -> Score:
    """Compare the topics ``given`` to papers, by title key, with the labels."""
    known = [(label, given.get(title_key(label.title))) for label in labels]
    pairs = [(label, tuple(topics)) for label, topics in known if topics is not None]
    names = sorted({topic for label, topics in pairs for topic in (*label.required, *topics)})
    rows = tuple(_topic_score(topic, pairs) for topic in names)
    absent = tuple(label.title for label, topics in known if topics is None)
    return Score(len(pairs), _sum([row.tally for row in rows]), rows, absent)


def report(result: Score) -> str:
    """The score as plain text: the figures, then each topic with every miss and wrong one."""
    total = result.tally
    lines = [
        f"{result.papers} papers: precision {total.precision:.3f} "
        f"({total.right} of {total.given} given), recall {total.recall:.3f} "
        f"({total.found} of {total.required} required), F1 {total.f1:.3f}"
    ]
    for row in result.topics:
        one = row.tally
        lines.append(
            f"{row.topic}: F1 {one.f1:.2f}, right {one.right} of {one.given} given, "
            f"found {one.found} of {one.required} required"
        )
        lines += [f"  missed: {title}" for title in row.missed]
        lines += [f"  wrong:  {title}" for title in row.wrong]
    lines += [f"not in the collection: {title}" for title in result.absent]
    return "\n".join(lines) + "\n"


def _topic_score(topic: str, pairs: Sequence[tuple[Label, tuple[str, ...]]]) -> TopicScore:
    given = [label for label, topics in pairs if topic in topics]
    required = [label for label, _ in pairs if topic in label.required]
    missed = [
        label.title for label, topics in pairs if topic in label.required and topic not in topics
    ]
    wrong = [label.title for label in given if topic not in (*label.required, *label.optional)]
    tally = Tally(len(given), len(given) - len(wrong), len(required), len(required) - len(missed))
    return TopicScore(topic, tally, tuple(sorted(missed)), tuple(sorted(wrong)))


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        sum(tally.given for tally in tallies),
        sum(tally.right for tally in tallies),
        sum(tally.required for tally in tallies),
        sum(tally.found for tally in tallies),
    )


def _label(entry: object) -> Label | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("title"), str):
        return None
    required, optional = _texts(entry.get("required")), _texts(entry.get("optional", []))
    if required is None or optional is None:
        return None
    return Label(entry["title"], required, optional)


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    return tuple(value)
