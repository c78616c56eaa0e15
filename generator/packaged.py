"""What comes with the program: templates, theme, style sheets, scripts, and a site's defaults.

In a checkout these are the project's own folders; in an installed wheel they are copies below
``generator/_site``, which ``pyproject.toml`` names one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).parent

SERVED = ("stylesheets", "javascripts", "assets/graticule.svg", "assets/logo.svg")
"""What of the docs folder every site needs: folders and files. Hand-written pages are about
one collection, and so are not among them."""


def root() -> Path:
    """The folder that holds ``mkdocs.yml``, ``templates`` and ``docs`` as they come."""
    installed = _PACKAGE / "_site"
    return installed if installed.is_dir() else _PACKAGE.parent


def templates() -> Path:
    """The page templates, ``<kind>.md.j2``."""
    return root() / "templates/pages"


def theme() -> Path:
    """The theme's templates, which stand before those of Material."""
    return root() / "templates/theme"


def docs() -> Path:
    """The folder that :func:`served` is relative to."""
    return root() / "docs"


def configuration() -> Path:
    """The ``mkdocs.yml`` whose look and navigation a site has that sets none of its own."""
    return root() / "mkdocs.yml"


def served() -> Iterator[str]:
    """Paths of the files that every site serves, relative to :func:`docs`, in order."""
    for name in SERVED:
        place = docs() / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (path.relative_to(docs()).as_posix() for path in files if path.is_file())
