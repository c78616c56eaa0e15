"""``paper-atlas correct``: a change to ``seeds/papers.yml``, and what comes of it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from generator import yamlfile
from generator.build import Loaded
from generator.cli import report, site
from generator.config import Options
from generator.corpus import Changes, Facts, corrected, load_facts, read_changes
from generator.errors import AtlasError, Diagnostic
from generator.mkdocs_plugin import options_of
from generator.model import Paper

FILE = "papers.yml"


def correct(
    config_file: Path, paper: Paper, before: Loaded, words: Sequence[str], dry: bool
) -> None:
    """Write the changes that ``words`` ask for, and show what is known of the paper now.

    ``before`` is what was read before. With ``dry`` only the difference is shown. Raises
    ``UsageError`` with a line for each word that cannot be done, and then writes nothing.
    """
    options = options_of(site.configuration(config_file))
    path, name = options.seed(FILE)
    with site.plain_errors():
        entry, facts = _entry(options, before, paper)
        known = before.collection.ledger.published - {paper.id}
        asked = read_changes(words, facts, before.collection.topics, known)
        if asked.problems:
            raise click.UsageError("\n".join(asked.problems))
        if not asked.changes:
            click.echo(f"{name} says so already: nothing is written")
            return
        old = _text(path, name)
        new = corrected(old, name, entry, asked.changes)
        if dry:
            click.echo(_difference(old, new, name), nl=False)
            return
        path.write_bytes(new.encode())
    _show(report.console(), before, site.load(config_file), paper, asked.changes, name=name)


def _entry(options: Options, loaded: Loaded, paper: Paper) -> tuple[str, Facts]:
    """The key of the paper's entry and what it says: facts outlive a change of id."""
    path, name = options.seed(FILE)
    entries = load_facts(path, name).entries
    named = (paper.id, *loaded.collection.ledger.aliases.get(paper.id, ()))
    key = next((own for own in named if own in entries), paper.id)
    return key, entries.get(key, Facts())


def _text(path: Path, name: str) -> str:
    if not yamlfile.is_there(path):
        return ""
    document, problems = yamlfile.read(path, name)
    if document is None:
        raise AtlasError(problems)
    return path.read_bytes().decode("utf-8")


def _difference(old: str, new: str, name: str) -> str:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _show(
    out: Console, before: Loaded, after: Loaded, paper: Paper, changes: Changes, *, name: str
) -> None:
    out.print(f"[bold]{escape(paper.title)}[/]\n{paper.id}", soft_wrap=True)
    now = after.collection.by_id.get(paper.id)
    for field in changes if now else ():
        if now and (field in paper.claims or field in now.claims):
            _show_claims(out, field, paper, now)
        else:
            old, new = (loaded.facts.get(paper.id, Facts()) for loaded in (before, after))
            _show_values(out, field, getattr(old, field), getattr(new, field))
    topics = [_topics(loaded, paper) for loaded in (before, after)]
    if now and topics[0] != topics[1]:
        _show_values(out, "topics", *topics)
    if problems := _new_problems(before, after):
        out.print()
        report.print_problems(out, problems)
    out.print(f"\nWritten to {escape(name)}. {_next(paper, now, changes)}", soft_wrap=True)
    if after.failed:
        raise site.Failure("the seeds have errors; 'paper-atlas check' names them all")


def _show_claims(out: Console, field: str, old: Paper, new: Paper) -> None:
    claims = old.claims.get(field, ())
    said = f"{claims[0].source}: {claims[0].value}" if claims else "nothing"
    out.print(f"\n[bold]{field}[/]\n  was   {escape(said)}", soft_wrap=True)
    report.print_claims(out, new.claims.get(field, ()))


def _show_values(out: Console, field: str, old: Any, new: Any) -> None:
    out.print(f"\n[bold]{field}[/]")
    for word, value in (("was  ", old), ("now  ", new)):
        text = "; ".join(value) if isinstance(value, tuple) else str(value or "")
        out.print(f"  {word} {escape(text or 'nothing')}", soft_wrap=True)


def _topics(loaded: Loaded, paper: Paper) -> tuple[str, ...]:
    collection = loaded.collection
    given = collection.assignments.get(paper.id, ())
    return tuple(sorted(collection.topics[own.topic].title for own in given))


def _new_problems(before: Loaded, after: Loaded) -> tuple[Diagnostic, ...]:
    """The problems that the change brought; a line that moved makes no new one."""
    known = {(problem.code, problem.message) for problem in before.problems}
    return tuple(own for own in after.problems if (own.code, own.message) not in known)


def _next(paper: Paper, now: Paper | None, changes: Changes) -> str:
    if {"merge", "split", "hide"} & changes.keys():
        return "Run 'paper-atlas lock' so that every address goes on answering; commit both files."
    if now is None or set(now.records) != set(paper.records):
        return (
            f"'{paper.id}' is now one with another paper, because both carry one identifier: "
            "take it back if they are two."
        )
    stays = f"Its address stays /papers/{paper.id}/. " if "title" in changes else ""
    return f"{stays}Look at it with 'paper-atlas serve', and commit the file."
