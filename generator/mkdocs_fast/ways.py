"""When the fast way cannot be taken, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import meta
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

EVENTS = (
    *("files", "nav", "env"),
    *("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page"),
)
"""Events of MkDocs at which others may see or change pages."""
ALL_PAGES = "pages"
"""What MkDocs calls all its pages in a template."""


def obstacle(config: MkDocsConfig, ours: BasePlugin[Any], folders: Iterable[Path]) -> str | None:
    """Why pages must be made the plain way; ``None`` where nothing stands against the fast one.

    ``folders`` hold the site's templates of the theme.
    """
    return next(_obstacles(config, ours, folders), None)


def _obstacles(
    config: MkDocsConfig, ours: BasePlugin[Any], folders: Iterable[Path]
) -> Iterator[str]:
    yield from _others(config, ours)
    for name in ("exclude_docs", "draft_docs"):
        if config[name]:
            yield f"mkdocs.yml sets {name}"
    environment = jinja2.Environment(autoescape=True)
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            if ALL_PAGES in _asks(environment, path):
                shown = path.relative_to(folder).as_posix()
                yield f"the theme's template {shown} goes through all pages"


def _others(config: MkDocsConfig, ours: BasePlugin[Any]) -> Iterator[str]:
    for event in EVENTS:
        for method in config.plugins.events[event]:
            if getattr(method, "__self__", None) is not ours:
                yield f"{_owner(config, method)} takes part in on_{event}"


def _owner(config: MkDocsConfig, method: object) -> str:
    """What people call the plugin or the hook that a method belongs to."""
    plugin = getattr(method, "__self__", None)
    for name, own in config.plugins.items():
        if plugin is own:
            return f"the plugin {name}"
    return f"the hook {getattr(method, '__module__', method)}"


def _asks(environment: jinja2.Environment, path: Path) -> set[str]:
    """The names that a template expects to be given; none where it is no template."""
    try:
        return meta.find_undeclared_variables(environment.parse(path.read_text(encoding="utf-8")))
    except (jinja2.TemplateSyntaxError, UnicodeDecodeError):
        return set()
