"""Math between dollar signs: where it stands, as MathML, and as plain characters.

Where math begins and ends follows pandoc's ``tex_math_dollars`` (Pandoc User's Guide,
"Math"): the opening dollar has a non-space right after it, the closing one a non-space right
before it and no digit right after it. Beyond that a span must parse and must not read like a
price or like prose, because a dollar sign in an abstract is more often money than math.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.text._mathml import to_mathml
from generator.text._unicode_math import to_unicode

_LONGEST = 1_000
"""Characters of TeX beyond which a span is not taken for inline math."""

_SPAN = re.compile(
    r"(?<![\\$])(?P<fence>\$\$?)(?![\s$])(?P<tex>(?:[^$\\]|\\[^\n])+?)(?<![\s\\])(?P=fence)(?![0-9$])"
)
_TEXT_ARGUMENT = re.compile(
    r"\\(?:text[a-z]*|mathrm|mathsf|mathtt|mathit|mathbf|operatorname\*?|mbox)\s*\{[^{}]*\}"
)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_TWO_WORDS = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}\s+[A-Za-z]{2,}(?![A-Za-z])")
_PRICE = re.compile(r"[0-9].*[\s,;/–-][A-Za-z]{2}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text without math, never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Math:
    """A formula: its TeX without the dollar signs around it."""

    tex: str


Segment = Text | Math


def split_math(text: str) -> tuple[Segment, ...]:
    """Divide ``text`` into stretches of text and formulas, in order, nothing lost.

    Empty text has no segments. A span that :func:`mathml` refuses is text, dollars included.
    """
    spans = math_spans(text)
    edges = [0, *(edge for start, end, _ in spans for edge in (start, end)), len(text)]
    formulas = {start: Math(tex) for start, _, tex in spans}
    return tuple(
        formulas.get(start) or Text(text[start:end])
        for start, end in pairwise(edges)
        if start < end
    )


def math_spans(text: str) -> list[tuple[int, int, str]]:
    """Give (start, end, TeX) of each formula in ``text``, dollars within start and end."""
    spans: list[tuple[int, int, str]] = []
    position = 0
    while (match := _SPAN.search(text, position)) is not None:
        if is_math(match["tex"]):
            spans.append((match.start(), match.end(), match["tex"]))
            position = match.end()
        else:
            # The closing dollar of what is no formula may open the next one.
            position = match.end("tex")
    return spans


def is_math(tex: str) -> bool:
    """Whether ``tex``, found between dollar signs, is a formula: parses, no price, no prose."""
    if len(tex) > _LONGEST or _reads_like_prose(tex):
        return False
    try:
        mathml(tex)
    except ValueError:
        return False
    return True


def _reads_like_prose(tex: str) -> bool:
    r"""Whether words stand in ``tex`` as in a sentence; MathML would run them together.

    That is two words side by side, or a number and a word: ``5/hr to 10`` was not a formula
    but the stretch between two prices. Commands and ``\text{…}`` are no words.
    """
    symbols = _COMMAND.sub("$", _TEXT_ARGUMENT.sub("$", tex))
    return bool(_TWO_WORDS.search(symbols) or _PRICE.match(symbols))


@lru_cache(maxsize=4096)
def mathml(tex: str) -> str:
    """Convert a formula to inline MathML, only elements and attributes of MathML Core.

    ``tex`` is without dollar signs. Raises ``ValueError`` if it does not parse or needs what
    MathML Core has not: unknown commands, links, strike-outs.
    """
    if len(tex) > _LONGEST:
        raise ValueError(f"longer than {_LONGEST} characters")
    return to_mathml(tex)


def plain(text: str) -> str:
    r"""Replace each formula of ``text`` by readable characters: ``$\ell_2$`` becomes ``ℓ₂``.

    For page titles, search and feeds, where there is no markup.
    """
    if "$" not in text:
        return text
    return "".join(
        to_unicode(segment.tex) if isinstance(segment, Math) else segment.text
        for segment in split_math(text)
    )
