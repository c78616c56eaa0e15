"""``paper-atlas fetch``: ask a service for papers and keep its answer as a listing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from generator import asking
from generator.asking import Api, Manners, Page, Question, Span, Stored
from generator.asking.asker import DAY
from generator.asking.questions import arxiv_ids, crossref_dois
from generator.cli import report, site
from generator.cli.asking import apis, common, key_option, keys_of, make_asker, progress
from generator.config import Options
from generator.errors import Severity, error
from generator.mkdocs_plugin import options_of
from generator.sources import Reading, read_all
from generator.sources.files import shown_path
from generator.text.identifiers import arxiv_id, doi
from generator.text.numbers import plural

Ask = Callable[[Mapping[str, Api]], Sequence[Question]]
Day = click.DateTime(["%Y-%m-%d"])

max_option = click.option(
    "--max", "most", type=click.IntRange(min=1), default=100, show_default=True,
    help="How many papers at most.",
)  # fmt: skip
from_option = click.option("--from", "first", type=Day, help="The first day, as 2026-03-12.")
to_option = click.option("--to", "last", type=Day, help="The last day.")
name_option = click.option(
    "--name", help="Name of the listing, without ending: the last part of its address."
)
force_option = click.option("--force", is_flag=True, help="Replace a listing that is there.")


@dataclass(frozen=True, slots=True)
class How:
    """The options that every kind of question has."""

    config_file: Path
    contact: str | None
    fresh: bool
    name: str | None
    force: bool
    openalex_key: str | None = None


@click.group()
def fetch() -> None:
    """Ask a service for papers and keep its answer as a listing.

    The answer goes to seeds/listings/ byte for byte; what was asked, where and when goes to
    seeds/listings.yml. Nothing else ever asks the network: a build never does. Answers are
    kept for a day, so a download that was stopped goes on where it was.
    """


@fetch.command()
@click.argument("query", nargs=-1, required=True)
@max_option
@from_option
@to_option
@name_option
@force_option
@common
def arxiv(
    query: tuple[str, ...], most: int, first: datetime | None, last: datetime | None, **how: object
) -> None:
    r"""Ask arXiv for papers, newest first, or for papers by identifier.

    QUERY is written as arXiv's manual has it, or is one or more identifiers:

    \b
      paper-atlas fetch arxiv 'cat:cs.CL AND ti:distillation' --from 2026-01-01
      paper-atlas fetch arxiv 2305.17888 hep-th/9901001

    --from and --to are days on which papers were submitted.
    """
    if all(map(arxiv_id, query)):
        _fetch(lambda apis: arxiv_ids(query, apis), how)
    else:
        words, span = " ".join(query), _span(first, last)
        _fetch(lambda apis: [asking.arxiv(words, span, most, apis)], how)


@fetch.command("hf-daily")
@click.argument("day", type=Day)
@click.option("--to", "last", type=Day, help="The last day, if there are to be several.")
@name_option
@force_option
@common
def hf_daily(day: datetime, last: datetime | None, **how: object) -> None:
    """Ask Hugging Face for the daily papers of DAY, a listing for each day.

    Of several days those are passed over that are there already, or that have no papers.
    """
    _fetch(lambda apis: asking.hf_daily(day.date(), (last or day).date(), apis), how)


@fetch.command()
@click.argument("search", nargs=-1)
@click.option("--filter", "filters", default="", help="A filter as OpenAlex documents them.")
@max_option
@from_option
@to_option
@name_option
@force_option
@key_option
@common
def openalex(
    search: tuple[str, ...],
    filters: str,
    most: int,
    first: datetime | None,
    last: datetime | None,
    **how: object,
) -> None:
    """Ask OpenAlex for works: words to SEARCH for, a --filter, or both.

    --from and --to are days of publication. OpenAlex answers in pages of one size, so it may
    give a few papers more than --max.
    """
    words, span = " ".join(search), _span(first, last)
    _fetch(lambda apis: [asking.openalex(words, filters, span, most, apis)], how)


@fetch.command()
@click.argument("query", nargs=-1)
@click.option("--filter", "filters", default="", help="A filter as Crossref documents them.")
@max_option
@from_option
@to_option
@name_option
@force_option
@common
def crossref(
    query: tuple[str, ...],
    filters: str,
    most: int,
    first: datetime | None,
    last: datetime | None,
    **how: object,
) -> None:
    """Ask Crossref for works: words of a QUERY, a --filter, or one or more DOIs.

    --from and --to are days of publication.
    """
    if query and all(map(doi, query)):
        _fetch(lambda apis: crossref_dois(query, apis), how)
    else:
        words, span = " ".join(query), _span(first, last)
        _fetch(lambda apis: [asking.crossref(words, filters, span, most, apis)], how)


def _span(first: datetime | None, last: datetime | None) -> Span:
    return Span(first.date() if first else None, last.date() if last else None)


def _fetch(ask: Ask, options: Mapping[str, object]) -> None:
    how = How(**options)  # type: ignore[arg-type]
    own = options_of(site.configuration(how.config_file))
    console = report.console(stderr=True)
    with site.plain_errors():
        questions = _named(ask(apis()), how.name)
        folder, _ = own.seed("listings")
        new, there = asking.split(questions, folder)
        if not how.force:
            _tell_there(console, there, folder)
        pages = _download(own, questions if how.force else new, how, console)
        stored = asking.store(pages, folder, own.seed("listings.yml"), how.force)
        _tell_left(console, pages, folder)
    _tell(stored, own)


def _named(questions: Sequence[Question], name: str | None) -> Sequence[Question]:
    """The questions under the name that the user gives, numbered where there are several."""
    if name is None:
        return questions
    odd = not name.strip() or name.startswith(".") or not name.isprintable()
    if odd or set(name) & set('/\\:*?"<>|'):
        raise click.BadParameter(f"'{name}' is no name for a file", param_hint="--name")
    if len(questions) == 1:
        return [replace(questions[0], name=name)]
    return [replace(own, name=f"{name}-part-{i}") for i, own in enumerate(questions, 1)]


def _tell_there(console: Console, there: Sequence[Question], folder: Path) -> None:
    for question in there:
        said = (
            f"{question.name}{question.api.ending} is in {folder.name} already: --force asks anew"
        )
        console.print(said, markup=False, soft_wrap=True)


def _tell_left(console: Console, pages: Sequence[Page], folder: Path) -> None:
    """Say which listings an earlier, longer answer has left behind."""
    last = {page.question.name: page for page in pages}
    for page in last.values():
        if (folder / (left := page.next_file)).exists():
            said = f"{left} is left from an earlier, longer answer: delete it if it is not wanted"
            console.print(said, markup=False, soft_wrap=True)


def _download(
    options: Options, questions: Sequence[Question], how: How, console: Console
) -> tuple[Page, ...]:
    """The pages of all answers, with a bar on a terminal and lines elsewhere."""
    if not questions:
        raise site.Failure("nothing is asked for that is not there already")
    keep_seconds = 0 if how.fresh else DAY
    manners = Manners(how.contact, keys_of(openalex=how.openalex_key), keep_seconds=keep_seconds)
    asker = make_asker(options, console, manners)
    with progress(console) as bar:
        task = bar.add_task(questions[0].api.name, total=len(questions))

        def seen(page: Page) -> None:
            count = page.received.answer.entries
            said = (
                f"{page.question.title}: page {page.number} of {page.of}, {plural(count, 'paper')}"
            )
            console.print(said, markup=False, soft_wrap=True)
            several = len(questions) > 1
            done = questions.index(page.question) + 1 if several else page.number
            bar.update(task, completed=done, total=len(questions) if several else page.of)

        pages = asking.download(asker, questions, seen)
    if not pages:
        problem = error("nothing-found", "no paper answers to that", None, "ask for something else")
        raise site.Failure(str(problem))
    return pages


def _tell(stored: Sequence[Stored], options: Options) -> None:
    """Say what was written, and what the readers make of it."""
    readings, problems = read_all([own.path for own in stored], options.root)
    read: dict[str, Reading] = {reading.listing.id: reading for reading in readings}
    for own in stored:
        reading = read.get(own.id)
        count = plural(len(reading.listing.records), "paper") if reading else "no paper"
        refused = f", {reading.failures} refused" if reading and reading.failures else ""
        total = f" of {own.total:,} that there are" if (own.total or 0) > own.entries else ""
        shown = shown_path(own.path, options.root)
        click.echo(f"{shown}: {count}{total}{refused}")
    click.echo(f"Noted in {options.seed('listings.yml')[1]}. Next: paper-atlas check")
    worse = [own for own in problems if own.severity is not Severity.NOTE]
    report.print_problems(report.console(stderr=True), worse)
