"""Copied pages for the tests of readers, and what every reading of one must hold."""

from __future__ import annotations

from generator.errors import Severity
from generator.model import Listing, Record
from generator.sources.base import Reading, Source
from generator.sources.hf_papers import read
from generator.sources.lines import OUTER

HEAD = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\n"
    "byAK and the research community\n\nDec 11\n\n"
)
GLUED = (
    "Get trending papers in your email inbox once a day!\n"
    "Get trending papers in your email inbox!\nSubscribe"
)
ABSTRACT = (
    "Large language models are useful but large. We show how to make them smaller without "
    "making them worse, by leaving out the parts that nobody needs. On every task that we tried, "
    "the smaller model is as good as the larger one, at a tenth of the cost."
)
OTHER = (
    "Greek papyri are old and have holes. In this work, we fill the holes with a language model "
    "that was trained on what is left of the others. Experts prefer what it writes to what they "
    "guessed themselves in three of four cases. The code is at https://github.com/holes/papyri"
)


def reading(text: str, **more: object) -> Reading:
    """What the reader makes of ``text`` in a file called ``x.txt``."""
    return read(Source("x", "x.txt", text, **more))  # type: ignore[arg-type]


def listing(text: str, **more: object) -> Listing:
    """The same, where nothing may be wrong but the year of the dates."""
    found = reading(text, **more)
    assert {d.code for d in found.diagnostics} <= {"no-listing-year"}, found.diagnostics
    return found.listing


def records(text: str) -> tuple[Record, ...]:
    """The records of a page in which nothing is wrong."""
    return listing(text).records


def said(text: str) -> list[tuple[str, str]]:
    """Title and abstract of each record, line ends made spaces."""
    found = reading(text).listing.records
    return [(record.title, " ".join(record.abstract.split())) for record in found]


def codes(found: Reading) -> list[str]:
    """The codes of what was noticed but the missing year."""
    return [d.code for d in found.diagnostics if d.code != "no-listing-year"]


def unaccounted(text: str, found: Reading) -> set[int]:
    """The lines that belong to nothing and of which nothing is said."""
    own = found.listing
    left = {i for i, line in enumerate(text.split("\n"), start=1) if line.strip(OUTER)}
    for record in own.records:
        left -= set(range(record.line, record.end_line + 1))
    left -= {number for number, _ in own.furniture}
    left -= set(own.unexplained)
    for problem in found.diagnostics:
        if problem.severity is Severity.ERROR and problem.place and problem.place.line:
            last = problem.place.end_line or problem.place.line
            left -= set(range(problem.place.line, last + 1))
    return left
