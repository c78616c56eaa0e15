"""``paper-atlas note``: the file of the team's note on a paper, made and opened."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.build import Loaded
from generator.cli import report, site
from generator.errors import Severity
from generator.mkdocs_plugin import options_of
from generator.model import Paper
from generator.notes import note_file, read_note
from generator.text.commonmark import one_line
from generator.text.math import plain

BLANK = """---
# {title}
read_by: [] # who read it: [Ada, Ben]
rating: # 1 to 5
tags: [] # [baseline, to discuss]
verdict: # one sentence
---

"""
EDITORS = ("VISUAL", "EDITOR")
"""The variables that name an editor, in the order in which they count."""


def open_note(config_file: Path, paper: Paper, loaded: Loaded) -> None:
    """Make the file of the note on ``paper`` where there is none, and open it in an editor.

    Without an editor its path is printed. What is wrong with the note afterwards is printed,
    and ends the command with 1.
    """
    options = options_of(site.configuration(config_file))
    docs, shown = options.pages()
    ids = (paper.id, *loaded.collection.ledger.aliases.get(paper.id, ()))
    path = note_file(docs, ids)
    with site.plain_errors():
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            blank = BLANK.format(title=one_line(plain(paper.title)))
            path.write_text(blank, encoding="utf-8")
    if any(os.environ.get(name) for name in EDITORS):
        click.edit(filename=str(path))
    click.echo(_named(path))
    _, problems = read_note(docs, path, shown)
    report.print_problems(report.console(stderr=True), problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise click.exceptions.Exit(1)


def _named(path: Path) -> str:
    """The path as it can be given to a program started where the command was."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
