"""All search files of a site, made once and reused until something in them would change."""

from __future__ import annotations

import hashlib
import json
import pickle
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path

from generator.pages.collection import Collection
from generator.search import kept as keeping
from generator.search.documents import Document, PageText, documents, labels
from generator.search.fulltext import write_fulltext
from generator.search.spelling import spelling_files
from generator.search.titles import compact, title_files
from generator.text import escape

DATA, FULLTEXT = keeping.PARTS
"""Where the two tiers live in the site, relative to its root."""
_CONTENT = attrgetter(*(own.name for own in fields(Document)))


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: how many documents and files, their size, and how long it took.

    ``reused`` says that nothing had changed and the files of an earlier build were taken.
    """

    documents: int
    files: int
    size_bytes: int
    seconds: float
    reused: bool

    def __str__(self) -> str:
        """One line for logs."""
        how = "reused" if self.reused else "made"
        size = f"{self.size_bytes / 1e6:.1f} MB in {self.files:,} files"
        return f"Search: {self.documents:,} documents, {size}, {how} in {self.seconds:.1f} s"


@dataclass(frozen=True, slots=True)
class Task:
    """All that search files are made of.

    ``topics`` gives each topic's title and group by its id, ``labels`` what people call the
    values of each facet.
    """

    docs: tuple[Document, ...]
    topics: Mapping[str, tuple[str, str]]
    labels: Mapping[str, Mapping[str, str]]

    def name(self) -> str:
        """A name that changes with anything the files depend on, our own code included."""
        found = hashlib.sha256(version("pagefind").encode())
        code = [*sorted(Path(__file__).parent.glob("*.py")), Path(escape.__file__)]
        for path in code:
            found.update(path.read_bytes())
        found.update(json.dumps([self.topics, self.labels]).encode())
        # One by one: all of them together would be the largest thing in memory.
        for doc in self.docs:
            found.update(json.dumps(_CONTENT(doc)).encode())
        return found.hexdigest()[:32]

    def write(self, kept: Path) -> None:
        """Make the files in the folder ``kept``. Raises :class:`AtlasError` as Pagefind fails."""
        keeping.write(kept, self._fill)

    def _fill(self, folder: Path) -> None:
        (folder / DATA).mkdir(parents=True)
        records = write_fulltext(self.docs, folder / FULLTEXT)
        files = {
            **title_files(self.docs, self.topics, records),
            **spelling_files(self.docs),
            "facets.json": compact(self.labels),
        }
        for name, text in files.items():
            (folder / DATA / name).write_text(text, encoding="utf-8")


def task(collection: Collection, pages: Sequence[PageText]) -> Task:
    """What is to be found in ``collection`` and in hand-written ``pages``."""
    topics = {topic.id: (topic.title, topic.group) for topic in collection.topics.values()}
    return Task(documents(collection, pages), topics, labels(collection))


def make(collection: Collection, pages: Sequence[PageText], site: Path, cache: Path) -> Made:
    """Write the search files of ``collection`` and hand-written ``pages`` into ``site``.

    They are kept in the folder ``cache`` under a name made of all that they depend on.
    Raises :class:`AtlasError` where Pagefind cannot be run.
    """
    started = time.monotonic()
    own = task(collection, pages)
    kept = cache / own.name()
    files = keeping.sizes(kept)
    reused = files is not None
    if files is None:
        own.write(kept)
        files = keeping.sizes(kept) or {}
    keeping.put(kept, site, files)
    seconds = time.monotonic() - started
    return Made(len(own.docs), len(files), sum(files.values()), seconds, reused)


def packed(own: Task) -> bytes:
    """``own`` for another process of the same program."""
    return pickle.dumps(own, pickle.HIGHEST_PROTOCOL)
