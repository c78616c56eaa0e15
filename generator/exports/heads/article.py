"""A paper as a ``ScholarlyArticle``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exports.citations import Item, Kind
from generator.exports.heads.here import Here
from generator.exports.heads.highwire import ARXIV, ONE_BY_ONE
from generator.exports.heads.nodes import Node, node
from generator.model import AuthorName, LinkKind, Paper, PersonName
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

    Without the abstract, the longest text of all, the PDF and identifiers that are part of an
    address in ``sameAs``: their Highwire tags have them in the same head.
    """
    title = plain(item.title)
    same = _links(paper, THE_SAME)
    return node(
        TYPES.get(item.kind, "ScholarlyArticle"),
        url=here.url,
        **{"name" if item.kind in TYPES else "headline": title},
        author=_authors(item),
        contributor=node("Organization", name=item.organisation) if item.organisation else None,
        datePublished=str(item.issued) if item.issued else None,
        identifier=list(_identifiers(item, same)),
        sameAs=same,
        isPartOf=_container(item),
        publisher=node("Organization", name=item.publisher) if item.publisher else None,
        pagination=item.page,
        keywords=list(_topics(here, paper)),
    )


def _links(paper: Paper, kinds: Iterable[LinkKind]) -> list[str]:
    return [link.url for kind in kinds for link in paper.links if link.kind is kind]


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


def _identifiers(item: Item, same: list[str]) -> Iterator[Node]:
    """Those that no address in ``same`` ends in."""
    for scheme, value in ((ARXIV, item.arxiv), ("DOI", item.doi)):
        if value and not any(url.endswith(f"/{value}") for url in same):
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


def _topics(here: Here, paper: Paper) -> Iterator[str]:
    return (here.site.topics[key].title for key in here.site.topic_ids.get(paper.id, ()))
