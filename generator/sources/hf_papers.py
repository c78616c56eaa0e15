"""Hugging Face Papers pages, copied as text from the browser.

Three layouts are known, told apart by content: ``compact`` (no blank lines, ``Subscribe``
glued to the first title), ``spaced`` (title, blank, abstract, blank) and ``dated`` (the
same with a tail of authors or organisation, a middle dot, a date and perhaps a comment
count). They may mix within a file: each record is read for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from generator.model import Record
from generator.sources.base import Reader, Reading, Source, shown
from generator.sources.checks import cut_off, doubts, unreadable, year_problems
from generator.sources.draft import Draft
from generator.sources.furniture import is_sign, mark_furniture
from generator.sources.lines import AUTHORS, DATED, Kind, Line, split
from generator.sources.pairing import Chunk, pair
from generator.sources.tails import BARE_AUTHORS, mark_lone_dates, mark_tails
from generator.sources.years import listing_year
from generator.text.dates import parse_printed

RANK = {Kind.AUTHORS: 0, Kind.ACCOUNT: 0, Kind.DOT: 1, Kind.DATE: 2, Kind.CUT: 2}
"""The parts of a tail in the order in which they stand; who wrote it comes in two forms."""
ENDINGS = frozenset({"", ".txt", ".text"})
"""Endings of files that are read as titles and abstracts even without a sign of the page."""


def recognises(source: Source) -> bool:
    """Whether the text shows one of the page's own lines, or is plain titles and abstracts."""
    plain = PurePath(source.file).suffix.lower() in ENDINGS
    return plain or any(is_sign(line.text) for line in split(source.text))


def read(source: Source) -> Reading:
    """Read every record of a copied page; see the module for the layouts."""
    draft = Draft(source)
    lines = mark_lone_dates(mark_furniture(mark_tails(split(source.text))))
    for prose, tail in _stretches(lines, draft):
        _read_stretch(draft, prose, tail, last=_ends(lines, prose, tail))
    return _reading(draft)


def _stretches(lines: Sequence[Line], draft: Draft) -> Iterator[tuple[list[Line], list[Line]]]:
    """Runs of prose with the tail that closes them; what is neither is noted and taken out."""
    prose: list[Line] = []
    tail: list[Line] = []
    for line in lines:
        if line.kind in RANK and not (tail and RANK[line.kind] <= RANK[tail[-1].kind]):
            tail.append(line)
            continue
        if tail or not line.is_prose:
            yield prose, tail
            prose, tail = [], []
        if line.is_prose:
            prose.append(line)
        elif line.kind in RANK:
            tail.append(line)
        else:
            _note(draft, line)
    yield prose, tail


def _note(draft: Draft, line: Line) -> None:
    """Keep what belongs to no record."""
    if line.kind is Kind.UNKNOWN:
        draft.unexplain([line])
        return
    draft.furniture.append((line.number, line.text))
    if line.kind is Kind.DAY:
        draft.days.append(line.text)


def _ends(lines: Sequence[Line], prose: Sequence[Line], tail: Sequence[Line]) -> bool:
    own = (*prose, *tail)
    return bool(own) and own[-1].number == lines[-1].number


def _read_stretch(draft: Draft, prose: Sequence[Line], tail: Sequence[Line], last: bool) -> None:
    """Read the records of one run of prose; the tail belongs to the last of them."""
    chunks = pair(prose, before_tail=bool(tail))
    if tail and not chunks:
        draft.unexplain(tail)
    for i, chunk in enumerate(chunks):
        final = i == len(chunks) - 1
        _read_chunk(draft, chunk, tail if final else (), last and final)


def _read_chunk(draft: Draft, chunk: Chunk, tail: Sequence[Line], at_end: bool) -> None:
    """Make a record of ``chunk`` and ``tail``, or say why that cannot be done."""
    lines = (*((chunk.title,) if chunk.title else ()), *chunk.abstract, *tail)
    place = draft.place(lines[0].number, lines[-1].number)
    cut = at_end and cut_off(chunk, tail)
    if not cut and (bad := next((line for line in lines if unreadable(line.text)), None)):
        message = "holds bytes that are not UTF-8, so its text cannot be known"
        hint = "save the listing as UTF-8 (in an editor: reopen with the right encoding first)"
        draft.refuse("not-utf-8", message, draft.place(bad.number), hint)
    elif chunk.title is None:
        message = f"an abstract without a title: '{shown(chunk.abstract[0].text)}'"
        draft.refuse("abstract-without-title", message, place, "put the title on a line above it")
    elif not chunk.abstract:
        code = "truncated-record" if at_end else "title-without-abstract"
        message = f"'{shown(chunk.title.text)}' is followed by no abstract"
        draft.refuse(code, message, place, "put the abstract on a line below the title")
    elif cut:
        message = f"'{shown(chunk.title.text)}' ends in the middle: the file is cut off here"
        draft.refuse("truncated-record", message, place, "copy the end of the page again")
    else:
        _keep(draft, chunk, tail)


def _keep(draft: Draft, chunk: Chunk, tail: Sequence[Line]) -> None:
    assert chunk.title is not None
    parts = {line.kind: line.text for line in tail}
    authors = parts.get(Kind.AUTHORS, "")
    count = AUTHORS.fullmatch(authors) or BARE_AUTHORS.fullmatch(authors)
    date = DATED.fullmatch(parts.get(Kind.DATE, ""))
    record = Record(
        listing=draft.source.id,
        line=chunk.title.number,
        end_line=(*chunk.abstract, *tail)[-1].number,
        title=chunk.title.text,
        abstract=_paragraphs(chunk.abstract),
        author_count=int(count[1]) if count else None,
        organisation=parts.get(Kind.ACCOUNT),
        date_text=date[1] if date else None,
        comments=int(date[2]) if date and date[2] else None,
    )
    draft.records.append(record)
    draft.problems += doubts(record, chunk, draft.source.file)


def _paragraphs(lines: Sequence[Line]) -> str:
    """The abstract as printed: its lines, and the blank lines between paragraphs."""
    text = "".join(("\n\n" if line.opens else "\n") + line.text for line in lines)
    return text.lstrip("\n")


def _reading(draft: Draft) -> Reading:
    source = draft.source
    days = [(date[1], date[2]) for text in draft.days if (date := parse_printed(text))]
    dates = [date for r in draft.records if r.date_text and (date := parse_printed(r.date_text))]
    year, problem = listing_year(days, dates)
    year = source.year or year
    draft.problems += year_problems(source, draft.records, year, problem)
    return draft.reading(
        _layout(source, draft.records),
        day=days[0] if days else None,
        year=year,
        year_inferred=source.year is None and year is not None,
    )


def _layout(source: Source, records: Sequence[Record]) -> str:
    if any(record.date_text for record in records):
        return "dated"
    return "spaced" if re.search(r"\n\s*\n", source.text.strip()) else "compact"


READER = Reader("Hugging Face Papers page", recognises, read, copied=True)
