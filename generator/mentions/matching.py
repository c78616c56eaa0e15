"""Find the names of the lexicon in a paper's title and abstract."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.mentions.rules import Guards, Joints, Lexicon, Rule, Section
from generator.model import Evidence, Mention, MentionKind

_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+"
    r"|(?<![\w.-])[\w.-]{1,80}\.(?:ai|app|co|com|dev|edu|io|net|org)(?!\w)(?:/\S*)?"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,80}\.\w+"
)
"""Links and mail addresses, which name nothing: ``huggingface.co/meta-llama/Llama-2-7b``."""

_TAIL = re.compile(r"(?:-\w+(?:\.\w+)*){0,12}")
_HEAD = re.compile(r"(?<![\w.-])(?:\w+(?:\.\w+)*-)+\Z")
_PLAIN = re.compile(r"[Vv]?\d+(?:[.x]\d+)*[A-Za-z]{0,3}|A\d+(?:\.\d+)?B|(?:FP|BF|INT|MXFP|NVFP)\d+")
_REACH = 60
"""How many characters before a name its guards look at."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A title or an abstract with its addresses masked."""

    where: str
    text: str


def find(lexicon: Lexicon, title: str, abstract: str) -> Mapping[MentionKind, tuple[Mention, ...]]:
    """The names that a paper mentions, by kind, most often named first, then by id.

    Every kind is present, with nothing where nothing is named. ``Mention.count`` counts
    every place; the evidence holds each wording once per place (``title`` or
    ``abstract``), verbatim, in the order of the text, with the spelling that found it.
    """
    fields = (_field("title", title), _field("abstract", abstract))
    return {kind: _mentions(section, fields) for kind, section in lexicon.sections.items()}


def _field(where: str, text: str) -> _Field:
    return _Field(where, _ADDRESS.sub(lambda found: " " * len(found[0]), text))


def _mentions(section: Section, fields: tuple[_Field, ...]) -> tuple[Mention, ...]:
    counts: dict[str, int] = defaultdict(int)
    evidence: dict[str, dict[tuple[str, str], Evidence]] = defaultdict(dict)
    whole = "\n".join(field.text for field in fields)
    for field in fields:
        for rule, text in _hits(section, field):
            if not _fits_paper(rule.guards, whole):
                continue
            counts[rule.name] += 1
            found = Evidence(field.where, text, rule.spelling)
            evidence[rule.name].setdefault((field.where, text), found)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(Mention(name, counts[name], tuple(evidence[name].values())) for name in order)


def _hits(section: Section, field: _Field) -> Iterator[tuple[Rule, str]]:
    """Each name in the text with its wording, from the left, none inside another."""
    end = 0
    for found in section.scout.finditer(field.text):
        start = found.start()
        match = section.match(field.text, start) if start >= end else None
        if match is None:
            continue
        rule = section.rules[_rule_number(match)]
        end = match.end()
        tail = _tail(rule.joints_after, field.text, end)
        if tail is None:
            continue
        ends = (end, end + len(tail))
        if _fits_place(section, rule, field.text, start, ends):
            end = ends[1]
            yield rule, field.text[start:end]


def _rule_number(match: re.Match[str]) -> int:
    group = match.lastgroup or ""
    return int(group[1:].split("_")[0])


def _tail(joints: Joints, text: str, end: int) -> str | None:
    """What hyphens join behind a name; ``None`` where that makes it another name."""
    if joints.any_word:
        return ""
    tail = _TAIL.match(text, end)
    words = (tail[0] if tail else "").split("-")[1:]
    while words and words[-1].isalpha() and words[-1].islower():
        words.pop()
    plain = all(_PLAIN.fullmatch(word) or word.lower() in joints.words for word in words)
    return tail[0] if tail and plain else None


def _fits_place(section: Section, rule: Rule, text: str, start: int, ends: tuple[int, int]) -> bool:
    """Whether the words around allow the name; it ends before or after what is joined to it."""
    before = text[max(0, start - _REACH) : start]
    if not _fits_head(section.joints_before, before):
        return False
    guards = (section.guards, rule.guards)
    if any(guard.before and guard.before.match(text, at) for guard in guards for at in ends):
        return False
    return not any(guard.after and guard.after.search(before) for guard in guards)


def _fits_head(joints: Joints, before: str) -> bool:
    """Whether what hyphens join in front leaves the name what it is."""
    head = _HEAD.search(before) if before.endswith("-") and not joints.any_word else None
    words = head[0].split("-")[:-1] if head else []
    return all(
        (word.isalpha() and word.islower()) or word.lower() in joints.words for word in words
    )


def _fits_paper(guards: Guards, whole: str) -> bool:
    if guards.needs and not guards.needs.search(whole):
        return False
    return not (guards.unless and guards.unless.search(whole))
