"""How text fills a box: pure functions on what texts measure, in pixels.

A line breaks at spaces, between the characters of Chinese and Japanese, and inside a word only
where the word alone is wider than its box at the smallest size. Lines are evened out, for a
title whose last line holds one word looks like an accident.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str], float]
"""The width of a text set on one line; not negative."""

ELLIPSIS = "…"
_WIDE = "\u1100-\u115f\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_OPENING = "（［｛「『【〈《〔“‘"
_CLOSING = "、。，．：；？！）］｝」』】〉》〕”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…"
_ATOM = re.compile(
    rf"[{_OPENING}]*[{_WIDE}](?:[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f]|[{_CLOSING}])* ?"
    rf"|[^ {_WIDE}]+ ?| "
)
"""What is never divided, with the space behind it: a word, or one wide character with its
punctuation (the commonest rules of JIS X 4051: no closing mark begins a line, and no opening
one ends it)."""
_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}[-–—/])(?=[^\W\d_]{3})")
MOST = 8
"""Characters of a cluster: more is no writing, and might be wider than any box."""
LONG = 20
"""Characters of a word from which it may be divided behind a hyphen of its own."""


@dataclass(frozen=True, slots=True)
class Size:
    """A step of type sizes: em and distance of lines in pixels, and how many lines fit."""

    em: int
    leading: int
    lines: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text as it goes into a box; ``cut`` where an ellipsis stands for the rest."""

    size: Size
    lines: tuple[str, ...]
    cut: bool = False


def atoms(text: str) -> list[str]:
    """``text`` in parts between which a line may break; together they are ``text`` again."""
    found: list[str] = []
    for atom in _ATOM.findall(text):
        found += _HYPHEN.split(atom) if len(atom) > LONG else [atom]
    return found


def clusters(text: str) -> list[str]:
    """``text`` in characters as people see them: a letter with its marks is one."""
    found: list[str] = []
    for char in text:
        joins = unicodedata.category(char).startswith("M") or char in "\u200c\u200d"
        if found and len(found[-1]) < MOST and (joins or found[-1][-1] == "\u200d"):
            found[-1] += char
        else:
            found.append(char)
    return found


def wrap(parts: Sequence[str], width: float, measure: Measure) -> list[str] | None:
    """Fill line after line with ``parts``; ``None`` where one of them is wider than ``width``."""
    return _wrap([(part, measure(part.rstrip()), measure(part)) for part in parts], width)


def _wrap(parts: Sequence[tuple[str, float, float]], width: float) -> list[str] | None:
    """The same of parts with their widths, without and with the space behind them."""
    lines: list[str] = []
    line, used = "", 0.0
    for part, bare, whole in parts:
        if bare > width:
            return None
        if line and used + bare > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
        line += part
        used += whole
    return [*lines, line.rstrip()] if line.strip() else lines


def even(parts: Sequence[str], width: float, measure: Measure) -> list[str] | None:
    """As :func:`wrap`, in as many lines, of lengths as equal as may be."""
    sized = [(part, measure(part.rstrip()), measure(part)) for part in parts]
    best = _wrap(sized, width)
    if best is None or len(best) < 2:
        return best
    low, high = width / len(best) / 2, width
    while high - low > width / 100:
        middle = (low + high) / 2
        lines = _wrap(sized, middle)
        if lines is not None and len(lines) == len(best):
            best, high = lines, middle
        else:
            low = middle
    return best


def fit(
    text: str, width: float, sizes: Sequence[Size], measure: Callable[[Size], Measure]
) -> Fitted:
    """``text`` at the first of ``sizes`` (largest first) at which all of it goes into the box.

    Raises ``ValueError`` where the box is narrower than a letter of the last size. Where text
    goes in at no size, words wider than the box are divided, as text without spaces must
    be (Thai has none); what is too much even then is replaced by an ellipsis.
    """
    parts = atoms(text)
    for size in sizes:
        lines = even(parts, width, measure(size))
        if lines is not None and len(lines) <= size.lines:
            return Fitted(size, tuple(lines))
    for size in sizes:
        lines = even(_pieces(parts, width, measure(size)), width, measure(size))
        if lines is not None and len(lines) <= size.lines:
            return Fitted(size, tuple(lines))
    return _cut(parts, width, sizes[-1], measure(sizes[-1]))


def _pieces(parts: Sequence[str], width: float, measure: Measure) -> list[str]:
    return [piece for part in parts for piece in _divided(part, width, measure)]


def _cut(parts: Sequence[str], width: float, size: Size, measure: Measure) -> Fitted:
    lines = wrap(_pieces(parts, width, measure), width, measure)
    if lines is None:
        raise ValueError(f"a box of {width} pixels holds no letter of {size.em}")
    last = shortened(f"{lines[size.lines - 1]} {lines[size.lines]}", width, measure)
    return Fitted(size, (*lines[: size.lines - 1], last), cut=True)


def _divided(part: str, width: float, measure: Measure) -> list[str]:
    """A word in pieces that fit; characters wider than the box stand alone."""
    if measure(part.rstrip()) <= width:
        return [part]
    pieces = [""]
    for cluster in clusters(part):
        if pieces[-1] and measure((pieces[-1] + cluster).rstrip()) > width:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def shortened(text: str, width: float, measure: Measure) -> str:
    """As much of ``text`` as fits with an ellipsis behind it, cut at a word if one fits."""
    parts = atoms(text) if measure(atoms(text)[0].rstrip() + ELLIPSIS) <= width else clusters(text)
    while len(parts) > 1 and measure("".join(parts).rstrip(" ,:;.-–—") + ELLIPSIS) > width:
        parts.pop()
    return "".join(parts).rstrip(" ,:;.-–—") + ELLIPSIS
