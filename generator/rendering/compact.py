"""The theme's templates without the white space that is only for who reads the templates.

Material's templates are indented by depth, and each of their statements leaves an empty line:
a seventh of a page. Templates are compiled once, so taking it out of their source costs no page
anything, unlike a step over finished pages.
"""

from __future__ import annotations

import re

import jinja2
from jinja2.ext import Extension

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
MEANT = ("<pre", "<textarea", "`")
"""What white space at the beginning of a line may belong to: a template with any of these, such
as one of a site's own, stays as it is. The last begins a string of several lines in a script."""


class Unindented(Extension):
    """Takes indentation out of templates; lines stay, so that errors name the right one."""

    def preprocess(self, source: str, *_: object, **__: object) -> str:
        """``source`` without white space at the beginning of its lines."""
        return source if any(mark in source for mark in MEANT) else INDENT.sub("", source)


def make_compact(environment: jinja2.Environment) -> jinja2.Environment:
    """Make ``environment`` leave out indentation and the lines of statements; returns it.

    Holds for templates that are compiled from now on.
    """
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.add_extension(Unindented)
    return environment
