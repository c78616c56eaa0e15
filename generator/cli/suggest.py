"""``paper-atlas topics suggest``: topics proposed from the papers themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import site
from generator.cli.options import config_option
from generator.mkdocs_plugin import options_of
from generator.text.numbers import plural

if TYPE_CHECKING:
    from generator.suggesting import Proposal

FILE = "topics.yml"


@click.command()
@click.option("--write", is_flag=True, help="Write seeds/topics.yml, unless there is one.")
@config_option
def suggest(write: bool, config_file: Path) -> None:
    """Propose topics with their rules, from the papers themselves.

    Phrases that go together in titles and abstracts become a topic each, 8 to 30 of them by
    the number of papers, in groups. Printed is a whole seeds/topics.yml, with the number of
    papers and examples of each as comments: a beginning, to rename, merge and delete in.
    The same papers give the same proposal. Nothing is written without --write.

    \b
      paper-atlas topics suggest            look at it
      paper-atlas topics suggest --write    write it to seeds/topics.yml

    Exits with 0 where topics were found, with 1 where there are too few papers, or where
    --write finds a file: move it out of the way first.
    """  # noqa: D301 - click knows the marker by its one character
    _suggest(write, config_file)


def _suggest(write: bool, config_file: Path) -> None:
    # Loading scikit-learn takes longer than most commands, which need none of it.
    from generator.suggesting import propose, topics_file  # noqa: PLC0415

    path, name = options_of(site.configuration(config_file)).seed(FILE)
    if write and path.exists():
        raise site.Failure(f"{name} is there already: nothing is written")
    proposal = propose(site.load(config_file).collection.papers)
    if proposal is None:
        raise site.Failure("there are too few papers to divide, or they share no phrases")
    text = topics_file(proposal)
    if not write:
        click.echo(text, nl=False)
        return
    with site.plain_errors():
        path.write_bytes(text.encode())
    click.echo(f"{name}: {_counted(proposal)}")


def _counted(proposal: Proposal) -> str:
    topics = plural(len(proposal.taxonomy.topics), "topic")
    return f"{topics}; {proposal.sorted_} of {plural(proposal.papers, 'paper')} have one"
