"""Jinja templates to Markdown: one template per page kind, and errors that say where."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2

from generator.errors import AtlasError, Place, error
from generator.pages.head import Head
from generator.pages.page import Page
from generator.rendering.filters import FILTERS
from generator.rendering.heads import head_html

LAYOUT = "atlas.html"
"""The theme's template for every generated page."""
OURS = "paper-atlas"
"""What our own templates are called, in messages and where another one includes them."""
HIDDEN = ("navigation", "toc")
"""Material's side bars, which generated pages do without: they bring their own ways on."""
Filters = Mapping[str, Callable[..., Any]]
NO_FILTERS: Filters = MappingProxyType({})

IN_TEMPLATE = (
    jinja2.TemplateError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError,
)  # fmt: skip
"""What the expressions of a template can raise."""


class Renderer:
    """Turns pages into Markdown with front matter.

    ``templates`` is the folder of ``<kind>.md.j2``; ``shown`` is how people call it;
    ``drawing`` are filters that draw, by name, beside those for text. A template that is not
    in ``templates`` is taken from ``ours``, the folder of those that come with the program;
    one that is in both can include ours as ``paper-atlas/<kind>.md.j2``.
    """

    def __init__(
        self,
        templates: Path,
        shown: str,
        drawing: Filters = NO_FILTERS,
        ours: Path | None = None,
    ) -> None:
        self._folders = {templates: shown}
        if ours and ours.resolve() != templates.resolve():
            self._folders[ours] = OURS
        self._environment = jinja2.Environment(
            loader=_loader(templates, ours or templates),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # Each build makes a renderer of its own; within one, templates do not change.
            auto_reload=False,
        )
        self._environment.filters.update({**FILTERS, **drawing})

    def body(self, page: Page) -> str:
        """The Markdown of ``page`` below its front matter.

        Raises :class:`AtlasError` naming template and line where the template is missing,
        is no valid Jinja, or asks for what the page does not have.
        """
        name = f"{page.kind}.md.j2"
        try:
            return self._environment.get_template(name).render(page=page.view)
        except jinja2.TemplateNotFound as exc:
            raise self._failure(f"template '{exc.name}' is missing", name, None) from exc
        except jinja2.TemplateSyntaxError as exc:
            raise self._failure(str(exc.message), exc.name or name, exc.lineno) from exc
        except IN_TEMPLATE as exc:
            file, line = self._where(exc, name)
            message = f"{exc} (while rendering {page.src})"
            raise self._failure(message, file, line) from exc

    def _where(self, exc: Exception, name: str) -> tuple[str, int | None]:
        """The innermost template frame of a traceback; Jinja rewrites frames to template lines."""
        frames: Iterator[traceback.FrameSummary] = reversed(traceback.extract_tb(exc.__traceback__))
        for frame in frames:
            path = Path(frame.filename)
            for folder in self._folders:
                if path.is_relative_to(folder):
                    return path.relative_to(folder).as_posix(), frame.lineno
        return name, None

    def _failure(self, message: str, name: str, line: int | None) -> AtlasError:
        holds = (shown for folder, shown in self._folders.items() if (folder / name).is_file())
        shown = next(holds, next(iter(self._folders.values())))
        place = Place(name if name.startswith(f"{OURS}/") else f"{shown}/{name}", line)
        hint = "the page's fields are listed in generator/pages/views.py"
        return AtlasError([error("template-error", message, place, hint)])


def _loader(templates: Path, ours: Path) -> jinja2.BaseLoader:
    """A site's own templates, then ours, which have a second name that none can take."""
    ours_alone = jinja2.FileSystemLoader(ours)
    return jinja2.ChoiceLoader(
        [
            jinja2.FileSystemLoader(templates),
            ours_alone,
            jinja2.PrefixLoader({OURS: ours_alone}),
        ]
    )


def metadata(page: Page) -> dict[str, Any]:
    """What MkDocs, Material and the theme are told of ``page``."""
    meta: dict[str, Any] = {
        "title": page.title,
        "description": page.description,
        "template": LAYOUT,
        "kind": page.kind,
        "hide": list(HIDDEN),
    }
    if page.head != Head():
        meta["head"] = head_html(page.head)
    return meta


def front_matter(meta: Mapping[str, Any]) -> str:
    """A page's metadata as YAML (each value as JSON, which is YAML)."""
    return "".join(["---\n", *map(_line, meta.items()), "---\n"])


def _line(item: tuple[str, Any]) -> str:
    key, value = item
    return f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
