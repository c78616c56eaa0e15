"""The entries of a JSON document with their lines, a broken one not taking its neighbours along.

``json`` alone gives no lines and reads all or nothing. So a scan over brackets and strings
finds where each entry begins and ends, and each is decoded on its own; time is linear in the
length of the text. A document may be a list of entries, an object that holds the list (the
answer of a search), one entry alone, or one entry on each line (JSON Lines).

Format: RFC 8259; https://jsonlines.org for JSON Lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

LISTS: Final = frozenset({"data", "results", "items", "papers", "entries", "references", "works"})
"""Keys under which answers and exports hold their entries."""
OWN: Final = frozenset({"title", "display_name", "paper", "paperId"})
"""Keys of entries themselves: what stands in a list after one of them is a part of the entry."""
MESSAGE: Final = "message"
"""Crossref's answers: an object that holds ``items``, or is itself the one entry."""
_STRING = r'"(?:[^"\\\n]|\\.)*+"'
_CLOSED = re.compile(_STRING)
_TOKEN = re.compile(rf"{_STRING}|[\"{{}}\[\]]")
_ATOM = re.compile(rf"{_STRING}|[^\s,\[\]{{}}]+")
_KEY = re.compile(rf"({_STRING})\s*:\s*")
_FIRST_KEY = re.compile(rf"\{{\s*({_STRING})\s*:")
_LIST = re.compile(r"\[[\s]*(?:[{\]]|null)")
"""A list of objects, or of nothing: one of words is a value like others."""
_OBJECT = re.compile(r"(?<=[,\n\s])\{")
_SPACE = re.compile(r"[\s\ufeff]*")
_BETWEEN = re.compile(r"[\s,\ufeff\x1e]*")
_NEXT = re.compile(r"\s*\n\{")
_WIDEST_INDENT = 80
_INNER = re.compile(r"[\[{}]")
_STEPS: Final = {"{": 1, "[": 1, "}": -1, "]": -1}
_MOST_AGAIN = 8
_LEAST_AGAIN = 20_000_000
"""To find where the next entry begins after a broken one, text is read again: at most so many
times its length, or so many characters. What remains is then one broken entry."""
_DECODER = json.JSONDecoder(strict=False)
"""Allows control characters in strings: tabs do no harm."""


@dataclass(frozen=True, slots=True)
class JsonEntry:
    """One entry: its place in the list from 1, its lines, and its value or what is wrong.

    ``text`` is the entry as it stands in the file. ``problem`` is ``None`` where it was
    decoded; ``problem_line`` is the line where decoding failed.
    """

    number: int
    line: int
    end_line: int
    text: str
    value: object = None
    problem: str | None = None
    problem_line: int | None = None


def json_entries(text: str) -> Iterator[JsonEntry]:
    """The entries of ``text`` in its order; none where it does not begin as JSON."""
    line, at = 1, 0
    for number, (begin, end) in enumerate(_spans(text), start=1):
        line += text.count("\n", at, begin)
        at = begin
        yield _decoded(number, line, text[begin:end].rstrip(" \t\n,"))


@lru_cache(maxsize=2)
def first_entries(text: str) -> tuple[JsonEntry, ...]:
    """The first few entries, to tell by them what the document is."""
    return tuple(islice(json_entries(text), 5))


def _decoded(number: int, line: int, own: str) -> JsonEntry:
    end = line + own.count("\n")
    try:
        value = _DECODER.decode(own)
    except json.JSONDecodeError as exc:
        where = line + exc.lineno - 1
        return JsonEntry(number, line, end, own, None, _said(exc.msg), where)
    except (ValueError, RecursionError) as exc:
        return JsonEntry(number, line, end, own, None, _said(str(exc)), line)
    return JsonEntry(number, line, end, own, value)


