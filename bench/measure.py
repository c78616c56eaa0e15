"""Time, work and memory of a command, together with every process that it starts."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

PROC = Path("/proc")
EVERY_S = 0.2
SHARE = 25
"""Between two looks at the memory: a fifth of a second, or so many times the work of the last
look, for a look at gigabytes takes long and would slow down what is measured."""
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024
APART = "pagefind"
"""How the processes begin whose memory is counted apart: the search indexer."""


class CommandError(click.ClickException):
    """A command ended with an error; the message is the end of what it said."""


@dataclass(frozen=True)
class Run:
    """One run of a command.

    ``wall_s`` is what a clock on the wall shows, ``cpu_s`` the work of all processes, in their
    own code and in the system's. ``memory_mb`` is the most that its processes held together at
    one time, memory that they share counted once (PSS), looked at about every fifth of a second
    and without the search indexer; ``indexer_mb`` the same of that one. ``largest_mb`` is the
    most that the largest single process held (maximum resident set); ``memory_mb`` is no less
    where there was no indexer, and the same where there is no ``/proc`` to look at. ``said`` is
    what the command printed.
    """

    wall_s: float
    cpu_s: float
    memory_mb: float
    largest_mb: float
    indexer_mb: float = 0.0
    said: str = ""


def measured(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run ``command`` in ``cwd`` to its end, with ``env`` added to the environment.

    Raises :class:`CommandError` where it exits with anything but 0.
    """
    # A file, as a pipe that nobody empties would stop it; not in the folder that it builds.
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        # Its processes are known by their session.
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        watch = Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
        said.seek(0)
        text = said.read().decode(errors="replace")
    if process.returncode:
        raise CommandError(f"{command[0]} failed in {cwd}:\n{text[-2000:]}")
    largest = usage.ru_maxrss / 1024
    return Run(
        wall_s=wall,
        cpu_s=usage.ru_utime + usage.ru_stime,
        # Between two looks there may have been more; the largest may be the indexer, though.
        memory_mb=watch.most / 1024 if watch.most_apart else max(watch.most / 1024, largest),
        largest_mb=largest,
        indexer_mb=watch.most_apart / 1024,
        said=text,
    )


class Watch(threading.Thread):
    """Looks at the memory of a session again and again; ``most`` is in kB."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.most = self.most_apart = 0
        self._over = threading.Event()

    def run(self) -> None:
        """Look until it is over."""
        wait_s = EVERY_S
        while not self._over.wait(wait_s):
            spent_s = time.thread_time()
            self.look()
            wait_s = max(EVERY_S, SHARE * (time.thread_time() - spent_s))

    def look(self) -> None:
        """Look once."""
        processes = list(_processes(self.session))
        # A process that shares with no other is asked for what the kernel has counted already.
        held = _resident if len(processes) == 1 else _share
        own = apart = 0
        for process in processes:
            name, size = _name(process), held(process)
            own += 0 if name.startswith(APART) else size
            apart += size if name.startswith(APART) else 0
        self.most = max(self.most, own)
        self.most_apart = max(self.most_apart, apart)

    def end(self) -> None:
        """Look no more; returns when the last look is done."""
        self._over.set()
        self.join()


def _processes(session: int) -> Iterator[Path]:
    for process in PROC.glob("[0-9]*"):
        # After the name, which may hold anything: state, parent, group, session.
        fields = _read(process / "stat").rpartition(")")[2].split()
        if fields and int(fields[3]) == session:
            yield process


def _read(path: Path) -> str:
    """What the kernel says; nothing where the process has ended since."""
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def _name(process: Path) -> str:
    return _read(process / "comm").strip()


def _resident(process: Path) -> int:
    fields = _read(process / "statm").split()
    return int(fields[1]) * PAGE_KB if fields else 0


def _share(process: Path) -> int:
    lines = _read(process / "smaps_rollup").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
