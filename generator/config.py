"""Typed options: what a maintainer can set, and where.

``mkdocs.yml`` holds the options of the site (:class:`Options`, under the ``paper-atlas``
plugin); ``seeds/listings.yml`` what is known of single listings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, error
from generator.yamlfile import Document, Field

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years that a listing may carry: arXiv, and with it this kind of list, begins in 1991."""

COLUMN_FIELDS = (
    "title", "authors", "editors", "abstract", "date", "year", "month", "day", "venue", "type",
    "volume", "issue", "pages", "first_page", "last_page", "publisher", "keywords", "links",
    "identifiers", "key", "arxiv", "doi", "acl", "openreview", "pmid", "isbn",
)  # fmt: skip
"""What a column can hold. ``links`` are addresses of any kind; ``identifiers`` is text in which
there may be identifiers of any kind."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the ``paper-atlas`` plugin can be told in ``mkdocs.yml``.

    ``seeds``: folder of the listings and the YAML files beside them, as in the design.
    ``templates``: folder of the page templates. ``newest``: how many papers the home page
    shows. ``page_size``: papers per page of a list. ``site_url``: where the site will be,
    ending in ``/``; empty where that is not known. ``repo_url``: the repository
    that the site is made from, likewise. ``social_cards``: whether papers and
    topics get an image for social networks. ``paper_files``: whether each paper has files of
    its own beside its page; ``None`` for all but very large collections. ``docs``: folder of
    the hand-written pages, notes and reading lists; ``None`` for ``docs`` below ``root``. Paths
    are absolute.
    """

    root: Path
    seeds: Path
    templates: Path
    newest: int = 9
    page_size: int = 100
    site_url: str = ""
    repo_url: str = ""
    social_cards: bool = True
    paper_files: bool | None = None
    docs: Path | None = None

    def pages(self) -> tuple[Path, str]:
        """The folder of hand-written pages, and what people call it."""
        return self._named(self.docs or self.root / "docs")

    def seed(self, name: str) -> tuple[Path, str]:
        """A file of the seeds, and what people call it."""
        return self._named(self.seeds / name)

    def _named(self, path: Path) -> tuple[Path, str]:
        inside = path.is_relative_to(self.root)
        return path, str(path.relative_to(self.root) if inside else path)


@dataclass(frozen=True, slots=True)
class ListingSettings:
    """What ``seeds/listings.yml`` says of one listing.

    ``title``: shown instead of the id. ``year``: the year its yearless dates carry,
    instead of the inferred one. ``trust``: whose word counts when records of the same
    paper disagree, higher first; listings of equal trust go by id. ``source``, ``query``,
    ``url`` and ``retrieved`` say where ``paper-atlas fetch`` got it: the service, what was
    asked for in words and as an address, and on which day. ``columns`` says which field (of
    :data:`COLUMN_FIELDS`) a column of a table, or a key of plain JSON, YAML or front matter,
    holds, by its name; ``None`` for one that is not to be read.
    """

    title: str | None = None
    year: int | None = None
    trust: int = 0
    source: str | None = None
    query: str | None = None
    url: str | None = None
    retrieved: Date | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """All of ``seeds/listings.yml``, the document for places, and what was wrong in it."""

    listings: Mapping[str, ListingSettings] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    document: Document | None = None


def _title(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("text is expected; put it in quotes if YAML reads it as something else")
    return value.strip()


def _whole(value: Any) -> int:
    # Not isinstance: a truth value is an int to Python.
    if type(value) is not int:
        raise ValueError("a whole number without quotes is expected")
    return value


def _year(value: Any) -> int:
    if not FIRST_YEAR <= _whole(value) <= LAST_YEAR:
        raise ValueError(f"a year from {FIRST_YEAR} to {LAST_YEAR} is expected")
    return _whole(value)


def _day(value: Any) -> Date:
    # A date with a time of day is a date, too, to Python.
    if type(value) is not Date:
        raise ValueError("a day such as 2026-03-12 without quotes is expected")
    return value


def _columns(value: Any) -> dict[str, str | None]:
    if type(value) is not dict:
        raise ValueError("columns by name are expected: '{Paper name: title}'")
    for field_name in value.values():
        if field_name is not None and field_name not in COLUMN_FIELDS:
            known = ", ".join(COLUMN_FIELDS)
            raise ValueError(f"a column is one of {known}, or nothing; write it without quotes")
    return value


TEXT = Field(_title, {"type": "string", "pattern": "\\S"})
FIELDS: Mapping[str, Field] = {
    "title": TEXT,
    "year": Field(_year, {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}),
    "trust": Field(_whole, {"type": "integer"}),
    "source": TEXT,
    "query": TEXT,
    "url": TEXT,
    "retrieved": Field(_day, {"type": "string", "pattern": yamlfile.DAY}),
    "columns": Field(
        _columns,
        {"type": "object", "additionalProperties": {"enum": [*COLUMN_FIELDS, None]}},
    ),
}


def load_settings(path: Path, name: str) -> Settings:
    """Read ``seeds/listings.yml``; a file that is not there says nothing.

    A key that is unknown or a value of the wrong type is an error and is left out; all
    else counts.
    """
    if not yamlfile.is_there(path):
        return Settings()
    document, problems = yamlfile.read(path, name)
    if document is None or document.data is None:
        return Settings(problems=problems, document=document)
    found = list(problems)
    if not isinstance(document.data, dict):
        message = f"a mapping is expected, found {yamlfile.shown(document.data)}"
        hint = "write '<listing id>: {title: …}'"
        found.append(error("bad-settings", message, document.place(), hint))
        return Settings(problems=tuple(found), document=document)
    listings = {key: _entry(document, key, entry, found) for key, entry in document.data.items()}
    return Settings(listings, tuple(found), document)


def _entry(document: Document, key: str, entry: Any, problems: list[Diagnostic]) -> ListingSettings:
    if entry is None:
        return ListingSettings()
    if not isinstance(entry, dict):
        message = f"the entry of '{key}' must hold keys, found {yamlfile.shown(entry)}"
        hint = f"write '{key}: {{title: …}}', or take the entry out"
        problems.append(error("bad-settings", message, document.place(key), hint))
        return ListingSettings()
    problems += yamlfile.unknown_keys(document, (key,), entry, FIELDS)
    known: dict[str, Any] = {}
    for name in (name for name in entry if name in FIELDS):
        try:
            known[name] = FIELDS[name](entry[name])
        except ValueError as exc:
            message = f"'{name}' is {yamlfile.shown(entry[name])}"
            place = document.place(key, name)
            problems.append(error("bad-settings", message, place, str(exc)))
    return ListingSettings(**known)
