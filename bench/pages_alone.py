"""``paper-atlas``, but a build makes pages and nothing else: no exports, no search index.

This is what the other engines do, so it is what their times are set against. There is no such
option, as nobody would want such a site: what pages link to would be missing.
"""

from __future__ import annotations

from types import ModuleType

from generator import mkdocs_plugin
from generator.build import files
from generator.cli import main


def _no_files(*_: object) -> tuple[()]:
    return ()


def _no_search(*_: object) -> str:
    return "No search was made"


def _replace(module: ModuleType, name: str, other: object) -> None:
    """Put ``other`` in the place of what must be there already."""
    assert hasattr(module, name), f"{module.__name__} has no {name} any more"
    setattr(module, name, other)


if __name__ == "__main__":
    _replace(files, "single_files", _no_files)
    _replace(files, "groups", _no_files)
    _replace(mkdocs_plugin, "make", _no_search)
    main()
