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

LEAST = 400
"""Items below which :func:`shared` starts no process: that takes as long as a hundred papers."""
PIECES = 8
"""Pieces per process: so many that all end together."""
_alone = False

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


def shared(work: Callable[[T], R], items: Sequence[T], least: int = LEAST) -> list[R]:
    """What ``work`` makes of each of ``items``, in their order, whoever makes it.

    Fewer than ``least`` are not worth another process, and are done here. ``work`` must depend
    on nothing but its item. Results must be picklable.
    """
    if len(items) < least or _alone:
        return list(map(work, items))
    step = max(1, -(-len(items) // (PIECES * processes())))
    pieces = [items[start : start + step] for start in range(0, len(items), step)]
    found = dict(in_parallel(lambda own: list(map(work, own)), pieces))
    return [one for i in range(len(pieces)) for one in found[i]]


def stay_alone() -> None:
    """From now on :func:`shared` shares nothing.

    That is for a server: it has threads, and what they hold at the moment of a fork the copy
    would hold for ever.
    """
    global _alone  # noqa: PLW0603
    _alone = True


def _do(i: int) -> tuple[int, Any]:
    assert _work is not None
    return i, _work(i)
