"""The engines beside ours: how each is run, in which version, and with which settings."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.trees import write_hugo, write_plain

NAIVE_MOST = 1_000
"""More papers than this are too many for a navigation with all of them: it is quadratic."""
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Engine:
    """One way to build the pages.

    ``name`` is its name on the command line, ``title`` the one for people; ``settings`` says in
    words how it is set up. ``prepare`` writes what it builds from (a rendered tree) to a
    folder. ``command`` is run in that folder and writes to ``site`` below it; the
    first word is a program of the environment. ``packages`` are those whose
    versions are told. ``caches`` are what it keeps between
    builds, removed before each. ``most`` is the largest number of papers it is asked for;
    ``once``, that one run has to do, for it takes too long.
    """

    name: str
    title: str
    settings: str
    prepare: Callable[[Path, Path], int]
    command: Sequence[str]
    packages: Sequence[str]
    site: str = "site"
    caches: Sequence[str] = (".cache",)
    most: int | None = None
    once: bool = False
    env: Mapping[str, str] = field(default_factory=lambda: dict(QUIET))


def _naive(tree: Path, out: Path) -> int:
    return write_plain(tree, out, whole_nav=True)


PEERS = (
    Engine(
        name="hugo",
        title="Hugo",
        settings="a theme of the same head, header, menu and footer, its shared parts cached "
        "(`partialCached`); no taxonomies, no feeds",
        prepare=write_hugo,
        command=("hugo", "build", "--quiet", "--destination", "site"),
        packages=("hugo",),
        caches=("resources", ".hugo_build.lock"),
    ),
    Engine(
        name="mkdocs",
        title="MkDocs + Material",
        settings="small navigation, no search plugin",
        prepare=write_plain,
        command=("mkdocs", "build", "--quiet"),
        packages=("mkdocs", "mkdocs-material"),
    ),
    Engine(
        name="naive",
        title="MkDocs + Material, all pages in the navigation",
        settings="as MkDocs does it where no navigation is given; no search plugin",
        prepare=_naive,
        command=("mkdocs", "build", "--quiet"),
        packages=("mkdocs", "mkdocs-material"),
        most=NAIVE_MOST,
        once=True,
    ),
    Engine(
        name="zensical",
        title="Zensical",
        settings="small navigation, no cache from before",
        prepare=write_plain,
        command=("zensical", "build", "--clean"),
        packages=("zensical",),
    ),
    Engine(
        name="properdocs",
        title="ProperDocs + Material",
        settings="small navigation, no search plugin",
        prepare=write_plain,
        command=("properdocs", "build", "--quiet", "-f", "mkdocs.yml"),
        packages=("properdocs", "mkdocs-material"),
    ),
)
"""In the order in which they are shown."""


def program(name: str, environment: Path) -> Path:
    """The program ``name`` of a virtual environment.

    Hugo's package starts the real program from Python: that is left out, to be fair to it.
    Raises ``FileNotFoundError`` where there is none.
    """
    if name == "hugo":
        found = sorted(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
        if found:
            return found[0]
    path = environment / "bin" / name
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there: run this with `make bench`")
    return path


def version_of(engine: Engine, environment: Path) -> str:
    """The versions of the engine's packages, as they are called there."""
    code = "import sys; from importlib.metadata import version as v\n" \
        "print(', '.join(f'{name} {v(name)}' for name in sys.argv[1:]))"  # fmt: skip
    command = [str(environment / "bin/python"), "-c", code, *engine.packages]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return said.strip()
