"""Answers kept on disk, so that nothing is asked twice and a download goes on where it stopped.

One file per answer, named by the question, holding what was received and nothing else; its
time of change is when that was. Kept in the site's cache folder, which is never committed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.text.keys import digest

LONGEST_SECONDS = 60 * 24 * 3600.0
"""Age at which an answer is thrown away, whoever might want it."""
LAST = "last-"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer and the time it was received, in seconds since 1970."""

    body: bytes
    time: float


@dataclass(frozen=True, slots=True)
class Cache:
    """The folder of answers; made when the first one comes."""

    folder: Path

    def get(self, api: str, url: str, oldest: float) -> Kept | None:
        """What ``api`` answered to ``url``, if that was after the time ``oldest``."""
        path = self._path(api, url)
        try:
            time = path.stat().st_mtime
            return Kept(path.read_bytes(), time) if time > oldest else None
        except OSError:
            return None

    def put(self, api: str, url: str, body: bytes, time: float) -> None:
        """Keep an answer. Raises ``OSError`` where the folder cannot be written."""
        self._write(self._path(api, url), body, time)

    def last(self, api: str) -> float | None:
        """When ``api`` was last asked from this folder, by whichever run of the program."""
        try:
            return (self.folder / f"{LAST}{api}").stat().st_mtime
        except OSError:
            return None

    def asked(self, api: str, time: float) -> None:
        """Remember that ``api`` was asked."""
        self._write(self.folder / f"{LAST}{api}", b"", time)

    def prune(self, now: float) -> None:
        """Throw away what is very old."""
        for path in self.folder.glob("*"):
            if path.stat().st_mtime < now - LONGEST_SECONDS:
                path.unlink()

    def _path(self, api: str, url: str) -> Path:
        return self.folder / f"{api}-{digest(url, length=24)}"

    def _write(self, path: Path, body: bytes, time: float) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.part")
        beside.write_bytes(body)
        os.utime(beside, (time, time))
        beside.replace(path)
