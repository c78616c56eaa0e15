"""Where the elements of an XML document begin and end, whether it is well-formed or not.

A scan over tags that passes over comments, CDATA, instructions and the document type; time is
linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_CLOSERS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_PASSED_OVER = r"<!--|<!\[CDATA\[|<\?|<!DOCTYPE"
PREFIX = r"(?:[\w.-]+:)?"
"""A namespace's prefix of an element's name, if any, as part of a pattern."""
_TAG_END = re.compile(r"(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+(?P<end>>)?")
_ROOT = re.compile(rf"{_PASSED_OVER}|<{PREFIX}(?P<name>[A-Za-z_][\w.-]*)")
_SUBSET = re.compile(r"[\[>]")
_SUBSET_END = re.compile(r"\]\s*>")


@dataclass(frozen=True, slots=True)
class Span:
    """An element as it stands in the file: its local name, its lines and its text.

    ``closed``: it has its end tag; ``last``: nothing of the kind begins after it.
    """

    name: str
    line: int
    end_line: int
    text: str
    closed: bool
    last: bool = False


@dataclass(slots=True)
class _Cursor:
    """A place in the text, and what is known not to come after it."""

    text: str
    at: int = 0
    absent: tuple[str, ...] = ()

    def pass_over(self, opener: str, begin: int, limit: int | None = None) -> None:
        """Go behind a comment, CDATA, instruction or document type, if it ends (by ``limit``)."""
        self.at = begin + len(opener)
        closer = _CLOSERS.get(opener, opener)
        if closer in self.absent:
            return
        if opener == "<!DOCTYPE":
            # A document has one.
            self.absent = (*self.absent, opener)
            self.at = _after_doctype(self.text, self.at)
            return
        end = self.text.find(closer, self.at, limit)
        if end >= 0:
            self.at = end + len(closer)
        elif limit is None:
            # Not looked for again: a search to the end for each opener would not be linear.
            self.absent = (*self.absent, closer)


def _after_doctype(text: str, at: int) -> int:
    mark = _SUBSET.search(text, at)
    if mark is not None and mark[0] == "[":
        mark = _SUBSET_END.search(text, mark.end())
    return mark.end() if mark else at


def root_tag(text: str) -> tuple[str, str] | None:
    """Local name and start tag of the document's element; ``None`` where it is no XML."""
    cursor = _Cursor(text)
    if not text.lstrip(" \t\n\ufeff").startswith("<"):
        return None
    while (found := _ROOT.search(text, cursor.at)) is not None:
        if found["name"]:
            end = _TAG_END.match(text, found.end())
            return found["name"], text[found.start() : end.end() if end else found.end()]
        cursor.pass_over(found[0], found.start())
    return None


def spans(text: str, whole: Iterable[str], opening: Iterable[str] = ()) -> Iterator[Span]:
    """The elements of ``text`` that are called as in ``whole``, in its order.

    They do not stand within each other: where one begins, the one before has ended, closed or
    not. Of those called as in ``opening`` the start tag alone is given; inside an element of
    ``whole`` they are known by having an attribute.
    """
    found = _Spans(text, frozenset(whole), frozenset(opening))
    line, at, held = 1, 0, None
    for name, begin, end, closed in found.run():
        line += text.count("\n", at, begin)
        at = begin
        own = text[begin:end].rstrip()
        if held is not None:
            yield held
        held = Span(name, line, line + own.count("\n"), own, closed)
    if held is not None:
        yield Span(held.name, held.line, held.end_line, held.text, held.closed, last=True)


class _Spans:
    def __init__(self, text: str, whole: frozenset[str], opening: frozenset[str]) -> None:
        self._cursor = _Cursor(text)
        self._opening = opening
        names = "|".join(sorted(map(re.escape, whole | opening)))
        self._token = re.compile(
            rf"{_PASSED_OVER}|<(?P<close>/?){PREFIX}(?P<name>{names})(?=[\s/>]|\Z)"
        )
        self._begun: tuple[str, int] | None = None
        self._ends: dict[str, int | None] = {}

    def run(self) -> Iterator[tuple[str, int, int, bool]]:
        cursor = self._cursor
        while (token := self._token.search(cursor.text, cursor.at)) is not None:
            if token["name"] is None:
                cursor.pass_over(token[0], token.start(), self._limit(token.end()))
            elif token["close"]:
                cursor.at = self._tag_end(token)[0]
                if self._begun and self._begun[0] == token["name"]:
                    yield *self._begun, cursor.at, True
                    self._begun = None
            else:
                yield from self._start(token)
        if self._begun:
            yield *self._begun, len(cursor.text), False

    def _limit(self, at: int) -> int | None:
        """Inside an element nothing is passed over beyond its end tag.

        A comment or CDATA that is not closed would else reach to the end of the next one, and
        take along the elements between.
        """
        if self._begun is None:
            return None
        name = self._begun[0]
        end = self._ends.get(name, -1)
        if end is not None and end < at:
            found = re.compile(rf"</{PREFIX}{name}\s*>").search(self._cursor.text, at)
            end = self._ends[name] = found.start() if found else None
        return end

    def _start(self, token: re.Match[str]) -> Iterator[tuple[str, int, int, bool]]:
        name, begin = token["name"], token.start()
        end, whole = self._tag_end(token)
        self._cursor.at = end
        tag = self._cursor.text[begin:end]
        if name in self._opening and self._begun and "=" not in tag:
            return
        if self._begun:
            yield *self._begun, begin, False
            self._begun = None
        if name in self._opening or tag.endswith("/>"):
            yield name, begin, end, whole
        else:
            self._begun = (name, begin)

    def _tag_end(self, token: re.Match[str]) -> tuple[int, bool]:
        """Where the tag ends, and whether it does so with a bracket."""
        found = _TAG_END.match(self._cursor.text, token.end())
        assert found is not None
        return found.end(), found["end"] is not None


def attribute(start_tag: str, name: str) -> str:
    """The value of an attribute of a start tag as it stands there; empty where there is none."""
    found = re.search(rf"\s{re.escape(name)}\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')", start_tag)
    return (found[1] or found[2] or "").strip() if found else ""
