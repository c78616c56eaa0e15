"""A rule in plain English, for the reader of a topic page who asks why a paper stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.topics.matching import POINTS_PER_MENTION
from generator.topics.rules import TopicRule, Where

_LEADS = {
    Where.TITLE: "The title says",
    Where.SENTENCE: "The title or the main sentence says",
    Where.CLAIMS: "The title says, or the authors of their own work",
    Where.ANYWHERE: "The title or the abstract says",
    Where.OFTEN: "",  # says how many points it takes, which differs from rule to rule
    Where.VETO: "But not if the title says",
    Where.IGNORE: "Words do not count within",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a rule: where something must stand, and the phrases, each in words."""

    lead: str
    phrases: tuple[str, ...]


def describe(rule: TopicRule) -> tuple[Clause, ...]:
    """The clauses of a rule, in the order in which they are tried; none where it has none.

    In a phrase ``…`` stands for the rest of a word or for a few words between, ``a/b`` for
    either, ``[a]`` for what may be left out.
    """
    often = f"Said often enough ({_weighed(rule.points)})"
    return tuple(
        Clause(lead or often, tuple(map(_shown, phrases)))
        for where, lead in _LEADS.items()
        if (phrases := rule.under(where))
    )


def _weighed(points: int) -> str:
    title, sentence = POINTS_PER_MENTION[Where.TITLE], POINTS_PER_MENTION[Where.SENTENCE]
    return (
        f"{points} points: {title} for the title, {sentence} for the main sentence, "
        f"{POINTS_PER_MENTION[Where.ANYWHERE]} elsewhere"
    )


def _shown(source: str) -> str:
    """One phrase, the signs of the phrase syntax turned into words."""
    if source.startswith("/"):
        caption = source.rpartition("/")[2].strip()
        return caption or source
    parts = []
    for part in re.split(r"\s\+\s", source):
        text = re.sub(r"\s*(?:\.\.\.|…)\s*", " … ", part)
        text = re.sub(r"<([a-z-]+)>", r"any of the \1", text)
        text = re.sub(r"\(([^()]*)\)", _either, text).replace("*", "…")
        parts.append(" ".join(text.split()))
    return " together with ".join(parts)


def _either(choice: re.Match[str]) -> str:
    options = [option.strip() for option in choice.group(1).split("|")]
    text = "/".join(option for option in options if option)
    return text if all(options) else f"[{text}]"
