"""Writing a new collection into an empty folder.

What is written is a whole repository: configuration, the lists that were given, pages to begin
with, and a workflow that publishes. The files to begin with stand in ``files``, in which
``@name@`` is a place for something of the collection.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import AtlasError, Diagnostic, Place, error
from generator.sources import find_listings, listing_ids
from generator.text.escape import markdown

FILES = Path(__file__).parent / "files"
WRITTEN = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "docs/about.md": "docs/about.md",
    "docs/linking.md": "docs/linking.md",
    "workflows/pages.yml": ".github/workflows/pages.yml",
}
"""The files to begin with, and where each goes. A ``.gitignore`` or ``.github`` among the
sources of this program would mean something to git itself."""
LISTINGS = "seeds/listings"
NEEDED = ("linking.md", "maintaining.md")
"""Pages that generated ones lead to: the home page to the first, the quality page to the other."""
PLACE = re.compile(r"@(\w+)@")
VERSION_FILE = "requirements.txt"
DESCRIPTION = "The papers that we collect, to read, search, cite and link to."


@dataclass(frozen=True, slots=True)
class Start:
    """What a new collection begins with.

    ``title`` and ``description`` are the site's, in one line each, the title not empty;
    ``lists`` the files with papers to copy, or folders of such files; ``version`` is that of
    the program which its workflow installs.
    """

    title: str
    lists: tuple[Path, ...]
    version: str
    description: str = DESCRIPTION


def begin(folder: Path, start: Start) -> tuple[Path, ...]:
    """Write the collection to ``folder``, which is made; returns the lists that were copied.

    Raises :class:`AtlasError`, and writes nothing, where the folder holds anything, a list
    cannot be read, or two lists would get the same address. ``OSError`` where the folder
    cannot be written.
    """
    lists = tuple(file for path in start.lists for file in _files(path))
    problems = [*_folder(folder), *_missing(start.lists), *_same(lists)]
    if problems:
        raise AtlasError(problems)
    words = _words(start)
    for source, place in WRITTEN.items():
        text = (FILES / source).read_text(encoding="utf-8")
        _write(folder / place, _filled(text, words))
    _write(folder / VERSION_FILE, f"paper-atlas=={start.version}\n")
    (folder / LISTINGS).mkdir(parents=True)
    copied = tuple(folder / LISTINGS / path.name for path in lists)
    for path, target in zip(lists, copied, strict=True):
        shutil.copyfile(path, target)
    if not copied:
        # git keeps no empty folder.
        _write(folder / LISTINGS / ".gitkeep", "")
    return copied


def needed_pages() -> Mapping[str, str]:
    """The Markdown of the pages that generated ones lead to, for a site that has written none.

    By source path.
    """
    return {src: (FILES / "docs" / src).read_text(encoding="utf-8") for src in NEEDED}


def _words(start: Start) -> Mapping[str, str]:
    """What is put in for each place. JSON's strings are strings in YAML, too."""
    return {
        "title_yaml": json.dumps(start.title, ensure_ascii=False),
        "title_markdown": markdown(start.title),
        "description_yaml": json.dumps(start.description, ensure_ascii=False),
        "description_markdown": markdown(start.description),
    }


def _filled(text: str, words: Mapping[str, str]) -> str:
    """``text`` with its places filled, in one go: what is put in is not looked at again."""
    return PLACE.sub(lambda place: words[place[1]], text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _files(path: Path) -> tuple[Path, ...]:
    return find_listings(path) if path.is_dir() else (path,)


def _folder(folder: Path) -> list[Diagnostic]:
    """What stands against ``folder``; a repository that holds nothing yet is empty enough."""
    if folder.exists() and not folder.is_dir():
        return [error("not-empty", "is no folder", Place(str(folder)), "name a new one")]
    if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        hint = "name a new or an empty folder; nothing was written"
        return [error("not-empty", "holds files already", Place(str(folder)), hint)]
    return []


def _missing(paths: Sequence[Path]) -> list[Diagnostic]:
    hint = "name a file with papers, or a folder of such files; nothing was written"
    return [
        error("unreadable-file", "is not there", Place(str(path)), hint)
        for path in paths
        if not path.exists()
    ]


def _same(paths: Sequence[Path]) -> list[Diagnostic]:
    """An error for each list whose name gives it the address of one before it."""
    seen: dict[str, Path] = {}
    problems = []
    for path in paths:
        for key in listing_ids(path):
            other = seen.setdefault(key, path)
            if other is not path:
                message = f"gives the listing id '{key}', as does {other}"
                hint = "rename one of the files; nothing was written"
                problems.append(error("same-listing-id", message, Place(str(path)), hint))
    return problems
