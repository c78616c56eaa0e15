"""``/objects.inv``: what other documentation sites resolve their references against.

The format is version 2 of Sphinx' inventories; sphobjinv, which documents it, writes it. Sphinx
resolves only what its own domains know, so everything is a label of the domain ``std``
(``:ref:``), and every page a document, too (``:doc:``), named as Sphinx would name it.
mkdocstrings takes both for names of things to refer to, with ``domains: [std]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.exports.signposts import end_of
from generator.model import MentionKind
from generator.pages import addresses
from generator.pages.authors import entry_url
from generator.pages.collection import Collection
from generator.permalinks import Entry
from generator.text.commonmark import one_line
from generator.text.math import plain

LABEL, DOCUMENT = "label", "doc"
PRIORITY = "-1"
"""What Sphinx gives its own labels and documents: not in its search."""
KINDS = {
    MentionKind.MODELS: "model",
    MentionKind.BENCHMARKS: "benchmark",
    MentionKind.LANGUAGES: "language",
}


@dataclass(frozen=True, slots=True)
class Target:
    """Something to refer to: its name, unique in its role, address and words for a link."""

    role: str
    name: str
    url: str
    title: str


def inventory(collection: Collection) -> bytes:
    """The inventory; the base address is where it lies, so none is written into it."""
    # Loading sphobjinv takes longer than most commands have to do, which need none of it.
    from sphobjinv import DataObjStr, Inventory, compress  # noqa: PLC0415

    made = Inventory()
    # A collection has no versions: what is said of it is true for all of its addresses.
    made.project, made.version = one_line(collection.title), ""
    made.objects = [
        DataObjStr(
            name=target.name,
            domain="std",
            role=target.role,
            priority=PRIORITY,
            uri=target.url,
            dispname=one_line(target.title) or target.name,
        )
        for target in targets(collection)
    ]
    written: bytes = compress(made.data_file(contract=True))
    return written


def targets(collection: Collection) -> tuple[Target, ...]:
    """All that can be referred to, sorted; of two claims to a name the present one counts."""
    found: dict[tuple[str, str], Target] = {}
    for one in _all(collection):
        found.setdefault((one.role, one.name), one)
    return tuple(found[key] for key in sorted(found))


def _all(collection: Collection) -> Iterator[Target]:
    yield from _papers(collection)
    yield from _former(collection)
    for topic in collection.topics.values():
        yield from _page(f"topic:{topic.id}", addresses.topic(topic.id), topic.title)
    for kind, prefix in KINDS.items():
        for name, _ in collection.counted(kind):
            yield from _page(f"{prefix}:{name.id}", addresses.name(kind, name.id), name.title)
    yield from _authors(collection)
    for own in collection.written.lists:
        yield from _page(f"list:{own.id}", addresses.reading_list(own.id), own.title)


def _page(name: str, src: str, title: str) -> Iterator[Target]:
    """A page under a label of its own, and as a document."""
    yield Target(LABEL, name, addresses.url(src), title)
    yield Target(DOCUMENT, src.removesuffix(".md"), addresses.url(src), title)


def _papers(collection: Collection) -> Iterator[Target]:
    """Papers by their ids and by what else they are known by now."""
    for paper in collection.newest:
        src, title = addresses.paper(paper.id), plain(paper.title)
        yield from _page(f"paper:{paper.id}", src, title)
        for kind, value in (("arxiv", paper.arxiv), ("doi", paper.doi)):
            if value:
                yield Target(LABEL, f"{kind}:{value}", addresses.url(src), title)


def _former(collection: Collection) -> Iterator[Target]:
    """What papers were called once; those of withdrawn papers lead to the page that says so.

    A reference that was written down is to go on resolving, as addresses go on answering.
    """
    for key, entry in sorted(collection.ledger.entries.items()):
        if not (end := end_of(collection, key)):
            continue
        paper = collection.by_id.get(end)
        title = plain(paper.title if paper else collection.ledger.entries[end].titles[-1])
        url = addresses.url(addresses.paper(end))
        yield Target(DOCUMENT, f"papers/{key}", url, title)
        for name in (f"paper:{key}", *_names(entry)):
            yield Target(LABEL, name, url, title)


def _names(entry: Entry) -> Iterator[str]:
    yield from (f"arxiv:{value}" for value in entry.arxiv)
    yield from (f"doi:{value}" for value in entry.doi)
    if entry.key:
        yield f"cite:{entry.key}"


def _authors(collection: Collection) -> Iterator[Target]:
    """Authors: to their own page, else to their entry in the index."""
    for author in collection.authors.values():
        if author.has_page:
            yield from _page(f"author:{author.id}", addresses.author(author.id), author.name)
        else:
            url = entry_url(collection, author)
            yield Target(LABEL, f"author:{author.id}", url, author.name)
