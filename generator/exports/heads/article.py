"""A paper as a ``ScholarlyArticle``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exports.citations import Item, Kind
from generator.exports.heads.here import Here
from generator.exports.heads.highwire import ARXIV, ONE_BY_ONE
from generator.exports.heads.nodes import Node, node
from generator.model import AuthorName, LinkKind, Paper, PersonName
from generator.pages import addresses
from generator.text.math import plain

THE_SAME = (LinkKind.ARXIV, LinkKind.DOI, LinkKind.HUGGINGFACE)
"""Links that lead to the paper itself rather than to what came of it."""

TYPES = {
    Kind.BOOK: "Book",
    Kind.CHAPTER: "Chapter",
    Kind.THESIS: "Thesis",
    Kind.REPORT: "Report",
    Kind.DATASET: "Dataset",
    Kind.SOFTWARE: "SoftwareSourceCode",
}
"""Types of schema.org for what is no article."""


def article(here: Here, paper: Paper, item: Item) -> Node:
    """The node; what is unknown is left out.

    Without the abstract, the longest text of all: its Highwire tag has it in the same head.
    """
    title = plain(item.title)
    return node(
        TYPES.get(item.kind, "ScholarlyArticle"),
        url=here.url,
        **{"name" if item.kind in TYPES else "headline": title},
        author=_authors(item),
        contributor=node("Organization", name=item.organisation) if item.organisation else None,
        datePublished=str(item.issued) if item.issued else None,
        identifier=list(_identifiers(item)),
        sameAs=_links(paper, THE_SAME),
        isPartOf=_container(item),
        publisher=node("Organization", name=item.publisher) if item.publisher else None,
        pagination=item.page,
        about=list(_topics(here, paper)),
        encoding=[_pdf(url) for url in _links(paper, (LinkKind.PDF,))],
    )


def _links(paper: Paper, kinds: Iterable[LinkKind]) -> list[str]:
    return [link.url for kind in kinds for link in paper.links if link.kind is kind]


def _pdf(url: str) -> Node:
    return node("MediaObject", contentUrl=url, encodingFormat="application/pdf")


def _authors(item: Item) -> list[Node]:
    """The authors; of many of them the first, for the Highwire tag has them all."""
    return list(map(_author, item.authors[:ONE_BY_ONE]))


def _author(name: AuthorName) -> Node:
    known = isinstance(name, PersonName) or not _is_organisation(name.spoken)
    return node("Person" if known else "Organization", name=name.spoken)


def _is_organisation(name: str) -> bool:
    """Whether a name that has no parts is a team's (``Ling Team``, ``NVIDIA``, ``OpenAI``).

    A person's has several words only in scripts without capitals, and a capital only to begin.
    """
    return any(char.isupper() for char in name[1:])


def _identifiers(item: Item) -> Iterator[Node]:
    for scheme, value in ((ARXIV, item.arxiv), ("DOI", item.doi)):
        if value:
            yield node("PropertyValue", propertyID=scheme, value=value)


def _container(item: Item) -> Node | None:
    """What the paper was published in: a journal's issue or volume, or the proceedings."""
    if item.container is None:
        return None
    if item.kind is not Kind.JOURNAL:
        return node("CreativeWork", name=item.container)
    found = node("Periodical", name=item.container)
    if item.volume:
        found = node("PublicationVolume", volumeNumber=item.volume, isPartOf=found)
    if item.issue:
        found = node("PublicationIssue", issueNumber=item.issue, isPartOf=found)
    return found


def _topics(here: Here, paper: Paper) -> Iterator[Node]:
    for key in here.site.topic_ids.get(paper.id, ()):
        title = here.site.topics[key].title
        yield node("DefinedTerm", name=title, url=here.to(addresses.topic(key)))
