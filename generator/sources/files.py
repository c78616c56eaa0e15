"""From a folder of listings to sources: bytes to text, and what cannot be text refused.

Compressed files are unpacked: each file of a ``.zip`` is a listing of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from anyascii import anyascii

from generator.config import ListingSettings
from generator.errors import Diagnostic, Place, error
from generator.sources import archives
from generator.sources.base import Source, shown
from generator.sources.encodings import decoded

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Characters that no one types. A few stray ones come with text copied out of PDFs."""
MOST_CONTROLS = 0.005
"""Share of control characters from which a file is no text; random bytes have a tenth."""
RESERVED = frozenset({"index", "readme"})
"""Ids that MkDocs would serve as the index of the listings."""
BACKUP = re.compile(r"\..*|.*~|#.*#|.*\.(?:sw[a-p]|bak|orig|tmp)|Thumbs\.db|desktop\.ini", re.I)
"""Names that editors and file managers give to files of their own, hidden ones included."""


def listing_id(path: Path) -> str:
    """The address of the listing in ``path``: its name without ending, made safe for a URL.

    ``[a-z0-9_-]``; other scripts are transliterated. That it is compressed says nothing.
    """
    name = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    plain = anyascii(unicodedata.normalize("NFC", _printable(name.stem))).lower()
    key = re.sub(r"[^a-z0-9_-]+", "-", plain).strip("-") or "listing"
    return f"{key}-listing" if key in RESERVED else key


def listing_ids(path: Path) -> tuple[str, ...]:
    """The addresses of all listings in ``path``: one, or one for each file of a ``.zip``."""
    try:
        data = path.read_bytes() if _begins(path, b"PK") else b""
        if archives.is_zip(data):
            return tuple(_member_ids(path, data).values())
    except (OSError, archives.ArchiveError):
        return (listing_id(path),)
    return (listing_id(path),)


def _begins(path: Path, mark: bytes) -> bool:
    """Whether a plain file begins so; the rest of it is not read."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(mark)) == mark


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
    found: dict[str, list[tuple[str, Source | Diagnostic]]] = defaultdict(list)
    for path in sorted(set(paths)):
        for key, name, read in _of_path(path, shown_path(path, root), settings):
            found[key].append((name, read))
    for key, same in sorted(found.items()):
        if len(same) > 1:
            problems += _same_id(key, [name for name, _ in same])
        elif isinstance(same[0][1], Source):
            sources.append(same[0][1])
        else:
            problems.append(same[0][1])
    return tuple(sources), tuple(problems)


_Found = tuple[str, str, Source | Diagnostic]
"""The id of a listing, the file as shown to people, and what it was read as."""


def _of_path(path: Path, name: str, settings: Mapping[str, ListingSettings]) -> Iterator[_Found]:
    """The listings in one file."""
    key = listing_id(path)
    data = _bytes(path, name)
    if isinstance(data, Diagnostic):
        yield key, name, data
        return
    try:
        if archives.is_zip(data):
            yield from _of_zip(path, name, data, settings)
            return
        if data.startswith(archives.GZIP):
            data = archives.unzipped(data)
    except archives.ArchiveError as exc:
        yield key, name, _bad_archive(name, exc)
        return
    yield key, name, _source(data, key, name, settings)


def _of_zip(
    path: Path, name: str, data: bytes, settings: Mapping[str, ListingSettings]
) -> Iterator[_Found]:
    """The listings in a zip archive. Raises :class:`archives.ArchiveError`."""
    ids = _member_ids(path, data)
    if not ids:
        raise archives.ArchiveError("there is no file in it")
    for member in archives.members(data, ids):
        key, own = ids[member.name], f"{name}/{_safe(member.name)}"
        if isinstance(member.data, bytes):
            yield key, own, _source(member.data, key, own, settings)
        else:
            yield key, own, _bad_archive(own, member.data)


def _member_ids(path: Path, data: bytes) -> dict[str, str]:
    """Member names to ids: ``<zip>-<member>``, with the folders where the name is not enough."""
    names = [name for name in archives.member_names(data) if not _is_backup(name)]
    often = Counter(PurePosixPath(_safe(name)).stem.lower() for name in names)
    found = {}
    for name in names:
        own = PurePosixPath(_safe(name))
        whole = own.stem if often[own.stem.lower()] == 1 else own.with_suffix("").as_posix()
        found[name] = listing_id(Path(f"{path.stem}-{whole.replace('/', '-')}.zip"))
    return found


def _is_backup(name: str) -> bool:
    parts = PurePosixPath(_safe(name)).parts
    return not parts or any(BACKUP.fullmatch(part) or part == "__MACOSX" for part in parts)


def _safe(name: str) -> str:
    """A name from an archive as it may be shown: no way out of the archive, one line."""
    parts = re.split(r"[/\\]+", shown(name, 200))
    return "/".join(part for part in parts if part.strip(". "))


def _bad_archive(name: str, exc: archives.ArchiveError) -> Diagnostic:
    hint = "unpack it, and put the lists that are in it into the listings folder"
    return error("bad-archive", f"cannot be unpacked: {exc}", Place(name), hint)


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


def _source(
    data: bytes, key: str, name: str, settings: Mapping[str, ListingSettings]
) -> Source | Diagnostic:
    text, encoding = decoded(data)
    if binary := _binary(text):
        return _no_text(name, text.count("\n", 0, binary.start()) + 1)
    if not text.strip().strip("\ufeff"):
        hint = "put the listing's text in it, or delete the file"
        return error("empty-listing", "holds no text", Place(name), hint)
    setting = settings.get(key, ListingSettings())
    return Source(key, name, text, setting.title, setting.year, encoding, setting.columns)


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
