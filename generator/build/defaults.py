"""What a site gets whose ``mkdocs.yml`` does not say: the look and navigation of our own.

A collection's ``mkdocs.yml`` can be a few lines. Whatever it leaves out is taken from the one
that comes with the program, so that there is a single place where all of this is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import yaml

from generator import packaged
from generator.exports import GROUPS_CSS

KEYS = ("theme", "markdown_extensions", "extra_css", "extra_javascript", "nav", "validation")
"""The keys that have a default; all others are about one collection."""
THEME = "material"
LAST = "About"
"""The section of the navigation that takes the hand-written pages."""

Settings = Mapping[str, Any]
"""Plain data as ``mkdocs.yml`` has it: strings, numbers, lists, mappings."""


@cache
def _ours() -> Settings:
    """The keys of our own ``mkdocs.yml`` that have a default.

    Taken from YAML nodes, so that the tags of other keys (``!ENV``) need no meaning here.
    """
    text = packaged.configuration().read_text(encoding="utf-8")
    loader = yaml.SafeLoader(text)
    node = loader.get_single_node()
    assert isinstance(node, yaml.MappingNode)
    return {
        key.value: loader.construct_object(value, deep=True)
        for key, value in node.value
        if key.value in KEYS
    }


def completed(own: Settings, is_there: Callable[[str], bool], pages: Iterable[str]) -> Settings:
    """What ``own``, the settings of a site, must have besides, by key; nothing where complete.

    ``is_there`` tells whether a page has something to show, by its source path; ``pages`` are
    the hand-written pages at the top of the docs folder.
    """
    ours = _ours()
    found = {
        "theme": theme_of(own),
        "markdown_extensions": _joined(ours, own, "markdown_extensions"),
        "extra_css": _joined(ours, own, "extra_css"),
        "extra_javascript": _joined(ours, own, "extra_javascript"),
        "nav": own.get("nav") or _nav(ours["nav"], is_there, pages),
        "validation": own.get("validation") or ours["validation"],
    }
    if is_there(GROUPS_CSS) and GROUPS_CSS not in found["extra_css"]:
        found["extra_css"] = [*found["extra_css"], GROUPS_CSS]
    return {key: value for key, value in found.items() if value != own.get(key)}


def theme_of(own: Settings) -> Settings:
    """The theme with all its settings; ``name`` is what ``own`` says, else Material."""
    given = own.get("theme") or {}
    chosen = given if isinstance(given, Mapping) else {"name": given}
    ours = {key: value for key, value in _ours()["theme"].items() if key != "custom_dir"}
    return {**ours, **chosen}


def _joined(ours: Settings, own: Settings, key: str) -> list[Any]:
    """Our list, then what ``own`` adds to it; an entry that both have is as ``own`` has it."""
    given = own.get(key) or []
    # Markdown extensions may come as a mapping of names to their options.
    listed = [{k: v} for k, v in given.items()] if isinstance(given, Mapping) else list(given)
    theirs = {_name(entry): entry for entry in listed}
    first = [theirs.pop(_name(entry), entry) for entry in ours[key]]
    return [*first, *theirs.values()]


def _name(entry: Any) -> str:
    """What an extension, style sheet or script is called, with options or without."""
    if not isinstance(entry, Mapping):
        return str(entry)
    return str(entry["path"] if "path" in entry else next(iter(entry), ""))


def _nav(ours: list[Any], is_there: Callable[[str], bool], pages: Iterable[str]) -> list[Any]:
    """Our navigation, as far as the site has those pages, and its own pages in the last section."""
    entries = {title: value for item in ours for title, value in item.items()}
    section = [entry for entry in entries.pop(LAST) if is_there(next(iter(entry.values())))]
    listed = [*entries.values(), *(page for entry in section for page in entry.values())]
    section += [page for page in sorted(pages) if page not in listed]
    kept = [{title: page} for title, page in entries.items() if is_there(page)]
    return [*kept, {LAST: section}] if section else kept
