"""RIS files, as EndNote, Mendeley, Zotero, JabRef, IEEE Xplore, JSTOR and Scopus export them.

Tags are used differently by each: ``T2`` or ``JF`` is the journal, ``Y1`` a date or a year,
``Y2`` when the page was visited. What is read is in ``docs/formats.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from generator.model import Details, PaperKind, PartialDate, Publication, Record
from generator.sources.base import Reader, Reading, Source, shown
from generator.sources.draft import Draft
from generator.sources.ris_lines import Entry, Loose, parted, tagged
from generator.sources.settling import refuse_bytes, settle, unreadable
from generator.text.catalogues import isbn
from generator.text.loose_dates import loose_date
from generator.text.names import author_names
from generator.text.recognise import find_identifiers

_KINDS = {
    PaperKind.ARTICLE: "JOUR JFULL EJOUR MGZN NEWS ABST INPR",
    PaperKind.CONFERENCE: "CONF CPAPER",
    PaperKind.BOOK: "BOOK EBOOK EDBOOK",
    PaperKind.CHAPTER: "CHAP ECHAP",
    PaperKind.THESIS: "THES",
    PaperKind.REPORT: "RPRT GOVDOC",
    PaperKind.DATASET: "DATA DBASE AGGR",
    PaperKind.SOFTWARE: "COMP",
    PaperKind.PREPRINT: "UNPB",
}
KINDS = {name: kind for kind, names in _KINDS.items() for name in names.split()}
"""Types of the specification of 2011; Zotero writes ``UNPB`` for a preprint."""
_EDITED = frozenset({"EDBOOK"})
"""Types whose ``AU`` are editors."""
_VENUES = {
    PaperKind.ARTICLE: ("JF", "T2", "JO", "JA", "J1", "J2"),
    PaperKind.BOOK: ("T3", "T2"),
    PaperKind.CONFERENCE: ("T2", "BT", "C3", "JF", "JO", "JA", "T3"),
}
_ANY_VENUE = ("T2", "BT", "JF", "JO", "JA", "J2")
_IDENTIFIERS = (
    "DO",
    "M3",
    "AN",
    "UR",
    "LK",
    "L1",
    "L2",
    "L3",
    *(f"C{n}" for n in range(1, 9)),
    "M1",
    "M2",
    "N1",
    "U1",
    "ID",
    "VL",
    "PB",
    "JF",
    "JO",
    "T2",
)
"""Tags that may hold an identifier of the paper itself, the most telling first."""
_ADDRESS = re.compile(r"https?://[^\s\"<>;]+(?:;[^\s\"<>;]*=[^\s\"<>;]*)*", re.IGNORECASE)
_TYPE = re.compile(r"[A-Z]{3,8}")
_OFTEN = frozenset({"AU", "A1", "TI", "T1", "PY", "Y1", "JF", "T2", "ER"})
FIRST_LINES = 200
"""Lines that are not blank among which a file shows that it is RIS."""
FEWEST_TAGS = 4
"""Lines with a tag that make RIS of a file that has lost its ``TY``."""


def recognises(source: Source) -> bool:
    """Whether the file has a ``TY`` line, or several others of RIS, near its beginning."""
    lines = (line for line in source.text.split("\n") if line.strip(" \t\ufeff"))
    head = [line.lstrip("\ufeff") for line in islice(lines, FIRST_LINES)]
    if not head or head[0].lstrip().startswith(("{", "[", "<", "@", "%", "PMID-")):
        return False
    found = [field for line in head if (field := tagged(line))]
    if any(tag == "TY" and _TYPE.fullmatch(value) for tag, value in found):
        return True
    return len(found) >= FEWEST_TAGS and len({tag for tag, _ in found} & _OFTEN) > 1


def read(source: Source) -> Reading:
    """Read every entry; one without ``TY`` or without a title is refused."""
    draft = Draft(source)
    open_ended: list[Entry] = []
    for part in parted(source.text):
        if isinstance(part, Loose):
            draft.furniture.append((part.line, part.text))
            continue
        _read_entry(draft, part)
        if part.typed and not part.ended:
            open_ended.append(part)
    if open_ended:
        _say_open(draft, open_ended)
    return draft.reading("ris")


def _say_open(draft: Draft, entries: Sequence[Entry]) -> None:
    """One warning for all: a program that leaves out ``ER`` does so throughout."""
    first = entries[0]
    others = f", and so do {len(entries) - 1} more entries" if len(entries) > 1 else ""
    message = f"an entry ends without 'ER  -'{others}: it may be cut off"
    hint = "compare its last lines with the source; add 'ER  - ' if nothing is missing"
    draft.doubt("open-entry", message, draft.place(first.line, first.end_line), hint)


def _read_entry(draft: Draft, entry: Entry) -> None:
    title = entry.first("TI", "T1", "CT", "BT", "ST") or ""
    what = f"the entry '{shown(title)}'" if title else "an entry"
    if any(unreadable(line) for own in entry.fields.values() for v in own for line in v):
        refuse_bytes(draft, entry.line, entry.end_line, what)
    elif not entry.typed:
        message = f"{what} has no line 'TY  - ' that says what it is"
        hint = "put 'TY  - JOUR' (or another type) above it"
        draft.refuse("missing-type", message, draft.place(entry.line, entry.end_line), hint)
    else:
        abstracts = entry.values("AB") or entry.values("N2")
        record = Record(
            listing=draft.source.id,
            line=entry.line,
            end_line=entry.end_line,
            title=title,
            abstract="\n\n".join(dict.fromkeys(abstracts)),
            details=_details(entry),
        )
        settle(draft, record, what)


def _details(entry: Entry) -> Details:
    name = (entry.first("TY") or "").upper()
    kind = KINDS.get(name, PaperKind.OTHER)
    written = ("ED", "A2") if name not in _EDITED else ("AU", "A1", "ED", "A2")
    authors, more = author_names(_names(entry.values("AU", "A1")))
    editors, more_editors = author_names(_names(entry.values(*written)))
    if name in _EDITED:
        authors, more = (), more_editors
    return Details(
        authors=authors,
        more_authors=more,
        editors=() if authors else editors,
        date=_date(entry),
        publication=_publication(entry, kind),
        identifiers=_identifiers(entry),
        links=_links(entry.values("UR", "LK", "L1", "L2")),
        keywords=_keywords(entry.values("KW", "K1")),
        key=entry.first("ID"),
    )


def _names(values: Iterable[str]) -> list[str]:
    """One name each. ``Nari,V.`` has lost a space, a mononym keeps its comma: ``Plato,``."""
    parts = (part for value in values for part in value.split(";"))
    return [re.sub(r"\s*,\s*", ", ", part).strip(", ") for part in parts]


def _date(entry: Entry) -> PartialDate | None:
    """The year of publication, and month and day where another tag gives them for that year."""
    dates = [date for v in entry.values("PY", "Y1", "DA") if (date := loose_date(v)) is not None]
    same = [date for date in dates if date.year == dates[0].year]
    return max(same, key=lambda d: (d.month is not None, d.day is not None), default=None)


def _publication(entry: Entry, kind: PaperKind) -> Publication:
    return Publication(
        kind=kind,
        venue=entry.first(*_VENUES.get(kind, _ANY_VENUE)),
        volume=entry.first("VL", "VO"),
        issue=entry.first("IS", "CP"),
        pages=_pages(entry.first("SP"), entry.first("EP")) or entry.first("C7"),
        publisher=entry.first("PB"),
    )


def _pages(first: str | None, last: str | None) -> str | None:
    """``183-186``; a range that stands under ``SP`` alone is one already."""
    if first is None or last is None or first == last or re.search("[-–]", first):
        return first or last
    return f"{first}-{last}"


def _identifiers(entry: Entry) -> tuple[tuple[str, str], ...]:
    found = find_identifiers(entry.values(*_IDENTIFIERS))
    # SN is an ISSN as often.
    if number := next(filter(None, map(isbn, entry.values("SN"))), None):
        found.setdefault("isbn", number)
    return tuple(found.items())


def _links(values: Iterable[str]) -> tuple[str, ...]:
    found = (address for value in values for address in _ADDRESS.findall(value))
    return tuple(dict.fromkeys(found))


def _keywords(values: Iterable[str]) -> tuple[str, ...]:
    """Each word once: there is one under each tag, or one on each line, or all between ``;``."""
    words = (" ".join(word.split()) for value in values for word in re.split(r"[;\n]", value))
    return tuple(dict.fromkeys(word for word in words if word))


READER = Reader("RIS", recognises, read)
