"""Page furniture: which lines of a copied page belong to no paper.

A page begins with its menu, the newsletter box and a header: ``new``, ``Get trending
papers…``, ``Subscribe``, ``Daily Papers``, ``by AK and the research community``, a day. Any
of these but the signs may be a title elsewhere, so they count only in company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.sources.lines import Kind, Line, ends_sentence, is_day, like_abstract

NEWSLETTER = re.compile(r"Get trending papers in your email inbox( once a day)?!")
BYLINE = re.compile(r"by\s?AK and the research\b.{0,40}")
MENU = frozenset({"new", "Subscribe", "Daily Papers", "Trending Papers"})
"""Lines that are furniture beside a sign, and might be anything elsewhere."""
GLUED = re.compile(r"Subscribe(?!(?:rs?|d)\b)(?![\s,;:.-])(?=.)")
"""The button's label, glued to the first title where the copy lost the line end; but not
the words ``subscriber`` and ``subscribed``."""


def is_sign(text: str) -> bool:
    """Whether ``text`` stands on these pages and nowhere else."""
    return bool(NEWSLETTER.fullmatch(text) or BYLINE.fullmatch(text))


def mark_furniture(lines: Sequence[Line]) -> list[Line]:
    """Cut a glued ``Subscribe`` off, then mark each run of furniture lines.

    A run counts if it holds a sign, or opens the file and a title and an abstract follow.
    """
    out, titles = _unglue(lines)
    for start, end in list(_runs(out, titles)):
        signed = any(is_sign(line.text) for line in out[start:end])
        if signed or (start == 0 and _record_follows(out, end)):
            for i in range(start, end):
                out[i] = out[i].to(Kind.DAY if is_day(out[i].text) else Kind.FURNITURE)
    return out


def _unglue(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """Cut ``SubscribeTitle`` in two right under the newsletter box; what follows is a title.

    Returns the lines, and the indexes of those titles.
    """
    out: list[Line] = []
    titles: set[int] = set()
    for line in lines:
        glued = GLUED.match(line.text)
        if out and NEWSLETTER.fullmatch(out[-1].text) and glued:
            out.append(replace(line, text="Subscribe"))
            titles.add(len(out))
            out.append(replace(line, text=line.text[glued.end() :], opens=True))
        else:
            out.append(line)
    return out, titles


def _runs(lines: Sequence[Line], titles: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that may be furniture, each at most one page's head."""
    start = 0
    for i, line in enumerate(lines):
        known = i not in titles and _known(line)
        if start < i and (not known or _complete(lines[i - 1].text, line.text)):
            yield start, i
            start = i
        if not known:
            start = i + 1
    if start < len(lines):
        yield start, len(lines)


def _known(line: Line) -> bool:
    return line.is_prose and (line.text in MENU or is_sign(line.text) or is_day(line.text))


def _complete(last: str, following: str) -> bool:
    """Whether a head that ends in ``last`` is whole, so that ``following`` is no part of it."""
    return is_day(last) or (BYLINE.fullmatch(last) is not None and not is_day(following))


def _record_follows(lines: Sequence[Line], i: int) -> bool:
    """Whether the next two lines read as a title and an abstract."""
    following = [line for line in lines[i : i + 2] if line.is_prose]
    if len(following) < 2:
        return False
    title, abstract = (line.text for line in following)
    return not like_abstract(title) and not ends_sentence(title) and like_abstract(abstract)
