"""``seeds/papers.yml``: what is known of papers beyond their listings, and corrections.

One entry per paper, under its id. A value here wins over every listing. ``confidence``,
``authors_confidence`` and ``sources`` say how sure a fact is and where it was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, error
from generator.model import PaperKind, PartialDate
from generator.text import catalogues, identifiers
from generator.text.links import find_links
from generator.yamlfile import Document, Field

CONFIDENCES = ("high", "medium", "low")
IDENTIFIERS = ("arxiv", "doi", "acl", "openreview", "pmid", "isbn")
PUBLICATION = ("kind", "volume", "issue", "pages", "publisher")
REMOVABLE = (*IDENTIFIERS, "abstract", "venue", *PUBLICATION, "organisation", "date", "authors",
             "author_count")  # fmt: skip
"""The fields that a paper can be without."""
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DATE = re.compile(r"((?:19|20)[0-9]{2})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What ``seeds/papers.yml`` says of one paper; ``None`` or empty where it says nothing.

    ``kind`` is a value of :class:`~generator.model.PaperKind`. ``links`` are addresses of
    code, models or project pages; ``add_topics`` and ``remove_topics`` topic ids that the
    maintainer gives or takes. ``without`` names fields whose values in the listings are wrong
    while the right one is not known. ``merge`` are ids of papers that are this one; ``split``
    are records that are not (see :mod:`generator.corpus.selectors`); ``hide`` says to readers
    why the paper is not shown.
    """

    title: str | None = None
    abstract: str | None = None
    sentence: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    acl: str | None = None
    openreview: str | None = None
    pmid: str | None = None
    isbn: str | None = None
    kind: str | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    organisation: str | None = None
    date: PartialDate | None = None
    authors: tuple[str, ...] = ()
    author_count: int | None = None
    links: tuple[str, ...] = ()
    add_topics: tuple[str, ...] = ()
    remove_topics: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    hide: str | None = None
    confidence: str | None = None
    authors_confidence: str | None = None
    sources: tuple[str, ...] = ()

    def identifiers(self) -> dict[str, str]:
        """The identifiers known, by kind."""
        known = {kind: getattr(self, kind) for kind in IDENTIFIERS}
        return {kind: value for kind, value in known.items() if value}

    def publication(self) -> dict[str, str]:
        """The parts of where it appeared that are known beside the venue's name."""
        known = {name: getattr(self, name) for name in PUBLICATION}
        return {name: value for name, value in known.items() if value}

    def over(self, other: Facts) -> Facts:
        """These facts, with those of ``other`` where these say nothing."""
        names = [name for name in FIELDS if not getattr(self, name)]
        return replace(self, **{name: getattr(other, name) for name in names})


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


def _item(read: Callable[[Any], Any], item: Any) -> Any:
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


def _identifier(parse: Callable[[str], str | None], example: str) -> Field:
    def read(value: Any) -> str:
        expected = f"an identifier such as {example} is expected"
        if not isinstance(value, str):
            # An arXiv id without quotes is a number to YAML, and loses its last zeros.
            raise TypeError(f"{expected}, in quotes")
        if (found := parse(value)) is None:
            raise ValueError(expected)
        return found

    return Field(read, {"type": "string", "pattern": "\\S"})


def _date(value: Any) -> PartialDate:
    match = DATE.fullmatch(str(value))
    if match is None:
        raise ValueError("a date such as 2023, 2023-05 or 2023-05-24 is expected")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return PartialDate(year, month, day)


def _one_of(known: Sequence[str]) -> Field:
    def read(value: Any) -> str:
        if value not in known:
            raise ValueError(f"one of {', '.join(known)} is expected")
        return str(value)

    return Field(read, {"enum": list(known)})


def _some_of(known: Sequence[str]) -> Field:
    one = _one_of(known)
    schema = {"type": "array", "items": one.schema}
    return Field(lambda value: tuple(_item(one, item) for item in _texts(value)), schema)


def _count(value: Any) -> int:
    if not re.fullmatch("[1-9][0-9]{0,5}", str(value)):
        raise ValueError("a whole number of authors, at least 1, is expected")
    return int(value)


def _id(value: Any) -> str:
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise ValueError("the id of a paper is expected: the last part of its address")
    return value


TEXT = Field(_text, {"type": "string", "pattern": "\\S"})
TEXTS = Field(_texts, {"type": "array", "items": TEXT.schema})
NUMBERED = Field(
    lambda value: _text(str(value) if type(value) is int else value),
    {"anyOf": [TEXT.schema, {"type": "integer"}]},
)
"""What most often looks like a number, and need not be one: a volume, pages."""
IDS = Field(
    lambda value: tuple(_item(_id, item) for item in _texts(value)),
    {"type": "array", "items": {"type": "string", "pattern": f"^{ID.pattern}$"}},
)
DATES = Field(
    _date,
    {
        "anyOf": [
            {"type": "string", "pattern": f"^{DATE.pattern}$"},
            {"type": "integer", "minimum": 1900, "maximum": 2099},
        ]
    },
)
LINKS = Field(_links, {"type": "array", "items": {"type": "string", "pattern": "^https?://"}})
COUNT = Field(
    _count,
    {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 999_999},
            {"type": "string", "pattern": "^[1-9][0-9]{0,5}$"},
        ]
    },
)

FIELDS: Mapping[str, Field] = {
    "title": TEXT,
    "abstract": TEXT,
    "sentence": TEXT,
    "arxiv": _identifier(identifiers.arxiv_id, "'2305.17888'"),
    "doi": _identifier(identifiers.doi, "10.1000/182"),
    "acl": _identifier(catalogues.acl_id, "2023.acl-long.1"),
    "openreview": _identifier(catalogues.openreview_id, "ryQu7f-RZ"),
    "pmid": _identifier(catalogues.pmid, "'26017442'"),
    "isbn": _identifier(catalogues.isbn, "'9783161484100'"),
    "kind": _one_of([kind.value for kind in PaperKind]),
    "venue": TEXT,
    "volume": NUMBERED,
    "issue": NUMBERED,
    "pages": NUMBERED,
    "publisher": TEXT,
    "organisation": TEXT,
    "date": DATES,
    "authors": TEXTS,
    "author_count": COUNT,
    "links": LINKS,
    "add_topics": TEXTS,
    "remove_topics": TEXTS,
    "without": _some_of(REMOVABLE),
    "merge": IDS,
    "split": TEXTS,
    "hide": TEXT,
    "confidence": _one_of(CONFIDENCES),
    "authors_confidence": _one_of(CONFIDENCES),
    "sources": TEXTS,
}
"""The fields of an entry in the order in which they are written."""


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
