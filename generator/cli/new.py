"""``paper-atlas new``: a collection to begin with."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from generator import __version__
from generator.cli import ledger, report, site
from generator.mkdocs_plugin import options_of
from generator.starting import DESCRIPTION, Start, begin

NEXT = """
The collection is in {folder}. Next:

  cd {folder}
{steps}
Then make it a repository and push it; README.md tells the rest:

  git init -b main && git add . && git commit -m "A collection of papers"
"""
STEPS = """  paper-atlas serve                    look at it, on http://127.0.0.1:8000
  paper-atlas topics suggest --write   propose topics, from the papers themselves
"""
STEPS_EMPTY = """  …                                    put lists of papers into seeds/listings/
  paper-atlas check                    see what was read, merged and refused
  paper-atlas build                    write the site to site/
"""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("-t", "--title", required=True, help="What the site is called.")
@click.option(
    "--description", default=DESCRIPTION, help="What it is, in a sentence, for the home page."
)
def new(folder: Path, files: tuple[Path, ...], title: str, description: str) -> None:
    """Begin a collection in DIR with the papers of FILES.

    DIR must be new or empty. FILES are exports of Zotero, JabRef or Mendeley, answers of
    arXiv, OpenAlex and others, tables, or folders of such files, in any format that
    'paper-atlas check' reads. They are copied to DIR/seeds/listings/, where you can add
    more at any time.

    \b
      paper-atlas new bridges --title "Bridge papers" ~/zotero-export.bib
      cd bridges
      paper-atlas serve

    Written are: mkdocs.yml, the lists, two pages to begin with, a workflow that publishes
    the site on GitHub Pages, README.md, requirements.txt and .gitignore. What was read of
    FILES is printed as by 'check'.

    Exits with 0 where all went well, with 1 where DIR holds anything or something in FILES
    was refused (the rest is there all the same), with 2 for wrong use.
    """  # noqa: D301 - click knows the marker by its one character
    start = Start(_line(title, "--title"), files, __version__, _line(description, "--description"))
    with site.plain_errors():
        copied = begin(folder, start)
    failed = bool(copied) and _report(report.console(), folder / "mkdocs.yml")
    steps = STEPS if copied else STEPS_EMPTY
    click.echo(NEXT.format(folder=folder, steps=steps).rstrip("\n"))
    if failed:
        raise click.exceptions.Exit(1)


def _line(text: str, option: str) -> str:
    """``text`` in one line, which must not be empty."""
    line = " ".join(text.split())
    if not line:
        raise click.BadParameter("must not be empty", param_hint=option)
    return line


def _report(out: Console, config_file: Path) -> bool:
    """Print what was read, and give each paper its address; whether anything was refused."""
    loaded = site.load(config_file)
    report.print_check(out, loaded)
    if not loaded.failed:
        options = options_of(site.configuration(config_file))
        ledger.write(loaded, options)
    return loaded.failed
