"""What has been read of a source so far, and what was noticed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

from generator.errors import Diagnostic, Place, error, warning
from generator.model import Listing, Record
from generator.sources.base import Reading, Source, shown
from generator.sources.lines import Line


class Known(TypedDict, total=False):
    """The day and the year of a listing, as :class:`~generator.model.Listing` has them."""

    day: tuple[int, int] | None
    year: int | None
    year_inferred: bool


@dataclass(slots=True)
class Draft:
    """What has been read so far; the only thing that changes while a file is read."""

    source: Source
    records: list[Record] = field(default_factory=list)
    furniture: list[tuple[int, str]] = field(default_factory=list)
    unexplained: list[int] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    failures: int = 0

    def place(self, line: int, end: int | None = None) -> Place:
        """A spot in the listing."""
        return Place(self.source.file, line, end)

    def refuse(self, code: str, message: str, place: Place, hint: str) -> None:
        """Count an entry that cannot be read, and say why."""
        self.failures += 1
        self.problems.append(error(code, message, place, hint))

    def doubt(self, code: str, message: str, place: Place, hint: str) -> None:
        """Say that an entry was read, and why that may be wrong."""
        self.problems.append(warning(code, message, place, hint))

    def reading(self, layout: str, **known: Unpack[Known]) -> Reading:
        """What was read, as a whole; ``known`` is what the source says of its own day."""
        source = self.source
        listing = Listing(
            id=source.id,
            file=source.file,
            title=source.title or source.id,
            layout=layout,
            lines=source.text.count("\n") + (not source.text.endswith("\n")),
            records=tuple(self.records),
            furniture=tuple(self.furniture),
            unexplained=tuple(self.unexplained),
            **known,
        )
        return Reading(
            listing, self.failures, tuple(sorted(self.problems, key=Diagnostic.sort_key))
        )

    def unexplain(self, lines: Iterable[Line]) -> None:
        """Keep lines that belong to nothing, and say so of each."""
        for line in lines:
            self.unexplained.append(line.number)
            message = f"'{shown(line.text)}' belongs to no paper and is no known part of the page"
            hint = "restore the title and the abstract above it, or take the line out"
            self.problems.append(error("unexplained-line", message, self.place(line.number), hint))
