"""What the commands print: tables on a terminal, the same as plain text elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from generator.build import Loaded
from generator.errors import Diagnostic, Severity
from generator.model import Claim, DateSource, MentionKind, Paper
from generator.pages.collection import Collection, ranked
from generator.pages.people import by_line
from generator.quality import CHECKS, Report
from generator.sources import Reading

K = TypeVar("K")
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
PLAIN_WIDTH = 140
"""Columns of a table that goes to a file or a pipe, where no terminal says how many."""


def console(stderr: bool = False) -> Console:
    """A console that neither wraps nor colours what goes to a file or a pipe."""
    found = Console(stderr=stderr, highlight=False)
    return (
        found if found.is_terminal else Console(stderr=stderr, width=PLAIN_WIDTH, highlight=False)
    )


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Table:
    """A table whose columns but the first are numbers, aligned right."""
    made = Table(title=title, title_justify="left", box=None, pad_edge=False, title_style="bold")
    for i, column in enumerate(columns):
        made.add_column(column, justify="right" if i else "left", no_wrap=True)
    for row in rows:
        made.add_row(*(escape(str(cell)) for cell in row))
    return made


def print_problems(out: Console, problems: Iterable[Diagnostic]) -> None:
    """One paragraph per problem: place, what was found, how to mend it."""
    for problem in problems:
        colour = COLOURS[problem.severity]
        where = f"[bold]{escape(str(problem.place))}[/]: " if problem.place else ""
        kind = f"[{colour}]{problem.severity}[/] {escape(f'[{problem.code}]')}"
        out.print(f"{where}{kind} {escape(problem.message)}", soft_wrap=True)
        if problem.hint:
            out.print(f"    {escape(problem.hint)}", soft_wrap=True, style="dim")


def print_check(out: Console, loaded: Loaded) -> None:
    """The report of ``check``: listings, what the papers lack, and every problem."""
    columns = ("listing", "layout", "lines", "entries", "records", "papers",
               "merged", "inferred", "unexplained", "failures")  # fmt: skip
    rows = list(_listing_rows(loaded))
    out.print(table("Listings", columns, [*rows, _total(loaded, rows)]))
    out.print()
    print_unsorted(out, loaded.collection)
    print_quality_counts(out, loaded.collection.quality)
    print_problems(out, loaded.problems)
    counts = Counter(problem.severity for problem in loaded.problems)
    said = ", ".join(f"{counts[severity]} {severity}s" for severity in Severity)
    out.print(f"{len(loaded.collection.papers)} papers; {said}")


def _listing_rows(loaded: Loaded) -> Iterable[tuple[object, ...]]:
    seen: set[str] = set()
    for reading in loaded.readings:
        papers = _papers_of(reading, loaded.collection)
        own = {paper.id for paper in papers}
        # A record is merged where its paper has been met before, here or in a listing above.
        merged = len(papers) - len(own - seen)
        seen |= own
        listing = reading.listing
        yield (
            listing.id, listing.layout, listing.lines, reading.entries, len(listing.records),
            len(own), merged, _inferred(reading), len(listing.unexplained), reading.failures,
        )  # fmt: skip


def _papers_of(reading: Reading, collection: Collection) -> list[Paper]:
    found = (collection.by_record.get(record.key) for record in reading.listing.records)
    return [paper for paper in found if paper]


def _inferred(reading: Reading) -> int:
    """Records that print a day without a year where the listing's year was inferred."""
    dated = [r.date_text for r in reading.listing.records if r.date_text]
    return sum("," not in text for text in dated) if reading.listing.year_inferred else 0


def _total(loaded: Loaded, rows: list[tuple[object, ...]]) -> tuple[object, ...]:
    sums = [sum(int(str(row[i])) for row in rows) for i in range(2, 10)]
    sums[3] = len(loaded.collection.papers)
    return ("all", "", *sums)


def print_unsorted(out: Console, collection: Collection) -> None:
    """The papers that no topic rule reaches; nothing where there are none, or no rules."""
    if not collection.unsorted or not collection.topics:
        return
    out.print(f"[bold]No topic[/] ({len(collection.unsorted)})")
    for paper in collection.unsorted:
        out.print(f"  {escape(paper.id)}: {escape(paper.title)}", soft_wrap=True)
    out.print()


def print_quality_counts(out: Console, quality: Report) -> None:
    """How much there is to look at, by kind, and how to see it; nothing where there is nothing."""
    found = {check: len(quality.findings[check.id]) for check in CHECKS}
    if not quality.total:
        return
    said = ", ".join(f"{check.title.lower()} {n}" for check, n in found.items() if n)
    out.print(f"[bold]Quality[/] ({quality.total}): {escape(said)}", soft_wrap=True)
    out.print("  'paper-atlas check --quality' lists them, with what settles each\n")


