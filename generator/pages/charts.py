"""The charts' numbers: papers over time, topics together, models over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from generator.model import MentionKind, Paper, PartialDate
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import date_words
from generator.pages.collection import Collection
from generator.pages.figures import (
    Cell,
    Column,
    ColumnChart,
    GridChart,
    GridColumn,
    GridRow,
    Series,
)
from generator.text.numbers import plural

Month = tuple[int, int]
"""Year and month."""
MODELS = 12
"""Model families in their chart: what can still be read at a glance."""
NO_TOPIC = Series("No topic", "none")


def months_chart(collection: Collection, here: From, size: int) -> ColumnChart | None:
    """Papers per month, stacked by the group of each paper's first topic.

    Each month leads to where it begins in its year's list, whose pages hold ``size`` papers.
    Papers of which the month is not known are left out, and the summary counts them.
    ``None`` where no month is known.
    """
    dated = [(month, paper) for paper in collection.papers if (month := _month(paper))]
    if not dated:
        return None
    series = (*(Series(group.title, group.id) for group in collection.groups), NO_TOPIC)
    counts = Counter((month, _group(collection, paper)) for month, paper in dated)
    columns = tuple(
        Column(
            label=date_words(PartialDate(*month)),
            tick=str(month[0]) if month[1] == 1 or i == 0 else "",
            values=tuple(counts[month, one.group] for one in series),
            href=_month_in_list(collection, month, here, size),
        )
        for i, month in enumerate(_span(month for month, _ in dated))
    )
    summary = _months_summary(len(dated), columns)
    used = [i for i in range(len(series)) if any(column.values[i] for column in columns)]
    return ColumnChart(
        id="papers-per-month",
        title="Papers per month",
        summary=f"{summary}{_left_out(len(collection.papers) - len(dated))}",
        series=tuple(series[i] for i in used),
        columns=tuple(_only(column, used) for column in columns),
    )


def _months_summary(dated: int, columns: Sequence[Column]) -> str:
    most = max(columns, key=lambda column: sum(column.values))
    return (
        f"{plural(dated, 'paper')} from {columns[0].label} to {columns[-1].label}; "
        f"most in {most.label}, {sum(most.values)}."
    )


def _month_in_list(collection: Collection, month: Month, here: From, size: int) -> str:
    papers = collection.by_year.get(month[0], ())
    before = next((i for i, paper in enumerate(papers) if _month(paper) == month), 0)
    src = addresses.numbered(addresses.year(month[0]), before // size + 1)
    return here.to(src, f"m{PartialDate(*month)}")


def _left_out(number: int) -> str:
    return f" {plural(number, 'paper has', 'papers have')} no known month." if number else ""


def _only(column: Column, used: Sequence[int]) -> Column:
    values = tuple(column.values[i] for i in used)
    return Column(column.label, column.tick, values, column.href if any(values) else None)


def _month(paper: Paper) -> Month | None:
    if paper.date is None or paper.date.value.month is None:
        return None
    return (paper.date.value.year, paper.date.value.month)


def _group(collection: Collection, paper: Paper) -> str:
    first = next(iter(collection.assignments.get(paper.id, ())), None)
    return collection.topics[first.topic].group if first else NO_TOPIC.group


def _span(months: Iterable[Month]) -> list[Month]:
    """Every month from the first to the last, those without papers too."""
    numbers = [year * 12 + month - 1 for year, month in months]
    return [(n // 12, n % 12 + 1) for n in range(min(numbers), max(numbers) + 1)]


def quarters_chart(
    collection: Collection, papers: Sequence[Paper], group: str, title: str
) -> ColumnChart | None:
    """Papers of one topic per quarter, on the axis of the whole collection."""
    everything = [month for paper in collection.papers if (month := _month(paper))]
    own = Counter(_quarter(month) for paper in papers if (month := _month(paper)))
    if not own:
        return None
    quarters = list(dict.fromkeys(map(_quarter, _span(everything))))
    columns = tuple(
        Column(f"{_QUARTERS[q - 1]} {year}", str(year) if q == 1 or i == 0 else "", (own[year, q],))
        for i, (year, q) in enumerate(quarters)
    )
    most = max(columns, key=lambda column: column.values[0])
    summary = f"{plural(own.total(), 'paper')} by quarter; most in {most.label}, {most.values[0]}."
    series = (Series("Papers", group),)
    return ColumnChart("papers-per-quarter", title, summary, series, columns, small=True)


_QUARTERS = ("January to March", "April to June", "July to September", "October to December")


def _quarter(month: Month) -> Month:
    return (month[0], (month[1] - 1) // 3 + 1)


def topics_chart(collection: Collection, here: From) -> GridChart | None:
    """Which topics stand together on papers, topic by topic; ``None`` without papers."""
    topics = [topic for topic in collection.topics.values() if collection.by_topic.get(topic.id)]
    pairs: Counter[tuple[str, str]] = Counter()
    for assignments in collection.assignments.values():
        own = [assignment.topic for assignment in assignments]
        for one, other in combinations(own, 2):
            pairs.update([(one, other), (other, one)])
    if not pairs:
        return None
    rows = tuple(
        GridRow(
            label=one.title,
            href=here.to(addresses.topic(one.id)),
            group=one.group,
            cells=tuple(_together(pairs, one.id, other.id, here) for other in topics),
        )
        for one in topics
    )
    (one, other), count = min(pairs.items(), key=lambda item: (-item[1], item[0]))
    first, second = collection.topics[one].title, collection.topics[other].title
    summary = f"Most often together: {first} and {second}, on {plural(count, 'paper')}."
    columns = tuple(GridColumn(t.title, here.to(addresses.topic(t.id))) for t in topics)
    return GridChart("topics-together", "Topics together", summary, columns, rows, slanted=True)


def _together(pairs: Counter[tuple[str, str]], one: str, other: str, here: From) -> Cell:
    value = pairs[one, other]
    href = f"{here.to(addresses.PAPERS)}?topic={one}&topic={other}"
    return Cell(value, href if value else None)


def models_chart(collection: Collection, here: From) -> GridChart | None:
    """The model families that most papers name, by quarter; ``None`` where none is named."""
    families = [name for name, _ in collection.counted(MentionKind.MODELS)[:MODELS]]
    named = [(name, collection.by_name[name.kind, name.id]) for name in families]
    months = [month for _, papers in named for paper in papers if (month := _month(paper))]
    if not months:
        return None
    quarters = list(dict.fromkeys(map(_quarter, _span(months))))
    rows = []
    for name, papers in named:
        own = Counter(_quarter(month) for paper in papers if (month := _month(paper)))
        href = here.to(addresses.name(name.kind, name.id))
        cells = tuple(Cell(own[quarter]) for quarter in quarters)
        rows.append(GridRow(name.title, href, "models-and-training", cells))
    columns = tuple(GridColumn(f"{year} Q{q}") for year, q in quarters)
    families_shown = plural(len(rows), "model family", "model families")
    summary = f"The {families_shown} that most papers name, by quarter."
    return GridChart("models-over-time", "Model families over time", summary, columns,
                     tuple(rows), slanted=False)  # fmt: skip
