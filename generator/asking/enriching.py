"""From what was found about papers to changes of ``seeds/papers.yml``.

Only what is missing is filled in, and nothing that is there is changed. Each change carries
where it was found and how sure it is, for whoever reviews the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.asking.lookup import Found, identifiers
from generator.asking.matching import CONFIDENCES
from generator.corpus.changes import Changes, Value
from generator.corpus.facts import FIELDS, Facts
from generator.model import Paper

KINDS = ("arxiv", "doi")
"""The identifiers that ``seeds/papers.yml`` can hold."""


@dataclass(frozen=True, slots=True)
class Enrichment:
    """What is to be written for a paper, and what was found and not taken, in words.

    ``changes`` is empty where nothing is to be written. ``confidence`` is that of the least
    sure part, ``None`` where nothing was found.
    """

    paper: Paper
    changes: Changes
    confidence: str | None
    remarks: tuple[str, ...] = ()


def wanting(paper: Paper, facts: Facts) -> bool:
    """Whether a paper lacks what can be looked up: every identifier, or its authors.

    What ``facts`` say that it is without is not looked for.
    """
    lacks_id = not (paper.arxiv or paper.doi) and not {*KINDS} <= {*facts.without}
    return lacks_id or not (paper.authors or "authors" in facts.without)


def enriched(
    paper: Paper,
    found: Iterable[Found],
    facts: Facts,
    owners: Mapping[tuple[str, str], str],
    least: str = "medium",
) -> Enrichment:
    """What of ``found`` fills gaps of ``paper``.

    ``found`` is only gone through until nothing is missing. ``facts`` is what
    ``seeds/papers.yml`` says of the paper now; ``owners`` the paper that has an identifier,
    by kind and identifier; ``least`` the confidence from which something is written.
    """
    draft = _Draft(paper, facts, owners)
    for own in found:
        if CONFIDENCES.index(own.confidence) > CONFIDENCES.index(least):
            draft.remarks.append(f"not taken, confidence {own.confidence}: {own.evidence}")
            continue
        draft.take(own)
        if draft.whole:
            break
    return Enrichment(paper, draft.changes(), draft.confidence, tuple(draft.remarks))


@dataclass(slots=True)
class _Draft:
    """What has been taken so far."""

    paper: Paper
    facts: Facts
    owners: Mapping[tuple[str, str], str]
    identifiers: dict[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    authors_confidence: str | None = None
    confidence: str | None = None
    sources: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        paper = replace(
            self.paper,
            authors=self.paper.authors or self.authors,
            arxiv=self.paper.arxiv or self.identifiers.get("arxiv"),
            doi=self.paper.doi or self.identifiers.get("doi"),
        )
        return not wanting(paper, self.facts)

    def take(self, found: Found) -> None:
        """Take what fills a gap, unless it contradicts what another service gave."""
        own = identifiers(found.record)
        if any(self.identifiers.get(kind, value) != value for kind, value in own.items()):
            self.remarks.append(f"not taken, it has another identifier: {found.evidence}")
            return
        taken = dict(self._new_identifiers(found))
        names = self._new_authors(found)
        if not taken and not names:
            return
        self.identifiers |= taken
        if names:
            self.authors, self.authors_confidence = names, found.confidence
        self.confidence = weaker(self.confidence, found.confidence)
        self.sources.append(found.evidence)

    def _lacks(self, kind: str) -> bool:
        """Whether the paper may have an identifier of a kind, and it is not known."""
        possible = kind in KINDS and kind not in self.facts.without
        return possible and not getattr(self.paper, kind) and kind not in self.identifiers

    def _new_identifiers(self, found: Found) -> Iterator[tuple[str, str]]:
        for kind, own in identifiers(found.record).items():
            if not self._lacks(kind) or not _valid(kind, own):
                continue
            if (owner := self.owners.get((kind, own), self.paper.id)) != self.paper.id:
                self.remarks.append(f"{kind} {own} is already that of '{owner}': are they one?")
                continue
            rivals = {identifiers(rival).get(kind, own) for rival in found.rivals} - {own}
            if rivals:
                several = ", ".join(sorted({own, *rivals}))
                self.remarks.append(f"not taken, several are as likely: {kind} {several}")
                continue
            yield kind, own

    def _new_authors(self, found: Found) -> tuple[str, ...]:
        details = found.record.details
        if self.paper.authors or self.authors or "authors" in self.facts.without:
            return ()
        if details is None or details.more_authors:
            return ()
        names = tuple(name.spoken for name in details.authors)
        if any({r.details.authors for r in found.rivals if r.details} - {details.authors}):
            return ()
        return names if names and _valid("authors", list(names)) else ()

    def changes(self) -> dict[str, Value | None]:
        """The changes, with their evidence behind what is there."""
        if self.confidence is None:
            return {}
        made: dict[str, Value | None] = dict(self.identifiers)
        if self.authors:
            made["authors"] = self.authors
        made["confidence"] = weaker(self.facts.confidence, self.confidence)
        if self.authors_confidence:
            made["authors_confidence"] = self.authors_confidence
        made["sources"] = tuple(dict.fromkeys((*self.facts.sources, *self.sources)))
        return made


def weaker(first: str | None, second: str) -> str:
    """The lower of two confidences; ``first`` may be unknown."""
    return second if first is None else max(first, second, key=CONFIDENCES.index)


def _valid(name: str, value: Any) -> bool:
    """Whether ``seeds/papers.yml`` can hold it: what services say is text from outside."""
    texts = value if isinstance(value, list) else [value]
    try:
        FIELDS[name](value)
    except (ValueError, TypeError):
        return False
    return all(text.isprintable() for text in texts)