def _said(message: str) -> str:
    return message[:1].lower() + message[1:].partition("\n")[0]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each entry begins and ends, whichever of the four kinds the document is."""
    begin = _after(_SPACE, text, 0)
    if text.startswith("[", begin):
        return _Scan(text).entries(begin + 1)
    if not text.startswith("{", begin):
        return iter(())
    inner = _list_in(text, begin)
    if inner is not None:
        return _Scan(text, embedded=True).entries(inner)
    return _Scan(text, lines=True).entries(begin)


def _list_in(text: str, begin: int) -> int | None:
    """Where the list in the object at ``begin`` has its first entry, if there is a list.

    The object's own keys are read one after the other; their values are passed over.
    """
    at = begin + 1
    while (key := _KEY.match(text, _after(_BETWEEN, text, at))) is not None:
        at = key.end()
        name = key[1][1:-1]
        if name in OWN:
            return None
        if name in LISTS and _LIST.match(text, at):
            return at + 1
        if name == MESSAGE and text.startswith("{", at):
            return _list_in(text, at) or at
        at = _value_end(text, at)
    return None


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _value_end(text: str, at: int) -> int:
    """The end of the value at ``at``, as far as brackets and quotation marks tell."""
    if not text.startswith(("{", "["), at):
        return max(_after(_ATOM, text, at), min(at + 1, len(text)))
    depth = 0
    for token in _TOKEN.finditer(text, at):
        depth += _STEPS.get(text[token.start()], 0)
        if depth == 0:
            return token.end()
    return len(text)


class _Scan:
    """Goes through a list, or through values that stand one after the other.

    ``embedded``: the list is a value of an object, whose other values are no entries;
    ``lines``: there is no list.
    """

    def __init__(self, text: str, *, embedded: bool = False, lines: bool = False) -> None:
        self._text = text
        self._embedded = embedded
        self._lines = lines
        self._again = max(_LEAST_AGAIN, _MOST_AGAIN * len(text))
        self._line_end = -1

    def entries(self, at: int) -> Iterator[tuple[int, int]]:
        """Beginning and end of each entry from ``at`` on."""
        text = self._text
        while (at := _after(_BETWEEN, text, at)) < len(text):
            if text[at] == "]" and self._embedded:
                return
            if text[at] in "[]}":
                # The end of the list; or a bracket too many, behind which entries go on.
                at += 1
                continue
            end = self._object_end(at) if text[at] == "{" else self._other_end(at)
            yield at, end
            at = end

    def _object_end(self, at: int) -> int:
        text = self._text
        if self._lines and (line_end := self._end_of_line(at)) and _NEXT.match(text, line_end):
            return line_end
        end = _value_end(text, at)
        following = _following(text, at, end) if self._again >= 0 else None
        if following is None or _decoded(0, 0, text[at:end]).problem is None:
            return end
        # A bracket is missing, so that the entries behind seem to be part of this one.
        self._again -= end - at
        return following

    def _end_of_line(self, at: int) -> int:
        # Kept, because several entries may stand on one long line.
        if self._line_end < at:
            found = self._text.find("\n", at)
            self._line_end = len(self._text) if found < 0 else found
        return self._line_end

    def _other_end(self, at: int) -> int:
        """The end of a word or a string in place of an object, or of what a broken one left."""
        text = self._text
        if text[at] == '"' and not _CLOSED.match(text, at):
            return self._end_of_line(at)
        end = _value_end(text, at)
        behind = _after(_SPACE, text, end)
        if text[behind : behind + 1] in ("", ",", "]", "}"):
            return end
        following = _OBJECT.search(text, end)
        return following.start() if following else len(text)


def _following(text: str, at: int, end: int) -> int | None:
    """Where the next entry seems to begin within the one at ``at``, which ends at ``end``.

    It stands at the same indent; where what is inside the entry may stand there as well, it also
    begins with the same key. Where there is no indent to go by, it stands behind a comma and has
    all keys that the first one has before its first list or object: the papers that a paper
    refers to have fewer.
    """
    # Only so far: all entries may stand on one long line.
    begin = text.rfind("\n", max(0, at - _WIDEST_INDENT), at) + 1
    indent = text[begin:at] if begin else "-"
    aligned = not indent.strip()
    if aligned and re.compile(rf"\{{[ \t]*\n{indent}\s").match(text, at):
        found = re.compile(rf'^{indent}(?=[{{"]|null)', re.MULTILINE).search(text, at + 1, end)
        return found.end() if found else None
    first = _FIRST_KEY.match(text, at)
    if first is None:
        return None
    same = rf"(?=\{{\s*{re.escape(first[1])}\s*:)"
    if aligned:
        found = re.compile(f"^{indent}{same}", re.MULTILINE).search(text, at + 1, end)
        if found:
            return found.end()
    keys = _first_keys(text, at)
    starts = (f.end() for f in re.compile(rf"(?<=[,\s]){same}").finditer(text, at + 1, end))
    return next((start for start in starts if _alike(text, start, keys)), None)


def _alike(text: str, at: int, keys: frozenset[str]) -> bool:
    """Whether the object at ``at`` has all of ``keys`` and stands behind a comma."""
    before = text[max(0, at - _WIDEST_INDENT) : at].rstrip()
    return before.endswith(",") and keys <= _first_keys(text, at)


def _first_keys(text: str, at: int) -> frozenset[str]:
    """The keys of an object up to its first list or object, and that one's."""
    nested = _INNER.search(text, at + 1)
    end = nested.start() if nested else len(text)
    return frozenset(key[1] for key in _KEY.finditer(text, at, end))
