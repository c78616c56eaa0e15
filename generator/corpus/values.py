"""Values of ``seeds/papers.yml`` as YAML, written and changed by ruamel.yaml.

It keeps the quotes of a value and the comment behind it. It writes YAML 1.2, while
:mod:`generator.yamlfile` reads 1.1: what that would take for something else gets quotes.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from generator import yamlfile
from generator.corpus.changes import Value
from generator.model import PartialDate

INDENT = 2
"""Columns by which a part stands behind what it belongs to."""
WIDTH = 1 << 30
"""Columns before a line is broken: never, for then its neighbours would change with it."""


def plain(value: Value | None) -> Any:
    """``value`` as a YAML parser has it."""
    if isinstance(value, PartialDate):
        if value.day and value.month:
            return date(value.year, value.month, value.day)
        return str(value) if value.month else value.year
    return list(value) if isinstance(value, tuple) else value


def field(name: str, value: Value, depth: int) -> str:
    """The lines of a new field, ``depth`` columns from the left."""
    return _moved(_dump({name: _ours(value)}), depth)


def item(text: str) -> str:
    """``text`` as an item of a list or as a key."""
    return _dump([_scalar(text)]).partition("- ")[2].rstrip("\n")


def changed(text: str, path: tuple[str, ...], value: Value | None) -> str:
    """``text``, a mapping, with the value that ``path`` leads to changed or taken out."""
    depth = len(text) - len(text.lstrip(" "))
    lines = text.splitlines(keepends=True)
    data = _yaml().load("".join(line.removeprefix(" " * depth) for line in lines))
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    old = holder.get(path[-1])
    if value is None:
        del holder[path[-1]]
    elif isinstance(value, tuple) and isinstance(old, CommentedSeq):
        old[:] = _ours(value)
    else:
        holder[path[-1]] = _ours(value)
    return _moved(_dump(data), depth)


def _moved(text: str, depth: int) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(" " * depth + line if line.strip() else line for line in lines)


def _ours(value: Value) -> Any:
    found = plain(value)
    if isinstance(found, list):
        return [_scalar(own) for own in found]
    return _scalar(found) if isinstance(found, str) else found


def _scalar(text: str) -> str:
    document, problems = yamlfile.parse(f"- {text}", "")
    same = document is not None and not problems and document.data == [text]
    return text if same else SingleQuotedScalarString(text)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=INDENT, sequence=2 * INDENT, offset=INDENT)
    return yaml


def _dump(data: Any) -> str:
    out = io.StringIO()
    _yaml().dump(data, out)
    return out.getvalue()
