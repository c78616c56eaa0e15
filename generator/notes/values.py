"""Notes and reading lists as they are written, with where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

RATINGS = range(1, 6)
"""What a rating may be: 1 (skip it) to 5 (read it now)."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the team says of one paper.

    ``id`` is the file's name without its ending: the paper's id, perhaps one it had once.
    ``file`` is what people call the file, ``src`` its path relative to the folder of
    hand-written pages, from which its links start; ``body`` is Markdown and may be empty,
    ``line`` the file's line on which it begins. ``read_by`` and ``tags`` may be empty;
    ``rating`` is 1 to 5 or ``None``; ``verdict`` one sentence or ``None``.
    """

    id: str
    file: str
    src: str
    body: str
    line: int
    read_by: tuple[str, ...] = ()
    rating: int | None = None
    tags: tuple[str, ...] = ()
    verdict: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said yet, as in a file that was only just made."""
        said = (self.read_by, self.rating, self.tags, self.verdict, self.body.strip())
        return not any(said)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A paper of a reading list, and what is said of it there, as one line of Markdown.

    ``paper`` is what names it: an id, an arXiv id, a DOI or a title as it was written, and
    the paper's id once the list is part of a collection.
    """

    paper: str
    comment: str | None
    line: int


@dataclass(frozen=True, slots=True)
class ReadingList:
    """Papers in the order in which to read them; ``body`` (Markdown) introduces them.

    ``id`` is the file's name without its ending; ``file``, ``src``, ``body`` and ``line`` are
    as in :class:`Note`.
    """

    id: str
    file: str
    src: str
    title: str
    description: str | None
    entries: tuple[ListEntry, ...]
    body: str
    line: int


@dataclass(frozen=True, slots=True)
class Written:
    """All that was written by hand beside the papers.

    ``notes`` are by the id of the paper they are shown with, those that bear its own id
    first; ``lists`` by title. ``files`` are the paths of everything in the folder of
    hand-written pages, relative to it, notes and lists left out: what a link can lead to.
    """

    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    lists: tuple[ReadingList, ...] = ()
    files: frozenset[str] = frozenset()
