"""The figures as Markdown: builds, stages, targets, and under what they were measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bench.ours import COLD, NAME
from bench.results import Build, Machine, Results, middle
from bench.targets import LARGE, Target, targets_of

DEPTH = 3
"""Stages deeper than this are not shown."""
MET = {True: "yes", False: "**no**", None: "–"}


def report_of(results: Results) -> str:
    """All tables, with a heading over those of each number of papers."""
    parts = [_machine(results.machine)]
    for papers in results.counts():
        parts += [f"### {papers:,} papers", build_table(results, papers)]
        if stages := stage_table(results, papers):
            parts += ["Stages of our cold build, in seconds:", stages]
    most = _judged(results)
    title = f"Targets, for {most:,} papers where nothing else is said:"
    parts += ["### Targets", title, target_table(targets_of(results, most))]
    parts += ["### What was run", version_list(results.builds)]
    return "\n\n".join(parts)


def _judged(results: Results) -> int:
    counts = results.counts()
    return LARGE if LARGE in counts else counts[-1]


def _machine(machine: Machine) -> str:
    return (
        f"Measured on {machine.cores} cores ({machine.processor}) with {machine.memory_gb:g} GB "
        f"of memory, {machine.system}, Python {machine.python}."
    )


def build_table(results: Results, papers: int) -> str:
    """One row for each build of ``papers`` papers, beside ours where that was measured."""
    head = ("build", "time", "to our cold build", "processors", "memory", "files", "pages",
            "site", "a paper's page", "gzipped")  # fmt: skip
    ours = results.of(papers)
    rows = (_row(own, ours) for own in results.builds if own.papers == papers)
    return _table(head, rows)


def _row(own: Build, ours: Build | None) -> Sequence[str]:
    indexer = f" + {own.indexer_mb:,.0f}" if own.indexer_mb else ""
    return (
        own.title,
        f"{own.wall_s:.1f} s",
        f"{own.wall_s / ours.wall_s:.2f} ×" if ours else "–",
        f"{own.cpu_s:.1f} s",
        f"{own.memory_mb:,.0f}{indexer} MB",
        f"{own.sizes.files:,}",
        f"{own.sizes.pages:,}",
        f"{own.sizes.bytes / 1e6:,.0f} MB",
        f"{own.sizes.page_bytes / 1e3:.1f} kB",
        f"{own.sizes.page_gzip_bytes / 1e3:.1f} kB",
    )


def stage_table(results: Results, papers: int) -> str:
    """Our stages in each scenario side by side; empty where none were told."""
    builds = [own for own in results.builds if (own.papers, own.engine) == (papers, NAME)]
    columns = {own.scenario: middle(own.stages) for own in builds if own.stages}
    if not columns.get(COLD):
        return ""
    paths = [path for path in columns[COLD] if len(path) <= DEPTH]
    rows = (
        (
            f"{'&emsp;' * (len(path) - 1)}{path[-1]}",
            *(f"{own[path]:.1f}" if path in own else "–" for own in columns.values()),
        )
        for path in paths
    )
    return _table(("stage", *columns), rows)


def target_table(targets: Iterable[Target]) -> str:
    """One row for each target, with what was found."""
    rows = ((own.title, own.wanted, own.found, MET[own.met]) for own in targets)
    return _table(("target", "wanted", "found", "met"), rows, numbers=False)


def version_list(builds: Iterable[Build]) -> str:
    """Each engine once, with version and settings."""
    engines = {own.engine: own for own in reversed(list(builds)) if own.scenario == COLD}
    lines = (f"- {own.title}: {own.version}; {own.settings}." for own in engines.values())
    return "\n".join(reversed(list(lines)))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: bool = True) -> str:
    rule = ["---", *("---:" if numbers else "---" for _ in head[1:])]
    return "\n".join(_lines((head, rule, *rows)))


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        yield f"| {' | '.join(row)} |"
