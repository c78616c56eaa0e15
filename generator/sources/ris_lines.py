"""The lines of a RIS file, parted into entries and their fields.

``rispy`` writes our exports but does not read here: it gives no line numbers, passes over an
entry without its ``ER`` (or pours the next one into it), over whatever stands before the first
``TY`` and over the second of two equal tags, takes ``TY - `` with one space for the text of the
line above, and makes further authors of an author's second line. What would be left to it, once
the lines are parted, is a table of the tags' names.

Format: Research Information Systems' specification of 2011, and what databases make of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9])( {1,4}|\t)-(?:[ \t](.*)|([^-\s].*)?)", re.DOTALL)
_KNOWN = re.compile(
    "A[1-4BDNU]|BT|C[1-8ANPTY]|D[ABOP]|E[DPRT]|I[DS]|J[12AFO]|K[1W]|L[1-4ABK]|M[1-3]|N[12V]|OP"
    "|P[BPY]|R[INP]|S[ENPT]|T[1-3AITY]|U[1-5R]|V[LO]|Y[12]"
)
"""The format's own tags. Only these are believed with one space before the hyphen, because
text may well begin with two capitals and a dash."""


@dataclass(slots=True)
class Entry:
    """One entry: its first and last line, and the lines of each value under its tag.

    ``typed``: it begins with ``TY``; ``ended``: it ends with ``ER``.
    """

    line: int
    end_line: int
    typed: bool
    ended: bool = False
    fields: dict[str, list[list[str]]] = field(default_factory=dict)
    _last: list[str] = field(default_factory=list)

    def add(self, number: int, tag: str | None, text: str) -> None:
        """Add a line; one without a tag goes on with the value above it."""
        if tag is None:
            self._last.append(text)
        else:
            self._last = [text]
            self.fields.setdefault(tag, []).append(self._last)
        if tag or text:
            self.end_line = number
        self.ended = tag == "ER"

    def values(self, *tags: str) -> list[str]:
        r"""The values under ``tags`` that say something; ``\n`` parts the lines of one."""
        found = ("\n".join(lines).strip() for tag in tags for lines in self.fields.get(tag, ()))
        return [value for value in found if value]

    def first(self, *tags: str) -> str | None:
        """The first value under the first of ``tags`` that has one, on one line."""
        return next((" ".join(value.split()) for value in self.values(*tags)), None)


@dataclass(frozen=True, slots=True)
class Loose:
    """A line outside of all entries: a database's own heading, or the number of an entry."""

    line: int
    text: str


def tagged(line: str) -> tuple[str, str] | None:
    """Tag and value of a line, or ``None`` where it carries none.

    ``TY  - JOUR``, ``TY - JOUR``, ``ER  -`` and ``AU  -Nari, V.`` carry one.
    """
    found = _TAG.fullmatch(line)
    if found is None or (found[2] == " " and not _KNOWN.fullmatch(found[1])):
        return None
    return found[1], (found[3] or found[4] or "").strip()


def parted(text: str) -> Iterator[Entry | Loose]:
    """The entries of a file and the lines between them, blank ones aside.

    An entry ends with ``ER``, before the next ``TY``, or with the file. One without ``TY``
    begins with its first tag.
    """
    entry: Entry | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        tag, value = tagged(line.lstrip("\ufeff")) or (None, line.strip(" \t\ufeff"))
        if entry is not None and (entry.ended or tag == "TY"):
            yield entry
            entry = None
        if entry is None and tag not in (None, "ER"):
            entry = Entry(number, number, tag == "TY")
        if entry is not None:
            entry.add(number, tag, value)
        elif tag or value:
            yield Loose(number, line.strip())
    if entry is not None:
        yield entry
