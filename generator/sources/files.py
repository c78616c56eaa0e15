"""From a folder of listings to sources: bytes to text, and what cannot be text refused."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from anyascii import anyascii

from generator.config import ListingSettings
from generator.errors import Diagnostic, Place, error
from generator.sources.base import Source

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Characters that no one types. A few stray ones come with text copied out of PDFs."""
MOST_CONTROLS = 0.005
"""Share of control characters from which a file is no text; random bytes have a tenth."""
RESERVED = frozenset({"index", "readme"})
"""Ids that MkDocs would serve as the index of the listings."""
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-16, which we refuse rather than guess."""
BACKUP = re.compile(r"\..*|.*~|#.*#|.*\.(?:sw[a-p]|bak|orig|tmp)|Thumbs\.db|desktop\.ini", re.I)
"""Names that editors and file managers give to files of their own, hidden ones included."""


def listing_id(path: Path) -> str:
    """The address of the listing in ``path``: its name without ending, made safe for a URL.

    ``[a-z0-9_-]``; other scripts are transliterated.
    """
    plain = anyascii(unicodedata.normalize("NFC", _printable(path.stem))).lower()
    key = re.sub(r"[^a-z0-9_-]+", "-", plain).strip("-") or "listing"
    return f"{key}-listing" if key in RESERVED else key


def find_listings(folder: Path) -> tuple[Path, ...]:
    """The files of ``folder`` and its subfolders that are to be listings, by name.

    Hidden files and editors' back-ups are passed over. What is there but cannot be read (a
    link that leads nowhere or to a folder, a pipe) is among them: :func:`load` says so.
    """
    return tuple(
        sorted(
            path
            for path in folder.rglob("*")
            if (path.is_symlink() or not path.is_dir()) and not _passed_over(path, folder)
        )
    )


def _passed_over(path: Path, folder: Path) -> bool:
    return any(BACKUP.fullmatch(part) for part in path.relative_to(folder).parts)


def load(
    paths: Iterable[Path], root: Path, settings: Mapping[str, ListingSettings]
) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Read each file as a source; ``root`` is what shown paths are relative to.

    A file that is empty or binary, and every file whose id another one has too, is
    refused with an error; the others are read.
    """
    sources: list[Source] = []
    problems: list[Diagnostic] = []
    for key, same in _by_id(paths).items():
        names = [shown_path(path, root) for path in same]
        if len(same) > 1:
            problems += _same_id(key, names)
            continue
        found = _load_one(same[0], key, names[0], settings.get(key, ListingSettings()))
        if isinstance(found, Source):
            sources.append(found)
        else:
            problems.append(found)
    return tuple(sources), tuple(problems)


def shown_path(path: Path, root: Path) -> str:
    """``path`` as people see it in messages: relative to ``root`` where it lies below it.

    As it is written and not where links lead, for that is what a maintainer looks for.
    """
    for whole, base in ((path, root), (path.absolute(), root.resolve())):
        if whole.is_relative_to(base):
            return _printable(whole.relative_to(base).as_posix())
    return _printable(str(path))


def _printable(name: str) -> str:
    """A file name, whose bytes need not be UTF-8, as text that can be printed."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _by_id(paths: Iterable[Path]) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(set(paths)):
        found[listing_id(path)].append(path)
    return dict(sorted(found.items()))


def _same_id(key: str, names: list[str]) -> list[Diagnostic]:
    hint = "rename one of the files; all of them are left out until then"
    return [
        error(
            "same-listing-id",
            f"gives the listing id '{key}', as does {' and '.join(_without(names, i))}: "
            "which one is meant is not clear",
            Place(name),
            hint,
        )
        for i, name in enumerate(names)
    ]


def _without(names: list[str], i: int) -> list[str]:
    return names[:i] + names[i + 1 :]


def _load_one(path: Path, key: str, name: str, setting: ListingSettings) -> Source | Diagnostic:
    data = _bytes(path, name)
    if isinstance(data, Diagnostic):
        return data
    if data.startswith(WIDE_MARKS):
        return error("not-utf-8", "is UTF-16 text", Place(name, 1), "save it as UTF-8")
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if binary := _binary(text):
        return _no_text(name, text.count("\n", 0, binary.start()) + 1)
    if not text.strip().strip("\ufeff"):
        hint = "put the listing's text in it, or delete the file"
        return error("empty-listing", "holds no text", Place(name), hint)
    return Source(key, name, text, setting.title, setting.year)


def _bytes(path: Path, name: str) -> bytes | Diagnostic:
    """The file's bytes. A pipe or a device is not opened, because reading it may never end."""
    hint = "put a plain file in its place, or take it out of the listings folder"
    try:
        if path.exists() and not path.is_file():
            message = "cannot be read: it is no plain file"
            return error("unreadable-file", message, Place(name), hint)
        return path.read_bytes()
    except OSError as exc:
        return error("unreadable-file", f"cannot be read: {exc.strerror}", Place(name), hint)


def _binary(text: str) -> re.Match[str] | None:
    """The first character that no text has, where the whole is no text."""
    if (nul := re.search("\x00", text)) is not None:
        return nul
    controls = sum(1 for _ in CONTROL.finditer(text))
    return CONTROL.search(text) if controls > MOST_CONTROLS * len(text) else None


def _no_text(name: str, line: int) -> Diagnostic:
    message = "holds control characters: it is no text file"
    hint = "move it out of the listings folder, or export it as text"
    return error("binary-file", message, Place(name, line), hint)
