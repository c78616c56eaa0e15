"""The commands of ``paper-atlas``."""

from __future__ import annotations

import difflib
import json
import time
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import asdict
from math import dist
from pathlib import Path
from statistics import median
from types import MappingProxyType

import click
from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console

from generator import __version__
from generator.build import Loaded, Making, generate, without_raw, write_tree
from generator.build.ledger import with_locked
from generator.cli import correct as correcting
from generator.cli import ledger, report, site
from generator.cli import note as noting
from generator.cli.enrich import enrich
from generator.cli.fetch import fetch
from generator.cli.new import new
from generator.cli.options import config_option
from generator.cli.suggest import suggest
from generator.cli.timings import print_timings
from generator.cli.unchanged import Watch
from generator.mapping.ledger import format_places
from generator.mkdocs_defaults import besides, theme_folders
from generator.mkdocs_plugin import CACHE, load_site, options_of
from generator.model import Paper
from generator.pages.empty import empty_pages
from generator.search import make
from generator.text.identifiers import arxiv_id
from generator.text.keys import title_key
from generator.timing import measured, stage
from generator.topics import load_labels, score
from generator.topics import report as score_report

NONE: Mapping[str, Paper] = MappingProxyType({})
FIELDS = ("listing", "line", "title", "abstract", "author_count", "organisation", "date_text",
          "comments")  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="paper-atlas")
def main() -> None:
    """Turn lists of research papers into a site that people read, search and link to.

    Put lists of papers into seeds/listings/ and run:

    \b
      paper-atlas new       begin a collection in a folder of its own
      paper-atlas check     see what was read, merged, inferred and refused
      paper-atlas build     write the site to site/
      paper-atlas serve     look at it while you change things

    All commands read mkdocs.yml in the current folder.
    """  # noqa: D301 - click knows the marker by its one character


main.add_command(new)
main.add_command(fetch)
main.add_command(enrich)


@main.command()
@click.option("--locked", is_flag=True, help="Refuse what would break a published address.")
@click.option("--quality", is_flag=True, help="List instead what is missing, inferred or doubtful.")
@config_option
def check(config_file: Path, locked: bool, quality: bool) -> None:
    """Read everything and report it, without building.

    Prints per listing the lines, entries, records, papers, records merged into a paper met
    before, dates with an inferred year and failures; then every problem with its file and
    line. Exits with 0 where nothing was refused, 1 otherwise, 2 for wrong use.

    With --locked, seeds/permalinks.yml must know every paper, and every address in it must
    be answered: by its paper, a redirect, or a page that says that it was withdrawn.

    With --quality, all that is left to do is listed, as on the page /quality/: near-duplicates,
    contradictions, papers without a topic, what is missing and what was inferred, each with
    the command that settles it.
    """
    loaded = site.load(config_file)
    if quality:
        report.print_quality(report.console(), loaded.collection.quality)
        return
    if locked:
        loaded = with_locked(loaded, options_of(site.configuration(config_file)))
    report.print_check(report.console(), loaded)
    if loaded.failed:
        raise click.exceptions.Exit(1)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON (one array) instead of lines.")
