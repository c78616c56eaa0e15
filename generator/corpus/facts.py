"""``seeds/papers.yml``: what is known of papers beyond their listings, and corrections.

One entry per paper, under its id. A value here wins over every listing. ``confidence``,
``authors_confidence`` and ``sources`` say how sure a fact is and where it was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, error
from generator.model import PartialDate
from generator.text import identifiers
from generator.text.links import find_links
from generator.yamlfile import Document

CONFIDENCES = ("high", "medium", "low")
DATE = re.compile(r"((?:19|20)[0-9]{2})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What ``seeds/papers.yml`` says of one paper; ``None`` or empty where it says nothing.

    ``links`` are addresses of code, models or project pages; ``add_topics`` and
    ``remove_topics`` topic ids that the maintainer gives or takes.
    """

    title: str | None = None
    abstract: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    venue: str | None = None
    organisation: str | None = None
    date: PartialDate | None = None
    authors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    add_topics: tuple[str, ...] = ()
    remove_topics: tuple[str, ...] = ()
    confidence: str | None = None
    authors_confidence: str | None = None
    sources: tuple[str, ...] = ()

    def identifiers(self) -> dict[str, str]:
        """The identifiers known, by kind: what makes two records one paper."""
        known = {"arxiv": self.arxiv, "doi": self.doi}
        return {kind: value for kind, value in known.items() if value}


@dataclass(frozen=True, slots=True)
class FactsFile:
    """The whole file: facts by paper id, the document for places, and what was wrong."""

    entries: Mapping[str, Facts] = field(default_factory=dict)
    document: Document | None = None
    problems: tuple[Diagnostic, ...] = ()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text is expected; YAML takes this for something else: put it in quotes")
    if not value.strip():
        raise ValueError("text is expected; leave the key out where there is none")
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("a list is expected: one item per line, each after '- '")
    return tuple(_item(_text, item) for item in value)


def _item(read: Callable[[Any], str], item: Any) -> str:
    try:
        return read(item)
    except (ValueError, TypeError) as exc:
        raise ValueError(f"of its items, {yamlfile.shown(item)} is wrong: {exc}") from exc


def _link(value: Any) -> str:
    """An address that will be found again as it is (see :mod:`generator.text.links`)."""
    found = find_links(_text(value))
    if [link.url for link in found] != [value.strip()]:
        raise ValueError("one whole address is expected, beginning with https://")
    return found[0].url


def _links(value: Any) -> tuple[str, ...]:
    return tuple(_item(_link, item) for item in _texts(value))


def _identifier(parse: Callable[[str], str | None], example: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        expected = f"an identifier such as {example} is expected"
        if not isinstance(value, str):
            # An arXiv id without quotes is a number to YAML, and loses its last zeros.
            raise TypeError(f"{expected}, in quotes")
        if (found := parse(value)) is None:
            raise ValueError(expected)
        return found

    return read


def _date(value: Any) -> PartialDate:
    match = DATE.fullmatch(str(value))
    if match is None:
        raise ValueError("a date such as 2023, 2023-05 or 2023-05-24 is expected")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return PartialDate(year, month, day)


def _confidence(value: Any) -> str:
    if value not in CONFIDENCES:
        raise ValueError(f"one of {', '.join(CONFIDENCES)} is expected")
    return str(value)


FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "title": _text,
    "abstract": _text,
    "arxiv": _identifier(identifiers.arxiv_id, "'2305.17888'"),
    "doi": _identifier(identifiers.doi, "10.1000/182"),
    "venue": _text,
    "organisation": _text,
    "date": _date,
    "authors": _texts,
    "links": _links,
    "add_topics": _texts,
    "remove_topics": _texts,
    "confidence": _confidence,
    "authors_confidence": _confidence,
    "sources": _texts,
}


def load_facts(path: Path, name: str) -> FactsFile:
    """Read ``seeds/papers.yml``; a file that is not there knows nothing.

    A key that is unknown or a value that cannot be read is an error and left out; all
    else counts.
    """
    if not yamlfile.is_there(path):
        return FactsFile()
    document, problems = yamlfile.read(path, name)
    if document is None or document.data is None:
        return FactsFile(document=document, problems=problems)
    if not isinstance(document.data, dict):
        message = f"entries by paper id are expected, found {yamlfile.shown(document.data)}"
        hint = "write '<paper id>:' on a line, and 'arxiv: …' or another field below it"
        wrong = error("bad-facts", message, document.place(), hint)
        return FactsFile(document=document, problems=(*problems, wrong))
    found = list(problems)
    entries = {key: _entry(document, key, value, found) for key, value in document.data.items()}
    return FactsFile(entries, document, tuple(found))


def _entry(document: Document, key: str, value: Any, problems: list[Diagnostic]) -> Facts:
    if not isinstance(value, dict):
        hint = "write 'arxiv: …' or another field below it"
        message = f"the entry '{key}' must hold fields, found {yamlfile.shown(value)}"
        problems.append(error("bad-facts", message, document.place(key), hint))
        return Facts()
    problems += yamlfile.unknown_keys(document, (key,), value, FIELDS)
    known: dict[str, Any] = {}
    for name in (name for name in value if name in FIELDS):
        try:
            known[name] = FIELDS[name](value[name])
        except (ValueError, TypeError) as exc:
            message = f"'{name}' of '{key}' is {yamlfile.shown(value[name])}"
            problems.append(error("bad-facts", message, document.place(key, name), str(exc)))
    return Facts(**known)
