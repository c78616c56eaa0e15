"""The site's configuration, and MkDocs run from here."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

# Material for MkDocs prints a notice about MkDocs 2 at each start; requirements keep
# MkDocs below 2, so it would only stand between the user and the report.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import click
from mkdocs import utils
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from generator.build import Loaded
from generator.errors import AtlasError
from generator.mkdocs_plugin import load_site, plugin_of


class Failure(click.ClickException):
    """Something was refused or could not be done: the message, and exit code 1."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the errors of all layers below into a message without a traceback."""
    try:
        yield
    except AtlasError as exc:
        raise Failure(str(exc)) from exc
    except MkDocsException as exc:
        raise Failure(str(exc).strip() or "the build was stopped") from exc
    except OSError as exc:
        what = f"{exc.filename}: {exc.strerror}" if exc.filename else str(exc)
        raise Failure(what) from exc


def configuration(
    config_file: Path, site_dir: Path | None = None, strict: bool = True
) -> MkDocsConfig:
    """Read ``mkdocs.yml``; a file that is not there is wrong use (exit code 2)."""
    if not config_file.is_file():
        hint = "run this in the folder of mkdocs.yml, or name the file with -f"
        raise click.UsageError(f"{config_file} is not there: {hint}")
    _log_to_stderr()
    with plain_errors():
        where = {"site_dir": str(site_dir)} if site_dir else {}
        return load_config(str(config_file), strict=strict, **where)


def load(config_file: Path) -> Loaded:
    """Read the seeds of the site that ``config_file`` describes."""
    config = configuration(config_file)
    with plain_errors():
        return load_site(config)


def build_site(
    config: MkDocsConfig,
    console: Console,
    loaded: Callable[[Loaded], Loaded],
    *,
    plain: bool = False,
) -> None:
    """Build the site with MkDocs, showing a bar on a terminal and lines otherwise.

    ``loaded`` sees what was read before a page is made of it, and may add problems; ``plain``
    leaves every page to MkDocs.
    """
    with plain_errors(), _progress(console) as bar:
        plugin = plugin_of(config)
        plugin.loaded, plugin.plain = loaded, plain
        task = bar.add_task("Building pages", total=None)
        plugin.progress = lambda count: bar.advance(task, count)
        plugin.planned = lambda total: bar.update(task, total=total)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with _cleared_by(partial(plugin.clear, config)):
                mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()


@contextmanager
def _cleared_by(clear: Callable[[str], None]) -> Iterator[None]:
    """Have ``clear`` called where MkDocs empties the folder of the site, for which it asks no one.

    Its own choice is all or nothing: ``dirty`` leaves pages alone that others' changes concern.
    """
    known = utils.clean_directory
    utils.clean_directory = clear  # type: ignore[assignment]
    try:
        yield
    finally:
        utils.clean_directory = known


def serve_site(config_file: Path, address: str | None) -> None:
    """Serve the site and rebuild it when seeds, templates or pages change.

    Material's own templates are not watched, those of the site are (by the plugin): MkDocs looks at
    all that is watched four times a second, and Material has fourteen thousand files.
    """
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    with plain_errors():
        mkdocs_serve.serve(str(config_file), **options)


def _progress(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _log_to_stderr() -> None:
    """Show what MkDocs logs: everything it informs about, as its own command does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-7s %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [
        handler,
        *(h for h in logger.handlers if type(h) is not logging.StreamHandler),
    ]
    logger.setLevel(logging.INFO)
