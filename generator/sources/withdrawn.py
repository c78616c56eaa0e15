"""Papers that their own entry says were taken back: kept, because a link to one must answer."""

from __future__ import annotations

import re

from generator.errors import note
from generator.model import Record
from generator.sources.base import shown
from generator.sources.draft import Draft

_ITSELF = re.compile(
    r"\b(?:paper|article|submission|manuscript|preprint|version|draft|work)\s+"
    r"(?:(?:has|have|had)\s+been|was|is(?:\s+being)?)?\s*(?:temporarily\s+)?withdrawn\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\bwithdrawn\b(?!\s+from\b)|\bretracted\b", re.IGNORECASE)
_TITLE = re.compile(r"\A\W*(?:withdrawn|retracted)\b", re.IGNORECASE)


def is_withdrawn(title: str, abstract: str, remark: str = "") -> bool:
    """Whether an entry says of its own paper that it was withdrawn or retracted.

    ``remark`` is what authors write beside the abstract; there the bare word is enough.
    """
    own = _TITLE.search(title) or _ITSELF.search(abstract) or _REMARK.search(remark)
    return own is not None


def note_withdrawn(draft: Draft, record: Record) -> None:
    """Say that ``record`` is of such a paper, if it is the one that was read last."""
    if draft.records[-1:] != [record]:
        return
    message = f"'{shown(record.title)}' says that it was withdrawn or retracted; it is kept"
    place = draft.place(record.line, record.end_line)
    draft.problems.append(note("said-withdrawn", message, place))
