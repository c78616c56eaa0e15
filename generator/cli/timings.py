"""``paper-atlas build --timings``: where the time went, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console

from generator.cli.report import table
from generator.timing import Spent

REST = "the rest"
"""What a stage with parts did outside of them."""


def print_timings(out: Console, rows: Sequence[Spent]) -> None:
    """Each stage under the one it is a part of: seconds, share of the whole, CPU seconds.

    The whole is what the outermost stages took together. Parts that took nothing worth
    showing are shown all the same, so that two builds can be laid side by side.
    """
    columns = ("stage", "seconds", "share", "CPU seconds")
    out.print(table("Timings", columns, timing_rows(rows)))


def timing_rows(rows: Sequence[Spent]) -> Iterable[tuple[str, str, str, str]]:
    """The cells of the table; after the parts of a stage a row for the rest of it."""
    whole = sum(row.wall_seconds for row in rows if len(row.path) == 1)
    for row in _with_rests(rows):
        name = "  " * (len(row.path) - 1) + row.path[-1]
        share = row.wall_seconds / whole if whole else 0.0
        yield name, f"{row.wall_seconds:.2f}", f"{share:.0%}", f"{row.cpu_seconds:.2f}"


def _with_rests(rows: Sequence[Spent]) -> Iterable[Spent]:
    """``rows``, which are in the order of a tree, with the rest of each stage that has parts."""
    for top in (row for row in rows if len(row.path) == 1):
        yield from _tree(top, rows)


def _tree(row: Spent, rows: Sequence[Spent]) -> Iterable[Spent]:
    parts = [part for part in rows if part.path[:-1] == row.path]
    yield row
    for part in parts:
        yield from _tree(part, rows)
    if parts:
        wall = row.wall_seconds - sum(part.wall_seconds for part in parts)
        cpu = row.cpu_seconds - sum(part.cpu_seconds for part in parts)
        yield Spent((*row.path, REST), max(wall, 0.0), max(cpu, 0.0), row.times)
