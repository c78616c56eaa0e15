"""Papers in lists: cards, dates in words, groups by year or month, pages of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from generator.model import DateSource, Paper, PaperDate, PartialDate, Topic
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.collection import Collection
from generator.pages.paging import Part, cut, pager
from generator.pages.parts import Card, CardGroup, CardList, DateView, TopicRef
from generator.pages.people import by_line
from generator.text.dates import MONTHS

NOTES = {
    DateSource.INFERRED: "The listing prints the day without a year; the year is inferred.",
    DateSource.ARXIV: "Year and month are taken from the arXiv identifier.",
    DateSource.DECLARED: "The listing prints the day without a year; the maintainer set the year.",
    DateSource.PRINTED: "",
    DateSource.CURATED: "",
}

Grouping = Callable[[Paper], tuple[str, str]]
"""From a paper to the heading it stands under and that heading's anchor."""


def date_words(date: PartialDate, short: bool = False) -> str:
    """``29 September 2023``, ``May 2023`` or ``2023``; ``short`` cuts the month to 3 letters."""
    if date.month is None:
        return str(date.year)
    month = MONTHS[date.month - 1]
    day = f"{date.day} " if date.day else ""
    return f"{day}{month[:3] if short else month} {date.year}"


def date_view(date: PaperDate) -> DateView:
    """A date ready to show."""
    return DateView(
        iso=str(date.value),
        text=date_words(date.value),
        short=date_words(date.value, short=True),
        inferred=date.inferred,
        note=NOTES[date.source],
    )


def topic_ref(topic: Topic, here: From) -> TopicRef:
    """A link to ``topic`` from the page ``here``."""
    return TopicRef(topic.title, here.to(addresses.topic(topic.id)), topic.group)


def card(
    collection: Collection,
    paper: Paper,
    here: From,
    line: int | None = None,
    comment: str | None = None,
) -> Card:
    """A paper as a card on the page ``here``; ``comment`` is trusted HTML."""
    assignments = collection.assignments.get(paper.id, ())
    return Card(
        id=paper.id,
        href=here.to(addresses.paper(paper.id)),
        title=paper.title,
        sentence=paper.sentence,
        by=by_line(paper),
        date=date_view(paper.date) if paper.date else None,
        topics=tuple(topic_ref(collection.topics[a.topic], here) for a in assignments),
        listed=len({listing for listing, _ in paper.records}),
        line=line,
        comment=comment,
    )


def under_year(paper: Paper) -> tuple[str, str]:
    """Group by year; papers without a date stand under ``Undated``."""
    if paper.date is None:
        return ("Undated", "undated")
    return (str(paper.date.value.year), f"y{paper.date.value.year}")


def under_month(paper: Paper) -> tuple[str, str]:
    """Group by month; papers of which only the year is known stand under that."""
    if paper.date is None:
        return ("Undated", "undated")
    value = paper.date.value
    return (
        date_words(PartialDate(value.year, value.month)),
        f"m{PartialDate(value.year, value.month)}",
    )


def no_heading(_paper: Paper) -> tuple[str, str]:
    """One group without a heading."""
    return ("", "")


ListPage = Part[Paper]
"""One page of a list of papers before it is shown."""


def paged(src: str, papers: Sequence[Paper], size: int) -> tuple[ListPage, ...]:
    """Cut a list that starts at ``src`` into pages of at most ``size``; at least one page."""
    return cut(src, papers, size)


def card_list(
    collection: Collection, part: ListPage, first: str, total: int, grouping: Grouping
) -> CardList:
    """The cards of one page of the list that starts at ``first`` and holds ``total`` papers."""
    here = From(part.src)
    cards = ((grouping(paper), card(collection, paper, here)) for paper in part.entries)
    scope = addresses.url(first).rstrip("/")
    return CardList(total, group_cards(cards), pager(part, first), scope)


def group_cards(cards: Iterable[tuple[tuple[str, str], Card]]) -> tuple[CardGroup, ...]:
    """Neighbouring cards with the same heading and anchor, together."""
    return tuple(
        CardGroup(heading, anchor, tuple(card for _, card in own))
        for (heading, anchor), own in groupby(cards, key=lambda item: item[0])
    )
