"""The names of ``seeds/mentions.yml`` as compiled rules: frozen values, no I/O."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.mentions.spellings import END, Reading, alternation
from generator.model import MentionKind, Name


@dataclass(frozen=True, slots=True)
class Guards:
    """What keeps a false friend out; each pattern is ``None`` where there is no such guard.

    ``before``: the words that must not follow; ``after``: those that must not precede;
    ``needs``: the paper must also say one of these; ``unless``: it must say none of these.
    """

    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None


def compile_guards(
    before: tuple[str, ...],
    after: tuple[str, ...],
    needs: tuple[str, ...],
    unless: tuple[str, ...],
) -> Guards:
    """Guards from spellings; see :mod:`generator.mentions.spellings` for their syntax."""
    return Guards(
        before=_compiled(before, r"[\s\-]*", END),
        after=_compiled(after, r"(?<!\w)", r"[\s\-]*\Z"),
        needs=_compiled(needs, r"(?<!\w)", END),
        unless=_compiled(unless, r"(?<!\w)", END),
    )


def _compiled(sources: tuple[str, ...], head: str, tail: str) -> re.Pattern[str] | None:
    body = alternation(sources)
    return re.compile(f"{head}(?:{body}){tail}") if body else None


@dataclass(frozen=True, slots=True)
class Joints:
    """The words that hyphens may join to a name without making it another name.

    Numbers, sizes and words in small letters always may (``LLaMA-7B``, ``GPT-4-based``);
    ``words``, folded, may too; ``any_word`` lifts the rule (``English-Chinese``).
    """

    words: frozenset[str] = frozenset()
    any_word: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One spelling of one name, as written, with its readings and all that guards it."""

    name: str
    spelling: str
    readings: tuple[Reading, ...]
    guards: Guards
    joints_after: Joints


@dataclass(frozen=True)
class Bucket:
    """Readings with the numbers of their rules, those that are tried first first."""

    readings: tuple[tuple[int, Reading], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the readings.

        It is made when it is asked for: to make all takes half a second, and after a small
        change few texts are read anew.
        """
        parts = [
            f"(?P<r{number}_{place}>{reading.pattern}){END}"
            for place, (number, reading) in enumerate(self.readings)
        ]
        return re.compile("|".join(parts))


@dataclass(frozen=True, slots=True)
class Section:
    """All rules of one kind of name.

    ``buckets`` maps the first letters of a word to what is tried there; the group ``rN`` of its
    pattern is ``rules[N]``. The one under ``""`` holds the regular expressions, which are tried
    at every word. ``scout`` finds the words that some pattern may fit.
    """

    rules: tuple[Rule, ...]
    buckets: Mapping[str, Bucket]
    scout: re.Pattern[str]
    guards: Guards
    joints_before: Joints

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The longest spelling that begins with the word at ``start``."""
        pair = text[start : start + 2]
        buckets = self.buckets
        bucket = buckets.get(pair) or buckets.get(pair[:1]) or buckets.get("")
        return bucket.pattern.match(text, start) if bucket else None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything ``seeds/mentions.yml`` says: the names, in its order, and their rules."""

    names: Mapping[tuple[MentionKind, str], Name]
    sections: Mapping[MentionKind, Section]


def compile_section(rules: Iterable[Rule], guards: Guards, joints_before: Joints) -> Section:
    """Group the readings of all rules by how they start, the longest first."""
    rules = tuple(rules)
    by_start: dict[str, list[tuple[int, Reading]]] = defaultdict(list)
    for number, rule in enumerate(rules):
        for reading in rule.readings:
            for start in reading.starts:
                by_start[start].append((number, reading))
    buckets = {start: _bucket(start, by_start) for start in sorted(by_start)}
    return Section(rules, buckets, _scout(by_start), guards, joints_before)


def _scout(by_start: Mapping[str, list[tuple[int, Reading]]]) -> re.Pattern[str]:
    """A pattern for the first letter of each word that is worth a closer look.

    Most words begin like no name. To see that in one pass costs a tenth of asking each of
    them; regular expressions, of which nobody knows how they begin, are asked there.
    """
    second: dict[str, list[str]] = defaultdict(list)
    for start in sorted(filter(None, by_start)):
        second[start[0]].append(start[1:])
    heads = [
        re.escape(first) if "" in rest else f"{re.escape(first)}[{''.join(map(re.escape, rest))}]"
        for first, rest in second.items()
    ]
    regexes = [reading.pattern for _, reading in by_start.get("", ())]
    return re.compile(rf"(?<!\w)(?=\w)(?={'|'.join((*heads, *regexes)) or '(?!)'})")


def _bucket(start: str, by_start: Mapping[str, list[tuple[int, Reading]]]) -> Bucket:
    """What is tried at words that start so; those sure of less of the start belong to it too."""
    starts = {start[:length] for length in range(len(start) + 1)}
    found = [item for key in sorted(starts) for item in by_start.get(key, ())]
    return Bucket(tuple(sorted(found, key=lambda item: (-item[1].weight, item[1].pattern))))
