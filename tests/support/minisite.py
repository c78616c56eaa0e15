"""Small sites for tests: the project's pages and theme around invented seeds."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from generator.build import Loaded, load
from generator.cli import main
from generator.config import Options
from tests.support.built import Site

ROOT = Path(__file__).resolve().parents[2]
MINI = ROOT / "tests/data/mini"
ABOUT_OUR_SEEDS = ("notes", "lists")
"""Folders of the docs that name papers of our own seeds."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


class MiniSite:
    """A folder like the project's own, with other seeds."""

    def __init__(self, root: Path, seeds: str | None = None) -> None:
        """Lay it out in ``root``; ``seeds`` names a folder of ``tests/data/mini``."""
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "mkdocs.yml", root)
        (root / "templates").symlink_to(ROOT / "templates")
        (root / "docs").mkdir()
        for path in sorted((ROOT / "docs").iterdir()):
            if path.name not in ABOUT_OUR_SEEDS:
                (root / "docs" / path.name).symlink_to(path)
        if seeds:
            shutil.copytree(MINI / seeds, root / "seeds")

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the site, in UTF-8 where text is given."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace ``old``, which stands there once, by ``new``."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def own(self, folder: str) -> Path:
        """Turn a linked folder into a copy that a test may change."""
        path = self.root / folder
        if path.is_symlink():
            path.unlink()
            shutil.copytree(ROOT / folder, path)
            return path
        linked = [own for own in path.iterdir() if own.is_symlink()]
        for own in linked:
            target = own.resolve()
            own.unlink()
            copy = shutil.copytree if target.is_dir() else shutil.copy
            copy(target, own)
        return path

    def run(self, *args: str | Path) -> Outcome:
        """Run ``paper-atlas`` in the site's folder, without a process of its own."""
        with chdir(self.root):
            result = CliRunner().invoke(main, list(map(str, args)), catch_exceptions=False)
        return Outcome(result.exit_code, result.stdout, result.stderr)

    def build(self) -> Site:
        """Build the site, which must go without a warning."""
        outcome = self.run("build")
        assert outcome.code == 0, outcome.err
        assert "WARNING" not in outcome.err
        return Site(self.root / "site")

    def options(self) -> Options:
        """The options that ``mkdocs.yml`` gives, for the stages below the plugin."""
        return Options(
            self.root, self.root / "seeds", self.root / "templates/pages", newest=9, page_size=250
        )

    def load(self) -> Loaded:
        """Read the seeds."""
        return load(self.options(), "A small atlas", "Papers that nobody wrote.")


def compact(papers: Iterable[tuple[str, str]]) -> str:
    """A listing of titles and abstracts, one line each, without blank lines."""
    return "".join(f"{title}\n{abstract}\n" for title, abstract in papers)


def spaced(papers: Iterable[tuple[str, str]]) -> str:
    """The same with a blank line after each."""
    return "".join(f"{title}\n\n{abstract}\n\n" for title, abstract in papers)
