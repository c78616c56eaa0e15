"""The part of ``docs/performance.md`` that is made from figures."""

from __future__ import annotations

from pathlib import Path

from bench.drawing import chart_of
from bench.report import report_of
from bench.results import Results

BEGIN, END = "<!-- figures: make bench BENCH_ARGS=--write -->", "<!-- end of figures -->"


def write_document(path: Path, results: Results) -> None:
    """Put chart and tables between the two marks in ``path``, in place of what is there.

    Raises ``ValueError`` where the marks are missing.
    """
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has no place for figures: '{BEGIN}' and '{END}'")
    figures = "\n\n".join(part for part in (chart_of(results), report_of(results)) if part)
    path.write_text(f"{before}{begin}\n\n{figures}\n\n{end}{after}", encoding="utf-8")
