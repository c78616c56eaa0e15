"""What ``fetch`` and ``enrich`` have in common: options, and who asks the services."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from generator.asking import APIS, Api, Asker, Clock, Manners
from generator.asking.cache import Cache
from generator.cli.options import config_option
from generator.config import Options

F = TypeVar("F", bound=Callable[..., Any])
CLOCK = Clock(time.time, time.sleep)
CACHE = ".cache/paper-atlas/asked"
"""Where answers are kept, relative to ``mkdocs.yml``."""
CONTACT = re.compile(r"[^\s@()]+@[^\s@()]+\.[^\s@()]+|https?://[^\s()]+")


def _contact(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None or CONTACT.fullmatch(value):
        return value
    raise click.BadParameter("an e-mail address or a web address is expected")


contact_option = click.option(
    "--contact",
    envvar="PAPER_ATLAS_CONTACT",
    show_envvar=True,
    callback=_contact,
    help="Your e-mail address: services are told it, and treat those better who say who asks.",
)
fresh_option = click.option("--fresh", is_flag=True, help="Ask again even what was asked lately.")
key_option = click.option(
    "--openalex-key",
    envvar="OPENALEX_API_KEY",
    show_envvar=True,
    help="A key to OpenAlex, which is free there; without one it answers little a day.",
)


def common(command: F) -> F:
    """Give a command the options that all of them have."""
    for option in (config_option, fresh_option, contact_option):
        command = option(command)
    return command


def apis() -> Mapping[str, Api]:
    """The services, at other addresses where variables such as PAPER_ATLAS_ARXIV_URL say so.

    They are for mirrors and for tests.
    """
    names = {key: f"PAPER_ATLAS_{key.upper().replace('-', '_')}_URL" for key in APIS}
    return {
        key: replace(api, url=os.environ.get(names[key]) or api.url) for key, api in APIS.items()
    }


def keys_of(**keys: str | None) -> Mapping[str, str]:
    """The keys that were given, by id of the service."""
    return {name: key for name, key in keys.items() if key}


def make_asker(options: Options, console: Console, manners: Manners) -> Asker:
    """Who asks services for the site that ``options`` describe; waits are told on ``console``."""
    cache = Cache(options.root / CACHE)
    cache.prune(CLOCK.now())
    if manners.contact is None:
        console.print("Say who asks with --contact you@example.org: services ask for it.")
    return Asker(CLOCK, cache, manners, lambda said: console.print(said, markup=False))


def progress(console: Console) -> Progress:
    """A bar on a terminal, and nothing elsewhere."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
