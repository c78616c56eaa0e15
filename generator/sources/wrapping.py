"""Where paragraphs end, in text whose lines may be wrapped.

Wrapped text breaks a line where the next word no longer fits. So where it would have
fitted, the line ends because the paragraph does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.sources.lines import SHORTEST_ABSTRACT, Line

WIDEST = SHORTEST_ABSTRACT
"""Characters from which a line is a whole paragraph: nobody wraps as late as that."""
MOSTLY_WRAPPED = 0.8
"""Share of such shorter lines from which lines are wrapped at all; where each title and
each abstract is one line, it is half."""
LONGER = (3, 0.05)
"""How many lines, and what share of them, may be longer than the width: titles and
addresses. A width taken too small hides some ends of paragraphs, one too large invents
them at every line."""
OVERLONG = 1.25
"""How many times the width a line is at least that is no part of a wrapped paragraph."""
FEWEST_BLANK = 0.2
"""Share of the paragraph ends with a blank line, from which blank lines alone are ends."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Where paragraphs begin: ``begins`` says it of each line, the first one does.

    ``spaced``: whether blank lines divide them.
    """

    begins: tuple[bool, ...]
    spaced: bool


def paragraphs(lines: Sequence[Line]) -> Paragraphs:
    """Find the paragraphs of at least one line."""
    width = _width(lines)
    begins = [
        line.opens or _fits(before.text, line.text, width) for before, line in pairwise(lines)
    ]
    opening = sum(line.opens for line in lines[1:])
    spaced = opening > 0 and opening >= FEWEST_BLANK * sum(begins)
    if spaced:
        # Ragged lines, as of verse, break anywhere; but no abstract is so short a line.
        begins = [
            line.opens or max(len(before.text), len(line.text)) >= WIDEST
            for before, line in pairwise(lines)
        ]
    return Paragraphs((True, *begins), spaced)


def _fits(before: str, line: str, width: int) -> bool:
    """Whether the first word of ``line`` would have fitted behind ``before``."""
    if max(len(before), len(line)) >= WIDEST or len(before) > OVERLONG * width:
        return True
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) <= width


def _width(lines: Sequence[Line]) -> int:
    """The width to which lines are wrapped; that of a whole paragraph where they are not."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) < WIDEST)
    if len(lengths) < MOSTLY_WRAPPED * len(lines):
        return WIDEST
    longer = max(LONGER[0], int(LONGER[1] * len(lengths)))
    return lengths[max(0, len(lengths) - 1 - longer)]
