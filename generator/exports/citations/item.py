"""A reference as the formats have it in common: the terms of CSL 1.0.2, without any syntax.

Every export is written from an :class:`Item` and from nothing else, so that the formats cannot
say different things of one paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model import AuthorName, PartialDate


class Kind(StrEnum):
    """What a paper is; the value is the item type of CSL 1.0.2 (specification, appendix III).

    ``PREPRINT``: on its own, not known to be published anywhere else; CSL's ``article`` is
    meant for "self-contained work made widely available but not published in a journal".
    """

    PREPRINT = "article"
    JOURNAL = "article-journal"
    CONFERENCE = "paper-conference"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    REPORT = "report"
    DATASET = "dataset"
    SOFTWARE = "software"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Item:
    """One reference. The field names are CSL's variables; missing is ``None`` or empty.

    ``title`` keeps real math between dollar signs. ``more_authors`` says that the list of
    authors is known to be cut off (``NVIDIA et al.``). ``organisation`` stands only where no
    author is known. ``issued`` is the year of publication where ``kind`` is no preprint, for
    the day on which a paper was sent to arXiv is not the day of a conference. ``container`` is
    the journal or the conference, ``container_short`` its short form; ``page`` a range
    (``162–167``) or an article's number. ``note`` is where a preprint is said to have appeared,
    in words that could not be told apart. ``publisher`` is the university of a thesis and the
    institution of a report, too.
    """

    id: str
    kind: Kind
    title: str
    authors: tuple[AuthorName, ...] = ()
    more_authors: bool = False
    organisation: str | None = None
    issued: PartialDate | None = None
    container: str | None = None
    container_short: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    publisher: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None
    note: str | None = None
