"""The map: every paper a point, and the same papers as a list by region.

A paper's *region* is its most central topic; papers without a topic have one of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Paper, TopicGroup
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import date_view
from generator.pages.collection import Collection
from generator.pages.map_views import MapEntry, MapGroup, MapRegion, MapView
from generator.pages.page import Page
from generator.text.numbers import plural

UNSORTED = "none"
"""The id of the region and group of papers without a topic."""


def map_page(collection: Collection) -> Page:
    """The page of the map."""
    here = From(addresses.MAP)
    view = MapView(len(collection.papers), tuple(_groups(collection, here)))
    papers = len(collection.papers)
    description = f"{plural(papers, 'paper')} in the plane, those on like subjects near each other."
    return Page(here.src, "map", "Map", description, view)


def regions(collection: Collection) -> Mapping[str, Sequence[Paper]]:
    """The papers of each region that has some, newest first, by topic id or ``UNSORTED``."""
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in collection.newest:
        first = next(iter(collection.assignments.get(paper.id, ())), None)
        found[first.topic if first else UNSORTED].append(paper)
    return found


def _groups(collection: Collection, here: From) -> Iterable[MapGroup]:
    papers = regions(collection)
    for group in collection.groups:
        own = tuple(
            _region(topic.id, topic.title, here.to(addresses.topic(topic.id)), papers, here)
            for topic in group.topics
            if topic.id in papers
        )
        if own:
            yield _group(group, own)
    if UNSORTED in papers:
        href = here.to(addresses.UNSORTED)
        region = _region(UNSORTED, "No topic", href, papers, here)
        yield MapGroup(UNSORTED, "No topic", len(region.papers), (region,))


def _group(group: TopicGroup, own: tuple[MapRegion, ...]) -> MapGroup:
    return MapGroup(group.id, group.title, sum(len(region.papers) for region in own), own)


def _region(
    region: str, label: str, href: str, papers: Mapping[str, Sequence[Paper]], here: From
) -> MapRegion:
    return MapRegion(region, label, href, tuple(_entry(paper, here) for paper in papers[region]))


def _entry(paper: Paper, here: From) -> MapEntry:
    date = date_view(paper.date) if paper.date else None
    return MapEntry(here.to(addresses.paper(paper.id)), paper.title, date)
