"""What charts show, before they are drawn: numbers with their words and links."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """A kind of thing that a chart counts; ``group`` picks its colour, as for topics."""

    label: str
    group: str


@dataclass(frozen=True, slots=True)
class Column:
    """A span of time: its name (``March 2024``), a mark for the axis (``2024``, often empty).

    ``values`` are counts, one for each series; ``href`` leads to its papers, if there is
    such a page.
    """

    label: str
    tick: str
    values: tuple[int, ...]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Counts over time as stacked columns. ``summary`` says in words what it shows.

    ``small`` is for a chart that stands beside something else.
    """

    id: str
    title: str
    summary: str
    series: tuple[Series, ...]
    columns: tuple[Column, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A count where a row and a column of a grid meet; ``href`` leads to its papers."""

    value: int
    href: str | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: its name, its page, the group that colours it, and its cells."""

    label: str
    href: str
    group: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a grid: its name and, if there is one, its page."""

    label: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class GridChart:
    """Counts of two things together, the darker the more. ``summary`` says it in words.

    ``slanted`` turns the names of the columns, for names of several words.
    """

    id: str
    title: str
    summary: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    slanted: bool
