"""The last look at an entry of a structured format: a record, or a refusal that says why."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model import PaperKind, Publication, Record
from generator.sources.base import UNREADABLE, shown
from generator.sources.draft import Draft

_UNREADABLE = re.compile(f"[{UNREADABLE}]")
_ARXIV = re.compile(
    r"(?:arxiv(?:\.org)?|corr)(?: e-?prints?| preprints?| \(cornell university\))?"
    r"(?:[\s:,]*(?:arxiv:)?(?:abs/)?(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+/[0-9]{7})(?:v[0-9]+)?)?"
    r"(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_MAYBE_PREPRINT = frozenset({None, PaperKind.ARTICLE, PaperKind.REPORT, PaperKind.OTHER})
NOT_UTF8 = "holds bytes that are not UTF-8, so its text cannot be known"
NOT_UTF8_HINT = "save the listing as UTF-8 (in an editor: reopen with the right encoding first)"


def unreadable(text: str) -> bool:
    """Whether ``text`` holds bytes that are not UTF-8."""
    # ASCII, as most of a file is, is told at once.
    return not text.isascii() and _UNREADABLE.search(text) is not None


def settle(draft: Draft, record: Record, what: str) -> None:
    """Keep ``record``, or refuse it where it has no title; ``what`` says which entry it is.

    A title of marks alone (``-``, ``???``) is none: no address could be made of it.
    """
    if any(char.isalnum() for char in record.title):
        draft.records.append(_published(record))
        return
    found = f", only '{shown(record.title)}'" if record.title else ""
    place = draft.place(record.line, record.end_line)
    draft.refuse("missing-title", f"{what} has no title{found}", place, "add its title")


def _published(record: Record) -> Record:
    """``record`` without arXiv for a venue: what appeared nowhere else is a preprint."""
    details = record.details
    own = details.publication if details else Publication()
    if details is None or own.venue is None or not _ARXIV.fullmatch(own.venue):
        return record
    kind = PaperKind.PREPRINT if own.kind in _MAYBE_PREPRINT else own.kind
    volume = None if (own.volume or "").startswith("abs/") else own.volume
    own = replace(own, kind=kind, venue=None, volume=volume)
    return replace(record, details=replace(details, publication=own))


def refuse_bytes(draft: Draft, line: int, end_line: int, what: str) -> None:
    """Refuse an entry for the sake of bytes that are not UTF-8."""
    draft.refuse("not-utf-8", f"{what} {NOT_UTF8}", draft.place(line, end_line), NOT_UTF8_HINT)
