"""``paper-atlas enrich``: look up what papers lack, and write it down for review."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from generator.asking import Enrichment, Lookup, Manners, enriched, wanting
from generator.asking.asker import DAY
from generator.asking.matching import CONFIDENCES
from generator.asking.storing import text_of, write
from generator.build import Loaded
from generator.cli import report, site
from generator.cli.asking import apis, common, key_option, keys_of, make_asker, progress
from generator.config import Options
from generator.corpus import Facts, load_facts
from generator.corpus.correcting import corrected
from generator.errors import AtlasError
from generator.mkdocs_plugin import options_of
from generator.model import Paper
from generator.text.numbers import plural

FILE = "papers.yml"
KEEP_SECONDS = 30 * DAY
"""What was looked up in vain is not looked up again for so long."""


@dataclass(frozen=True, slots=True)
class How:
    """What was asked for on the command line."""

    limit: int | None
    least: str
    order: tuple[str, ...]
    contact: str | None
    fresh: bool
    openalex_key: str | None


@click.command()
@click.option(
    "--limit", type=click.IntRange(min=1),
    help="How many papers to ask about; those whose answers are kept do not count.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option(
    "--least", type=click.Choice(CONFIDENCES), default="medium", show_default=True,
    help="The confidence from which something is written; the rest is only shown.",
)  # fmt: skip
@click.option(
    "--ask", "order", multiple=True, type=click.Choice(["arxiv", "crossref", "openalex"]),
    default=("arxiv", "crossref"), show_default=True,
    help="A service to ask; give it several times for several, in the order of asking.",
)  # fmt: skip
@key_option
@common
def enrich(config_file: Path, dry_run: bool, **how: object) -> None:
    """Look up papers without identifier or authors, and write what is found for review.

    Papers are found by title. What is found goes to seeds/papers.yml, with where it was
    found and how sure it is; nothing that is there is changed. Read it before you commit it.
    """
    asked = How(**how)  # type: ignore[arg-type]
    options = options_of(site.configuration(config_file))
    loaded = site.load(config_file)
    with site.plain_errors():
        found, failure = _look_up(options, loaded, asked, report.console(stderr=True))
        path, name = options.seed(FILE)
        old = text_of(path, name)
        new = _changed(old, options, found, loaded)
        if dry_run:
            click.echo(_difference(old, new, name), nl=False)
        elif new != old:
            write(path, new.encode())
    _tell(found, name, written=new != old and not dry_run)
    if failure is not None:
        raise site.Failure(str(failure))


def _look_up(
    options: Options, loaded: Loaded, how: How, console: Console
) -> tuple[list[Enrichment], AtlasError | None]:
    """What was found for each paper that was looked up, and why that ended early, if it did."""
    keep_seconds = 0 if how.fresh else KEEP_SECONDS
    manners = Manners(how.contact, keys_of(openalex=how.openalex_key), keep_seconds=keep_seconds)
    asker = make_asker(options, console, manners)
    lookup = Lookup(asker, how.order, apis())
    facts = loaded.facts
    papers = [own for own in loaded.collection.papers if wanting(own, facts.get(own.id, Facts()))]
    found: list[Enrichment] = []
    with progress(console) as bar:
        task = bar.add_task("Papers", total=len(papers))
        try:
            lookup.prepare(papers)
            for own in _each(lookup, papers, loaded, how):
                found.append(own)
                bar.update(task, advance=1, description=own.paper.id)
        except AtlasError as exc:
            return found, exc
    return found, None


def _each(
    lookup: Lookup, papers: Iterable[Paper], loaded: Loaded, how: How
) -> Iterator[Enrichment]:
    """One paper after another, until so many had to be asked for as ``how`` allows."""
    owners = _owners(loaded.collection.papers)
    asked = 0
    for paper in papers:
        if asked == how.limit:
            return
        before = lookup.asker.asked
        facts = loaded.facts.get(paper.id, Facts())
        own = enriched(paper, lookup.found(paper), facts, owners, how.least)
        owners |= dict.fromkeys(_identifiers(own), paper.id)
        asked += lookup.asker.asked > before
        yield own


def _identifiers(found: Enrichment) -> Iterable[tuple[str, str]]:
    changes = found.changes
    return ((kind, str(changes[kind])) for kind in ("arxiv", "doi") if changes.get(kind))


def _owners(papers: Iterable[Paper]) -> dict[tuple[str, str], str]:
    """The paper that has an identifier, by kind and identifier."""
    known = ((paper, {"arxiv": paper.arxiv, "doi": paper.doi}) for paper in papers)
    return {(kind, own): paper.id for paper, ids in known for kind, own in ids.items() if own}


def _changed(text: str, options: Options, found: Sequence[Enrichment], loaded: Loaded) -> str:
    """The text of ``seeds/papers.yml`` with every change that is to be made."""
    path, name = options.seed(FILE)
    entries = load_facts(path, name).entries
    for own in found:
        if own.changes:
            # Facts outlive a change of id, and stand under the old one then.
            named = (own.paper.id, *loaded.collection.ledger.aliases.get(own.paper.id, ()))
            key = next((key for key in named if key in entries), own.paper.id)
            text = corrected(text, name, key, own.changes)
    return text


def _difference(old: str, new: str, name: str) -> str:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _tell(found: Sequence[Enrichment], name: str, *, written: bool) -> None:
    """Say of each paper what was found, and what to do with it."""
    for own in found:
        if own.changes:
            fields = ", ".join(key for key in own.changes if key in ("arxiv", "doi", "authors"))
            click.echo(f"{own.paper.id}: {fields}, confidence {own.confidence}")
        for remark in own.remarks:
            click.echo(f"{own.paper.id}: {remark}")
    count = sum(bool(own.changes) for own in found)
    click.echo(f"{plural(len(found), 'paper')} looked up, something found for {count}")
    if written:
        click.echo(f"Written to {name}: read it before you commit it, and run 'paper-atlas check'")
