"""Second looks at what was read of a copied page: is it whole, and is it what it seems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.errors import Diagnostic, Place, warning
from generator.model import Record
from generator.sources.base import UNREADABLE, Source, shown
from generator.sources.lines import SHORTEST_ABSTRACT, Kind, Line, ends_sentence, is_dated
from generator.sources.pairing import Chunk
from generator.text.dates import parse_printed

CUT_OFF = re.compile(r"[\w,;:(\[“‘—–-]$")
"""How text ends that was cut in the middle of a sentence."""
CUT_BYTES = re.compile(f"[{UNREADABLE}]{{1,3}}$")
"""What is left of a character of several bytes that was cut."""
LONGEST_LIKELY_TITLE = 100
LONGEST_ABSTRACT = 2500
"""Characters beyond which paragraphs may be two abstracts; arXiv allows 1,920."""


def unreadable(text: str) -> bool:
    """Whether ``text`` holds bytes that are not UTF-8."""
    return re.search(f"[{UNREADABLE}]", text) is not None


def cut_off(chunk: Chunk, tail: Sequence[Line]) -> bool:
    """Whether a file that ends with this record ends inside it: in its tail or a sentence."""
    if tail:
        return tail[-1].kind is not Kind.DATE
    last = chunk.abstract[-1] if chunk.abstract else chunk.title
    text = CUT_BYTES.sub("x", last.text if last else "")
    if unreadable(text):
        return False
    return CUT_OFF.search(text) is not None and not ends_sentence(text)


def doubts(record: Record, chunk: Chunk, file: str) -> Iterator[Diagnostic]:
    """Warn of a record that may be two, or lack a part, and of a date that is none."""
    place = Place(file, record.line, record.end_line)
    title = shown(record.title)
    if (doubt := _abstract_doubt(record, chunk)) is not None:
        hint = "if one of its lines is a title, restore what is missing around it"
        yield warning("doubtful-abstract", f"the abstract of '{title}' {doubt}", place, hint)
    if record.date_text and not is_dated(record.date_text):
        message = f"'{record.date_text}' is no day of the calendar, so '{title}' has no date"
        yield warning("bad-date", message, place, "give the date in seeds/papers.yml")


def _abstract_doubt(record: Record, chunk: Chunk) -> str | None:
    abstract = record.abstract
    first = chunk.abstract[0].text
    if len(abstract) < SHORTEST_ABSTRACT and not ends_sentence(abstract):
        return f"is only '{shown(abstract)}'"
    further = chunk.abstract[1:]
    if further and further[0].opens and len(first) < LONGEST_LIKELY_TITLE:
        return f"begins with a paragraph of one line, '{shown(first)}'"
    if further and len(abstract) > LONGEST_ABSTRACT:
        return f"has {len(abstract)} characters on several lines: a title may be missing"
    return None


def year_problems(
    source: Source, records: Sequence[Record], year: int | None, problem: str | None
) -> Iterator[Diagnostic]:
    """Warn where yearless dates stay without a year, or do not fit the one set by hand."""
    if source.year is None and problem:
        hint = f"write it in seeds/listings.yml, for example '{source.id}: {{year: 2024}}'"
        message = f"prints dates without a year, and {problem}"
        yield warning("no-listing-year", message, Place(source.file), hint)
    for record in records:
        date = parse_printed(record.date_text) if record.date_text else None
        if year is None or date is None or date[0] is not None:
            continue
        if parse_printed(f"{record.date_text}, {year}") is None:
            message = f"'{record.date_text}' is no day of {year}, the year of this listing"
            place = Place(source.file, record.line, record.end_line)
            yield warning("bad-date", message, place, f"correct the year of '{source.id}'")
