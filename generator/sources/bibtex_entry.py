"""One BibTeX entry from its opening delimiter on: its key, and its fields in pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

KEY = re.compile(
    # Up to the comma; where that is missing, up to the first field or the end.
    r"\s*+(?P<key>[^\n{},=\"]*?)\s*(?:,|(?=[})])|\Z|\n\s*+(?=[\w.:+/-]++\s*+=)"
    r"|(?<=\s)(?=[\w.:+/-]++\s*+=))"
)
NAME = re.compile(
    # Some programs write names of two words: "Date Added = {…}".
    r"(?P<name>[A-Za-z_][^\s{}\"#%'(),=@]*+(?:[ \t]++[^\s{}\"#%'(),=@]++){0,2})\s*+=\s*+"
)
_FIELD_FIRST = re.compile(r"\s*+[A-Za-z_][\w.:+/-]*+\s*+=")
_SPACE = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
_CONCATENATION = re.compile(r"\s*+#\s*+")
_WORD = re.compile(r"[^\s{}\"#(),=@]++(?:\([^\s{}\"#(),=]*+\))?")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_ESCAPE = re.compile(r"\\[{}\\]|[{}]")
_QUOTE = re.compile(r"[{}\"]")
_QUOTE_OR_ESCAPE = re.compile(r"\\[{}\\]|[{}\"]")
_CLOSER = {"}", ")"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a value: text between braces or quotation marks, or the name of a string."""

    text: str
    bare: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in small letters, and the pieces that ``#`` puts together."""

    name: str
    pieces: tuple[Piece, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Broken:
    """Why an entry cannot be read, and the position where that shows."""

    why: str
    position: int


class _BrokenError(Exception):
    def __init__(self, why: str, position: int) -> None:
        super().__init__(why)
        self.broken = Broken(why, position)


@dataclass(slots=True)
class Scanner:
    r"""Reads one entry of ``text`` from ``position`` on, never beyond ``limit``.

    With ``escapes`` a brace behind a backslash does not count, as BibTeX itself has it not.
    """

    text: str
    position: int
    limit: int
    escapes: bool = False
    key: str | None = None
    fields: list[Field] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    broken: Broken | None = None

    def refuse(self, why: str, position: int) -> None:
        """Say that the entry cannot be read."""
        self.broken = Broken(why, position)

    def read(self, *, keyed: bool) -> None:
        """Read key and fields up to behind the closing delimiter."""
        try:
            if keyed:
                self._read_key()
            self._read_fields(named=keyed)
        except _BrokenError as exc:
            self.broken = exc.broken

    def _read_key(self) -> None:
        if _FIELD_FIRST.match(self.text, self.position, self.limit):
            return
        match = KEY.match(self.text, self.position, self.limit)
        if match is None:
            raise _BrokenError("its key cannot be read", self.position)
        self.key = " ".join(match["key"].split()) or None
        self.position = match.end()
        closes = self.text[self.position : self.position + 1] in _CLOSER
        if match["key"] and not match[0].endswith(",") and not closes:
            self.loose.append(match.end("key"))

    def _read_fields(self, *, named: bool) -> None:
        while True:
            match = _SPACE.match(self.text, self.position, self.limit)
            gap = match[0] if match else ""
            self.position += len(gap)
            if self.position >= self.limit:
                last = self.fields[-1].position if self.fields else self.position - 1
                raise _BrokenError("no brace closes it", last)
            if self.text[self.position] in _CLOSER:
                self.position += 1
                return
            if self.fields and "," not in gap:
                self.loose.append(self.position)
            self._read_field(named=named)

    def _read_field(self, *, named: bool) -> None:
        start = self.position
        match = NAME.match(self.text, start, self.limit)
        if match is not None:
            self.position = match.end()
        elif named:
            raise _BrokenError("a field and '=' are expected", start)
        name = match["name"].lower() if match else ""
        self.fields.append(Field(name, tuple(self._pieces(name)), start))

    def _pieces(self, name: str) -> list[Piece]:
        found = [self._piece(name)]
        while match := _CONCATENATION.match(self.text, self.position, self.limit):
            self.position = match.end()
            found.append(self._piece(name))
        return found

    def _piece(self, name: str) -> Piece:
        start = self.position
        opened = self.text[start] if start < self.limit else ""
        if opened == "{":
            return Piece(self._up_to("}", name), bare=False)
        if opened == '"':
            return Piece(self._up_to('"', name), bare=False)
        match = _WORD.match(self.text, start, self.limit)
        if match is None:
            raise _BrokenError(f"the field '{name}' has no value", min(start, self.limit - 1))
        self.position = match.end()
        return Piece(match[0], bare=True)

    def _up_to(self, closer: str, name: str) -> str:
        """The text up to the closing brace, or the quotation mark outside all braces."""
        start = self.position + 1
        depth = 0
        for mark in self._marks(closer).finditer(self.text, start, self.limit):
            if mark[0] == closer and depth == 0:
                self.position = mark.end()
                return self.text[start : mark.start()]
            if mark[0] == "}" and depth == 0:
                break
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
        what = "brace" if closer == "}" else "quotation mark"
        raise _BrokenError(f"no {what} closes the field '{name}'", start - 1)

    def _marks(self, closer: str) -> re.Pattern[str]:
        if closer == "}":
            return _BRACE_OR_ESCAPE if self.escapes else _BRACE
        return _QUOTE_OR_ESCAPE if self.escapes else _QUOTE
