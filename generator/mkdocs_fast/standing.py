"""The site as the last build left it, so that the next one leaves alone what stays the same.

MkDocs empties a site's folder and writes it anew. For ten thousand papers that are a hundred
thousand files, and to remove and write them takes longer than to find out which are the same.
So there is a list of what was written: a file that is on it, with the size and the time that it
had, needs no writing where it would be made of the same again. What is not made any more is
removed. Without a list, or one of another folder, the folder is emptied as ever.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from mkdocs.utils import clean_directory

FILE = "standing.json"
"""The list, in the folder of everything that is kept from build to build."""

Mark = tuple[str, int, int]
"""Of a file: a digest of what it was made of, its bytes, its time in nanoseconds. Others' files
have no digest: MkDocs writes them each time."""
Marks = Mapping[str, Mark]
"""By path in the site."""


class Standing:
    """What stands in the folder ``root``, by the list in the folder ``cache``."""

    def __init__(self, root: Path, cache: Path) -> None:
        self._root, self._file = root, cache / FILE
        self.before: Marks = {}
        self._now: dict[str, Mark] = {}

    def begin(self) -> None:
        """Read the list, and empty the folder if there is none.

        The list is gone until the build is done: one that is cut short leaves none.
        """
        self.before = _read(self._file, self._root)
        self._file.unlink(missing_ok=True)
        if not self.before:
            clean_directory(str(self._root))
        for path, (digest, _, _) in self.before.items():
            if not digest:
                (self._root / path).unlink(missing_ok=True)

    def add(self, marks: Marks) -> None:
        """Put what was written, or stood and stays, on the list."""
        self._now.update(marks)

    def add_others(self, paths: Iterable[str]) -> None:
        """Put those of ``paths`` on the list that are there, and that were not written by us."""
        for path in paths:
            if path not in self._now and (mark := mark_of(self._root / path, "")):
                self._now[path] = mark

    def end(self, folders: Collection[str] = ()) -> None:
        """Remove what is not on the list, whoever put it there, and write the list.

        What is in ``folders`` somebody else looks after, and hidden things at the top MkDocs
        leaves alone.
        """
        self._tidy("", folders)
        self._write(self._now)

    def _tidy(self, folder: str, others: Collection[str]) -> bool:
        """Remove what is not on the list below ``folder``; returns whether anything is left."""
        left = False
        with os.scandir(f"{self._root}/{folder}") as entries:
            for entry in entries:
                path = folder + entry.name
                if path in self._now or path in others or path.startswith("."):
                    left = True
                elif not entry.is_dir(follow_symlinks=False):
                    Path(entry.path).unlink()
                elif self._tidy(f"{path}/", others):
                    left = True
                else:
                    Path(entry.path).rmdir()
        return left

    def give_up(self) -> None:
        """Write down that anything may stand there that stood before or was written since."""
        self._write({**self.before, **self._now})

    def _write(self, marks: Marks) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps([str(self._root), marks]), encoding="utf-8")
        except OSError:
            return


def mark_of(path: Path | str, digest: str) -> Mark | None:
    """The mark of a file that is there."""
    try:
        own = os.stat(path)  # noqa: PTH116  # paths as objects take longer than all the rest
    except OSError:
        return None
    return digest, own.st_size, own.st_mtime_ns


def _read(file: Path, root: Path) -> Marks:
    try:
        folder, marks = json.loads(file.read_text(encoding="utf-8"))
        found = {
            str(path): (str(d), int(size), int(time)) for path, (d, size, time) in marks.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return found if folder == str(root) else {}
