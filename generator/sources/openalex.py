"""Works of OpenAlex: the answer of a search, one work, or a list of works.

Source: OpenAlex' documentation, "Work object". An abstract is given as an inverted index: each
word with the places at which it stands.
"""

from __future__ import annotations

from dataclasses import replace

from generator.model import Details, PaperKind, Publication, Record
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
from generator.text.loose_dates import loose_date, partial
from generator.text.names import author_names
from generator.text.recognise import find_identifiers

KINDS = {
    "article": PaperKind.ARTICLE,
    "review": PaperKind.ARTICLE,
    "letter": PaperKind.ARTICLE,
    "editorial": PaperKind.ARTICLE,
    "erratum": PaperKind.ARTICLE,
    "preprint": PaperKind.PREPRINT,
    "book": PaperKind.BOOK,
    "book-chapter": PaperKind.CHAPTER,
    "reference-entry": PaperKind.CHAPTER,
    "dissertation": PaperKind.THESIS,
    "report": PaperKind.REPORT,
    "dataset": PaperKind.DATASET,
    "software": PaperKind.SOFTWARE,
}
"""Its types of works; what else an article is, the source says in which it appeared."""
_PLACES = {"repository": PaperKind.PREPRINT, "conference": PaperKind.CONFERENCE}
_KEYS = frozenset({"abstract_inverted_index", "authorships", "primary_location", "ids"})
_MOST_WORDS = 100_000


def _is_entry(keys: Keys) -> bool:
    return bool(keys & _KEYS) and bool(keys & {"display_name", "title", "id"})


def _recognises(source: Source) -> bool:
    """Whether entries have what only a work of OpenAlex has."""
    return recognises(source, _is_entry)


def read(source: Source) -> Reading:
    """Read every work."""
    return read_entries(source, _record).reading("openalex")


def _record(work: Fields, record: Record) -> Record:
    title = without_markup(text_of(work.get("title")) or text_of(work.get("display_name")) or "")
    index = work.get("abstract_inverted_index")
    return replace(
        record,
        title=" ".join(title.split()),
        abstract=abstract(index) or prose_of(work.get("abstract")),
        details=_details(work),
    )


def abstract(index: object) -> str:
    """The text that an inverted index spells; empty where there is none."""
    words = [
        (place, word)
        for word, places in object_of(index).items()
        for place in (places if isinstance(places, list) else ())
        if isinstance(place, int) and not isinstance(place, bool)
    ]
    text = " ".join(word for _, word in sorted(words)[:_MOST_WORDS])
    return without_markup(prose_of(text))


def _details(work: Fields) -> Details:
    authors, more = author_names(_names(work))
    location = object_of(work.get("primary_location") or work.get("host_venue"))
    return Details(
        authors=authors,
        more_authors=more or work.get("is_authors_truncated") is True,
        date=loose_date(text_of(work.get("publication_date")) or "")
        or partial(work.get("publication_year")),
        publication=_publication(work, location),
        identifiers=_identifiers(work),
        links=addresses_of(
            location.get("landing_page_url"),
            location.get("pdf_url"),
            object_of(work.get("open_access")).get("oa_url"),
        ),
        keywords=texts_of([own.get("display_name") for own in objects_of(work.get("keywords"))]),
    )


def _names(work: Fields) -> list[str]:
    """The authors' names as the paper prints them, else as OpenAlex knows them."""
    found = (
        text_of(own.get("raw_author_name"))
        or text_of(object_of(own.get("author")).get("display_name"))
        for own in objects_of(work.get("authorships"))
    )
    return [name for name in found if name]


def _publication(work: Fields, location: Fields) -> Publication:
    source = object_of(location.get("source")) or location
    biblio = object_of(work.get("biblio"))
    first, last = text_of(biblio.get("first_page")), text_of(biblio.get("last_page"))
    said = text_of(work.get("type"))
    kind = KINDS.get(said, PaperKind.OTHER) if said else None
    if kind is PaperKind.ARTICLE:
        kind = _PLACES.get(text_of(source.get("type")) or "", kind)
    return Publication(
        kind=kind,
        venue=text_of(source.get("display_name")) or text_of(location.get("raw_source_name")),
        volume=text_of(biblio.get("volume")),
        issue=text_of(biblio.get("issue")),
        pages=f"{first}-{last}" if first and last and first != last else first,
        publisher=text_of(source.get("host_organization_name")),
    )


def _identifiers(work: Fields) -> tuple[tuple[str, str], ...]:
    """Its own, and those of the other places at which it can be found."""
    ids = object_of(work.get("ids"))
    own = [text_of(value) or "" for value in (work.get("doi"), ids.get("doi"), ids.get("pmid"))]
    places = [object_of(work.get("primary_location")), *objects_of(work.get("locations"))]
    keys = ("landing_page_url", "pdf_url")
    found = (text_of(place.get(key)) or "" for place in places for key in keys)
    return tuple(find_identifiers([*own, *found]).items())


READER = Reader("OpenAlex (JSON)", _recognises, read)
