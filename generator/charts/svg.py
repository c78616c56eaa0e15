"""Draw column charts and grids as SVG.

We draw them ourselves because no charting library known to us gives what is wanted here:
marks that are links, colours that are the theme's custom properties and so follow its
palette, no script, no style of its own, and the same bytes at every build. What is left
to draw is rectangles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, log10

from markupsafe import Markup

from generator.pages.figures import Cell, Column, ColumnChart, GridChart

HEIGHT = 170
SMALL = 72
"""Heights of the drawing of a column chart in pixels, without the names below it."""
WIDEST = 720
"""Width that a column chart keeps to, so long as its columns can still be told apart."""
STEPS = (4, 20)
"""The narrowest and the widest step from column to column."""
GAP = 2
LEFT = 30
FOOT = 20
CELL = 20
WIDE = 54
"""Steps of a grid: where the names of columns are turned, and where they are not."""
LABEL = 200
"""Room for the names of rows."""
HEAD = 150
FLAT_HEAD = 24


def chart(view: ColumnChart | GridChart) -> Markup:
    """The chart as a figure: title, drawing, summary, and the numbers as a table."""
    drawing = _columns(view) if isinstance(view, ColumnChart) else _grid(view)
    table = _column_table(view) if isinstance(view, ColumnChart) else _grid_table(view)
    return Markup(
        '<figure class="chart" id="{id}"><figcaption><b>{title}</b> <span>{summary}</span>'
        "{legend}</figcaption>"
        '<div class="chart-scroll" tabindex="0" role="group" aria-label="{title}">{drawing}</div>'
        '<details class="why"><summary>The numbers</summary>'
        '<div class="chart-scroll">{table}</div></details></figure>'
    ).format(
        id=view.id,
        title=view.title,
        summary=view.summary,
        legend=_legend(view) if isinstance(view, ColumnChart) else "",
        drawing=drawing,
        table=table,
    )


def _legend(view: ColumnChart) -> Markup:
    if len(view.series) < 2:
        return Markup("")
    items = (Markup('<li class="g-{}">{}</li>').format(s.group, s.label) for s in view.series)
    return Markup('<ul class="bare legend">{}</ul>').format(Markup("").join(items))


def _svg(view: ColumnChart | GridChart, width: int, height: int, body: Iterable[str]) -> Markup:
    return Markup(
        '<svg class="{kind}" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="group" '
        'aria-label="{title}: {summary}">{body}</svg>'
    ).format(
        kind="columns" if isinstance(view, ColumnChart) else "grid",
        w=width,
        h=height,
        title=view.title,
        summary=view.summary,
        body=Markup("").join(body),
    )


def _linked(mark: Markup, href: str | None, said: str) -> Markup:
    """``mark`` as a link that says ``said``, where there is somewhere to go."""
    link = Markup('<a href="{}" aria-label="{}">{}</a>')
    return link.format(href, said, mark) if href else mark


def _columns(view: ColumnChart) -> Markup:
    height = SMALL if view.small else HEIGHT
    top = nice(max(sum(column.values) for column in view.columns))
    step = min(max(WIDEST // len(view.columns), STEPS[0]), STEPS[1])
    width = LEFT + step * len(view.columns)
    body = [*_axis(top, width, height)]
    for i, column in enumerate(view.columns):
        x = LEFT + step * i
        if column.tick:
            tick = '<text x="{}" y="{}" class="tick">{}</text>'
            body.append(Markup(tick).format(x, height + FOOT - 4, column.tick))
        if any(column.values):
            stack = _stack(view, column, (x, step - GAP), (top, height))
            body.append(_linked(stack, column.href, _said(view, column)))
    return _svg(view, width, height + FOOT, body)


def nice(most: int) -> int:
    """The end of an axis that reaches ``most``: 1, 2, 4, 5 or 8 times a power of ten."""
    power = int(10 ** int(log10(max(most, 1))))
    return next(power * n for n in (1, 2, 4, 5, 8, 10) if power * n >= most)


def _axis(top: int, width: int, height: int) -> Iterator[Markup]:
    for value in dict.fromkeys((0, ceil(top / 2), top)):
        y = height - _scaled(value, (top, height))
        line = '<line x1="{}" x2="{}" y1="{y}" y2="{y}"/>'
        yield Markup(line).format(LEFT, width, y=y)
        yield Markup('<text x="{}" y="{}" class="scale">{}</text>').format(LEFT - 4, y + 4, value)


def _scaled(value: int, scale: tuple[int, int]) -> float:
    """Pixels for ``value`` where ``scale`` is the end of the axis and the drawing's height."""
    top, height = scale
    return round((height - 10) * value / top, 1)


