"""Files written with plain calls of the system."""

from __future__ import annotations

import os
from pathlib import Path


class Writer:
    """Writes files below a folder, with as few calls of the system as can be."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._folders: set[str] = set()

    def write(self, path: str, content: str | bytes) -> None:
        """Write one file at ``path``, relative to the folder. Raises ``OSError``.

        A surrogate that stands alone, which UTF-8 cannot hold, becomes a character reference,
        as in pages that MkDocs writes.
        """
        if isinstance(content, str):
            content = content.encode("utf-8", errors="xmlcharrefreplace")
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
        finally:
            os.close(handle)
