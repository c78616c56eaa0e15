r"""LaTeX escapes become the characters they stand for; nothing that is not LaTeX changes.

Listings print a mixture: text that was LaTeX and lost part of it (``2.88times``), text that
still is (``T\"ULU``, ``5\%``), and text that only looks like it (``C:\new``, ``~3x``). What
cannot be told for certain stays as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.text._latex_rules import MARK, apply_rules
from generator.text.math import is_math, math_spans

_MOST_PASSES = 10
"""Depth of nesting beyond which text is no LaTeX that anyone wrote for a reader."""

_TITLE = 300
"""Characters that a title has at most: so short a text is cleaned once and remembered."""
# Without one of these there is nothing to resolve. A lone dollar or caret is no LaTeX.
_LATEX = re.compile(r"[\\{~`]")

# Control and format characters that a reader does not see. Joiners are handled apart: they
# spell words in Persian and Indic scripts and compose emoji, so between two characters
# beyond ASCII they stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_JOINER = re.compile(r"(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")
_SURROGATE = re.compile("[\ud800-\udfff]")

_PROTECTED = re.compile(
    # What is no LaTeX, however it looks: addresses, paths, code, a line break, a
    # chemical formula in Markdown (H~2~O), a stray mark.
    r"https?://(?:[^\s{}\\~`$]|~(?![\\(]|https?:))*"
    r"|(?<=\b[A-Za-z]):\\(?![A-Za-z]+\{)\w\S*"
    r"|(?<!\S)\\\\\w[\w.-]*\\\S+"
    r"|`{3,}[^`]*`{3,}"
    r"|(?<!`)``(?![\s`])(?:(?!'')[^`\"])*(?<!\s)``(?!`)"
    r"|(?<![\w`\\])`(?![\s`])[^`]{1,200}(?<!\s)`(?![\w`])"
    r"|\\\\"
    r"|(?<![^\W_])(?:[A-Z][a-z]?)+~[0-9]{1,2}~(?![a-z])"
    rf"|{MARK}"
    # Quotation marks that another format has escaped: \"so\".
    r"|(?<![^\W\d_])\\\"(?=\S)(?:(?!\\\")[^{}]){1,300}(?<!\s)\\\"(?![^\W\d_{\\])"
    # A tie before an address, where spaces around it are a slip.
    r"|(?P<tie>\s?~\s?)(?=https?://|\\url\s?\{)"
    # What is resolved at once, so that no rule takes the result for something else.
    r"|\\(?P<escaped>[%&_#${}]|~(?=\{\})|~(?![^\W\d_]|[{\\]))(?:(?<=~)\{\})?"
    r"|\\href\s?\{(?P<target>[^{}]*)\}\s?\{(?P<anchor>[^{}]*)\}"
    r"|\\\((?P<tex>(?:(?!\\[()]).){1,500}?)\\\)"
)
_FORMULA = re.compile(r"[\\^_=<>+*/|0-9()]|\A\s*(?:[^\W\d_]|[A-Z]{1,5})\s*\Z")


def clean(text: str) -> str:
    r"""Make printed text readable: LaTeX resolved, white space collapsed, NFC.

    ``T\"ULU`` becomes ``TÜLU``, ``5\%`` ``5%``, ``Llama~2`` ``Llama 2``, quotation marks and
    superscripts those of Unicode. A formula between dollars that parses stays as it is for
    :mod:`generator.text.math`; one in ``\(…\)`` is put between dollars. A command that is not
    known stays as printed. Characters that nobody sees are dropped. Cleaning what is clean
    changes nothing; any input is allowed, and what is too tangled stays as printed.
    """
    return _clean_title(text) if len(text) <= _TITLE else _clean(text)


@lru_cache(maxsize=2**17)
def _clean_title(text: str) -> str:
    # Each title is asked for by every stage that compares papers; abstracts are asked for once.
    return _clean(text)


def _clean(text: str) -> str:
    printed = _normalise(text)
    current = printed
    for _ in range(_MOST_PASSES):
        if not _LATEX.search(current):
            return current
        following = _normalise(_resolve(current))
        if following == current:
            return current
        current = following
    return printed


def _normalise(text: str) -> str:
    """Collapse white space, drop what nobody sees, compose."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    seen = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))
    composed = " ".join(unicodedata.normalize("NFC", seen).split())
    # Composed again: where a joiner goes, what it held apart may meet.
    return unicodedata.normalize("NFC", " ".join(_JOINER.sub("", composed).split()))


def _resolve(text: str) -> str:
    """Apply the rules once to everything that is not protected."""
    kept: list[str] = []
    masked: list[str] = []
    position = 0
    for start, end, replacement in _protected(text):
        masked += (text[position:start], MARK)
        kept.append(replacement)
        position = end
    masked.append(text[position:])
    pieces = apply_rules("".join(masked)).split(MARK)
    if len(pieces) != len(kept) + 1:
        return text
    return pieces[0] + "".join(a + b for a, b in zip(kept, pieces[1:], strict=True))


def _protected(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what to put there) of what the rules must not see, in order."""
    formulas = math_spans(text) if "$" in text else []
    spans = [(start, end, text[start:end]) for start, end, _ in formulas]
    spans += (
        (match.start(), match.end(), replacement)
        for match in _PROTECTED.finditer(text)
        if (replacement := _replacement(match)) is not None
    )
    position = 0
    for start, end, replacement in sorted(spans):
        if start >= position:
            yield start, end, replacement
            position = end


def _replacement(match: re.Match[str]) -> str | None:
    """What stands for a protected stretch; ``None`` if it turns out not to be one."""
    if match["escaped"] is not None:
        return match["escaped"]
    if match["tie"] is not None:
        return " "
    if match["target"] is not None:
        return _linked(match["target"].strip(), match["anchor"].strip())
    if match["tex"] is not None:
        tex = match["tex"].strip()
        return f"${tex}$" if _FORMULA.search(tex) and is_math(tex) else None
    return match[0]


def _linked(target: str, anchor: str) -> str:
    """A link keeps both what it says and where it leads."""
    return anchor if anchor in (target, "") else f"{anchor} ({target})"
