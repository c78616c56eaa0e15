"""The chart of ``docs/performance.md``: how long each engine takes, as bars.

Drawn as the project's other charts are (generator/charts), as SVG within the page: so its
colours, type and lines are those of the theme, light and dark, and follow the switch on the
page, which an image of its own cannot. Those charts are of whole numbers of papers in columns
with links; these are of seconds, in rows with names of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bench.ours import COLD, NAME, NEXT, PAGES
from bench.results import Build, Results

NAMES, BARS, FIGURES = 265, 400, 90
"""Widths of the names on the left, of the longest bar, and of the figures behind it, in pixels."""
ROW, THICK, HEAD, GAP = 22, 14, 26, 14
"""Heights of a row, of its bar, of the name of a group, and between groups."""
OURS, THEIRS = "g-efficiency", "g-theirs"


def chart_of(results: Results) -> str:
    """A figure with a bar for each build, in a group for each number of papers.

    Each group has a scale of its own, which ends with its longest bar. Empty where no other
    engine was measured.
    """
    groups = [_shown(results, papers) for papers in results.counts()]
    groups = [group for group in groups if any(own.engine != NAME for own in group)]
    if not groups:
        return ""
    title, summary = "Time of a build", "; ".join(map(_told, groups))
    body: list[str] = []
    y = 0
    for group in groups:
        body += _group(group, y)
        y += HEAD + ROW * len(group) + GAP
    width = NAMES + BARS + FIGURES
    return "\n".join(
        (
            '<figure class="chart" id="time-of-a-build">',
            f"<figcaption><b>{title}</b> <span>seconds, less is better; bars of one number of "
            "papers share a scale</span></figcaption>",
            f'<div class="chart-scroll" tabindex="0" role="group" aria-label="{title}">',
            f'<svg viewBox="0 0 {width} {y}" width="{width}" height="{y}" role="img" '
            f'aria-label="{title}. {escape(summary)}.">',
            *body,
            "</svg>",
            "</div>",
            "</figure>",
        )
    )


def _shown(results: Results, papers: int) -> list[Build]:
    """Cold builds, our pages alone and our next build, slowest first."""
    shown = (own for own in results.builds if own.papers == papers)
    chosen = (own for own in shown if own.scenario in (COLD, PAGES, NEXT))
    return sorted(chosen, key=lambda own: -own.wall_s)


def _told(group: Sequence[Build]) -> str:
    times = ", ".join(f"{own.title} {_seconds(own.wall_s)}" for own in group)
    return f"{group[0].papers:,} papers: {times}"


def _seconds(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.1f} s"


def _group(group: Sequence[Build], top: int) -> Iterator[str]:
    yield f'<text x="0" y="{top + 15}" font-weight="600">{group[0].papers:,} papers</text>'
    longest = group[0].wall_s
    for i, own in enumerate(group):
        y = top + HEAD + ROW * i
        width = max(round(BARS * own.wall_s / longest, 1), 1)
        kind = OURS if own.engine == NAME else THEIRS
        text = y + THICK - 3
        yield f'<text x="{NAMES - 8}" y="{text}" class="row">{escape(own.title)}</text>'
        yield f'<rect class="{kind}" x="{NAMES}" y="{y}" width="{width}" height="{THICK}"/>'
        x = round(NAMES + width + 6, 1)
        yield f'<text x="{x}" y="{text}">{_seconds(own.wall_s)}</text>'
