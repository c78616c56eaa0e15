"""All search files of a site, made once and reused until something in them would change."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from generator.pages.collection import Collection
from generator.search.documents import Document, PageText, documents, labels
from generator.search.fulltext import write_fulltext
from generator.search.spelling import spelling_files
from generator.search.titles import compact, title_files
from generator.text.keys import digest

DATA, FULLTEXT = "search/data", "pagefind"
"""Where the two tiers live in the site, relative to its root."""
DRAFT = "draft-"
KEPT = 3
"""Indexes kept for reuse; the oldest ones go."""


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


def make(collection: Collection, pages: Sequence[PageText], site: Path, cache: Path) -> Made:
    """Write the search files of ``collection`` and hand-written ``pages`` into ``site``.

    They are kept in the folder ``cache`` under a name made of all that they depend on.
    Raises :class:`AtlasError` where Pagefind cannot be run.
    """
    started = time.monotonic()
    docs = documents(collection, pages)
    kept = cache / _name(docs, collection)
    reused = kept.is_dir()
    if not reused:
        _write(docs, collection, kept)
        _forget(cache, kept)
    for part in (DATA, FULLTEXT):
        shutil.rmtree(site / part, ignore_errors=True)
        shutil.copytree(kept / part, site / part)
    files = [path for path in kept.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return Made(len(docs), len(files), size, time.monotonic() - started, reused)


def _name(docs: Sequence[Document], collection: Collection) -> str:
    """A name that changes with anything the files depend on, our own code included."""
    code = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    content = json.dumps([asdict(doc) for doc in docs], ensure_ascii=False)
    facets = json.dumps(labels(collection), ensure_ascii=False)
    return digest(version("pagefind"), *code, content, facets, length=32)


def _write(docs: Sequence[Document], collection: Collection, kept: Path) -> None:
    """Make everything beside its place and move it there whole: an index cut short is none."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=kept.parent))
    (draft / DATA).mkdir(parents=True)
    records = write_fulltext(docs, draft / FULLTEXT)
    topics = {topic.id: (topic.title, topic.group) for topic in collection.topics.values()}
    files = {
        **title_files(docs, topics, records),
        **spelling_files(docs),
        "facets.json": compact(labels(collection)),
    }
    for name, text in files.items():
        (draft / DATA / name).write_text(text, encoding="utf-8")
    try:
        draft.replace(kept)
    except OSError:
        # Another build was quicker, with the same content: that is what the name says.
        if not kept.is_dir():
            raise
        shutil.rmtree(draft)


def _forget(cache: Path, kept: Path) -> None:
    """Remove what is older than the last few; drafts may be another build's in the making."""
    others = [p for p in cache.iterdir() if p != kept and not p.name.startswith(DRAFT)]
    others.sort(key=lambda path: (-path.stat().st_mtime, path.name))
    for path in others[KEPT - 1 :]:
        shutil.rmtree(path)
