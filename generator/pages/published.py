"""Venues as the collection knows them: one per series, whatever the year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Paper, PaperKind
from generator.text.keys import slug
from generator.text.venues import series


@dataclass(frozen=True, slots=True)
class Venue:
    """A conference or journal: ``id`` is the slug of its name, ``name`` the spelling used most."""

    id: str
    name: str
    papers: tuple[Paper, ...]


def venue_id(paper: Paper) -> str | None:
    """The id of the venue that ``paper`` appeared at; ``None`` where none is known."""
    name = venue_name(paper)
    if name is None:
        return None
    wanted = slug(name)
    return f"{wanted}-venue" if wanted in ("index", "readme") else wanted


def venue_name(paper: Paper) -> str | None:
    """What the venue of ``paper`` is called every year. An archive of preprints is none."""
    own = paper.publication
    if own and (own.kind is PaperKind.PREPRINT or own.venue is None):
        return None
    words = own.venue if own else paper.venue
    return series(words) if words else None


def find_venues(papers: Iterable[Paper]) -> dict[str, Venue]:
    """The venues of ``papers`` by id, those with most papers first, then by id."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    own: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        if (key := venue_id(paper)) and (name := venue_name(paper)):
            spellings[key][name] += 1
            own[key].append(paper)
    return {
        key: Venue(key, min(spellings[key], key=lambda n: (-spellings[key][n], n)), tuple(own[key]))
        for key in sorted(own, key=lambda key: (-len(own[key]), key))
    }
