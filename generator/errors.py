"""Diagnostics: what is wrong with the input, where, and how to mend it.

Stages never print and rarely raise: they return values together with the
:class:`Diagnostic`s met on the way, so that one bad entry never hides its neighbours
and everything is reported in one go. :class:`AtlasError` is for what makes going on
pointless (no seeds folder, a broken template).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs.

    ``ERROR``: something was refused; ``check`` and ``build`` exit with 1.
    ``WARNING``: read, but probably not what was meant.
    ``NOTE``: worth knowing, nothing to do.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in an input file: its path as the maintainer would type it, and lines from 1.

    ``line`` is ``None`` where the whole file is meant; ``end_line`` is ``None`` for a
    single line.
    """

    file: str
    line: int | None = None
    end_line: int | None = None

    def __str__(self) -> str:
        """``file``, ``file:12`` or ``file:12-15``."""
        if self.line is None:
            return self.file
        tail = f"-{self.end_line}" if self.end_line not in (None, self.line) else ""
        return f"{self.file}:{self.line}{tail}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about the input.

    ``code`` is stable and kebab-case (``truncated-record``), so that it can be searched
    for in ``docs/diagnostics.md``; ``message`` says what was found and what was expected;
    ``hint`` says how to mend it and is empty only where nothing need be done.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    hint: str = ""

    def __str__(self) -> str:
        """One line, for logs: ``seeds/x.txt:3: error[code]: message (hint)``."""
        where = f"{self.place}: " if self.place else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.severity}[{self.code}]: {self.message}{hint}"

    def sort_key(self) -> tuple[str, int, str, str]:
        """Order by file, line, code and message; those without a place come first."""
        place = self.place or Place("")
        return (place.file, place.line or 0, self.code, self.message)


class AtlasError(Exception):
    """The work cannot go on. Carries every diagnostic that led to it, in order."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[AtlasError], tuple[tuple[Diagnostic, ...]]]:
        """For another process: exceptions are made again from what they were made of."""
        return AtlasError, (self.diagnostics,)


def error(code: str, message: str, place: Place | None = None, hint: str = "") -> Diagnostic:
    """A diagnostic for something refused."""
    return Diagnostic(code, Severity.ERROR, message, place, hint)


def warning(code: str, message: str, place: Place | None = None, hint: str = "") -> Diagnostic:
    """A diagnostic for something read that is probably not what was meant."""
    return Diagnostic(code, Severity.WARNING, message, place, hint)


def note(code: str, message: str, place: Place | None = None, hint: str = "") -> Diagnostic:
    """A diagnostic worth knowing that asks for nothing."""
    return Diagnostic(code, Severity.NOTE, message, place, hint)
