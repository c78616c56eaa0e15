"""Search files made behind the scenes, by a process of its own.

While a site is built, its pages are made at the same time; while one is served, the pages are
shown before, and the search is the last one until the new one is there. A process and not a
thread, for Python runs one thread at a time; a new one and not a fork, for a server has threads
already, and whatever they hold at that moment would be held for ever.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.errors import AtlasError
from generator.pages.collection import Collection
from generator.search import kept as keeping
from generator.search.documents import PageText
from generator.search.make import Made, Task, packed, task

COMMAND = (sys.executable, "-m", "generator.search.worker")


class Work:
    """Search files that are being made, or are there already."""

    def __init__(self, own: Task, cache: Path) -> None:
        self._task, self._started = own, time.monotonic()
        self._kept = cache / own.name()
        self._files = keeping.sizes(self._kept)
        self._reused = self._files is not None
        self._process = None if self._reused else self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [*COMMAND, str(self._kept)]
        # What it would say is said by wait(), which does the work again where it failed.
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)
        assert process.stdin is not None
        try:
            with process.stdin as pipe:
                pipe.write(packed(self._task))
        except OSError:
            process.kill()
        return process

    def wait(self) -> Path:
        """The folder of the files when they are made; raises :class:`AtlasError` if they cannot."""
        if self._process is not None:
            self._process.wait()
            self._files, self._process = keeping.sizes(self._kept), None
        if self._files is None:
            self._task.write(self._kept)
            self._files = keeping.sizes(self._kept)
        return self._kept

    def finish(self, site: Path) -> Made:
        """Wait, and put the files into ``site``; what :func:`~generator.search.make` gives.

        ``seconds`` counts from the beginning, whatever else was done meanwhile.
        """
        kept = self.wait()
        files = self._files or {}
        keeping.put(kept, site, files)
        seconds = time.monotonic() - self._started
        size = sum(files.values())
        return Made(len(self._task.docs), len(files), size, seconds, self._reused)

    def stop(self) -> None:
        """Give up what is not finished."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def begin(collection: Collection, pages: Sequence[PageText], cache: Path) -> Work:
    """Begin to make the search files of ``collection`` and ``pages``, unless they are kept."""
    return Work(task(collection, pages), cache)


class Served:
    """The search of a site while it is served and changes.

    ``failed`` is told why there is no new one; the last one then stays.
    """

    def __init__(self, cache: Path, failed: Callable[[AtlasError], None]) -> None:
        self._cache, self._failed = cache, failed
        self._lock = threading.Lock()
        self._turn = 0

    def update(
        self, collection: Collection, pages: Sequence[PageText], site: Path
    ) -> threading.Thread:
        """Show the last search in ``site`` at once, and the one of ``collection`` when it is made.

        One is made at a time; of those that wait only the last one is. Gives the thread that
        does it, which need not be waited for.
        """
        last = keeping.newest(self._cache)
        if last is not None:
            keeping.show(last, site)
        self._turn += 1
        own = (self._turn, collection, tuple(pages), site)
        thread = threading.Thread(target=self._run, args=own, daemon=True)
        thread.start()
        return thread

    def _run(
        self, turn: int, collection: Collection, pages: Sequence[PageText], site: Path
    ) -> None:
        with self._lock:
            if turn != self._turn:
                return
            try:
                kept = begin(collection, pages, self._cache).wait()
            except AtlasError as exc:
                self._failed(exc)
                return
            # The folder is gone when the server has ended meanwhile.
            if turn == self._turn and site.is_dir():
                keeping.show(kept, site)
