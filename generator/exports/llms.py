"""``/llms.txt`` and ``/llms-full.txt``: the site as Markdown for language models.

The first is as https://llmstxt.org describes it: a title, a quotation that says what the
site is, and lists of links with notes. It stays small however many papers there are: the
newest by name, the rest by topic and as files. The second has every paper in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.exports.packed import packed_path
from generator.model import Paper
from generator.pages import addresses
from generator.pages.cards import date_words
from generator.pages.collection import Collection
from generator.text.commonmark import commonmark, one_line
from generator.text.math import plain
from generator.text.numbers import plural

NEWEST = 100
"""Papers that are named in ``/llms.txt``."""
DATA = (
    ("papers.jsonl", "every paper with all that is known of it, a JSON object a line"),
    ("papers.json", "the same as one JSON document"),
    ("schema.json", "the JSON Schema of both"),
    ("papers.csv", "the same as a table"),
    ("papers.sqlite", "the same as a database with a full-text index"),
    ("papers.bib", "the references of all papers for BibTeX"),
)


def llms_files(collection: Collection) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path, relative to the site's root, and text of both files.

    A large collection has the first alone: its papers are too long to be read as one text.
    """
    yield "llms.txt", partial(llms_txt, collection)
    if not collection.large:
        yield "llms-full.txt", partial(llms_full_txt, collection)


def llms_txt(collection: Collection) -> str:
    """What the site has and where; at most ``NEWEST`` papers are named."""
    named = collection.newest[:NEWEST]
    heading = "Papers" if len(named) == len(collection.papers) else "Newest papers"
    sections = [
        *_opening(collection),
        _how(collection),
        _section("Topics", _topics(collection)),
        _section("Data", _data(collection)),
        _section(heading, (_paper_link(collection, paper) for paper in named)),
        _section("Optional", _optional(collection)),
    ]
    return "\n\n".join(filter(None, sections)) + "\n"


def _opening(collection: Collection) -> list[str]:
    about = commonmark(collection.description)
    return [f"# {commonmark(collection.title)}", f"> {about}" if about else ""]


def _how(collection: Collection) -> str:
    """What there is, and the patterns of addresses, so that not all need be listed."""
    papers, topics = len(collection.papers), len(collection.topics)
    where = collection.url
    lines = [
        f"{plural(papers, 'paper')} under {plural(topics, 'topic')}. Titles and abstracts are the"
        " authors' own; topics are given by rules.",
        f"A paper is at `{where}papers/<id>/`, a topic at `{where}topics/<id>/`; a paper that is"
        f" known by its arXiv identifier is at `{where}arxiv/<arXiv id>/`.",
    ]
    beside = collection.beside
    if beside.paper_files:
        also = ["as Markdown at `index.md`"] if beside.markdown else []
        also += ["as JSON at `paper.json`", "as BibTeX at `cite.bib`"]
        lines.append(f"Below its own address a paper is also there {', '.join(also)}.")
    return "\n".join(lines)


def _topics(collection: Collection) -> Iterator[str]:
    for topic in collection.topics.values():
        papers = plural(len(collection.by_topic.get(topic.id, ())), "paper")
        path = addresses.url(addresses.topic(topic.id))
        yield _link(collection, topic.title, path, f"{papers}. {commonmark(topic.description)}")


def _data(collection: Collection) -> Iterator[str]:
    for name, about in DATA:
        path = packed_path(collection, f"data/{name}")
        yield _link(collection, path.removeprefix("data/"), path, about)


def _paper_link(collection: Collection, paper: Paper) -> str:
    beside = collection.beside
    plain_text = beside.paper_files and beside.markdown
    path = addresses.of_paper(paper.id, "index.md" if plain_text else "")
    date = date_words(paper.date.value) if paper.date else ""
    return _link(collection, plain(paper.title), path, date)


def _optional(collection: Collection) -> Iterator[str]:
    if not collection.large:
        about = "every paper with its abstract as one text, which may be long"
        yield _link(collection, "llms-full.txt", "llms-full.txt", about)
    if collection.url:
        feed = addresses.feed("papers", "atom")
        yield _link(collection, "Feed", feed, "the newest papers as Atom")


def _section(heading: str, lines: Iterable[str]) -> str:
    items = "\n".join(lines)
    return f"## {heading}\n\n{items}" if items else ""


def _link(collection: Collection, label: str, path: str, about: str) -> str:
    link = f"- [{commonmark(label)}]({collection.url}{path})"
    return f"{link}: {about}" if about else link


def llms_full_txt(collection: Collection) -> str:
    """Every paper in full, newest first."""
    total = plural(len(collection.papers), "paper")
    parts = [*_opening(collection), f"{total}, newest first.", *_papers(collection)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _papers(collection: Collection) -> Iterator[str]:
    for paper in collection.newest:
        yield f"## {commonmark(paper.title)}"
        yield "\n".join(_facts(collection, paper))
        yield f"> {commonmark(paper.sentence)}" if paper.sentence else ""
        yield commonmark(paper.abstract, links=True)


def _publication(paper: Paper) -> Iterator[str]:
    """Who published it, and where."""
    if paper.organisation:
        yield f"- Organisation: {commonmark(paper.organisation.name)}"
    if paper.venue:
        yield f"- Venue: {commonmark(paper.venue)}"


def _facts(collection: Collection, paper: Paper) -> Iterator[str]:
    """What is known of a paper, a line each; what is not is not said."""
    yield f"- Address: {collection.url}{addresses.url(addresses.paper(paper.id))}"
    if paper.authors:
        yield f"- Authors: {', '.join(map(commonmark, paper.authors))}"
    elif paper.author_count:
        yield f"- Authors: {paper.author_count}"
    yield from _publication(paper)
    if paper.date:
        inferred = " (the year is a conclusion)" if paper.date.inferred else ""
        yield f"- Date: {paper.date.value}{inferred}"
    if paper.arxiv:
        yield f"- arXiv: {paper.arxiv}"
    if paper.doi:
        yield f"- DOI: {one_line(paper.doi)}"
    topics = [collection.topics[own.topic] for own in collection.assignments.get(paper.id, ())]
    if topics:
        yield f"- Topics: {', '.join(commonmark(topic.title) for topic in topics)}"
