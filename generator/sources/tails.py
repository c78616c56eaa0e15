"""Tails of records: ``who · date``, of which each part may be missing.

Who wrote the paper is a count of authors or an account (``nvidia NVIDIA``: handle and
name), which looks like any short line and so counts only in its place: between an abstract
and a dot or date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.sources.lines import (
    AUTHORS,
    DATED,
    Kind,
    Line,
    ends_sentence,
    is_dated,
    like_abstract,
)

ACCOUNT = re.compile(r"(?P<handle>[A-Za-z0-9][\w.-]*)(?:\s+(?P<name>\S.{0,80}))?")
BARE_AUTHORS = re.compile(r"([0-9]{1,5})\s+authors?")
"""A count whose bullet was lost; read as such before a dot only."""
CUT_AUTHORS = re.compile(r"[•*·-](?:\s+[0-9]{1,5}\s*[a-z]{0,6})?")
"""How a file may end that was cut off inside a count of authors."""
DOT = "·"
LONGEST_DATE = 40


def mark_tails(lines: Sequence[Line]) -> list[Line]:
    """Mark every part of every tail; nothing is taken out of prose that may be prose."""
    out = list(lines)
    for i, line in enumerate(lines):
        if AUTHORS.fullmatch(line.text):
            out[i] = line.to(Kind.AUTHORS)
            _mark_date(out, i + 1, after_dot=False)
        elif line.text == DOT:
            out[i] = line.to(Kind.DOT)
            _mark_who(out, i - 1)
            _mark_date(out, i + 1, after_dot=True)
    if out and out[-1].is_prose and CUT_AUTHORS.fullmatch(out[-1].text):
        out[-1] = out[-1].to(Kind.CUT)
    return out


def mark_lone_dates(lines: Sequence[Line]) -> list[Line]:
    """Mark dates that stand under an abstract, where the rest of the tail is missing.

    Not where an abstract follows, for there the date may be a title.
    """
    out = list(lines)
    for i, line in enumerate(lines):
        if not (line.is_prose and is_dated(line.text) and i and lines[i - 1].is_prose):
            continue
        if i + 1 < len(lines) and lines[i + 1].is_prose and like_abstract(lines[i + 1].text):
            continue
        if like_abstract(lines[i - 1].text):
            out[i] = line.to(Kind.DATE)
        elif i > 1 and like_abstract(lines[i - 2].text) and _is_account(lines, i - 1):
            out[i] = line.to(Kind.DATE)
            out[i - 1] = lines[i - 1].to(Kind.ACCOUNT)
    return out


def _mark_who(out: list[Line], i: int) -> None:
    """Mark who wrote the paper, on the line before a dot."""
    if i < 0 or not out[i].is_prose:
        return
    if BARE_AUTHORS.fullmatch(out[i].text):
        out[i] = out[i].to(Kind.AUTHORS)
    elif _is_account(out, i):
        out[i] = out[i].to(Kind.ACCOUNT)


def _is_account(lines: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is an account, and neither the abstract's end nor a title."""
    line, before = lines[i], lines[i - 1] if i else None
    match = ACCOUNT.fullmatch(line.text)
    if match is None or before is None or not before.is_prose:
        return False
    if not line.opens:
        # Right under the abstract, of which it might be the last words.
        ends = ends_sentence(line.text) and line.text[0].isupper()
        long_sentence = ends and len(line.text.split()) > 4
        if long_sentence or not (like_abstract(before.text) or ends_sentence(before.text)):
            return False
    return _is_name(match["handle"], match["name"])


def _is_name(handle: str, name: str | None) -> bool:
    """Whether the line may be an account and not the last words of an abstract.

    Those begin a sentence, with a capital, and go on with a small letter; an account does
    so only where its name begins as its handle does.
    """
    if name is None or handle[0].islower() or not name[0].islower():
        return True
    return name[:2].lower() == handle[:2].lower()


def _mark_date(out: list[Line], i: int, *, after_dot: bool) -> None:
    """Mark the date on line ``i``, or what stands in its place right under a dot."""
    if i >= len(out):
        return
    line = out[i]
    if DATED.fullmatch(line.text) and (after_dot or is_dated(line.text)):
        out[i] = line.to(Kind.DATE)
    elif after_dot and _in_place_of_date(out, i):
        out[i] = line.to(Kind.CUT if i + 1 == len(out) else Kind.UNKNOWN)


def _in_place_of_date(lines: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` hangs on the dot above it and is no title either."""
    line = lines[i]
    if line.opens or len(line.text) > LONGEST_DATE or AUTHORS.fullmatch(line.text):
        return False
    return i + 1 == len(lines) or lines[i + 1].opens or not like_abstract(lines[i + 1].text)
