"""Where the time goes: seconds on the clock and of the processors, by named stage.

>>> with measured() as book:
...     with stage("reading"):
...         with stage("parsing"):
...             pass
>>> [spent.path for spent in book.rows()]
[('reading',), ('reading', 'parsing')]

Nothing is measured, and next to nothing spent, outside :func:`measured`. Stages of one
thread nest; a stage that is entered again, inside the same others, adds to its first row.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

Path = tuple[str, ...]
"""Names of stages, the outermost first."""
_OFF: AbstractContextManager[None] = nullcontext()


@dataclass(frozen=True, slots=True)
class Spent:
    """What one stage took, with all that ran inside it.

    ``path`` names the stages it ran in and itself last; ``wall_seconds`` passed on the clock;
    ``cpu_seconds`` were spent by this process and by those of its children that have ended;
    ``times`` is how often the stage was entered.
    """

    path: Path
    wall_seconds: float
    cpu_seconds: float
    times: int


@dataclass(slots=True)
class Book:
    """What was measured so far; stages that have not ended are not in it."""

    _spent: dict[Path, list[float]] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def rows(self) -> tuple[Spent, ...]:
        """Each stage once, below the one it ran in, in the order in which they first began."""
        begun = {path: i for i, path in enumerate(self._spent)}

        def order(path: Path) -> list[int]:
            return [begun[path[:depth]] for depth in range(1, len(path) + 1)]

        ended = (path for path in sorted(self._spent, key=order) if self._spent[path][2])
        return tuple(
            Spent(path, wall, cpu, int(times))
            for path, (wall, cpu, times) in ((path, self._spent[path]) for path in ended)
        )

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what runs inside, also where it raises."""
        self._open.append(name)
        row = self._spent.setdefault(tuple(self._open), [0.0, 0.0, 0.0])
        wall, cpu = time.perf_counter(), cpu_seconds()
        try:
            yield
        finally:
            row[0] += time.perf_counter() - wall
            row[1] += cpu_seconds() - cpu
            row[2] += 1
            self._open.pop()


_books: list[Book] = []
"""The book that is kept now, last; none most of the time."""


@contextmanager
def measured() -> Iterator[Book]:
    """Measure every stage that is entered inside; an outer :func:`measured` then waits."""
    _books.append(Book())
    try:
        yield _books[-1]
    finally:
        _books.pop()


def stage(name: str) -> AbstractContextManager[None]:
    """A stage called ``name``, for ``with``; what is entered inside is a part of it."""
    return _books[-1].stage(name) if _books else _OFF


def cpu_seconds() -> float:
    """Seconds that processors spent on this process and on its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