@config_option
def records(config_file: Path, as_json: bool) -> None:
    """Print every record as read, verbatim, in the order of listings and lines."""
    loaded = site.load(config_file)
    found = [record for reading in loaded.readings for record in reading.listing.records]
    if as_json:
        rows = [{field: row[field] for field in FIELDS} for row in map(asdict, found)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for record in found:
        click.echo(f"{record.listing}:{record.line}\t{record.title}")


@main.command()
@click.argument("paper")
@config_option
def explain(config_file: Path, paper: str) -> None:
    """Say where each fact about PAPER comes from, and why it has its topics.

    PAPER is its id (the last part of its address), an arXiv id, or its title.
    """
    loaded = site.load(config_file)
    report.print_explain(report.console(), loaded, _find(loaded, paper))


def _find(loaded: Loaded, wanted: str, hidden: Mapping[str, Paper] = NONE) -> Paper:
    """The paper that ``wanted`` names; wrong use with the nearest ids where none does.

    ``hidden`` are papers, by id, that may be meant though they are not shown.
    """
    papers = {paper.id: paper for paper in loaded.collection.papers} | dict(hidden)
    arxiv, title = arxiv_id(wanted), title_key(wanted)
    key = wanted.strip().rstrip("/").rpartition("/")[2].casefold()
    if (end := loaded.collection.ledger.final(key)) in papers:
        # The address that a paper had once leads to it, here as on the site.
        return papers[end or key]
    for paper in papers.values():
        named = key == paper.id or (title and title == title_key(paper.title))
        if named or (arxiv and arxiv == paper.arxiv):
            return paper
    raise click.BadParameter(f"no paper is called '{wanted}'.{_nearest(key, papers)}")


def _nearest(key: str, ids: Iterable[str]) -> str:
    """The ids that hold ``key``, else those spelt most like it, as a sentence."""
    wanted = "-".join(key.split())
    found = [own for own in ids if wanted and wanted in own]
    found = found or difflib.get_close_matches(wanted, ids, n=3, cutoff=0.3)
    return f" Nearest: {', '.join(found[:3])}" if found else ""


@main.command()
@click.argument("paper")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--source", help="Where the fact was found; added to the entry's 'sources'.")
@click.option("--dry-run", is_flag=True, help="Show the difference and write nothing.")
@config_option
def correct(
    config_file: Path, paper: str, changes: tuple[str, ...], source: str | None, dry_run: bool
) -> None:
    """Correct what is known of PAPER, in seeds/papers.yml.

    PAPER is its id (the last part of its address), an arXiv id, or its title. What stands in
    that file wins over every list. Comments, order and all other entries stay as they are.

    \b
      paper-atlas correct mistral-7b date=2023-10-10 venue="ACL 2024"
      paper-atlas correct mistral-7b authors="Albert Q. Jiang; Arthur Mensch"
      paper-atlas correct mistral-7b links+=https://github.com/mistralai/mistral-src
      paper-atlas correct mistral-7b add_topics=inference,surveys
      paper-atlas correct mistral-7b venue=
      paper-atlas correct mistral-7b merge+=mistral-7b-v0-1
      paper-atlas correct mistral-7b split+="2026-03-week-2: Mistral 7B, Part II"
      paper-atlas correct mistral-7b hide="Not a paper but a blog post."

    FIELD= takes the correction back. Lists can also be added to with += and taken from with
    -=; authors and sources have a ';' between their items, links a space, records to split off
    a '|', all others a ','. The page 'Maintaining' of the site explains every field.

    Exits with 0 where all went well, with 1 where a file cannot be read or has errors, with
    2, and nothing written, where a paper, a field or a value is not what it should be.
    """  # noqa: D301
    loaded = site.load(config_file)
    words = (*changes, f"sources+={source}") if source else changes
    correcting.correct(config_file, _find(loaded, paper, loaded.hidden), loaded, words, dry_run)


@main.command()
@click.argument("paper")
@config_option
def note(config_file: Path, paper: str) -> None:
    """Open the team's note on PAPER, docs/notes/<id>.md; make the file if there is none.

    PAPER is its id (the last part of its address), an arXiv id, or its title. Opens the
    editor that $VISUAL or $EDITOR names; the path of the file is printed in any case.

    Exits with 1 where the note has errors afterwards, with 2 where there is no such paper.
    """
    loaded = site.load(config_file)
    noting.open_note(config_file, _find(loaded, paper), loaded)


@main.command()
@config_option
def stats(config_file: Path) -> None:
    """Count papers by year, topic and name."""
    report.print_stats(report.console(), site.load(config_file).collection)


@main.command()
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where to write the site.")
@click.option(
    "--locked/--no-locked",
    default=None,
    help="Refuse what 'check --locked' refuses, instead of writing new addresses to "
    "seeds/permalinks.yml. The default where the variable CI is set.",
)
@click.option(
    "--plain", is_flag=True, help="Let MkDocs make every page: slower, with the same result."
)
@click.option("--fresh", is_flag=True, help="Build even if nothing has changed.")
@click.option("--timings", is_flag=True, help="Show how long each stage took.")
@config_option
def build(
    *,
    config_file: Path,
    site_dir: Path | None,
    locked: bool | None,
    plain: bool,
    fresh: bool,
    timings: bool,
) -> None:
    """Build the site into site/, strictly: what was refused makes it exit with 1.

    The site is complete but for what was refused, so it can be looked at all the same.
    Addresses that are new are written to seeds/permalinks.yml, as by 'lock'. Where nothing
    has changed since the last build, and the site is as it was left, there is nothing to do.

    With --timings, a table of the stages follows: seconds on the clock, their share of the
    whole, and seconds of the processors, of which there may be several at work.
    """
    console = report.console(stderr=True)
    with measured() if timings else nullcontext() as book:
        started = time.monotonic()
        with stage("build"):
            config = site.configuration(config_file, site_dir)
            strict = ledger.is_strict(locked)
            made = _build(config, console, ledger.strict if strict else ledger.kept, plain, fresh)
        seconds = time.monotonic() - started
    if book:
        print_timings(console, book.rows())
    how = "is in" if made else "has not changed and is in"
    console.print(f"The site {how} {config.site_dir} ({seconds:.1f} s)", soft_wrap=True)


def _build(
    config: MkDocsConfig, console: Console, keep: ledger.Keep, plain: bool, fresh: bool
) -> bool:
    """Build the site, unless it is built; returns whether that had to be done."""
    options = options_of(config)
    watch = Watch(config, options, [keep.__name__, str(plain)])
    with stage("what has changed"):
        if not fresh and watch.is_built():
            return False
    site.build_site(config, console, lambda loaded: keep(loaded, options), plain=plain)
    with stage("what was built"):
        watch.note()
    return True


@main.command()
@config_option
def lock(config_file: Path) -> None:
    """Write every new address to seeds/permalinks.yml, the ledger that only grows.

    A paper in it keeps its address whatever its title becomes; papers that became one leave
    a redirect. What became of a paper that is gone is for you to write: 'check --locked'
    says where. New entries carry today's date, or that of SOURCE_DATE_EPOCH.
    """
    config = site.configuration(config_file)
    with site.plain_errors():
        click.echo(ledger.write(load_site(config), options_of(config)))


@main.command()
@click.option("-a", "--address", help="Host and port, 127.0.0.1:8000 unless mkdocs.yml says more.")
@config_option
def serve(config_file: Path, address: str | None) -> None:
    """Serve the site, and rebuild it when a seed, a template or a page changes."""
    site.configuration(config_file)
    site.serve_site(config_file, address)


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@config_option
def render(config_file: Path, out: Path) -> None:
    """Write all pages as plain Markdown with a plain mkdocs.yml to the folder OUT.

    Other engines (ProperDocs, Zensical, MkDocs without our plugin) build it as it is.
    """
    config = site.configuration(config_file)
    with site.plain_errors():
        loaded = load_site(config)
        files = generate(Making(without_raw(loaded.collection), options_of(config)))
        added = besides(config, empty_pages(loaded.collection).__contains__)
        theme, docs = theme_folders(config)[0], Path(config.docs_dir)
        written = write_tree(out, files, config_file, docs, theme, besides=added)
        # The search is made of files that any engine serves as they are. Hand-written pages
        # become text only when an engine builds them, so the tree's search has none.
        make(loaded.collection, (), out / "docs", options_of(config).root / CACHE)
    click.echo(f"{written} files for {len(loaded.collection.papers)} papers are in {out}")
    _fail_if_refused(loaded)


def _fail_if_refused(loaded: Loaded) -> None:
    if loaded.failed:
        report.print_problems(report.console(stderr=True), loaded.problems)
        raise click.exceptions.Exit(1)


@main.group()
def topics() -> None:
    """Work on the rules that give papers their topics."""


topics.add_command(suggest)


@topics.command("score")
@click.argument("labels", nargs=-1, type=click.Path(exists=True, path_type=Path))
@config_option
def score_topics(config_file: Path, labels: tuple[Path, ...]) -> None:
    """Score the topics that the rules give against hand labels, by topic, with each miss.

    LABELS are JSON files of {"title", "required", "optional"}; by default those of the
    tests. Precision counts what was given and is required or optional, recall what is
    required and was given, over all papers together.
    """
    loaded = site.load(config_file)
    given = {
        title_key(paper.title): [own.topic for own in loaded.collection.assignments[paper.id]]
        for paper in loaded.collection.papers
        if paper.id in loaded.collection.assignments
    }
    refused = False
    for path in labels or tuple(sorted(Path("tests/data").glob("topic-labels*.json"))):
        read, problems = load_labels(path, str(path))
        report.print_problems(report.console(stderr=True), problems)
        refused = refused or bool(problems)
        click.echo(f"{path}\n{score_report(score(given, read))}\n")
    if refused:
        raise click.exceptions.Exit(1)


@main.group("map")
def places() -> None:
    """Work on the map: where each paper lies."""


@places.command("settle")
@click.option("--afresh", is_flag=True, help="Forget the old places and begin anew.")
@config_option
def settle_map(config_file: Path, afresh: bool) -> None:
    """Give every paper a place on the map and write them to seeds/positions.json.

    A build never moves a paper that stands in that file, and puts others between those
    they are like. After many new papers this lays out all of them together, starting from
    the old places; most papers then move a little.
    """
    # Loading scikit-learn takes longer than most commands, which need none of it.
    from generator.mapping.layout import settle  # noqa: PLC0415

    config = site.configuration(config_file)
    with site.plain_errors():
        collection = load_site(config).collection
        known = {} if afresh else collection.known_places
        settled = settle(collection.papers, collection.topic_ids, known)
        file = options_of(config).seeds / "positions.json"
        file.write_text(format_places(settled), encoding="utf-8")
    moved = [dist(settled[key], known[key]) for key in settled.keys() & known.keys()]
    click.echo(f"{len(settled)} papers have their place in {file}")
    if moved:
        xs = [x for x, _ in settled.values()]
        share = median(moved) / max(max(xs) - min(xs), 1)
        click.echo(f"{len(moved)} had one; half of them moved by {share:.1%} of the width or less")
