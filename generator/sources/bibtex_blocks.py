r"""BibTeX files divided into blocks: entries, strings, comments, and what stands between.

Our own, because neither library loses nothing: of a real file of 988 entries bibtexparser 2
finds 391 (it knows no round delimiters) and pybtex 667 (one lost brace swallows the rest), and
both keep only the first entry of a key. Syntax: "BibTeXing" (Patashnik 1988) and the source of
BibTeX 0.99d, section "Reading the database file"; what JabRef, Zotero and old collections
write beside it was learned from their files.

An entry that cannot be read never takes the next one with it: inside a value, what looks like
the beginning of an entry at the beginning of a line ends the value. Reading is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.sources.bibtex_entry import Broken, Field, Scanner

_NAME = r"[A-Za-z][\w.+-]*+"
ENTRY = re.compile(
    # Anywhere with what only an entry has (a key and a comma, or a field), else where
    # blocks begin: on a line of its own or behind the end of another.
    rf"@\s*+(?P<type>{_NAME})\s*+(?P<open>[{{(])(?=\s*+(?:[^\n{{}},=\"@]*+,|[\w.:+/-]++\s*+=))"
    rf"|(?:^|(?<=[}})]))[ \t\ufeff]*+@\s*+(?P<type2>{_NAME})\s*+(?P<open2>[{{(])"
    r"|^[ \t]*+@\s*+(?P<type3>comment)\b",
    re.MULTILINE | re.IGNORECASE,
)
INSIDE = re.compile(
    rf"(?:^|(?<=[}})]))[ \t]*+@\s*+(?:comment\s*+[{{(]|preamble\s*+[{{(]"
    rf"|(?!comment\b|preamble\b){_NAME}\s*+[{{(]\s*+(?:[^\n{{}},=\"@]*+,|[\w.:+/-]++\s*+=))",
    re.MULTILINE | re.IGNORECASE,
)
"""The beginning of a block, as certain as it must be inside a value."""
_NEXT_COMMENT = re.compile(r"^[ \t]*+@\s*+comment\s*+[{(]", re.MULTILINE | re.IGNORECASE)
_COMMENTED = re.compile(r"[ \t]*%")
_LEFT_OVER = re.compile(
    rf"(?:[^\n@{{}}=\"]*,)?\s*+,?\s*+{_NAME}\s*+=\s*+(?:[{{\"]|[\w.:-]++\s*+[,}})])"
)
_LOST = re.compile(r"^(?![ \t]*%)[^%\n]*?\btitle\s*+=\s*+[{\"]", re.MULTILINE | re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_BLANK = " \t\n\f\v\u00a0\ufeff,"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a file: where it stands, its type in small letters, and what it says.

    ``kind`` is an entry's type (``article``; empty where it is lost), ``string``,
    ``preamble`` or ``comment`` (text between blocks too). ``key`` is ``None`` where it is missing.
    ``broken`` says why an entry cannot be read; ``loose`` are the lines where a comma is
    missing.
    """

    kind: str
    line: int
    end_line: int
    key: str | None = None
    fields: tuple[Field, ...] = ()
    broken: Broken | None = None
    loose: tuple[int, ...] = ()


@dataclass(slots=True)
class _Lines:
    """Line numbers of positions."""

    text: str
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def __call__(self, position: int) -> int:
        return bisect_right(self.starts, position)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of ``text`` in order, comments between them included."""
    line = _Lines(text)
    position = 0
    while (match := _next(text, position)) is not None:
        begins = match.end() - len(match[0].lstrip(" \t\ufeff"))
        yield from _between(text, position, begins, line)
        block, position = _block(text, match, begins, line)
        yield block
    yield from _between(text, position, len(text), line)


def _next(text: str, position: int) -> re.Match[str] | None:
    """The next beginning of a block that is not commented out."""
    for match in ENTRY.finditer(text, position):
        start = text.rfind("\n", 0, match.end()) + 1
        if start < position or _COMMENTED.match(text, start) is None:
            return match
    return None


def _between(text: str, start: int, end: int, line: _Lines) -> Iterator[Block]:
    """Text that belongs to no block is a comment, as BibTeX has it.

    But for what has a title as only entries have: that is an entry whose beginning is lost.
    """
    between = text[start:end]
    if not between.strip(_BLANK):
        return
    first = start + len(between) - len(between.lstrip(_BLANK))
    lines = line(first), line(start + len(between.rstrip(_BLANK)) - 1)
    if _LOST.search(between):
        yield Block("", *lines, broken=Broken("it does not begin with '@type{key,'", first))
    else:
        yield Block("comment", *lines)


def _block(text: str, match: re.Match[str], begins: int, line: _Lines) -> tuple[Block, int]:
    kind = (match["type"] or match["type2"] or match["type3"]).lower()
    opened = match["open"] or match["open2"]
    if kind == "comment":
        end = _comment_end(text, match.end(), opened)
        return Block("comment", line(begins), line(end - 1)), end
    limit = next((m.start() for m in INSIDE.finditer(text, match.end())), len(text))
    return _entry(text, kind, (begins, match.end(), limit), line)


def _comment_end(text: str, start: int, opened: str | None) -> int:
    """Behind the closing brace of a comment; without braces, or a closing one, its line's end.

    Entries between the braces were commented out on purpose.
    """
    found = _NEXT_COMMENT.search(text, start)
    limit = found.start() if found else len(text)
    depth = 1
    for brace in _BRACE.finditer(text, start, limit) if opened == "{" else ():
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _entry(text: str, kind: str, span: tuple[int, int, int], line: _Lines) -> tuple[Block, int]:
    """Read one entry. Where that fails, a backslash may have been meant to hide a brace."""
    begins, start, limit = span
    scanner = _scanned(text, kind, span, escapes=False)
    if scanner.broken is not None:
        second = _scanned(text, kind, span, escapes=True)
        scanner = scanner if second.broken else second
    end = scanner.position
    if scanner.broken is not None:
        # The rest of a broken entry is its own, up to the next beginning of a block.
        end = begins + len(text[begins:limit].rstrip())
    block = Block(
        kind=kind,
        line=line(begins),
        end_line=line(max(end - 1, begins)),
        key=scanner.key,
        fields=tuple(scanner.fields),
        broken=scanner.broken,
        loose=tuple(line(position) for position in scanner.loose),
    )
    return block, max(end, start)


def _scanned(text: str, kind: str, span: tuple[int, int, int], *, escapes: bool) -> Scanner:
    _, start, limit = span
    scanner = Scanner(text, start, limit, escapes=escapes)
    scanner.read(keyed=kind not in ("string", "preamble"))
    if scanner.broken is None and _LEFT_OVER.match(text, scanner.position, limit):
        scanner.refuse(
            "it ends before its last fields: a brace too many closes it", scanner.position
        )
    return scanner
