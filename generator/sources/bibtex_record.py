"""From the fields of a BibTeX entry to the parts of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.model import Details, PaperKind, Publication
from generator.sources.bibtex_dates import date
from generator.sources.bibtex_names import names
from generator.sources.bibtex_values import plain, squeezed, unbraced
from generator.text.catalogues import isbn, pmid
from generator.text.identifiers import arxiv_id
from generator.text.links import find_links
from generator.text.recognise import find_identifiers

Fields = Mapping[str, str]

_KINDS = {
    PaperKind.ARTICLE: "article suppperiodical periodical review",
    PaperKind.CONFERENCE: "inproceedings conference",
    PaperKind.BOOK: "book mvbook booklet collection mvcollection proceedings mvproceedings"
    " reference mvreference",
    PaperKind.CHAPTER: "inbook bookinbook suppbook incollection suppcollection inreference",
    PaperKind.THESIS: "thesis phdthesis mastersthesis bachelorsthesis",
    PaperKind.REPORT: "report techreport manual",
    PaperKind.DATASET: "dataset",
    PaperKind.SOFTWARE: "software softwareversion",
    PaperKind.PREPRINT: "preprint",
}
KINDS = {name: kind for kind, known in _KINDS.items() for name in known.split()}
"""Types of BibTeX's standard styles and of "The biblatex Package", section 2.1."""
_MAYBE_PREPRINT = frozenset({PaperKind.ARTICLE, PaperKind.REPORT, PaperKind.OTHER})
_BOOKISH = frozenset({PaperKind.BOOK, PaperKind.THESIS, PaperKind.REPORT})
_VENUES = {
    PaperKind.ARTICLE: ("journaltitle", "journal", "shortjournal", "booktitle"),
    PaperKind.CONFERENCE: ("booktitle", "eventtitle", "journaltitle", "journal", "series"),
    PaperKind.CHAPTER: ("booktitle", "maintitle", "journaltitle", "journal", "series"),
    PaperKind.BOOK: ("maintitle", "series"),
    PaperKind.REPORT: ("series",),
}
_ANY_VENUE = ("journaltitle", "journal", "booktitle", "eventtitle")
_SUBTITLES = {"journaltitle": "journalsubtitle", "booktitle": "booksubtitle"}
_PUBLISHERS = ("publisher", "school", "institution", "organization")
_TITLE_OF = {"maintitle": "mainsubtitle", "booktitle": "booksubtitle"}
_NOT_OF_THE_PAPER = """
    title abstract author editor pages isbn issn file keywords annotation annote crossref xref
    related xdata ids references citedreferences booktitle subtitle month year date timestamp
    owner groups eprint biburl bibsource reviewer
"""
_NO_IDENTIFIERS = frozenset(_NOT_OF_THE_PAPER.split())
_TELLING = ("doi", "eprint", "url", "ee", "howpublished", "journal", "volume", "number")
_ARXIV_VENUE = re.compile(
    r"\W*(?:arxiv(?:\.org)?|corr)\b(?:\W*(?:e-?prints?|pre-?prints?|cornell\b.*))?"
    r"(?:\W*(?:arxiv\W*)?(?:abs/)?\S*[0-9]{4}\.?[0-9]{3,5}(?:v[0-9]+)?)?(?:\W*\[[\w.-]+\])?\W*"
    r"|(?:computing research repository)\W*(?:\(corr\))?\W*",
    re.IGNORECASE,
)
_PREPRINT_ARCHIVE = re.compile(r"\b\w*rxiv\b|\bpreprints?\b|\bssrn\b|\bresearch square\b", re.I)
_URL_COMMAND = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}")
_BRACED_ESCAPE = re.compile(r"\{(\\?[_~%&#])\}")
_LINKS = ("url", "ee", "pdf", "link", "website", "howpublished", "note", "code", "eprint")


def title(fields: Fields, kind: str) -> str:
    """The title with its subtitle, as printed but for the braces that keep capitals."""
    for name, subtitle in (("title", "subtitle"), ("maintitle", "mainsubtitle")):
        if fields.get(name, "").strip():
            return _with_subtitle(fields, name, subtitle, unbraced)
    whole = KINDS.get(kind) is PaperKind.BOOK
    return _with_subtitle(fields, "booktitle", "booksubtitle", unbraced) if whole else ""


def _with_subtitle(fields: Fields, name: str, subtitle: str, made: Callable[[str], str]) -> str:
    head, tail = made(fields.get(name, "")), made(fields.get(subtitle, ""))
    if not head or not tail:
        return head or ""
    return f"{head} {tail}" if head[-1] in "?!:." else f"{head}: {tail}"


