"""Which paper people mean when they name one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from rapidfuzz import process

from generator.model import Paper
from generator.permalinks import Ledger, State
from generator.text.identifiers import arxiv_id, doi
from generator.text.keys import title_key

NEAREST = 60.0
"""Likeness (0 to 100) from which an id is worth naming to who mistyped one."""


class Finder:
    """Finds papers by id, former id, arXiv id, DOI or title."""

    def __init__(self, papers: Sequence[Paper], ledger: Ledger) -> None:
        self._ledger = ledger
        self._ids = {paper.id for paper in papers}
        self._arxiv = {paper.arxiv: paper.id for paper in papers if paper.arxiv}
        self._doi = {paper.doi: paper.id for paper in papers if paper.doi}
        self._papers = papers

    @cached_property
    def _titles(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for paper in self._papers:
            key = title_key(paper.title)
            found[key] = None if key in found else paper.id
        return found

    def by_id(self, key: str) -> str | None:
        """The id of the paper that has, or once had, the id ``key``."""
        if key in self._ids:
            return key
        end = self._ledger.final(key)
        return end if end in self._ids else None

    def __call__(self, words: str) -> str | None:
        """The id of the paper that ``words`` name, in any of the ways, or ``None``.

        A title that two papers share names neither.
        """
        found = self.by_id(words)
        if found is None and (arxiv := arxiv_id(words)):
            found = self._arxiv.get(arxiv)
        if found is None and (own := doi(words)):
            found = self._doi.get(own)
        return found or self._titles.get(title_key(words) or "-")

    def is_away(self, key: str) -> bool:
        """Whether ``key`` is the id of a paper that was published and is not shown now."""
        return key in self._ledger.published and self.by_id(key) is None

    def is_withdrawn(self, key: str) -> bool:
        """Whether ``key`` leads to a paper that was withdrawn."""
        entry = self._ledger.entries.get(self._ledger.final(key) or key)
        return entry is not None and entry.state is State.WITHDRAWN

    def nearest(self, words: str) -> str:
        """The ids most like ``words``, as a hint."""
        found = process.extract(words, sorted(self._ids), limit=3, score_cutoff=NEAREST)
        return (
            f"nearest ids: {', '.join(own for own, _, _ in found)}" if found else "no id is near it"
        )
