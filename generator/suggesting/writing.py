"""A proposal as the text of ``seeds/topics.yml``, with what it was made of as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import fill

from generator.model import Topic
from generator.suggesting.proposal import Proposal
from generator.text.math import plain
from generator.text.numbers import plural
from generator.topics import TopicRule, Where

HEAD = """\
# Topics proposed by `paper-atlas topics suggest` from the papers themselves: a beginning.
# {sorted} of {papers} get a topic by these rules. Rename, merge, split and delete as you like;
# only an id is an address, so do not change it once the site is published.
#
# A paper carries at most 4 topics. Under `rules`, phrases stand under the place where they count:
#
#   title      one mention in the title is enough
#   sentence   one mention in the title or the sentence that states the contribution is enough
#   anywhere   one mention anywhere is enough
#   often      mentions count 4 points in the title, 2 in that sentence and 1 elsewhere; 4 points
#              together are enough
#   veto       a paper whose title says this does not get the topic
#
# Case, hyphens and plurals do not matter, and `quantiz*` stands for any rest of a word.
# `paper-atlas explain PAPER` says why a paper has its topics, `paper-atlas check` which papers
# have none. Comments below: how many papers, and some of them.

groups:
"""
PLAIN = re.compile(r"[a-z][a-z0-9 -]*")
WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
WIDTH = 100


def topics_file(proposal: Proposal) -> str:
    """The file, valid for our own reader of it."""
    head = HEAD.format(sorted=proposal.sorted_, papers=plural(proposal.papers, "paper"))
    return head + "\n".join(_lines(proposal)) + "\n"


def _lines(proposal: Proposal) -> Iterator[str]:
    taxonomy = proposal.taxonomy
    for group in taxonomy.groups:
        yield f"- group: {_quoted(group.title)}"
        yield f"  id: {_scalar(group.id)}"
        yield "  topics:"
        for topic in group.topics:
            yield f"    # {plural(proposal.counts[topic.id], 'paper')}, such as:"
            yield from (f"    #   {_comment(title)}" for title in proposal.examples[topic.id])
            yield from _topic(topic, taxonomy.rules[topic.id])
            yield ""


def _topic(topic: Topic, rule: TopicRule) -> Iterator[str]:
    yield f"    - id: {_scalar(topic.id)}"
    yield f"      title: {_quoted(topic.title)}"
    yield f"      description: {_quoted(topic.description)}"
    yield "      rules:"
    for where in Where:
        if phrases := rule.under(where):
            listed = f"{where.value}: [{', '.join(map(_scalar, phrases))}]"
            indent = "        "
            yield fill(
                listed, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ",
                break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip


def _comment(title: str) -> str:
    """A title on one line without characters that end a comment."""
    text = re.sub(
        r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]", " ", plain(title)
    )
    return " ".join(text.split())


def _scalar(text: str) -> str:
    """A phrase or an id: bare where YAML takes it for text whatever its version."""
    return text if PLAIN.fullmatch(text) and text not in WORDS_OF_YAML else _quoted(text)


def _quoted(text: str) -> str:
    return "'" + _comment(text).replace("'", "''") + "'"