def details(fields: Fields, kind: str, key: str | None) -> Details:
    """All that a record has beside its title and abstract."""
    authors, more = names(fields.get("author", ""))
    editors, more_editors = names(fields.get("editor", "")) if not authors else ((), False)
    found = identifiers(fields, kind)
    return Details(
        authors=authors,
        more_authors=more or more_editors,
        editors=editors,
        date=date(fields),
        publication=publication(fields, kind, found),
        identifiers=tuple(found.items()),
        links=_links(fields),
        keywords=_keywords(fields),
        key=key,
    )


def publication(fields: Fields, kind: str, found: Mapping[str, str]) -> Publication:
    """Where it appeared. arXiv is no venue: what appeared nowhere else is a preprint."""
    known = KINDS.get(kind, PaperKind.OTHER)
    venues = _VENUES.get(known, _ANY_VENUE)
    venue = next((v for n in venues if (v := _venue(fields, n))), None)
    on_arxiv = venue is not None and _ARXIV_VENUE.fullmatch(venue) is not None
    if on_arxiv:
        venue = None
    if known in _MAYBE_PREPRINT and (on_arxiv or _only_preprint(fields, venue, found)):
        known = PaperKind.PREPRINT
    volume = plain(fields.get("volume", ""))
    return Publication(
        kind=known,
        venue=venue,
        volume=None if not volume or volume.lower().startswith("abs/") else volume,
        issue=_range(fields.get("number", "") or fields.get("issue", "")),
        pages=_pages(fields),
        publisher=next((v for n in _PUBLISHERS if (v := plain(fields.get(n, "")))), None),
    )


def _only_preprint(fields: Fields, venue: str | None, found: Mapping[str, str]) -> bool:
    """Whether nothing but a preprint server is named."""
    if venue is not None:
        return _PREPRINT_ARCHIVE.fullmatch(venue) is not None
    if "arxiv" in found:
        return "doi" not in found or "publisher" not in fields
    named = f"{fields.get('howpublished', '')} {fields.get('publisher', '')}"
    return _PREPRINT_ARCHIVE.search(named) is not None


def _venue(fields: Fields, name: str) -> str | None:
    subtitle = _SUBTITLES.get(name) or _TITLE_OF.get(name, "")
    return _with_subtitle(fields, name, subtitle, plain) or None


def _pages(fields: Fields) -> str | None:
    """``162--167`` is ``162-167``; without pages the article's number."""
    return _range(fields.get("pages", "") or fields.get("eid", "") or fields.get("articleno", ""))


def _range(value: str) -> str | None:
    return re.sub(r"\s*[-\u2010-\u2015]+\s*", "-", plain(value)) or None


def identifiers(fields: Fields, kind: str) -> dict[str, str]:
    """The identifiers of any kind, in any field that is about the paper itself."""
    others = (name for name in fields if name not in _NO_IDENTIFIERS and name not in _TELLING)
    given = (fields.get(name, "") for name in (*_TELLING, *others))
    found = find_identifiers([_address(value) for value in given if value])
    return _eprint(fields) | found | _numbers(fields, kind)


def _eprint(fields: Fields) -> dict[str, str]:
    """``eprint`` with the archive it is in; arXiv's old numbers need their class, too."""
    number = plain(fields.get("eprint", "") or fields.get("arxivid", "") or fields.get("arxiv", ""))
    archive = plain(fields.get("eprinttype", "") or fields.get("archiveprefix", "")).lower()
    if archive in ("pubmed", "pmid"):
        return {"pmid": known} if (known := pmid(number)) else {}
    group = plain(fields.get("eprintclass", "") or fields.get("primaryclass", ""))
    spellings = (number, f"{group}/{number}", f"{archive}/{number}")
    known = next((k for spelling in spellings if (k := arxiv_id(spelling))), None)
    return {"arxiv": known} if known else {}


def _numbers(fields: Fields, kind: str) -> dict[str, str]:
    """PMID; and the ISBN where it is the paper's own and not that of the book it is in."""
    found: dict[str, str] = {}
    if known := pmid(plain(fields.get("pmid", ""))):
        found["pmid"] = known
    if KINDS.get(kind) in _BOOKISH and (number := isbn(plain(fields.get("isbn", "")))):
        found["isbn"] = number
    return found


def _address(value: str) -> str:
    """``value`` without the commands and braces that LaTeX puts around addresses."""
    if value.isascii() and "\\" not in value and "{" not in value:
        return value
    value = _URL_COMMAND.sub(lambda m: f" {m[1] or m[2]} ", squeezed(value))
    return _BRACED_ESCAPE.sub(r"\1", value).strip(" {}")


def _links(fields: Fields) -> tuple[str, ...]:
    values = (_address(fields[name]) for name in _LINKS if "/" in fields.get(name, ""))
    return tuple(dict.fromkeys(link.url for value in values for link in find_links(value)))


def _keywords(fields: Fields) -> tuple[str, ...]:
    words = re.split(r"[;,](?![^{}]*\})", fields.get("keywords", "") or fields.get("keyword", ""))
    return tuple(dict.fromkeys(filter(None, map(plain, words))))
