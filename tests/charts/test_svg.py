"""Charts: what is drawn, linked, said and tabled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.charts import chart
from generator.charts.svg import nice
from generator.pages.figures import (
    Cell,
    Column,
    ColumnChart,
    GridChart,
    GridColumn,
    GridRow,
    Series,
)

SERIES = (Series("Models", "models"), Series("Efficiency", "efficiency"))


def columns(*values: tuple[int, int]) -> ColumnChart:
    made = tuple(
        Column(f"Month {i}", "2024" if i == 0 else "", own, f"../years/#m{i}" if any(own) else None)
        for i, own in enumerate(values)
    )
    return ColumnChart("c", "Papers <per> month", "Said in words.", SERIES, made)


def grid() -> GridChart:
    rows = (
        GridRow("A & B", "../a/", "models", (Cell(0), Cell(4, "?topic=a&topic=b"))),
        GridRow("C", "../c/", "efficiency", (Cell(1, "?topic=c&topic=a"), Cell(0))),
    )
    heads = (GridColumn("A & B", "../a/"), GridColumn("C"))
    return GridChart("g", "Together", "In words.", heads, rows, slanted=True)


def tree(view: ColumnChart | GridChart) -> html.HtmlElement:
    return html.fragment_fromstring(str(chart(view)))


def test_stacks_are_as_high_as_their_counts() -> None:
    drawn = tree(columns((1, 3), (0, 0), (2, 0)))
    stacks = drawn.findall(".//svg//g")
    heights = [[float(rect.get("height")) for rect in stack.findall("rect")] for stack in stacks]
    assert [len(own) for own in heights] == [2, 1]
    assert heights[0][1] == pytest.approx(3 * heights[0][0], abs=0.2)
    assert heights[1][0] == pytest.approx(2 * heights[0][0], abs=0.2)


def test_columns_link_and_say_what_they_count() -> None:
    links = tree(columns((1, 3), (0, 0))).findall(".//svg//a")
    assert [link.get("href") for link in links] == ["../years/#m0"]
    assert links[0].get("aria-label") == "Month 0, 4 papers: Models 1, Efficiency 3"


def test_the_table_holds_every_number() -> None:
    table = tree(columns((1, 3), (0, 0), (2, 0))).find(".//table")
    rows = [[cell.text_content() for cell in row] for row in table.findall(".//tr")]
    assert rows == [["", "Models", "Efficiency"], ["Month 0", "1", "3"], ["Month 2", "2", ""]]


def test_the_text_alternative_is_title_and_summary() -> None:
    svg = tree(columns((1, 0))).find(".//svg")
    assert svg.get("aria-label") == "Papers <per> month: Said in words."


def test_one_series_needs_no_legend() -> None:
    one = ColumnChart("c", "T", "S", SERIES[:1], (Column("M", "", (2,)),), small=True)
    assert tree(one).find(".//ul") is None
    assert len(tree(columns((1, 1))).findall(".//ul/li")) == 2


def test_a_small_chart_is_lower() -> None:
    made = columns((1, 1))
    small = ColumnChart(made.id, made.title, made.summary, made.series, made.columns, small=True)
    heights = [int(tree(view).find(".//svg").get("height")) for view in (small, made)]
    assert heights[0] < heights[1] / 1.5


def test_many_columns_stay_narrow() -> None:
    svg = tree(columns(*[(1, 0)] * 120)).find(".//svg")
    assert int(svg.get("width")) < 800


def test_grid_cells_are_fuller_the_more() -> None:
    drawn = tree(grid())
    cells = {link.get("href"): link.find("rect") for link in drawn.findall(".//svg//a")}
    most, few = cells["?topic=a&topic=b"], cells["?topic=c&topic=a"]
    assert float(most.get("fill-opacity")) == 1.0
    assert 0.18 < float(few.get("fill-opacity")) < 1.0
    assert len(drawn.findall(".//svg//rect[@class='empty']")) == 2


def test_grid_names_link_to_their_pages() -> None:
    names = [
        a.get("aria-label") for a in tree(grid()).findall(".//svg//a") if a.find("text") is not None
    ]
    assert names == ["A & B", "A & B", "C"]


@pytest.mark.parametrize(
    ("most", "end"),
    [(0, 1), (1, 1), (3, 4), (7, 8), (9, 10), (11, 20), (17, 20), (41, 50), (900, 1000)],
)
def test_axis_ends_are_round(most: int, end: int) -> None:
    assert nice(most) == end


@given(st.integers(min_value=1, max_value=10**6))
def test_an_axis_reaches_its_data_and_not_far_beyond(most: int) -> None:
    assert most <= nice(most) <= 2.5 * most
