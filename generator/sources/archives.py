"""Compressed files: ``.gz`` holds one listing, ``.zip`` one for each of its files.

Nothing is ever written to disk and no name inside an archive is trusted as a path. What an
archive says of its own sizes is not believed either: it is read piece by piece, and no
further than the limits. Formats: RFC 1952 (gzip), PKWARE's APPNOTE (zip).
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
"""How the two begin, which is what counts, whatever the file's name ends in."""
MOST_BYTES = 256 * 1024 * 1024
"""Size up to which an archive is unpacked, all of its files together."""
MOST_MEMBERS = 2000
"""Files up to which an archive is one of listings."""
MOST_RATIO = 200
"""Times that a file may be larger than what is compressed: bibliographies are 3 to 30."""
SMALL = 4 * 1024 * 1024
"""Size below which the ratio says nothing: many short files compress well."""
_PIECE = 1024 * 1024
_OFFICE = re.compile(r"\[Content_Types\]\.xml|mimetype|META-INF/.*")
_FAILURES = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


class ArchiveError(Exception):
    """An archive, or a file in it, cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name as written there, and its bytes or why there are none."""

    name: str
    data: bytes | ArchiveError


def is_archive(data: bytes) -> bool:
    """Whether ``data`` is compressed in a way that is read."""
    return data.startswith(GZIP) or is_zip(data)


def is_zip(data: bytes) -> bool:
    """Whether ``data`` is a zip archive, and not a document that is one inside."""
    if not data.startswith((ZIP, b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not any(_OFFICE.fullmatch(name) for name in archive.namelist()[:20])
    except _FAILURES:
        return True


def unzipped(data: bytes) -> bytes:
    """What is in a gzip file. Raises :class:`ArchiveError`."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            found = _Budget().spend(stream, len(data))
    except _FAILURES as exc:
        raise ArchiveError("it is damaged or cut off") from exc
    if is_archive(found):
        raise ArchiveError("there is another archive in it")
    return found


def member_names(data: bytes) -> tuple[str, ...]:
    """The names of a zip archive's files, sorted. Raises :class:`ArchiveError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except _FAILURES as exc:
        raise ArchiveError("it is damaged or cut off") from exc
    if len(names) > MOST_MEMBERS:
        raise ArchiveError(f"it has {len(names)} files; at most {MOST_MEMBERS} are read")
    if len(set(names)) < len(names):
        raise ArchiveError("two of its files have the same name")
    return tuple(sorted(names))


def members(data: bytes, names: Iterable[str]) -> Iterator[Member]:
    """The files called ``names``, which :func:`member_names` gave, one after the other."""
    budget = _Budget()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in names:
            yield Member(name, _member(archive, name, budget))


def _member(archive: zipfile.ZipFile, name: str, budget: _Budget) -> bytes | ArchiveError:
    try:
        info = archive.getinfo(name)
        if info.flag_bits & 1:
            return ArchiveError("it is encrypted")
        with archive.open(info) as stream:
            found = budget.spend(stream, info.compress_size)
    except ArchiveError as exc:
        return exc
    except _FAILURES:
        return ArchiveError("it is damaged")
    return ArchiveError("it is an archive itself") if is_archive(found) else found


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked of an archive, whatever becomes of it."""

    left: int = MOST_BYTES

    def spend(self, stream: IO[bytes] | gzip.GzipFile, compressed: int) -> bytes:
        """All bytes of the stream, unless they are too many for the archive or their size."""
        pieces: list[bytes] = []
        size = 0
        while piece := stream.read(min(_PIECE, self.left + 1)):
            size += len(piece)
            if len(piece) > self.left:
                raise ArchiveError(f"more than {MOST_BYTES >> 20} MB would be unpacked")
            self.left -= len(piece)
            if size > SMALL and size > compressed * MOST_RATIO:
                raise ArchiveError(f"it grows to more than {MOST_RATIO} times its size")
            pieces.append(piece)
        return b"".join(pieces)
