"""Work shared among processes, where the system can copy a running one (``fork``)."""

from __future__ import annotations

import gc
import multiprocessing
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_work: Callable[[int], Any] | None = None
"""What the processes forked next are to do, given a task's index. They inherit it with all that
it holds, tasks included, so that none of it has to be sent to them."""


def processes() -> int:
    """How many processes work at the same time: one for each processor that we may use."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def in_parallel(
    work: Callable[[T], R], tasks: Sequence[T], count: int | None = None
) -> Iterator[tuple[int, R]]:
    """The index of each task with what ``work`` makes of it, as they are done.

    ``count`` processes share the tasks, by default :func:`processes`; with one everything is
    done here, in order. Results must be picklable. The first exception of ``work`` is raised
    here and ends the rest.
    """
    global _work  # noqa: PLW0603
    count = min(count or processes(), len(tasks))
    if count <= 1:
        yield from enumerate(map(work, tasks))
        return
    _work = lambda i: work(tasks[i])  # noqa: E731
    try:
        with warnings.catch_warnings():
            # From Python 3.12 on, for numerical libraries keep threads that wait: none of ours
            # holds a lock here.
            warnings.filterwarnings("ignore", "This process .* is multi-threaded")
            # What is there now stays: to look through it for garbage again and again would
            # take as long as much of the work, and copy it into each process.
            gc.freeze()
            pool = multiprocessing.get_context("fork").Pool(count)
        with pool:
            yield from pool.imap_unordered(_do, range(len(tasks)))
    finally:
        gc.unfreeze()
        _work = None


def _do(i: int) -> tuple[int, Any]:
    assert _work is not None
    return i, _work(i)
