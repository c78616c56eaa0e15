"""The index of topics, the page of one topic, and the papers that have none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.model import Paper, Topic, TopicGroup
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import (
    ListPage,
    card_list,
    date_words,
    no_heading,
    paged,
    under_year,
)
from generator.pages.charts import quarters_chart, topics_chart
from generator.pages.collection import Collection
from generator.pages.feeds import feed_refs
from generator.pages.page import Page, Planned
from generator.pages.parts import CountedRef
from generator.pages.views import (
    RuleClause,
    TopicGroupView,
    TopicsView,
    TopicTile,
    TopicView,
    UnsortedView,
)
from generator.text.numbers import plural

NEIGHBOURS = 8


def topic_pages(collection: Collection, size: int) -> Iterator[Planned]:
    """The index, each topic's pages of at most ``size`` papers, and the unsorted papers."""
    yield Planned(addresses.TOPICS, partial(_index, collection))
    for group in collection.groups:
        for topic in group.topics:
            papers = collection.by_topic.get(topic.id, ())
            for part in paged(addresses.topic(topic.id), papers, size):
                make = partial(_topic, collection, group, topic, papers, part)
                yield Planned(part.src, make)
    for part in paged(addresses.UNSORTED, collection.unsorted, size):
        yield Planned(part.src, partial(_unsorted, collection, part))


def _unsorted(collection: Collection, part: ListPage) -> Page:
    total = len(collection.unsorted)
    cards = card_list(collection, part, addresses.UNSORTED, total, no_heading)
    description = "Papers that no topic rule reaches yet."
    return Page(part.src, "unsorted", "Unsorted papers", description, UnsortedView(cards))


def _index(collection: Collection) -> Page:
    here = From(addresses.TOPICS)
    unsorted = CountedRef("Unsorted", here.to(addresses.UNSORTED), len(collection.unsorted))
    chart = topics_chart(collection, here)
    view = TopicsView(groups(collection, here), len(collection.papers), unsorted, chart)
    papers = plural(len(collection.papers), "paper")
    description = f"{plural(len(collection.topics), 'topic')} of {papers}, by group."
    return Page(addresses.TOPICS, "topics", "Topics", description, view)


def groups(collection: Collection, here: From) -> tuple[TopicGroupView, ...]:
    """All groups with their topics as tiles, as seen from the page ``here``."""
    return tuple(_group(collection, group, here) for group in collection.groups)


def _group(collection: Collection, group: TopicGroup, here: From) -> TopicGroupView:
    ids = {p.id for topic in group.topics for p in collection.by_topic.get(topic.id, ())}
    tiles = tuple(_tile(collection, topic, here) for topic in group.topics)
    return TopicGroupView(group.id, group.title, len(ids), tiles)


def _tile(collection: Collection, topic: Topic, here: From) -> TopicTile:
    papers = collection.by_topic.get(topic.id, ())
    most = max(map(len, collection.by_topic.values()), default=1)
    first = _dates(papers)[:1]
    return TopicTile(
        id=topic.id,
        label=topic.title,
        href=here.to(addresses.topic(topic.id)),
        group=topic.group,
        description=topic.description,
        count=len(papers),
        since=first[0][:4] if first else None,
        share=len(papers) / most,
    )


def _dates(papers: Iterable[Paper]) -> list[str]:
    return sorted(str(paper.date.value) for paper in papers if paper.date)


def _topic(
    collection: Collection, group: TopicGroup, topic: Topic, papers: Sequence[Paper], part: ListPage
) -> Page:
    first = addresses.topic(topic.id)
    dated = [paper.date.value for paper in papers if paper.date]
    view = TopicView(
        id=topic.id,
        title=topic.title,
        description=topic.description,
        group=group.id,
        group_title=group.title,
        rule=tuple(RuleClause(c.lead, c.phrases) for c in collection.rules[topic.id]),
        since=date_words(min(dated, key=lambda d: d.sort_key())) if dated else None,
        latest=date_words(max(dated, key=lambda d: d.sort_key())) if dated else None,
        neighbours=_neighbours(collection, topic, papers, From(part.src)),
        chart=quarters_chart(collection, papers, group.id, f"{topic.title} over time"),
        list=card_list(collection, part, first, len(papers), under_year),
        feeds=feed_refs(collection, f"topics/{topic.id}", From(part.src)),
    )
    title = topic.title if part.number == 1 else f"{topic.title}, page {part.number}"
    return Page(part.src, "topic", title, topic.description, view)


def _neighbours(
    collection: Collection, topic: Topic, papers: Sequence[Paper], here: From
) -> tuple[CountedRef, ...]:
    return tuple(
        CountedRef(collection.topics[other].title, here.to(addresses.topic(other)), count)
        for other, count in collection.together(papers, topic.id)[:NEIGHBOURS]
    )
