"""Values of plain columns and keys: texts, lists that are spelled in a cell, names of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date

from generator.model import AuthorName
from generator.sources.columns import is_missing
from generator.sources.hf_daily import literal
from generator.sources.json_values import prose_of
from generator.text.name_lists import divided_names, in_parts
from generator.text.names import author_names

_NAMES = (("given", "family"), ("first", "last"), ("first_name", "last_name"))
_WHOLE = ("name", "literal", "full_name", "fullName")


def texts(value: object) -> list[str]:
    """Every text in ``value``, which may be one, a number, a day or a list of these.

    Lists within lists are passed over: in YAML, a few lines can make more of them than memory
    holds.
    """
    if isinstance(value, tuple):
        return [text for own in value for text in texts(own)]
    if isinstance(value, list):
        return [text for own in value if not isinstance(own, list) for text in texts(own)]
    if isinstance(value, str):
        return [prose_of(value)] if not is_missing(value) else []
    if isinstance(value, Date):
        return [value.isoformat()]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return []
    # Python refuses to write out numbers of thousands of digits.
    return [str(value)] if abs(value) < 1e18 else []


def all_texts(value: object) -> list[str]:
    """Texts, those within objects too: ``{"DOI": …, "ArXiv": …}`` with the names in front."""
    if isinstance(value, tuple):
        return [text for own in value for text in all_texts(own)]
    if isinstance(value, dict):
        return [f"{key}:{text}" for key, own in value.items() for text in texts(own)]
    return texts(value)


def names_of(values: Iterable[object]) -> tuple[tuple[AuthorName, ...], bool]:
    """The names of the first column that has some."""
    for value in values:
        found = [own for part in listed(value) for own in _of_one(part)]
        parts = [own for own in found if not isinstance(own, str)]
        known, more = author_names(own for own in found if isinstance(own, str))
        if not parts and found:
            return known, more
        if parts and not known:
            return tuple(parts), more
        if found:
            # Mixed lists keep their order.
            names = (author_names([o])[0] if isinstance(o, str) else (o,) for o in found)
            return tuple(name for own in names for name in own), more
    return (), False


def listed(value: object) -> list[object]:
    """The items of a list, which may be spelled in a cell: ``["Ada Rivas", "Bo Lund"]``."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = literal(value.strip())
        except ValueError:
            return [value]
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _of_one(value: object) -> Iterator[str | AuthorName]:
    """The names in one item: a text that may hold several, or an object with parts."""
    if isinstance(value, dict):
        for first, last in _NAMES:
            name = in_parts(_plain(value.get(first)), _plain(value.get(last)))
            if name is not None:
                yield name
                return
        yield from (text for key in _WHOLE if (text := _plain(value.get(key))))
    else:
        for text in texts(value):
            yield from divided_names(text)


def _plain(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
