"""The ledger of addresses in the commands: the one place where the clock is read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import date as Date

import click

from generator.build import Loaded
from generator.build.ledger import FILE, lock, summary, with_locked
from generator.build.schemas import write_schemas
from generator.config import Options
from generator.errors import AtlasError, error

NOT_SET = ("", "0", "false")


def is_strict(asked: bool | None) -> bool:
    """Whether a build refuses to write the ledger: as asked, else where ``CI`` is set."""
    return os.environ.get("CI", "").lower() not in NOT_SET if asked is None else asked


def today() -> Date:
    """The day in UTC, that of ``SOURCE_DATE_EPOCH`` where it is set.

    Source: reproducible-builds.org, "SOURCE_DATE_EPOCH Specification" 1.1. Raises
    :class:`AtlasError` where the variable holds no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(seconds) if seconds else time.time(), UTC).date()
    except (ValueError, OverflowError, OSError) as exc:
        message = f"SOURCE_DATE_EPOCH is '{seconds}', which is no number of seconds since 1970"
        raise AtlasError([error("bad-epoch", message, None, "unset it, or correct it")]) from exc


def write(loaded: Loaded, options: Options) -> str:
    """Bring the ledger up to date, and the schemas; returns what was done, in one line."""
    write_schemas(options.seeds)
    return summary(lock(loaded, options, today()), options.seed(FILE)[1])


Keep = Callable[[Loaded, Options], Loaded]
"""What a build does about addresses that the ledger does not have yet."""


def kept(loaded: Loaded, options: Options) -> Loaded:
    """In a build: write the ledger where something new came, and say so in one line.

    Where something was refused nothing is written, for the build fails anyway.
    """
    name = options.seed(FILE)[1]
    if not loaded.failed and (found := lock(loaded, options, today())):
        click.echo(summary(found, name), err=True)
    if gone := sum(problem.code == "permalink-gone" for problem in loaded.problems):
        what = "address of it is" if gone == 1 else "addresses of it are"
        click.echo(f"{name}: {gone} {what} answered by nothing; run 'paper-atlas check'", err=True)
    return loaded


def strict(loaded: Loaded, options: Options) -> Loaded:
    """In a locked build: what the ledger lacks is an error, and nothing is written."""
    return with_locked(loaded, options)
