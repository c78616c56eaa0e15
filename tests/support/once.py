"""Work that is done once for all processes of a test run."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path


def once(folder: Path, work: Callable[[Path], str]) -> Path:
    """Fill ``folder`` by ``work``, unless another process did so; wait where one is at it.

    ``work`` returns what went wrong, or nothing. A failure is everyone's failure: it is
    not tried again.
    """
    outcome = folder.with_suffix(".outcome")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            outcome.write_text(work(folder), encoding="utf-8")
    fault = outcome.read_text(encoding="utf-8")
    if fault:
        raise RuntimeError(fault)
    return folder