def _stack(
    view: ColumnChart, column: Column, place: tuple[int, int], scale: tuple[int, int]
) -> Markup:
    x, width = place
    said = _said(view, column)
    marks = [Markup("<title>{}</title>").format(said)]
    y = float(scale[1])
    for series, value in zip(view.series, column.values, strict=True):
        if value:
            height = _scaled(value, scale)
            y = round(y - height, 1)
            mark = '<rect class="g-{}" x="{}" y="{}" width="{}" height="{}"/>'
            marks.append(Markup(mark).format(series.group, x, y, width, height))
    return Markup("<g>{}</g>").format(Markup("").join(marks))


def _said(view: ColumnChart, column: Column) -> str:
    total = sum(column.values)
    parts = [f"{s.label} {v}" for s, v in zip(view.series, column.values, strict=True) if v]
    detail = f": {', '.join(parts)}" if len(view.series) > 1 else ""
    return f"{column.label}, {total} {'paper' if total == 1 else 'papers'}{detail}"


def _grid(view: GridChart) -> Markup:
    step = CELL if view.slanted else WIDE
    head = HEAD if view.slanted else FLAT_HEAD
    most = max((cell.value for row in view.rows for cell in row.cells), default=1) or 1
    width = LABEL + step * len(view.columns) + (HEAD // 2 if view.slanted else 0)
    body: list[Markup] = []
    for i, column in enumerate(view.columns):
        x = LABEL + step * i + step // 2
        turn = Markup(' transform="rotate(-50 {} {})"').format(x, head - 6) if view.slanted else ""
        kind = "slanted" if view.slanted else "middle"
        text = '<text x="{}" y="{}" class="{}"{}>{}</text>'
        name = Markup(text).format(x, head - 6, kind, turn, column.label)
        body.append(_linked(name, column.href, column.label))
    for j, row in enumerate(view.rows):
        y = head + CELL * j
        name = Markup('<text x="{}" y="{}" class="row">{}</text>')
        body.append(_linked(name.format(LABEL - 8, y + 14, row.label), row.href, row.label))
        for i, cell in enumerate(row.cells):
            said = f"{row.label}, {view.columns[i].label}: {cell.value}"
            x = LABEL + step * i
            body.append(_cell(cell, said, row.group, (x, y, step - GAP), most))
    return _svg(view, width, head + CELL * len(view.rows), body)


def _cell(cell: Cell, said: str, group: str, box: tuple[int, int, int], most: int) -> Markup:
    """A square, the fuller the more; where there is nothing, a faint one."""
    x, y, width = box
    frame = Markup('x="{}" y="{}" width="{}" height="{}"').format(x, y, width, CELL - GAP)
    if not cell.value:
        return Markup('<rect class="empty" {}/>').format(frame)
    # The square root keeps small counts visible beside large ones.
    shade = round(0.18 + 0.82 * (cell.value / most) ** 0.5, 2)
    mark = Markup('<rect class="g-{}" {} fill-opacity="{}"><title>{}</title></rect>')
    return _linked(mark.format(group, frame, shade, said), cell.href, said)


def _column_table(view: ColumnChart) -> Markup:
    heads = ["", *(series.label for series in view.series)]
    rows: list[list[str | int]] = [
        [column.label, *column.values] for column in view.columns if any(column.values)
    ]
    return _table(heads, rows)


def _grid_table(view: GridChart) -> Markup:
    heads = ["", *(column.label for column in view.columns)]
    rows: list[list[str | int]] = [
        [row.label, *(cell.value for cell in row.cells)] for row in view.rows
    ]
    return _table(heads, rows)


def _table(heads: list[str], rows: Iterable[Iterable[str | int]]) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in heads)
    body = Markup("").join(map(_table_row, rows))
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)


def _table_row(cells: Iterable[str | int]) -> Markup:
    name, *values = cells
    row = [Markup('<th scope="row">{}</th>').format(name)]
    row += [Markup("<td>{}</td>").format(value or "") for value in values]
    return Markup("<tr>{}</tr>").format(Markup("").join(row))
