"""Everything the pages are made of, with the indexes that several of them need."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from generator.model import (
    Assignment,
    Listing,
    Mention,
    MentionKind,
    Name,
    Paper,
    Record,
    RecordKey,
    Topic,
    TopicGroup,
)
from generator.notes import Finder, ReadingList, Written
from generator.pages.beside import Beside
from generator.pages.paging import AUTHORS, RECORDS
from generator.pages.people import Author, by_family_name, find_authors
from generator.pages.published import Venue, find_venues
from generator.permalinks import Ledger
from generator.quality import Report, Subject, find
from generator.related import Related, find_related
from generator.stored import Store, key_of
from generator.text.keys import title_key
from generator.timing import stage
from generator.topics import Clause

if TYPE_CHECKING:
    from generator.dedupe import Join
    from generator.mapping.places import Places

K = TypeVar("K")


@dataclass(frozen=True)
class Collection:
    """Papers, listings, and what is said of them.

    ``title`` and ``description`` are the site's. ``assignments`` and ``mentions`` are by
    paper id; ``rules`` says per topic id, in words, what puts a paper there. ``names``
    are all names known, mentioned or not. ``known_places`` are places on the map that were
    written down, by paper id. ``ledger`` says what became of every address. ``url`` is where
    the site will be, ending in ``/``, or empty where that is not known; ``repository`` the
    address of the repository it is made from, likewise; ``beside`` says what is served beside
    the pages; ``joins`` which records were taken for one paper by likeness alone, by its id;
    ``parted`` what the maintainer split off, likewise;
    ``written`` are the notes and reading lists that people wrote by hand. ``store`` is where
    what takes long is kept for the next build.
    """

    title: str
    description: str
    papers: tuple[Paper, ...]
    listings: tuple[Listing, ...]
    groups: tuple[TopicGroup, ...]
    rules: Mapping[str, tuple[Clause, ...]]
    assignments: Mapping[str, tuple[Assignment, ...]]
    names: Mapping[tuple[MentionKind, str], Name]
    mentions: Mapping[str, Mapping[MentionKind, tuple[Mention, ...]]]
    known_places: Places = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    url: str = ""
    repository: str = ""
    beside: Beside = field(default_factory=Beside)
    joins: Mapping[str, tuple[Join, ...]] = field(default_factory=dict)
    parted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    written: Written = field(default_factory=Written)
    store: Store = field(default_factory=Store, repr=False, compare=False)

    @property
    def large(self) -> bool:
        """Whether the site spares what few would miss."""
        return self.beside.large

    @cached_property
    def newest(self) -> tuple[Paper, ...]:
        """All papers, newest first; papers of one day by title, undated ones last."""
        return newest_first(self.papers)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id, in the taxonomy's order."""
        return {topic.id: topic for group in self.groups for topic in group.topics}

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Paper, ...]]:
        """The papers of each topic, newest first; a topic without papers has none."""
        return _index(self.newest, lambda p: [a.topic for a in self.assignments.get(p.id, ())])

    @cached_property
    def by_name(self) -> Mapping[tuple[MentionKind, str], tuple[Paper, ...]]:
        """The papers that mention each name, newest first."""
        return _index(self.newest, self._names_of)

    def _names_of(self, paper: Paper) -> list[tuple[MentionKind, str]]:
        found = self.mentions.get(paper.id, {})
        return [(kind, mention.name) for kind, mentions in found.items() for mention in mentions]

    def counted(self, kind: MentionKind) -> list[tuple[Name, int]]:
        """The names of ``kind`` that some paper mentions, with how many papers, most first."""
        counts = {key: len(papers) for key, papers in self.by_name.items() if key[0] is kind}
        return [(self.names[key], count) for key, count in ranked(counts)]

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Paper, ...]]:
        """The papers of each year that has some, the latest year first."""
        years = _index(self.newest, lambda p: [p.date.value.year] if p.date else [])
        return dict(sorted(years.items(), reverse=True))

    @cached_property
    def unsorted(self) -> tuple[Paper, ...]:
        """The papers without any topic, newest first."""
        return tuple(paper for paper in self.newest if not self.assignments.get(paper.id))

    @cached_property
    def authors(self) -> Mapping[str, Author]:
        """Authors by id, with their papers newest first."""
        return find_authors(self.newest, self.large)

    @cached_property
    def authors_by_name(self) -> tuple[Author, ...]:
        """Authors in the order of their index."""
        return tuple(sorted(self.authors.values(), key=by_family_name))

    @cached_property
    def indexed_on(self) -> Mapping[str, int]:
        """The page of the index that each author stands on, from 1, by id."""
        return {author.id: i // AUTHORS + 1 for i, author in enumerate(self.authors_by_name)}

    @cached_property
    def venues(self) -> Mapping[str, Venue]:
        """Venues by id, those with most papers first, with their papers newest first."""
        return find_venues(self.newest)

    @cached_property
    def related(self) -> Mapping[str, tuple[Related, ...]]:
        """The nearest papers of each paper, by its id."""
        with stage("related"):
            return self.store.made(
                "related", self._vectors_key, lambda: find_related(self.papers, self.topic_ids)
            )

    @cached_property
    def _vectors_key(self) -> bytes:
        """The key of what the papers are as vectors: their words and topics."""
        ordered = sorted(self.papers, key=lambda paper: paper.id)
        parts = (
            (paper.id, paper.title, paper.abstract, " ".join(self.topic_ids.get(paper.id, ())))
            for paper in ordered
        )
        return key_of(*(part for own in parts for part in own))

    @cached_property
    def places(self) -> Places:
        """Where each paper lies on the map, by its id; known places stay as they are."""
        with stage("map"):
            known = repr(sorted(self.known_places.items()))
            return self.store.made("map", key_of(self._vectors_key, known), self._lay_out)

    def _lay_out(self) -> Places:
        # Loading scikit-learn takes longer than all of ``check``, which needs none of it.
        from generator.mapping.layout import lay_out  # noqa: PLC0415

        return lay_out(self.papers, self.topic_ids, self.known_places)

    @cached_property
    def quality(self) -> Report:
        """What is left to do for this collection."""
        topics = self.topic_ids if self.topics else None
        with stage("quality"):
            return find(Subject(self.papers, self.listings, topics, self.joins, self.parted))

    @cached_property
    def topic_ids(self) -> Mapping[str, Sequence[str]]:
        """The ids of each paper's topics, most central first, by its id."""
        return {key: [one.topic for one in own] for key, own in self.assignments.items()}

    @cached_property
    def by_id(self) -> Mapping[str, Paper]:
        """Papers by id."""
        return {paper.id: paper for paper in self.papers}

    @cached_property
    def find(self) -> Finder:
        """Finds the paper that people mean by an id, an arXiv id, a DOI or a title."""
        return Finder(self.papers, self.ledger)

    @cached_property
    def on_lists(self) -> Mapping[str, tuple[ReadingList, ...]]:
        """The reading lists that each paper stands on, by its id."""
        found: dict[str, list[ReadingList]] = defaultdict(list)
        for own in self.written.lists:
            for entry in own.entries:
                found[entry.paper].append(own)
        return {key: tuple(lists) for key, lists in found.items()}

    @cached_property
    def sources(self) -> Mapping[RecordKey, tuple[Listing, Record]]:
        """Every record with its listing, by the record's key."""
        return {
            record.key: (listing, record) for listing in self.listings for record in listing.records
        }

    @cached_property
    def listed_on(self) -> Mapping[RecordKey, int]:
        """The page of its listing that each record stands on, from 1, by the record's key.

        A record that is not shown takes its place all the same: the others' must not move when
        it comes back.
        """
        return {
            record.key: i // RECORDS + 1
            for listing in self.listings
            for i, record in enumerate(listing.records)
        }

    @cached_property
    def by_record(self) -> Mapping[tuple[str, int], Paper]:
        """The paper that each record belongs to."""
        return {key: paper for paper in self.papers for key in paper.records}

    def together(self, papers: Iterable[Paper], topic: str) -> list[tuple[str, int]]:
        """The topics beside ``topic`` on ``papers`` with how often, most often first."""
        counts = Counter(
            a.topic for p in papers for a in self.assignments.get(p.id, ()) if a.topic != topic
        )
        return ranked(counts)


def _index(
    papers: Iterable[Paper], keys: Callable[[Paper], Iterable[K]]
) -> dict[K, tuple[Paper, ...]]:
    found: dict[K, list[Paper]] = defaultdict(list)
    for paper in papers:
        for key in keys(paper):
            found[key].append(paper)
    return {key: tuple(own) for key, own in found.items()}


def ranked(counts: Mapping[K, int]) -> list[tuple[K, int]]:
    """Items by count, largest first; ties by key, so that the order is always the same."""
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))


def newest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Papers by date, newest first, then by title and id; undated ones last."""
    return tuple(sorted(papers, key=_newest))


def _newest(paper: Paper) -> tuple[tuple[int, int, int], str, str]:
    year, month, day = paper.date.value.sort_key() if paper.date else (0, 0, 0)
    return ((-year, -month, -day), title_key(paper.title), paper.id)
