"""Files written with plain calls of the system, unless they stand there already."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from generator.mkdocs_fast.standing import Mark, Marks, mark_of


class Writer:
    """Writes files below a folder, with as few calls of the system as can be.

    ``before`` are marks of files that stand there; ``None`` where no marks are kept.
    """

    def __init__(self, root: Path, before: Marks | None = None) -> None:
        self._root, self._before = str(root), before
        self._folders: set[str] = set()
        self._marks: dict[str, Mark] = {}

    @property
    def marks(self) -> dict[str, Mark]:
        """The marks of what was written, or stood already, since they were asked for last."""
        found, self._marks = self._marks, {}
        return found

    def stands(self, path: str, digest: str) -> bool:
        """Whether the file at ``path`` stands there, made of what has this digest."""
        mark = (self._before or {}).get(path)
        if mark is None or mark[0] != digest or mark != mark_of(f"{self._root}/{path}", digest):
            return False
        self._marks[path] = mark
        return True

    def write(self, path: str, content: str | bytes, digest: str | None = None) -> None:
        """Write one file at ``path``, relative to the folder. Raises ``OSError``.

        ``digest`` is of what the content was made of, by default of the content itself, which
        then is not written where it stands.

        A surrogate that stands alone, which UTF-8 cannot hold, becomes a character reference,
        as in pages that MkDocs writes.
        """
        if isinstance(content, str):
            content = content.encode("utf-8", errors="xmlcharrefreplace")
        if self._before is None:
            self._put(path, content)
            return
        made_of = digest or blake2b(content, digest_size=16).hexdigest()
        if not self.stands(path, made_of):
            self._marks[path] = (made_of, len(content), self._put(path, content))

    def _put(self, path: str, content: bytes) -> int:
        """Write a file; returns its time in nanoseconds."""
        place = f"{self._root}/{path}"
        folder = place[: place.rindex("/")]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            written = os.write(handle, content)
            while written < len(content):
                written += os.write(handle, content[written:])
            return os.fstat(handle).st_mtime_ns
        finally:
            os.close(handle)
