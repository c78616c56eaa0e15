"""A paper's outgoing links: made from its identifiers, curated, and found in its abstract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from generator.corpus.facts import Facts
from generator.model import Link, LinkKind, Record
from generator.text import identifiers
from generator.text.links import find_links

OF_IDENTIFIERS = (LinkKind.PDF, LinkKind.ARXIV, LinkKind.HUGGINGFACE, LinkKind.DOI)


def paper_links(
    arxiv: str | None, doi: str | None, facts: Facts, records: Iterable[Record]
) -> tuple[Link, ...]:
    """All links of a paper, each address once: identifiers first, then facts, then abstract.

    Other spellings of where its identifiers lead (``…/abs/2310.00034v2``) are left out.
    """
    found = {_key(link.url): link for link in _from_identifiers(arxiv, doi)}
    for link in _from_text(facts, records):
        if not _is_own(link, arxiv, doi):
            found.setdefault(_key(link.url), link)
    return tuple(found.values())


def _is_own(link: Link, arxiv: str | None, doi: str | None) -> bool:
    if link.kind not in OF_IDENTIFIERS:
        return False
    own = identifiers.arxiv_id(link.url), identifiers.doi(link.url)
    return bool(arxiv and own[0] == arxiv) or bool(doi and own[1] == doi)


def _from_identifiers(arxiv: str | None, doi: str | None) -> Iterator[Link]:
    """Addresses by the schemes that arXiv, Hugging Face and doi.org document."""
    if arxiv:
        yield Link(LinkKind.PDF, f"https://arxiv.org/pdf/{arxiv}")
        yield Link(LinkKind.ARXIV, f"https://arxiv.org/abs/{arxiv}")
        yield Link(LinkKind.HUGGINGFACE, f"https://huggingface.co/papers/{arxiv}")
    if doi:
        yield Link(LinkKind.DOI, f"https://doi.org/{quote(doi, safe='/:;()')}")


def _from_text(facts: Facts, records: Iterable[Record]) -> Iterator[Link]:
    yield from find_links(" ".join(facts.links))
    for record in records:
        if record.details:
            yield from find_links(" ".join(record.details.links))
        yield from find_links(record.abstract)


def _key(url: str) -> str:
    return url.lower().rstrip("/").removesuffix(".git")
