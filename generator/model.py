"""The words of the project as frozen values: listings, records, papers and what is said of them.

A *listing* is one input file; a *record* is one paper as printed in one listing, verbatim;
a *paper* is what one or more records and ``seeds/papers.yml`` say together. No I/O, no
parsing and no formatting here. Missing is ``None`` (or an empty tuple), never an empty string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as known: a year, a year and month, or a whole day.

    Raises ``ValueError`` for a day without a month or one that is not in the calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs a month")
        # Not "or 1": a month or day of 0 is wrong, not unknown.
        Date(
            self.year,
            1 if self.month is None else self.month,
            1 if self.day is None else self.day,
        )

    def __str__(self) -> str:
        """ISO 8601 as precise as known: ``2023``, ``2023-05`` or ``2023-05-24``."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def sort_key(self) -> tuple[int, int, int]:
        """Chronological; an unknown month or day sorts before every known one."""
        return (self.year, self.month or 0, self.day or 0)


class DateSource(StrEnum):
    """Where a paper's date comes from.

    ``CURATED``: ``seeds/papers.yml``; ``PRINTED``: whole in a listing; ``DECLARED``: day and
    month printed, the year set for the listing by hand; ``INFERRED``: day and month
    printed, the year inferred from the listing; ``ARXIV``: year and month of the arXiv
    identifier. In this order one is preferred to the next.
    """

    CURATED = "curated"
    PRINTED = "printed"
    DECLARED = "declared"
    INFERRED = "inferred"
    ARXIV = "arxiv"


@dataclass(frozen=True, slots=True)
class PaperDate:
    """A paper's date and where it comes from."""

    value: PartialDate
    source: DateSource

    @property
    def inferred(self) -> bool:
        """Whether any part of the date is a conclusion rather than something printed."""
        return self.source is DateSource.INFERRED


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who published a paper, where a listing names that instead of counting authors.

    ``handle`` is the account name as in an address (``nvidia``), ``None`` where only the
    name is known; ``name`` as shown.
    """

    handle: str | None
    name: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in the order in which it is spoken: given, particle, family, suffix.

    ``particle`` belongs to the family name (``Van`` of ``Van Durme``) and is empty where there
    is none, as ``suffix`` (``Jr.``) is; ``given`` and ``family`` are never empty.
    """

    given: str
    family: str
    particle: str = ""
    suffix: str = ""

    @property
    def whole_family(self) -> str:
        """The family name with its particle."""
        return f"{self.particle} {self.family}".strip()

    @property
    def spoken(self) -> str:
        """The name in the order in which it is spoken: ``Benjamin Van Durme``."""
        return f"{self.given} {self.whole_family} {self.suffix}".strip()


@dataclass(frozen=True, slots=True)
class WholeName:
    """A name that has no parts, or whose parts cannot be told: a team, a mononym, 王小明."""

    name: str

    @property
    def spoken(self) -> str:
        """The name as it is."""
        return self.name


AuthorName = PersonName | WholeName


