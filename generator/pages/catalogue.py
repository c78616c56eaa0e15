"""Where a paper is catalogued beside arXiv and DOI, and what kind of paper it is."""

from __future__ import annotations

from urllib.parse import quote

from generator.model import Paper, PaperKind
from generator.pages.parts import Ref

CATALOGUES = {
    "acl": ("ACL Anthology", "https://aclanthology.org/{}/"),
    "openreview": ("OpenReview", "https://openreview.net/forum?id={}"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
}
"""By kind of identifier: the catalogue's name, and the address of an entry as it documents it."""
NAMES = {"isbn": "ISBN"}
"""Identifiers that lead nowhere by themselves."""


def entries(paper: Paper) -> tuple[tuple[str, Ref], ...]:
    """Name of the catalogue, and the identifier with its absolute address, which may be empty."""
    found = []
    for kind, value in paper.identifiers.items():
        name, address = CATALOGUES.get(kind, (NAMES.get(kind, kind), ""))
        found.append((name, Ref(value, address.format(quote(value, safe="")) if address else "")))
    return tuple(found)


def kind_words(paper: Paper) -> str | None:
    """What the paper is, where a listing says it is something else than a preprint."""
    kind = paper.publication.kind if paper.publication else None
    return None if kind in (None, PaperKind.PREPRINT, PaperKind.OTHER) else kind.value