def print_quality(out: Console, quality: Report) -> None:
    """Every finding with the commands, or the lines of YAML, that settle it."""
    for check in CHECKS:
        found = quality.findings[check.id]
        if not found:
            continue
        out.print(f"[bold]{check.title}[/] ({len(found)}) {check.what} {check.settle}\n",
                  soft_wrap=True)  # fmt: skip
        for one in found:
            other = f" and {one.other}" if one.other else ""
            detail = f": {one.detail}" if one.detail else ""
            out.print(f"  {escape(one.subject + other + detail)}", soft_wrap=True)
            for remedy in one.remedies:
                for line in remedy.splitlines():
                    out.print(f"    {escape(line)}", soft_wrap=True)
        out.print()
    out.print(f"{quality.total} things to look at in {quality.papers} papers")


def print_stats(out: Console, collection: Collection) -> None:
    """Counts of papers by year, topic and name, and what is known of them."""
    papers = collection.papers
    known: Mapping[str, int] = {
        "papers": len(papers),
        "in several listings": sum(len({k for k, _ in p.records}) > 1 for p in papers),
        "with an arXiv id": sum(p.arxiv is not None for p in papers),
        "with authors": sum(bool(p.authors) for p in papers),
        "with a date": sum(p.date is not None for p in papers),
        "  year inferred": sum(bool(p.date and p.date.inferred) for p in papers),
        "  month from arXiv": sum(
            bool(p.date and p.date.source is DateSource.ARXIV) for p in papers
        ),
        "without a topic": len(collection.unsorted),
    }
    out.print(table("Papers", ("", "papers"), known.items()))
    years = [(year, len(own)) for year, own in collection.by_year.items()]
    out.print(table("\nYears", ("", "papers"), years))
    topics = [(collection.topics[key].title, n) for key, n in _sizes(collection.by_topic)]
    out.print(table("\nTopics", ("", "papers"), topics))
    for kind in MentionKind:
        own = {key: p for key, p in collection.by_name.items() if key[0] is kind}
        rows = [(collection.names[key].title, n) for key, n in _sizes(own)[:15]]
        out.print(table(f"\n{kind.value.capitalize()} (first 15)", ("", "papers"), rows))


def _sizes(index: Mapping[K, tuple[Paper, ...]]) -> list[tuple[K, int]]:
    return ranked({key: len(papers) for key, papers in index.items()})


def print_explain(out: Console, loaded: Loaded, paper: Paper) -> None:
    """Everything that is said of one paper, and who says it."""
    out.print(f"[bold]{escape(paper.title)}[/]\n{paper.id}", soft_wrap=True)
    if by := by_line(paper):
        out.print(escape(by))
    for field, claims in paper.claims.items():
        out.print(f"\n[bold]{field}[/]")
        print_claims(out, claims)
    _explain_records(out, loaded, paper)
    _explain_topics(out, loaded.collection, paper)


def print_claims(out: Console, claims: Sequence[Claim]) -> None:
    """Who says what of one field, the one that is believed first."""
    for i, claim in enumerate(claims):
        mark = "taken" if i == 0 else "also " if claim.value == claims[0].value else "other"
        out.print(f"  {mark} {escape(claim.source)}: {escape(claim.value)}", soft_wrap=True)


def _explain_records(out: Console, loaded: Loaded, paper: Paper) -> None:
    out.print("\n[bold]records[/]")
    for listing, line in paper.records:
        out.print(f"  {escape(listing)}:{line}")
    for join in loaded.clusters[paper.id].joins:
        (first, line), (second, other) = join.first, join.second
        out.print(f"  {first}:{line} = {second}:{other}: {join.reason} ({join.detail})")
    facts = loaded.facts[paper.id]
    if facts.sources:
        out.print(
            f"\n[bold]facts[/] confidence {facts.confidence}, authors {facts.authors_confidence}"
        )
        for source in facts.sources:
            out.print(f"  {escape(source)}", soft_wrap=True)


def _explain_topics(out: Console, collection: Collection, paper: Paper) -> None:
    out.print("\n[bold]topics[/]")
    for own in collection.assignments.get(paper.id, ()):
        out.print(f"  {collection.topics[own.topic].title} (score {own.score:g})")
        for evidence in own.evidence:
            said = f"“{evidence.text}” in the {evidence.where}, by “{evidence.rule}”"
            out.print(f"    {escape(said)}", soft_wrap=True)
    for kind, mentions in collection.mentions.get(paper.id, {}).items():
        out.print(f"\n[bold]{kind.value}[/]")
        for mention in mentions:
            words = ", ".join(dict.fromkeys(item.text for item in mention.evidence))
            title = collection.names[kind, mention.name].title
            out.print(f"  {escape(title)} ({mention.count}): {escape(words)}", soft_wrap=True)