class PaperKind(StrEnum):
    """What a paper is, in words that all formats have in common; the value is for people."""

    PREPRINT = "preprint"
    ARTICLE = "journal article"
    CONFERENCE = "conference paper"
    BOOK = "book"
    CHAPTER = "book chapter"
    THESIS = "thesis"
    REPORT = "report"
    DATASET = "data set"
    SOFTWARE = "software"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a paper appeared, as printed; missing is ``None``.

    ``venue`` is the journal, conference or series; ``pages`` a range (``162-167``) or an
    article's number.
    """

    kind: PaperKind | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What a structured format says of a paper beside its title and abstract.

    ``authors`` are in order; ``more_authors`` says that the list is known to be cut off
    (``and others``); ``editors`` are those of what has no author. ``date`` is as precise as
    known. ``identifiers`` are pairs of kind (``arxiv``, ``doi``, ``acl``, ``openreview``,
    ``pmid``, ``isbn``) and bare identifier, at most one of a kind. ``links`` are absolute
    ``http(s)`` addresses. ``key`` is the entry's own citation key. Missing is ``None`` or
    empty.
    """

    authors: tuple[AuthorName, ...] = ()
    more_authors: bool = False
    editors: tuple[AuthorName, ...] = ()
    date: PartialDate | None = None
    publication: Publication = Publication()
    identifiers: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One paper as printed in one listing: verbatim text, and where it stands.

    ``listing`` is the listing's id; ``line`` the title's line, ``end_line`` the last line
    of the record, both from 1. ``organisation`` and ``date_text`` are as printed
    (``nvidia NVIDIA``; ``May 27`` or ``Nov 7, 2023``), without the comment count.
    ``details`` is what a structured format says; ``None`` where a listing is plain text.
    """

    listing: str
    line: int
    end_line: int
    title: str
    abstract: str
    author_count: int | None = None
    organisation: str | None = None
    date_text: str | None = None
    comments: int | None = None
    details: Details | None = None

    @property
    def key(self) -> RecordKey:
        """What papers refer to the record by."""
        return (self.listing, self.line)


RecordKey = tuple[str, int]
"""Listing id and line of the title: unique within a collection."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One input file, read: its records and the lines that belong to none of them.

    ``file`` is the path as shown to people; ``layout`` names the reader's variant;
    ``lines`` counts the lines of the file; ``furniture`` holds (line, what it is) of each
    line that is page furniture; ``unexplained`` the lines that are neither.
    ``day`` is the (month, day) the page's header shows; ``year`` the year that its
    yearless dates carry, ``year_inferred`` whether that is a conclusion.
    ``title`` is for display.
    """

    id: str
    file: str
    title: str
    layout: str
    lines: int
    records: tuple[Record, ...]
    furniture: tuple[tuple[int, str], ...] = ()
    unexplained: tuple[int, ...] = ()
    day: tuple[int, int] | None = None
    year: int | None = None
    year_inferred: bool = False


class LinkKind(StrEnum):
    """What a link of a paper leads to."""

    ARXIV = "arxiv"
    PDF = "pdf"
    DOI = "doi"
    HUGGINGFACE = "huggingface"
    CODE = "code"
    MODEL = "model"
    DATASET = "dataset"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Link:
    """An outgoing link: absolute ``http(s)`` address and what it leads to."""

    kind: LinkKind
    url: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that one source gives for one field of a paper.

    ``source`` is ``listing-id:line`` of a record, ``papers.yml``, or the name of the rule
    that concluded it. Of a field's claims the first is the one taken; the others are kept
    for ``paper-atlas explain``.
    """

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What the records of one paper and the curated facts say together.

    ``title`` and ``abstract`` are clean Unicode text: LaTeX escapes resolved, real math
    kept between dollar signs; ``abstract`` is empty only where no listing printed one.
    ``sentence`` is the one sentence of the abstract that says what the paper does.
    ``authors`` are full names in order, empty where unknown; ``people`` are the same in
    parts where a listing or the name itself tells them apart, else empty; ``more_authors``
    says that there are more than are known. ``author_count`` is what a listing printed.
    ``venue`` is where it appeared, in words; ``publication`` the same in parts where a
    listing gives them. ``identifiers`` are those beside ``arxiv`` and ``doi``, by kind.
    ``records`` are the keys of all records, in the listings' order of trust. ``claims`` maps
    a field name to every value offered for it.
    """

    id: str
    title: str
    abstract: str
    records: tuple[RecordKey, ...]
    sentence: str | None = None
    authors: tuple[str, ...] = ()
    author_count: int | None = None
    organisation: Organisation | None = None
    date: PaperDate | None = None
    comments: int | None = None
    arxiv: str | None = None
    doi: str | None = None
    venue: str | None = None
    links: tuple[Link, ...] = ()
    people: tuple[AuthorName, ...] = ()
    more_authors: bool = False
    publication: Publication | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something was assigned to a paper: the words found, where, by which rule.

    ``where`` is ``title``, ``sentence`` or ``abstract`` (or ``papers.yml`` for a
    maintainer's decision); ``text`` the words as they stand there.
    """

    where: str
    text: str
    rule: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the taxonomy. ``id`` is its address; ``group`` the id of its group."""

    id: str
    title: str
    description: str
    group: str


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """A heading of the taxonomy with its topics, in the maintainer's order."""

    id: str
    title: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A topic given to a paper, with how strongly and why. ``score`` orders a paper's topics."""

    topic: str
    score: float
    evidence: tuple[Evidence, ...]


class MentionKind(StrEnum):
    """The kinds of names that have an index of their own; the value is the address."""

    MODELS = "models"
    BENCHMARKS = "benchmarks"
    LANGUAGES = "languages"


@dataclass(frozen=True, slots=True)
class Name:
    """A model family, benchmark or language worth an index. ``id`` is its address."""

    kind: MentionKind
    id: str
    title: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a paper: which, how often, and where it stands."""

    name: str
    count: int
    evidence: tuple[Evidence, ...]
