"""Indexes of names: model families, benchmarks, natural languages, and the page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from generator.model import MentionKind, Name, Paper
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.cards import ListPage, card_list, paged, under_year
from generator.pages.charts import models_chart
from generator.pages.collection import Collection, ranked
from generator.pages.page import Page, Planned
from generator.pages.parts import CountedRef, Ref
from generator.pages.views import NamesView, NameTile, NameView
from generator.text.numbers import plural

HEADINGS = {
    MentionKind.MODELS: "Models",
    MentionKind.BENCHMARKS: "Benchmarks",
    MentionKind.LANGUAGES: "Languages",
}
INTROS = {
    MentionKind.MODELS: "Model families that the papers build on, compare with or study.",
    MentionKind.BENCHMARKS: "Benchmarks and data sets that the papers report results on.",
    MentionKind.LANGUAGES: "Natural languages that the papers work with.",
}
TOGETHER = 10


def name_pages(collection: Collection, size: int) -> Iterator[Planned]:
    """The index of each kind, and the pages of each name that a paper mentions."""
    for kind in MentionKind:
        yield Planned(addresses.names(kind), partial(_index, collection, kind))
        for name, _ in collection.counted(kind):
            papers = collection.by_name[kind, name.id]
            for part in paged(addresses.name(kind, name.id), papers, size):
                yield Planned(part.src, partial(_name, collection, name, papers, part))


def top(collection: Collection, kind: MentionKind, here: From, most: int) -> tuple[CountedRef, ...]:
    """The names of ``kind`` that most papers mention, as links from the page ``here``."""
    return tuple(
        CountedRef(name.title, here.to(addresses.name(kind, name.id)), count)
        for name, count in collection.counted(kind)[:most]
    )


def _index(collection: Collection, kind: MentionKind) -> Page:
    here = From(addresses.names(kind))
    found = collection.counted(kind)
    most = max((count for _, count in found), default=1)
    tiles = tuple(
        NameTile(name.id, name.title, here.to(addresses.name(kind, name.id)), count, count / most)
        for name, count in found
    )
    chart = models_chart(collection, here) if kind is MentionKind.MODELS else None
    view = NamesView(kind.value, HEADINGS[kind], INTROS[kind], tiles, chart)
    return Page(here.src, "names", HEADINGS[kind], INTROS[kind], view)


def _name(collection: Collection, name: Name, papers: Sequence[Paper], part: ListPage) -> Page:
    here = From(part.src)
    first = addresses.name(name.kind, name.id)
    view = NameView(
        kind=name.kind.value,
        id=name.id,
        title=name.title,
        description=name.description,
        intro=f"Named by {plural(len(papers), 'paper')} in title or abstract.",
        index=Ref(HEADINGS[name.kind], here.to(addresses.names(name.kind))),
        together=_together(collection, name, papers, here),
        list=card_list(collection, part, first, len(papers), under_year),
    )
    title = name.title if part.number == 1 else f"{name.title}, page {part.number}"
    description = name.description or f"Papers that mention {name.title}: {len(papers)}."
    return Page(part.src, "name", title, description, view)


def _together(
    collection: Collection, name: Name, papers: Sequence[Paper], here: From
) -> tuple[CountedRef, ...]:
    counts = Counter(
        mention.name
        for paper in papers
        for mention in collection.mentions[paper.id][name.kind]
        if mention.name != name.id
    )
    return tuple(
        CountedRef(
            collection.names[name.kind, other].title,
            here.to(addresses.name(name.kind, other)),
            count,
        )
        for other, count in ranked(counts)[:TOGETHER]
    )
