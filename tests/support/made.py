"""Files that are planned, made at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def made(files: Iterable[tuple[str, Callable[[], T]]]) -> dict[str, T]:
    """The content of each file by its path."""
    return {path: make() for path, make in files}
