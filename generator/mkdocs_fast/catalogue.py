"""MkDocs' collection of files, which also knows of files that it need not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

OURS = "paper-atlas"
"""Who made a file, as MkDocs calls its plugins."""


class Catalogue(Files):
    """``files`` together with those that ``is_made`` knows, which others make and write.

    MkDocs finds them where a page links to them, and nowhere else: a file object for each of a
    hundred thousand would take longer than all that is done with it.
    """

    def __init__(
        self, files: Iterable[File], is_made: Callable[[str], bool], config: MkDocsConfig
    ) -> None:
        super().__init__(files)
        self._is_made, self._config = is_made, config
        self._asked: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a source path, be it held or only known of; ``None`` where there is none."""
        found = super().get_file_from_path(path)
        key = PurePath(path).as_posix()
        if found is None and self._is_made(key):
            found = self._asked.setdefault(key, file_of(self._config, key))
        return found


def file_of(config: MkDocsConfig, src: str) -> File:
    """The file of a page or an export that is generated, as MkDocs describes files."""
    file = File(src, None, config.site_dir, config.use_directory_urls)
    file.generated_by, file.inclusion = OURS, InclusionLevel.INCLUDED
    return file
