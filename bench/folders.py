"""The folders that the bench builds in: collections, rendered trees, and what peers are given.

What is there is used again, unless the program, its templates, the seeds or the bench have
changed since: then it is made anew.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import PLAIN, write_corpus
from bench.engines import Engine
from bench.trees import render
from generator import packaged
from generator.cli.site import load

ROOT = packaged.root()
MADE_BY = ("generator", "templates", "docs/stylesheets", "docs/javascripts", "docs/assets",
           "seeds", "bench")  # fmt: skip
STAMP = "made-by.txt"


@dataclass(frozen=True)
class Folders:
    """The folders for ``papers`` papers, in ``work``; ``atlas`` is our command."""

    work: Path
    papers: int
    atlas: Path

    @property
    def corpus(self) -> Path:
        """The collection of invented papers; its addresses are given already."""
        return self._made("corpus", self._write_corpus)

    @property
    def tree(self) -> Path:
        """Its pages as plain Markdown."""
        corpus = self.corpus / PLAIN
        return self._made("tree", lambda out: render(corpus, out))

    def given(self, engine: Engine) -> Path:
        """What ``engine`` builds from."""
        tree = self.tree
        return self._made(engine.name, lambda out: engine.prepare(tree, out))

    def _made(self, name: str, write: Callable[[Path], object]) -> Path:
        """The folder ``name``, written by ``write`` if it is not there or out of date."""
        out, stamp = self.work / str(self.papers) / name, fingerprint()
        file = out.with_name(f"{name}-{STAMP}")
        if not file.is_file() or file.read_text() != stamp:
            shutil.rmtree(out, ignore_errors=True)
            out.parent.mkdir(parents=True, exist_ok=True)
            write(out)
            file.write_text(stamp)
        return out

    def _write_corpus(self, out: Path) -> None:
        seeds = load(ROOT / "mkdocs.yml").collection
        write_corpus(out, seeds.papers, self.papers, ROOT / "seeds")
        subprocess.run([self.atlas, "lock", "-f", PLAIN], cwd=out, check=True, capture_output=True)


def fingerprint() -> str:
    """A word that is another one when anything has changed that the folders are made by."""
    told = hashlib.sha256()
    files = (path for name in MADE_BY for path in (ROOT / name).rglob("*") if path.is_file())
    for path in sorted(files):
        if "__pycache__" not in path.parts:
            told.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return told.hexdigest()
