"""MkDocs' collection of files, which also knows of files that it need not hold."""

from __future__ import annotations

from collections.abc import Collection as Paths
from collections.abc import Iterable
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


class Catalogue(Files):
    """``files`` together with those at ``paths``, which others make and write.

    MkDocs finds them where a page links to them, and nowhere else: a file object for each of a
    hundred thousand would take longer than all that is done with it.
    """

    def __init__(self, files: Iterable[File], paths: Paths[str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._paths, self._config = paths, config
        self.asked: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a source path, be it held or only known of; ``None`` where there is none."""
        found = super().get_file_from_path(path)
        key = PurePath(path).as_posix()
        if found is None and key in self._paths:
            found = self.asked.setdefault(key, File.generated(self._config, key, content=b""))
        return found
