"""``/data/browse/``: what a reader's browser needs to filter and sort a list of papers.

An index of the columns that are filtered by, and beside it, in a folder named after their
content, what is only needed at times: the papers' sentences, in files of ``SIZE`` papers,
and all authors. The name changes with the content, so that an old index that a browser
kept never meets new sentences. ``docs/browsing.md`` describes the shapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.model import DateSource, MentionKind, Paper
from generator.pages.cards import NOTES
from generator.pages.collection import Collection
from generator.pages.people import by_line
from generator.pages.published import venue_id
from generator.text.keys import digest
from generator.text.math import Math, mathml, plain, split_math

VERSION = 1
"""Of the shapes; a script that finds another one leaves the list as it is."""
SIZE = 50
"""Papers in one file of sentences: a screenful of one topic is spread over many files, which
should then be small, and all of them together should not be too many."""
FOLDER = "data/browse"
_NOT_ASCII_WORD = re.compile("[^A-Za-z0-9]+")
_LONGEST_ID = 80


def browse_files(collection: Collection) -> Iterator[tuple[str, str]]:
    """Path, relative to the site's root, and JSON text of each file, the index first."""
    papers = collection.newest
    parts = [papers[i : i + SIZE] for i in range(0, len(papers), SIZE)]
    sentences = [_text({"sentences": [_sentence(paper) for paper in part]}) for part in parts]
    people = {"authors": _text(_authors(collection)), "author-pages": _text(_pages(collection))}
    index = _index(collection)
    key = digest(_text(index), *people.values(), *sentences)
    yield f"{FOLDER}/index.json", _text({"version": VERSION, "key": key, "size": SIZE, **index})
    for name, text in people.items():
        yield f"{FOLDER}/{key}/{name}.json", text
    for number, text in enumerate(sentences):
        yield f"{FOLDER}/{key}/{number}.json", text


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _index(collection: Collection) -> dict[str, Any]:
    names = {kind.value: [name for name, _ in collection.counted(kind)] for kind in MentionKind}
    return {
        "inferred": NOTES[DateSource.INFERRED],
        "groups": [{"id": group.id, "title": group.title} for group in collection.groups],
        "topics": [
            {"id": topic.id, "title": topic.title, "group": topic.group}
            for topic in collection.topics.values()
        ],
        **{
            kind: [{"id": name.id, "title": name.title} for name in own]
            for kind, own in names.items()
        },
        "venues": [{"id": v.id, "title": v.name} for v in collection.venues.values()],
        "papers": {
            **_columns(collection.newest),
            "topics": _topics(collection),
            **{
                kind.value: _names(collection, kind, [name.id for name in names[kind.value]])
                for kind in MentionKind
            },
            "venues": _venues(collection),
        },
    }


def _columns(papers: tuple[Paper, ...]) -> dict[str, Any]:
    """One value per paper, or only those of the papers where there is something to say."""
    return {
        "title": [plain(paper.title) for paper in papers],
        "rich": {
            str(i): title
            for i, paper in enumerate(papers)
            if not isinstance(title := rich(paper.title), str)
        },
        "id": {str(i): p.id for i, p in enumerate(papers) if p.id != simple_id(plain(p.title))},
        "by": [by_line(paper) for paper in papers],
        "date": [str(paper.date.value) if paper.date else None for paper in papers],
        "inferred": [i for i, p in enumerate(papers) if p.date and p.date.inferred],
        "listed": [len({listing for listing, _ in paper.records}) for paper in papers],
    }


def simple_id(title: str) -> str:
    """The id that a script can conclude from ``title``; nearly all papers have that one.

    Leaving those ids out saves more than a third of the index. The same steps are taken in
    ``docs/javascripts/browse/table.js``; where the true id differs, the index has it.
    """
    words = re.sub("['’]", "", title)
    whole = _NOT_ASCII_WORD.sub("-", words).strip("-").lower()
    if len(whole) <= _LONGEST_ID:
        return whole
    return whole[: _LONGEST_ID + 1].rpartition("-")[0]


def rich(text: str) -> str | list[str]:
    """``text`` where it has no formula; else a list in which each second item is MathML.

    The others are plain text, so that a page can show them without reading them as markup.
    """
    parts: list[str] = [""]
    for segment in split_math(text):
        if isinstance(segment, Math):
            parts += [mathml(segment.tex), ""]
        else:
            parts[-1] += segment.text
    return parts if len(parts) > 1 else parts[0]


def _venues(collection: Collection) -> list[list[int]]:
    """The number of each paper's venue, alone in a list as all that lists are filtered by."""
    numbers = {key: number for number, key in enumerate(collection.venues)}
    found = (venue_id(paper) for paper in collection.newest)
    return [[numbers[key]] if key else [] for key in found]


def _topics(collection: Collection) -> list[list[int]]:
    numbers = _numbers(collection.topics)
    return [
        [numbers[own.topic] for own in collection.assignments.get(paper.id, ())]
        for paper in collection.newest
    ]


def _names(collection: Collection, kind: MentionKind, ids: Iterable[str]) -> list[list[int]]:
    numbers = _numbers(ids)
    return [
        [numbers[own.name] for own in collection.mentions.get(paper.id, {}).get(kind, ())]
        for paper in collection.newest
    ]


def _numbers(keys: Iterable[str]) -> Mapping[str, int]:
    return {key: number for number, key in enumerate(keys)}


def _authors(collection: Collection) -> dict[str, Any]:
    """Every spelling of a name once, and the papers' authors by its number."""
    spellings = dict.fromkeys(name for paper in collection.newest for name in paper.authors)
    numbers = _numbers(spellings)
    return {
        "names": list(spellings),
        "papers": [[numbers[name] for name in paper.authors] for paper in collection.newest],
    }


def _pages(collection: Collection) -> dict[str, list[int]]:
    """The rows of each author who has a page, by the author's id."""
    rows = _numbers(paper.id for paper in collection.newest)
    return {
        author.id: [rows[paper.id] for paper in author.papers]
        for author in collection.authors.values()
        if author.has_page
    }


def _sentence(paper: Paper) -> str | list[str] | None:
    return rich(paper.sentence) if paper.sentence else None
