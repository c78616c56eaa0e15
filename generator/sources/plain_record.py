"""A record of what plain columns or keys say: the fields of :mod:`generator.sources.columns`."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model import Details, PaperKind, PartialDate, Publication, Record
from generator.sources.columns import Columns, Values
from generator.sources.plain_values import all_texts, listed, names_of, texts
from generator.text.catalogues import acl_id, isbn, openreview_id, pmid
from generator.text.identifiers import arxiv_id, doi
from generator.text.journal_refs import journal_ref
from generator.text.links import find_links
from generator.text.loose_dates import loose_date, partial
from generator.text.recognise import find_identifiers

_KINDS = {
    PaperKind.ARTICLE: "article journalarticle articlejournal journal review magazinearticle"
    " newspaperarticle letter note editorial shortsurvey",
    PaperKind.CONFERENCE: "conferencepaper conference inproceedings paperconference proceedings"
    " proceedingspaper proceedingsarticle conferenceproceedings workshoppaper workshop",
    PaperKind.BOOK: "book monograph editedbook",
    PaperKind.CHAPTER: "chapter bookchapter booksection incollection inbook",
    PaperKind.THESIS: "thesis phdthesis mastersthesis dissertation",
    PaperKind.REPORT: "report techreport technicalreport whitepaper",
    PaperKind.DATASET: "dataset",
    PaperKind.SOFTWARE: "software computerprogram",
    PaperKind.PREPRINT: "preprint unpublished arxiv postedcontent manuscript",
}
KINDS = {name: kind for kind, names in _KINDS.items() for name in names.split()}
"""Types as people and databases write them, in small letters and without what parts words."""
_ARCHIVE = re.compile(r"(?:arxiv|corr|biorxiv|medrxiv|ssrn|openreview|preprint)\b", re.IGNORECASE)
_JOURNAL = re.compile(r"\b(?:journal|transactions|letters|annals|magazine)\b", re.IGNORECASE)
_IDENTIFIERS = {
    "arxiv": arxiv_id,
    "doi": doi,
    "acl": acl_id,
    "openreview": openreview_id,
    "pmid": pmid,
    "isbn": isbn,
}


def record_of(values: Values, place: Record, columns: Columns) -> Record:
    """``place``, a record that knows its lines, with what the values say."""
    return replace(
        place,
        title=_text(values, "title") or "",
        abstract="\n\n".join(texts(values.get("abstract", ())[:1])).strip(),
        details=_details(values, place.line, columns),
    )


def _text(values: Values, *keys: str) -> str | None:
    """The first text there is, on one line."""
    found = (text for key in keys for text in texts(values.get(key, ())))
    return next((" ".join(text.split()) for text in found), None)


def _details(values: Values, line: int, columns: Columns) -> Details:
    authors, more = names_of(values.get("authors", ()))
    editors, _ = names_of(values.get("editors", ()))
    date = _date(values, line, columns)
    return Details(
        authors=authors,
        more_authors=more,
        editors=() if authors else editors,
        date=date,
        publication=_publication(values, date),
        identifiers=tuple(_identifiers(values, line, columns).items()),
        links=_links(values),
        keywords=_keywords(values),
        key=_text(values, "key"),
    )


def _date(values: Values, line: int, columns: Columns) -> PartialDate | None:
    """The most precise date that fits the year, of one column or of several."""
    found = []
    for key in ("date", "year"):
        for value in values.get(key, ()):
            date = _one_date(value)
            if date is None:
                columns.cannot_read(key, value, line)
            else:
                found.append(date)
    year, month, day = (_text(values, key) for key in ("year", "month", "day"))
    if found and month:
        year_of = found[0].year
        written = loose_date(f"{day or ''} {month} {year_of}")
        found += filter(None, (partial(year_of, month, day), written))
    if not found:
        return None
    own = [date for date in found if year is None or date.year == found[-1].year]
    return max(own, key=lambda date: (date.month is not None, date.day is not None))


def _one_date(value: object) -> PartialDate | None:
    if isinstance(value, dict):
        # CSL in YAML: issued: {year: 2024, month: 5}, or with date-parts.
        parts = value.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(first, list):
            return partial(*(*first, None, None, None)[:3])
        return partial(*(value.get(key) for key in ("year", "month", "day")))
    if isinstance(value, list):
        return _one_date(value[0]) if value else None
    return next((date for text in texts(value) if (date := loose_date(text))), None)


def _publication(values: Values, date: PartialDate | None) -> Publication:
    named = _text(values, "type")
    kind = (
        KINDS.get("".join(filter(str.isalpha, named.lower())), PaperKind.OTHER) if named else None
    )
    own = Publication(
        kind=kind,
        venue=_text(values, "venue"),
        volume=_text(values, "volume"),
        issue=_text(values, "issue"),
        pages=_pages(values),
        publisher=_text(values, "publisher"),
    )
    return _completed(own, date)


def _completed(own: Publication, date: PartialDate | None) -> Publication:
    """``own`` with what the words of its venue say of its type, and of what is not given."""
    if own.venue is None:
        return own
    if _ARCHIVE.match(own.venue):
        return replace(own, kind=own.kind or PaperKind.PREPRINT, venue=None)
    found = journal_ref(own.venue)
    if found.kind is None and date is not None:
        dated = journal_ref(f"{own.venue} {date.year}")
        found = dated if dated.kind in (PaperKind.CONFERENCE, PaperKind.ARTICLE) else found
    kind = own.kind or found.kind
    if kind is None and (own.volume or _JOURNAL.search(own.venue)):
        kind = PaperKind.ARTICLE
    return Publication(
        kind=kind,
        venue=found.venue or own.venue,
        volume=own.volume or found.volume,
        issue=own.issue or found.issue,
        pages=own.pages or found.pages,
        publisher=own.publisher or found.publisher,
    )


def _pages(values: Values) -> str | None:
    whole = _text(values, "pages")
    if whole is not None:
        return re.sub(r"\s*[–—-]+\s*", "-", whole)
    first, last = _text(values, "first_page"), _text(values, "last_page")
    return f"{first}-{last}" if first and last and first != last else first or last


def _identifiers(values: Values, line: int, columns: Columns) -> dict[str, str]:
    """Identifiers in columns of their own, then those in others that are about the paper."""
    found: dict[str, str] = {}
    elsewhere: list[str] = []
    for kind, parse in _IDENTIFIERS.items():
        for value in values.get(kind, ()):
            given = _spelled(kind, value)
            known = next((own for text in given if (own := parse(text))), None)
            if known is not None:
                found.setdefault(kind, known)
            elif find_identifiers(given):
                elsewhere += given
            else:
                columns.cannot_read(kind, value, line)
    if found.get("doi", "").startswith("10.48550/arxiv."):
        elsewhere.append(found.pop("doi"))
    for key in ("identifiers", "links", "venue", "key"):
        elsewhere += all_texts(values.get(key, ()))
    return {**find_identifiers([*elsewhere]), **found}


def _spelled(kind: str, value: object) -> list[str]:
    """``value`` as texts. An arXiv id that was read as a number has lost its last zeros."""
    if kind == "arxiv" and isinstance(value, float):
        return [f"{value:09.4f}", f"{value:010.5f}"]
    return texts(value)


def _links(values: Values) -> tuple[str, ...]:
    given = [*all_texts(values.get("links", ())), *texts(values.get("title", ())[1:])]
    found = find_links(" ".join(given))
    return tuple(link.url for link in found)


def _keywords(values: Values) -> tuple[str, ...]:
    """Each word once: a list, or a text with semicolons, else with commas, between them."""
    words: list[str] = []
    for value in values.get("keywords", ()):
        items = listed(value)
        for text in texts(items):
            alone = len(items) > 1
            words += [text] if alone else re.split(";" if ";" in text else "[,\n]", text)
    return tuple(dict.fromkeys(own for word in words if (own := " ".join(word.split()))))
