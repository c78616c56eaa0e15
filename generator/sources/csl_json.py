"""CSL-JSON, as Zotero, Better BibTeX, pandoc and doi.org write it, and Crossref's own JSON.

Crossref's API answers nearly in CSL-JSON, with titles in lists, names of organisations under
``name`` and types of its own. Sources: the schema ``csl-data.json`` and the appendices of the
CSL specification 1.0.2; "Crossref REST API format" (works).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.model import (
    AuthorName,
    Details,
    PaperKind,
    PartialDate,
    PersonName,
    Publication,
    Record,
    WholeName,
)
from generator.sources.base import Reader, Reading, Source
from generator.sources.json_reading import Keys, read_entries, recognises
from generator.sources.json_values import (
    Fields,
    addresses_of,
    object_of,
    objects_of,
    prose_of,
    text_of,
    texts_of,
    without_markup,
)
from generator.text.catalogues import isbn, pmid
from generator.text.loose_dates import loose_date, partial
from generator.text.names import author_name
from generator.text.recognise import find_identifiers

_KINDS = {
    PaperKind.ARTICLE: "article-journal article-magazine article-newspaper review review-book"
    " journal-article",
    PaperKind.CONFERENCE: "paper-conference proceedings-article",
    PaperKind.BOOK: "book monograph edited-book reference-book proceedings book-set collection",
    PaperKind.CHAPTER: "chapter entry entry-dictionary entry-encyclopedia book-chapter"
    " book-section book-part book-track reference-entry",
    PaperKind.THESIS: "thesis dissertation",
    PaperKind.REPORT: "report report-component report-series",
    PaperKind.DATASET: "dataset",
    PaperKind.SOFTWARE: "software",
    # CSL's "article" is work that is not published in a journal.
    PaperKind.PREPRINT: "article preprint posted-content",
}
KINDS = {name: kind for kind, names in _KINDS.items() for name in names.split()}
"""Item types of CSL 1.0.2 and work types of Crossref."""
_OWN_KEYS = frozenset(
    {"issued", "container-title", "citation-key", "DOI", "author", "editor", "publisher"}
)
_DATES = ("issued", "published", "published-print", "published-online", "posted")
_IDENTIFIERS = ("DOI", "number", "URL", "note", "archive_location", "archive", "publisher", "id")
_OTHERS = re.compile(r"others|et\.? al\.?", re.IGNORECASE)
_KEY = re.compile(r"[^\s/]+")


def _is_entry(keys: Keys) -> bool:
    if keys & {"paperId", "paper", "abstract_inverted_index", "authorships", "entry"}:
        return False
    if "type" not in keys:
        return "title" in keys and bool(keys & {"issued", "container-title", "citation-key"})
    return bool(keys & _OWN_KEYS) and bool(keys & {"title", "id", "DOI"})


def _recognises(source: Source) -> bool:
    """Whether entries have a type and a variable of CSL beside it."""
    return recognises(source, _is_entry)


def read(source: Source) -> Reading:
    """Read every item."""
    return read_entries(source, _record).reading("csl-json")


def _record(item: Fields, record: Record) -> Record:
    title = without_markup(text_of(item.get("title")) or "")
    return replace(
        record,
        title=" ".join(title.split()),
        abstract=without_markup(prose_of(item.get("abstract"))),
        details=_details(item),
    )


def _details(item: Fields) -> Details:
    authors, more = names(item.get("author"))
    editors, _ = names(item.get("editor") or item.get("container-author"))
    key = text_of(item.get("citation-key")) or text_of(item.get("id")) or ""
    return Details(
        authors=authors,
        more_authors=more,
        editors=() if authors else editors,
        date=next((date for key in _DATES if (date := csl_date(item.get(key)))), None),
        publication=_publication(item),
        identifiers=_identifiers(item),
        links=addresses_of(item.get("URL")),
        keywords=_keywords(item),
        key=key if _KEY.fullmatch(key) else None,
    )


def names(value: object) -> tuple[tuple[AuthorName, ...], bool]:
    """The names of a CSL name variable, and whether others are said to be missing."""
    found = [name for own in objects_of(value) if (name := _name(own))]
    known = [name for name in found if not _OTHERS.fullmatch(name.spoken)]
    return tuple(known), len(known) < len(found)


def _name(own: Fields) -> AuthorName | None:
    family, given = text_of(own.get("family")), text_of(own.get("given"))
    if family is None or given is None:
        whole = text_of(own.get("literal")) or text_of(own.get("name")) or family or given
        return WholeName(whole) if whole else None
    suffix = text_of(own.get("suffix")) or ""
    keys = ("dropping-particle", "non-dropping-particle")
    particle = " ".join(filter(None, (text_of(own.get(key)) for key in keys)))
    if not particle and family[0].islower():
        # The particle may stand in the family name.
        parted = author_name(f"{family}, {given}")
        if isinstance(parted, PersonName) and parted.whole_family == family:
            return replace(parted, suffix=suffix)
    return PersonName(given, family, particle, suffix)


def csl_date(value: object) -> PartialDate | None:
    """A CSL date variable: of a range the beginning; a season or "circa" is left out."""
    if isinstance(value, str):
        return loose_date(value)
    date = object_of(value)
    parts = date.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list):
        return partial(*(*first, None, None, None)[:3])
    if isinstance(parts, list) and first is not None:
        return partial(*(*parts, None, None, None)[:3])
    words = (text_of(date.get(key)) for key in ("raw", "literal", "date-time"))
    return next((found for word in words if word and (found := loose_date(word))), None)


def _publication(item: Fields) -> Publication:
    kind = text_of(item.get("type"))
    pages = text_of(item.get("page")) or text_of(item.get("article-number"))
    venue = _first(item, "container-title", "event-title", "event", "collection-title")
    return Publication(
        kind=KINDS.get(kind.lower(), PaperKind.OTHER) if kind else None,
        venue=venue,
        volume=text_of(item.get("volume")),
        issue=text_of(item.get("issue")),
        pages=re.sub(r"\s*(?:[–—]|--)\s*", "-", pages) if pages else None,
        publisher=text_of(item.get("publisher")),
    )


def _first(item: Fields, *keys: str) -> str | None:
    values = (item.get(key) for key in keys)
    found = (text_of(object_of(value).get("name")) or text_of(value) for value in values)
    return next((" ".join(without_markup(text).split()) for text in found if text), None)


def _identifiers(item: Fields) -> tuple[tuple[str, str], ...]:
    texts = [prose_of(item.get(key)) or text_of(item.get(key)) or "" for key in _IDENTIFIERS]
    found = find_identifiers([*texts, *texts_of(item.get("container-title"))])
    _add(found, "pmid", filter(None, (pmid(text) for text in texts_of(item.get("PMID")))))
    _add(found, "isbn", filter(None, (isbn(text) for text in texts_of(item.get("ISBN")))))
    return tuple(found.items())


def _add(found: dict[str, str], kind: str, values: Iterable[str]) -> None:
    for value in values:
        found.setdefault(kind, value)


def _keywords(item: Fields) -> tuple[str, ...]:
    given = item.get("keyword")
    words = re.split("[;,]", given) if isinstance(given, str) else given
    return texts_of(words) or texts_of(item.get("subject")) or texts_of(item.get("categories"))


READER = Reader("CSL-JSON", _recognises, read)
