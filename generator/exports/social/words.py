"""What a card says: taken from the collection, as plain text, before anything is measured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.exports.social.colours import SITE
from generator.model import Paper, PaperDate, Topic
from generator.pages import addresses
from generator.pages.cards import date_words
from generator.pages.collection import Collection
from generator.pages.people import by_line
from generator.pages.signs import signs
from generator.text.math import plain
from generator.text.numbers import count, plural

LONGEST = 600
"""Characters of a text that are looked at: more than any card can hold."""
DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Unicode's categories of what shows nothing or may turn text around: controls, lone surrogates."""
JOINERS = "\u200c\u200d"
"""Format characters that shape letters, in Persian and in the scripts of India."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Chip:
    """A topic: its title, and the sign of its group: a colour and a shape."""

    label: str
    group: str


@dataclass(frozen=True, slots=True)
class SocialCard:
    """One image. ``path`` is where it goes in the site; all texts are for people.

    ``group`` is the sign of the topic group whose colour the card wears, ``None`` for the
    neutral one; ``people`` the names in their order, or one entry that says who or how many;
    ``text`` a sentence or two below the title, where no people stand; ``figures`` what is
    counted. What is ``None`` or empty is not shown.
    """

    path: str
    site: str
    title: str
    group: str | None
    people: tuple[str, ...] = ()
    text: str | None = None
    date: str | None = None
    chips: tuple[Chip, ...] = ()
    figures: tuple[str, ...] = ()


def cards_of(collection: Collection) -> Iterator[SocialCard]:
    """The card of the site, then of each topic, then of each paper."""
    yield _site(collection)
    for topic in collection.topics.values():
        yield _topic(collection, topic)
    for paper in collection.papers:
        yield _paper(collection, paper)


def clean(text: str) -> str:
    """Text that can be set in type: formulas as characters, one space between words."""
    readable = unicodedata.normalize("NFC", plain(text[: 2 * LONGEST]))
    spaced = _SPACE.sub(" ", readable)
    shown = (c for c in spaced if c in JOINERS or unicodedata.category(c) not in DROPPED)
    return _SPACE.sub(" ", "".join(shown)).strip()[:LONGEST].strip()


def _site(collection: Collection) -> SocialCard:
    years = sorted(collection.by_year)
    figures = [plural(len(collection.papers), "paper")]
    if collection.topics:
        figures.append(plural(len(collection.topics), "topic"))
    if years:
        figures.append(str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}")
    return SocialCard(
        path=addresses.card("site"),
        site="",
        title=clean(collection.title),
        group=SITE,
        text=clean(collection.description) or None,
        figures=tuple(figures),
    )


def _topic(collection: Collection, topic: Topic) -> SocialCard:
    papers = collection.by_topic.get(topic.id, ())
    group = next(group for group in collection.groups if group.id == topic.group)
    return SocialCard(
        path=addresses.card(f"topics/{topic.id}"),
        site=clean(collection.title),
        title=clean(topic.title),
        group=_sign(collection, topic),
        text=clean(topic.description) or None,
        chips=(Chip(clean(group.title), _sign(collection, topic)),),
        figures=(plural(len(papers), "paper"), *_span(papers)),
    )


def _span(papers: Iterable[Paper]) -> Iterator[str]:
    dates = sorted((p.date.value for p in papers if p.date), key=lambda date: date.sort_key())
    if dates:
        ends = dict.fromkeys(str(date.year) for date in (dates[0], dates[-1]))
        yield "–".join(ends)


def _paper(collection: Collection, paper: Paper) -> SocialCard:
    topics = [collection.topics[one.topic] for one in collection.assignments.get(paper.id, ())]
    return SocialCard(
        path=addresses.card(f"papers/{paper.id}"),
        site=clean(collection.title),
        title=clean(paper.title) or paper.id,
        group=_sign(collection, topics[0]) if topics else None,
        people=tuple(clean(name) for name in _people(paper)),
        date=_date(paper.date) if paper.date else None,
        chips=tuple(Chip(clean(topic.title), _sign(collection, topic)) for topic in topics),
    )


def _sign(collection: Collection, topic: Topic) -> str:
    """The sign of the topic's group, by the name of its colour; its id where it has none."""
    return signs(collection.groups).get(topic.group, topic.group)


def _people(paper: Paper) -> Sequence[str]:
    # A card has room for about four names; of thousands, none but the first are looked at.
    if paper.authors:
        return paper.authors
    by = by_line(paper)
    return (by,) if by else ()


def _date(date: PaperDate) -> str:
    """As on the pages: a year that was inferred stands in square brackets."""
    words = date_words(date.value)
    return f"{words[:-4]}[{words[-4:]}]" if date.inferred else words


def people_lines(people: Sequence[str]) -> Iterator[str]:
    """Ways to name ``people``, the fullest first: all, or the first few ``and 6 more``."""
    if not people:
        return
    if len(people) == 1:
        yield people[0]
        return
    if len(people) <= 6:
        yield f"{', '.join(people[:-1])} and {people[-1]}"
    for shown in range(min(5, len(people) - 1), 0, -1):
        yield f"{', '.join(people[:shown])} and {count(len(people) - shown)} more"
