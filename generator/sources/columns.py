"""What columns of tables, and keys of plain JSON, YAML and front matter, are called.

One table for all: :data:`USUAL`. To teach the program another name for everyone, add it there;
for one list, a maintainer names it in ``seeds/listings.yml`` under ``columns``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from functools import lru_cache
from math import isnan

from generator.errors import note, warning
from generator.sources.base import Source, shown
from generator.sources.draft import Draft

USUAL: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "paper title", "paper name", "article title", "document title", "paper",
              "titel", "titre", "título", "título del artículo", "标题"),
    "authors": ("author full names", "authors", "author", "author s", "author names", "creators",
                "creator", "by", "written by", "autoren", "autor", "auteurs", "autores", "作者"),
    "editors": ("editors", "editor"),
    "abstract": ("abstract", "abstract note", "abstract text", "summary", "description",
                 "zusammenfassung", "résumé", "resumen", "摘要"),
    "date": ("date", "publication date", "published", "published at", "date published", "issued",
             "published date", "pubdate", "pub date", "online date", "submitted", "datum"),
    "year": ("year", "publication year", "pub year", "published year", "jahr", "année", "año"),
    "month": ("month", "publication month"),
    "day": ("day",),
    "venue": ("venue", "journal", "conference", "container title", "publication title",
              "source title", "journal book", "booktitle", "book title", "proceedings title",
              "journal title", "journal name", "conference name", "published in", "source",
              "publication", "publication venue", "journal conference", "event",
              "zeitschrift", "konferenz", "revue", "revista"),
    "type": ("type", "item type", "document type", "publication type", "entry type", "kind"),
    "volume": ("volume", "vol"),
    "issue": ("issue", "number", "no", "issue number"),
    "pages": ("pages", "page", "page range", "article number", "art no"),
    "first_page": ("first page", "start page", "page start", "startpage"),
    "last_page": ("last page", "end page", "page end", "endpage"),
    "publisher": ("publisher", "institution", "university", "school"),
    "keywords": ("keywords", "keyword", "author keywords", "tags", "manual tags", "subjects",
                 "categories", "index terms"),
    "links": ("url", "urls", "link", "links", "pdf", "pdf link", "pdf url", "paper url",
              "paper link", "article url", "code", "code url", "code link",
              "repository", "github", "project", "project page", "website", "homepage"),
    "identifiers": ("id", "ids", "identifier", "identifiers", "extra", "archive location",
                    "paper id", "external ids", "eprint", "entry id"),
    "key": ("citation key", "cite key", "citekey", "bibtex key", "bibkey", "key"),
    "arxiv": ("arxiv", "arxiv id", "arxivid", "arxiv number", "arxiv link", "arxiv url"),
    "doi": ("doi", "doi link", "doi url", "digital object identifier"),
    "acl": ("acl", "acl id", "acl anthology id", "anthology id"),
    "openreview": ("openreview", "openreview id", "openreview link", "openreview url"),
    "pmid": ("pmid", "pubmed id", "pubmed"),
    "isbn": ("isbn", "isbns", "isbn 13"),
}  # fmt: skip
"""Field (of :data:`generator.config.COLUMN_FIELDS`) to the names of its columns, the one to
believe first first."""


@lru_cache(maxsize=4096)
def _normal(name: str) -> str:
    """``Paper Title`` and ``paper_title`` are one name."""
    return "".join(char for char in name.casefold() if char.isalnum())


_FIELDS = {_normal(name): key for key, names in USUAL.items() for name in names}
_RANKS = {_normal(name): i for names in USUAL.values() for i, name in enumerate(names)}
Values = Mapping[str, tuple[object, ...]]
"""Field to the values that an entry has for it, the one to believe first."""
_SINGLE = frozenset({"title", "abstract", "venue", "type", "volume", "issue", "publisher", "key"})
"""Fields of which only the first column that holds something counts."""
MISSING = frozenset({"", "-", "–", "—", "n/a", "na", "nan", "none", "null", "nil", "unknown", "?"})
"""What stands in a cell for nothing, in small letters."""


@dataclass(slots=True)
class Columns:
    """The columns of one list: which field each is, and which held something that is not read.

    ``columns`` of the source go before the usual names; one that is mapped to ``None`` is
    passed over without a word.
    """

    source: Source
    unknown: Counter[str] = field(default_factory=Counter)
    unread: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    _own: dict[str, str | None] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._own = {_normal(name): key for name, key in self.source.columns.items()}

    def field_of(self, name: str) -> str | None:
        """The field that a column called ``name`` holds, or ``None``."""
        normal = _normal(name)
        return self._own[normal] if normal in self._own else _FIELDS.get(normal)

    def has_title(self, names: Iterable[str]) -> bool:
        """Whether one of ``names`` is that of a title."""
        return any(self.field_of(name) == "title" for name in names)

    def sorted(self, cells: Iterable[tuple[str, object]]) -> Values:
        """The values of an entry by field; those of unknown columns are counted."""
        found: dict[str, list[tuple[int, str, object]]] = {}
        for name, value in cells:
            normal = _normal(name)
            self._met.add(normal)
            if is_missing(value):
                continue
            key = self.field_of(name)
            if key is not None:
                rank = -1 if normal in self._own else _RANKS.get(normal, 0)
                found.setdefault(key, []).append((rank, name, value))
            elif normal not in self._own:
                self.unknown[name] += 1
        return {key: self._ranked(key, own) for key, own in found.items()}

    def _ranked(self, key: str, own: list[tuple[int, str, object]]) -> tuple[object, ...]:
        own.sort(key=lambda cell: cell[0])
        if key in _SINGLE:
            # An address beside the title, under "Paper", is read as a link.
            self.unknown.update(
                name
                for _, name, value in own[1:]
                if value != own[0][2] and not (key == "title" and "://" in str(value)[:10])
            )
        return tuple(value for _, _, value in own)

    def cannot_read(self, key: str, value: object, line: int) -> None:
        """Remember a value that is none of its field."""
        first, count, sample = self.unread.get(key, (line, 0, _said(value)))
        self.unread[key] = (first, count + 1, sample)

    def say(self, draft: Draft, line: int) -> None:
        """Name what was not read; ``line`` is that of the names."""
        if self.unknown:
            names = [f"'{shown(name, 40)}'" for name in sorted(self.unknown)]
            message = f"has columns or keys that are not read: {', '.join(names)}"
            example = f"{draft.source.id}: {{columns: {{{names[0]}: …}}}}"
            hint = f"say what they hold in seeds/listings.yml: {example}"
            draft.problems.append(note("unknown-columns", message, draft.place(line), hint))
        for key, (first, count, sample) in sorted(self.unread.items()):
            others = f", and {count - 1} more" if count > 1 else ""
            message = f"{sample} is nothing that can stand for {key}{others}"
            hint = "correct it, or leave the cell empty"
            draft.problems.append(warning("unread-value", message, draft.place(first), hint))
        for name in sorted(self.source.columns):
            if _normal(name) not in self._met:
                message = f"has no column '{shown(name, 40)}', which seeds/listings.yml names"
                hint = "correct the name there"
                draft.problems.append(warning("no-such-column", message, draft.place(line), hint))


def _said(value: object) -> str:
    """``value`` in a message; never a container, which aliases in YAML can make endless."""
    if isinstance(value, str):
        return f"'{shown(value, 40)}'"
    small = isinstance(value, (int, float)) and abs(value) < 1e18
    return f"'{value}'" if small or isinstance(value, Date) else f"a {type(value).__name__}"


def is_missing(value: object) -> bool:
    """Whether a cell says nothing: empty, or a word for nothing."""
    if isinstance(value, str):
        return len(value) < 9 and value.strip().lower() in MISSING
    return value is None or value in ([], {}) or (isinstance(value, float) and isnan(value))
