"""What everything that is kept from build to build depends on: our code, and all it runs on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path

from generator import stored

COMPILED = (".pyc", ".pyo")


@cache
def edition() -> str:
    """A digest of our own code and of the names and versions of all that is installed.

    By content, not by time: a fresh checkout of the same code finds what was kept.
    """
    own = sorted(f"{one.name} {one.version}" for one in distributions())
    return blake2b(stored.edition() + "\n".join(own).encode(), digest_size=16).hexdigest()


def digest_of(*folders: Path) -> str:
    """A digest of the files in ``folders``, by path within them and content."""
    found = blake2b(digest_size=16)
    for folder in folders:
        for path in sorted(files_below(folder)):
            name = path.relative_to(folder) if path != folder else path.name
            found.update(f"\n{name}\n".encode() + blake2b(path.read_bytes()).digest())
    return found.hexdigest()


def files_below(folder: Path) -> Iterator[Path]:
    """The files in a folder and those below it, or the file itself; links are followed."""
    if folder.is_file():
        yield folder
    for place, _, names in os.walk(folder, followlinks=True):
        yield from (Path(place, name) for name in names if not name.endswith(COMPILED))
