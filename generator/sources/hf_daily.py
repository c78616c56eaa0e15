"""Hugging Face's daily papers as its API gives them: ``/api/daily_papers`` and archives of it.

The shape has drifted: at first an entry's own ``publishedAt`` was the moment at which the paper
was listed, and its abstract stood within ``paper`` only; later the moment is
``paper.submittedOnDailyAt``, and ``publishedAt`` is the paper's own in both places. Some archived
days hold each entry as a Python literal inside a string.
"""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import PurePath

from generator.model import Details, PartialDate, Record
from generator.sources.base import Reader, Reading, Source
from generator.sources.json_reading import Keys, read_entries, recognises
from generator.sources.json_values import (
    Fields,
    addresses_of,
    count_of,
    object_of,
    objects_of,
    prose_of,
    text_of,
)
from generator.text.identifiers import arxiv_id
from generator.text.loose_dates import loose_date
from generator.text.names import author_names

LONGEST_LITERAL = 1_000_000
"""Characters of an entry in a string; real ones have some ten thousand."""
DEEPEST_LITERAL = 50
"""Brackets within brackets in one: Python's own parser gives up on some hundred."""
_BRACKETS = re.compile(r"'(?:[^'\\\n]|\\.)*+'|\"(?:[^\"\\\n]|\\.)*+\"|[(\[{}\])]")
_STEP = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_DAY_IN_NAME = re.compile(r"(?<![0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")


def _is_entry(keys: Keys) -> bool:
    """An entry of a day; or a paper by itself, as ``/api/papers/ID`` answers."""
    alone = {"summary", "upvotes"} <= keys or {"summary", "submittedOnDailyAt"} <= keys
    return "paper" in keys or alone


def _recognises(source: Source) -> bool:
    """Whether entries hold a ``paper``, or are papers with votes and a summary."""
    return recognises(source, _is_entry)


def read(source: Source) -> Reading:
    """Read every entry, and the day on which they were listed."""
    days: list[PartialDate] = []

    def build(entry: Fields, record: Record) -> Record:
        days.extend(_listed(entry))
        return _record(entry, record)

    draft = read_entries(source, build, literal)
    in_name = _DAY_IN_NAME.search(PurePath(source.file).name)
    day = _most(days) or (loose_date(in_name[0]) if in_name else None)
    if day is None or day.month is None or day.day is None:
        return draft.reading("hf-daily", year=source.year)
    return draft.reading("hf-daily", day=(day.month, day.day), year=source.year or day.year)


def _most(days: list[PartialDate]) -> PartialDate | None:
    """The day that most entries name; of equal ones the first in the file."""
    return Counter(days).most_common(1)[0][0] if days else None


def literal(value: object) -> object:
    """The object that an entry is: itself, or what it spells as JSON or as a Python literal.

    Raises ``ValueError`` for a string that is neither, or too long or too deep to be one.
    """
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST_LITERAL:
        raise ValueError(f"a string of {len(value)} characters is no entry")
    if _depth(value) > DEEPEST_LITERAL:
        raise ValueError("brackets too deep within each other")
    try:
        return json.loads(value)
    except ValueError:
        return _python(value)


def _python(value: str) -> object:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.literal_eval(value.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as exc:
        raise ValueError("the string is neither JSON nor a Python literal") from exc


def _depth(text: str) -> int:
    """The deepest that brackets stand within each other, those in strings aside."""
    steps = (_STEP.get(token[0], 0) for token in _BRACKETS.finditer(text))
    return max(accumulate(steps), default=0)


def _listed(entry: Fields) -> Iterator[PartialDate]:
    """The day on which the entry was listed, where it says so."""
    paper = object_of(entry.get("paper")) or entry
    moment = text_of(paper.get("submittedOnDailyAt")) or text_of(entry.get("submittedOnDailyAt"))
    if date := loose_date(moment or ""):
        yield date


def _record(entry: Fields, record: Record) -> Record:
    paper = object_of(entry.get("paper")) or entry
    # "hidden" says that an account does not show the paper, not that its author is none.
    names = (text_of(own.get("name")) for own in objects_of(paper.get("authors")))
    authors, more = author_names(name for name in names if name)
    arxiv = arxiv_id(text_of(paper.get("id")) or "")
    details = Details(
        authors=authors,
        more_authors=more,
        date=loose_date(text_of(paper.get("publishedAt")) or ""),
        identifiers=(("arxiv", arxiv),) if arxiv else (),
        links=addresses_of(paper.get("githubRepo"), paper.get("projectPage")),
    )
    return replace(
        record,
        title=text_of(paper.get("title")) or text_of(entry.get("title")) or "",
        abstract=prose_of(paper.get("summary")) or prose_of(entry.get("summary")),
        organisation=_organisation(paper) or _organisation(entry),
        comments=count_of(entry.get("numComments")),
        details=details,
    )


def _organisation(fields: Fields) -> str | None:
    """Handle and name, as the site prints them: ``nvidia NVIDIA``."""
    own = object_of(fields.get("organization"))
    handle, name = text_of(own.get("name")), text_of(own.get("fullname"))
    if handle is None or " " in handle:
        return None
    return f"{handle} {name}" if name else handle


READER = Reader("Hugging Face daily papers (JSON)", _recognises, read)
