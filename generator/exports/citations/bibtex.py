"""BibTeX and BibLaTeX, two dialects of one syntax.

BibTeX as "BibTeXing" (O. Patashnik, 1988) describes it, with the fields for preprints that arXiv
gives (``eprint``, ``archiveprefix``); BibLaTeX as chapter 2 of its manual does. The library
writes the syntax; what stands between the braces is LaTeX, made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from generator.exports.citations import latex
from generator.exports.citations.item import Item, Kind
from generator.model import AuthorName, PersonName

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TYPES = {
    Kind.PREPRINT: "misc",
    Kind.JOURNAL: "article",
    Kind.CONFERENCE: "inproceedings",
    Kind.BOOK: "book",
    Kind.CHAPTER: "incollection",
    Kind.REPORT: "techreport",
}
"""BibTeX tells theses of doctors and masters apart, which we cannot: they are ``misc``."""
_BIBLATEX_TYPES = {
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
    Kind.DATASET: "dataset",
    Kind.SOFTWARE: "software",
}
_CONTAINERS = {Kind.CONFERENCE: "booktitle", Kind.CHAPTER: "booktitle", Kind.BOOK: "series"}
_PUBLISHERS = {Kind.THESIS: "institution", Kind.REPORT: "institution"}
_NOT_IN_ADDRESS = '{}\\^`<>" '
"""Characters that have no place in an address, and would end or break a field."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What BibTeX and BibLaTeX do differently; ``accents`` says whether commands write them."""

    accents: bool
    journal: str
    archive: str
    archive_name: str


BIBTEX = Dialect(True, "journal", "archiveprefix", "arXiv")
BIBLATEX = Dialect(False, "journaltitle", "eprinttype", "arxiv")


def bibtex(items: Iterable[Item]) -> str:
    """The text of a ``.bib`` file for BibTeX."""
    return _write(items, BIBTEX)


def biblatex(items: Iterable[Item]) -> str:
    """The text of a ``.bib`` file for BibLaTeX and biber."""
    return _write(items, BIBLATEX)


def _write(items: Iterable[Item], dialect: Dialect) -> str:
    return "\n".join(_written(item, dialect) for item in items)


@lru_cache(maxsize=20_000)
def _written(item: Item, dialect: Dialect) -> str:
    """One entry: a paper's stands in its own file, on its page, and in several lists."""
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.trailing_comma = "  ", True
    # Each value is enclosed already: the names of months are macros, which must not be.
    return write_string(Library([_entry(item, dialect)]), [], bibtex_format=form)


def _entry(item: Item, dialect: Dialect) -> Entry:
    fields = [Field(name, value) for name, value in _fields(item, dialect) if value]
    own = _BIBLATEX_TYPES if dialect is BIBLATEX else {}
    return Entry(own.get(item.kind) or _TYPES.get(item.kind, "misc"), item.id, fields)


def _fields(item: Item, dialect: Dialect) -> Iterator[tuple[str, str]]:
    def plain(value: str | None) -> str:
        return _enclosed(latex.text(value, dialect.accents)) if value else ""

    yield "title", _enclosed(latex.title(item.title, dialect.accents))
    yield "author", _enclosed(_authors(item, dialect))
    container = dialect.journal if item.kind is Kind.JOURNAL else "howpublished"
    yield _CONTAINERS.get(item.kind, container), plain(item.container)
    yield _PUBLISHERS.get(item.kind, "publisher"), plain(item.publisher)
    yield "volume", plain(item.volume)
    yield "number", plain(item.issue)
    yield "pages", _enclosed((item.page or "").replace("–", "--"))
    yield from _date(item, dialect)
    if item.arxiv:
        yield "eprint", plain(item.arxiv)
        yield dialect.archive, _enclosed(dialect.archive_name)
    yield "doi", _verbatim(item.doi)
    yield "url", _enclosed(_address(item.url))
    yield "organization", plain(item.organisation)
    yield "note", plain(item.note)


def _enclosed(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _verbatim(doi: str | None) -> str:
    """A DOI as it is; nothing where it has braces, which no field can hold one by one."""
    return _enclosed(doi) if doi and not set(doi) & set("{}\\") else ""


def _address(url: str | None) -> str:
    return "".join(quote(char) if char in _NOT_IN_ADDRESS else char for char in url or "")


def _date(item: Item, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """BibTeX has no day; BibLaTeX takes a date of ISO 8601 as precise as it is."""
    if item.issued is None:
        return
    if dialect is BIBLATEX:
        yield "date", _enclosed(str(item.issued))
        return
    yield "year", _enclosed(f"{item.issued.year:04d}")
    if item.issued.month:
        yield "month", _MONTHS[item.issued.month - 1]


def _authors(item: Item, dialect: Dialect) -> str:
    others = ["others"] if item.more_authors else []
    return " and ".join([*(_name(name, dialect) for name in item.authors), *others])


def _name(name: AuthorName, dialect: Dialect) -> str:
    if not isinstance(name, PersonName):
        return _enclosed(latex.text(name.name, dialect.accents))
    parts = (name.whole_family, name.suffix, name.given)
    return ", ".join(latex.text(part, dialect.accents) for part in parts if part)
