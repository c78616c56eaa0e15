"""CSL-JSON, which reference managers and pandoc read (schema ``csl-data.json`` of CSL 1.0.2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.exports.citations.item import Item, Kind
from generator.model import AuthorName, PersonName
from generator.text.indented import compact
from generator.text.math import plain

ARXIV = "arXiv"
OTHERS = "others"
"""Stands for authors who are not named, as in BibTeX; pandoc and Zotero know it."""


def csl_json(items: Iterable[Item]) -> str:
    """The text of a CSL-JSON file: a list of items, one a line."""
    lines = ",\n".join(compact(csl_item(item)).rstrip("\n") for item in items)
    return f"[\n{lines}\n]\n"


def csl_item(item: Item) -> dict[str, Any]:
    """One item as CSL-JSON. Formulas are spelled in plain characters: it has no mathematics."""
    preprint = bool(item.arxiv) and item.kind is Kind.PREPRINT
    known: dict[str, Any] = {
        "id": item.id,
        "type": item.kind.value,
        "title": plain(item.title),
        "author": names(item),
        "contributor": [{"literal": item.organisation}] if item.organisation else None,
        "issued": _date(item),
        "container-title": item.container,
        "container-title-short": item.container_short,
        "volume": item.volume,
        "issue": item.issue,
        "page": item.page,
        "publisher": ARXIV if preprint else item.publisher,
        "number": f"{ARXIV}:{item.arxiv}" if preprint else None,
        "DOI": item.doi,
        "URL": item.url,
        # Of a published paper, where reference managers look for it; the variables for
        # archives would make styles cite a copy on paper.
        "note": item.note if preprint or not item.arxiv else f"{ARXIV}:{item.arxiv}",
    }
    return {variable: value for variable, value in known.items() if value}


def names(item: Item) -> list[dict[str, str]]:
    """The authors as CSL name variables."""
    others = [{"literal": OTHERS}] if item.more_authors else []
    return [*map(_name, item.authors), *others]


def _name(name: AuthorName) -> dict[str, str]:
    if not isinstance(name, PersonName):
        return {"literal": name.name}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _date(item: Item) -> dict[str, Any] | None:
    if item.issued is None:
        return None
    date = (item.issued.year, item.issued.month, item.issued.day)
    return {"date-parts": [[part for part in date if part is not None]]}
