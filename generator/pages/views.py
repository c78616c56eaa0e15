"""View-models: what each page template gets, one frozen type per template and no more.

Everything is ready to show: dates as people read them, addresses relative to the page
they stand on. Text fields are plain text; the templates' filters (``rendering.filters``)
make it safe where it lands. Optional parts are ``None`` or empty, and a page then says
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.author_views import AuthorPageView, AuthorsView
from generator.pages.figures import ColumnChart, GridChart
from generator.pages.map_views import MapView
from generator.pages.note_views import NoteView, ReadingListsView, ReadingListView
from generator.pages.parts import Card, CardList, CountedRef, DateView, Pager, Ref, TopicRef
from generator.pages.quality_views import QualityView


@dataclass(frozen=True, slots=True)
class LinkView:
    """An outgoing link: ``kind`` picks the icon, ``label`` names it, ``detail`` tells it apart.

    ``detail`` is the readable part of the address (``facebookresearch/LLM-QAT``).
    """

    kind: str
    label: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class AuthorView:
    """An author; ``href`` is ``None`` where the author has no page or entry."""

    name: str
    href: str | None


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The names of one kind that a paper mentions: ``Models``, most often named first."""

    heading: str
    names: tuple[CountedRef, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a paper was listed: the listing, its page, and the lines (``lines 3-4``)."""

    listing: Ref
    lines: str


@dataclass(frozen=True, slots=True)
class TopicReason:
    """A topic of a paper and the words that put it there (``"quantization" in the title``)."""

    topic: TopicRef
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A paper near the present one, and the terms both use (at most three, perhaps none).

    ``topics`` are the topics both have.
    """

    href: str
    title: str
    date: DateView | None
    terms: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper's page. ``authors`` may be empty while ``author_count`` is known.

    ``unnamed`` counts known authors beyond those in ``authors``, of which there are at most
    ``MOST_NAMED`` (:mod:`generator.pages.people`); ``more_authors`` says that there are more than
    are known. ``topics`` carry their reasons;
    ``correct`` is the address of a form for corrections, ``None`` where the site's repository has
    none. ``notes`` are the team's own; ``lists`` the reading lists that it stands on. ``kind``
    says what it is in words, where that is no preprint; ``catalogued`` names each further
    catalogue with the paper's identifier there, whose address is empty where there is none.
    """

    id: str
    title: str
    sentence: str | None
    abstract: str
    authors: tuple[AuthorView, ...]
    author_count: int | None
    unnamed: int
    more_authors: bool
    organisation: str | None
    date: DateView | None
    comments: int | None
    venue: str | None
    venue_href: str | None
    kind: str | None
    catalogued: tuple[tuple[str, Ref], ...]
    arxiv: str | None
    doi: str | None
    links: tuple[LinkView, ...]
    topics: tuple[TopicReason, ...]
    names: tuple[NameGroup, ...]
    sightings: tuple[Sighting, ...]
    related: tuple[RelatedView, ...]
    correct: str | None = None
    notes: tuple[NoteView, ...] = ()
    lists: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicTile:
    """A topic in an index: its description, how many papers, and since when (``2023``)."""

    id: str
    label: str
    href: str
    group: str
    description: str
    count: int
    since: str | None
    share: float
    """Papers as a fraction (0 to 1) of the largest topic's, for a bar."""


@dataclass(frozen=True, slots=True)
class TopicGroupView:
    """A group of topics; ``count`` is the number of different papers in it."""

    id: str
    title: str
    count: int
    tiles: tuple[TopicTile, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page. ``papers``, ``listings`` and ``topics`` are counts; ``span`` the years."""

    title: str
    description: str
    papers: int
    listings: int
    topics: int
    span: str | None
    groups: tuple[TopicGroupView, ...]
    newest: tuple[Card, ...]
    models: tuple[CountedRef, ...]
    benchmarks: tuple[CountedRef, ...]
    languages: tuple[CountedRef, ...]
    years: tuple[CountedRef, ...]
    chart: ColumnChart | None
    all_papers: str
    all_topics: str
    all_models: str
    all_benchmarks: str
    all_languages: str
    linking: str
    feeds: tuple[Ref, ...]
    lists: tuple[CountedRef, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page, which a script fills: how much there is, and ways on without it."""

    papers: int
    all_papers: str
    all_topics: str


@dataclass(frozen=True, slots=True)
class PapersView:
    """All papers, newest first, by year."""

    list: CardList
    years: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The index of topics by group. ``unsorted`` leads to the papers no rule reaches."""

    groups: tuple[TopicGroupView, ...]
    papers: int
    unsorted: CountedRef
    chart: GridChart | None


@dataclass(frozen=True, slots=True)
class RuleClause:
    """A part of a topic's rule: where something must stand, and the phrases that count."""

    lead: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic's page. ``rule`` says what puts a paper here; any clause is enough.

    ``neighbours`` are the topics that most often stand beside it, with how many papers
    they share; ``since`` and ``latest`` the dates of its first and newest paper.
    """

    id: str
    title: str
    description: str
    group: str
    group_title: str
    rule: tuple[RuleClause, ...]
    since: str | None
    latest: str | None
    neighbours: tuple[CountedRef, ...]
    chart: ColumnChart | None
    list: CardList
    feeds: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class NameTile:
    """A name in its index; ``share`` as in :class:`TopicTile`."""

    id: str
    label: str
    href: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class NamesView:
    """An index of names: ``kind`` is ``models``, ``venues`` or another.

    ``names`` are those that a paper mentions, most papers first.
    """

    kind: str
    heading: str
    intro: str
    names: tuple[NameTile, ...]
    chart: GridChart | None
    pager: Pager | None = None


@dataclass(frozen=True, slots=True)
class NameView:
    """The papers of one name or venue. ``index`` leads back to all of the kind.

    ``intro`` says how many there are and why; ``together`` are names of the
    same kind most often mentioned beside it.
    """

    kind: str
    id: str
    title: str
    description: str | None
    intro: str
    index: Ref
    together: tuple[CountedRef, ...]
    list: CardList


@dataclass(frozen=True, slots=True)
class YearTile:
    """A year with how many papers.

    ``months`` are the twelve months' counts, ``undated`` those whose month is unknown.
    """

    label: str
    href: str
    count: int
    months: tuple[int, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class YearsView:
    """The index of years, newest first. ``most`` is the largest month's count."""

    years: tuple[YearTile, ...]
    most: int
    chart: ColumnChart | None


@dataclass(frozen=True, slots=True)
class YearView:
    """The papers of a year, by month, newest first."""

    title: str
    previous: Ref | None
    next: Ref | None
    list: CardList


@dataclass(frozen=True, slots=True)
class ListingTile:
    """A listing in the index: what was received, and what of it is in no other listing.

    ``prints`` says what it tells of each paper.
    """

    id: str
    title: str
    href: str
    records: int
    only_here: int
    day: str | None
    prints: str


@dataclass(frozen=True, slots=True)
class ListingsView:
    """A page of the index of listings: ``total`` in all, with ``records`` of ``papers``."""

    listings: tuple[ListingTile, ...]
    total: int
    records: int
    papers: int
    pager: Pager | None = None


@dataclass(frozen=True, slots=True)
class ListingView:
    """A listing as received, in its order.

    ``day`` is the header's day, ``year_note`` how its year is known (empty where it has none).
    """

    id: str
    title: str
    file: str
    prints: str
    lines: int
    day: str | None
    year_note: str
    list: CardList
    feeds: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class UnsortedView:
    """The papers that no topic rule reaches; the list may be empty."""

    list: CardList


View = (
    HomeView
    | SearchView
    | PapersView
    | PaperView
    | TopicsView
    | TopicView
    | NamesView
    | NameView
    | YearsView
    | YearView
    | AuthorsView
    | AuthorPageView
    | ListingsView
    | ListingView
    | UnsortedView
    | MapView
    | QualityView
    | ReadingListsView
    | ReadingListView
)
