"""Style sheets as browsers get them: one file, without what is only for who reads the sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable

COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
"""A string, which may hold anything, or a comment (CSS Syntax 3, section 4.3)."""


def joined(sheets: Iterable[str]) -> str:
    """``sheets`` as one, in their order, without comments, indentation and empty lines.

    None of them may begin with rules that must come first (``@charset``, ``@import``).
    """
    lines = (line for sheet in sheets for line in COMMENT.sub(_string, sheet).splitlines())
    return "".join(f"{text}\n" for line in lines if (text := line.strip()))


def _string(match: re.Match[str]) -> str:
    """A string stays; a comment is white space, which keeps apart what it stood between."""
    return match[1] or " "
