"""What templates can call to make plain text safe where it lands, and to say numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from generator.text import escape
from generator.text.math import Math, Text, mathml, split_math
from generator.text.numbers import count, plural

PIECE = re.compile(r"<[^>]*>|&\w+;|[*_`\[\]\\~^$=:!]")
"""What Markdown might change in MathML: its own marks; tags and entities it lets be."""


def markdown(text: str) -> Markup:
    """Clean text as Markdown that shows exactly that text; math becomes MathML."""
    return Markup("".join(map(_segment, split_math(text))).strip())


def _segment(segment: Text | Math) -> str:
    """One stretch as Markdown; text keeps a space at the edge it shares with a formula.

    Python-Markdown takes ``<math>`` at the beginning of a line for a block of its own; in a
    span it stays in its sentence.
    """
    if isinstance(segment, Math):
        return f'<span class="formula">{PIECE.sub(_inert, mathml(segment.tex))}</span>'
    before, after = (" " if edge.isspace() else "" for edge in (segment.text[0], segment.text[-1]))
    return f"{before}{escape.markdown(segment.text)}{after}"


def _inert(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else f"&#{ord(match[0])};"


def math(text: str) -> Markup:
    """Clean text as HTML inside an HTML block; math becomes MathML."""
    return Markup(escape.html_with_math(text))


def trusted(html: str) -> Markup:
    """What the maintainer wrote, which is HTML already (:mod:`generator.notes.markup`)."""
    return Markup(html)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "markdown": markdown,
    "math": math,
    "trusted": trusted,
    "count": count,
    "plural": plural,
}
