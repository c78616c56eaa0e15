"""Typed options: what a maintainer can set, and where.

``mkdocs.yml`` holds the options of the site (:class:`Options`, under the ``paper-atlas``
plugin); ``seeds/listings.yml`` what is known of single listings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, error
from generator.yamlfile import Document

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years that a listing may carry: arXiv, and with it this kind of list, begins in 1991."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the ``paper-atlas`` plugin can be told in ``mkdocs.yml``.

    ``seeds``: folder of the listings and the YAML files beside them, as in the design.
    ``templates``: folder of the page templates. ``newest``: how many papers the home page
    shows. ``page_size``: papers per page of a list. ``site_url``: where the site will be,
    ending in ``/``; empty where that is not known. ``repo_url``: the repository
    that the site is made from, likewise. ``social_cards``: whether papers and
    topics get an image for social networks. ``paper_files``: whether each paper has files of
    its own beside its page; ``None`` for all but very large collections. Paths are absolute.
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

    def seed(self, name: str) -> tuple[Path, str]:
        """A file of the seeds, and what people call it."""
        path = self.seeds / name
        inside = path.is_relative_to(self.root)
        return path, str(path.relative_to(self.root) if inside else path)


@dataclass(frozen=True, slots=True)
class ListingSettings:
    """What ``seeds/listings.yml`` says of one listing.

    ``title``: shown instead of the id. ``year``: the year its yearless dates carry,
    instead of the inferred one. ``trust``: whose word counts when records of the same
    paper disagree, higher first; listings of equal trust go by id.
    """

    title: str | None = None
    year: int | None = None
    trust: int = 0


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


FIELDS: Mapping[str, Callable[[Any], Any]] = {"title": _title, "year": _year, "trust": _whole}


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
