"""Nodes of a JSON-LD graph."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
"""A node as JSON: ``@type``, perhaps ``@id``, and properties of schema.org."""


def node(kind: str, *, id: str | None = None, **properties: Any) -> Node:
    """A node of the type ``kind`` with the properties that have a value."""
    known = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"@type": kind, **({"@id": id} if id else {}), **known}
