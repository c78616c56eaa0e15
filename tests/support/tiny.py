"""Collections made by hand, without seeds: for what is said of papers, whatever they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.model import (
    Assignment,
    DateSource,
    Listing,
    Paper,
    PaperDate,
    PartialDate,
    Record,
    Topic,
    TopicGroup,
)
from generator.pages.collection import Collection
from generator.permalinks import Entry, Ledger

URL = "https://example.org/tiny/"
TIDES = Topic("tides", "Tides & <currents>", "Water that *moves*.", "sea")
EMPTY = Topic("deserts", "Deserts", "No water.", "sea")
GROUP = TopicGroup("sea", "Sea", (TIDES, EMPTY))


def dated(*parts: int) -> PaperDate:
    """A printed date of a year, a month and a day, or less."""
    return PaperDate(PartialDate(*parts), DateSource.PRINTED)


def paper(key: str, **known: Any) -> Paper:
    """A paper with the id ``key``; all else can be given."""
    return Paper(**{"id": key, "title": f"Title {key}", "abstract": "", "records": (), **known})


def tiny(
    papers: Iterable[Paper],
    topics: Mapping[str, Iterable[str]] | None = None,
    listing: Iterable[str] = (),
    **known: Any,
) -> Collection:
    """A collection of ``papers``; ``topics`` by paper id, ``listing`` the ids it lists in order."""
    papers = tuple(papers)
    keys = tuple(listing)
    records = tuple(Record("pasted", 2 * i + 1, 2 * i + 2, f"{k}!", "") for i, k in enumerate(keys))
    lines = {
        key: [r.key for r, own in zip(records, keys, strict=True) if own == key] for key in keys
    }
    listed = (_with_records(own, lines.get(own.id, ())) for own in papers)
    assigned = {
        key: tuple(Assignment(topic, 1.0, ()) for topic in own)
        for key, own in (topics or {}).items()
    }
    own_listing = Listing("pasted", "seeds/pasted.txt", "Pasted", "spaced", 99, records)
    given: dict[str, Any] = {
        "title": "Tiny & <Sons>",
        "description": "A *few* papers.",
        "groups": (GROUP,),
        "rules": {},
        "names": {},
        "mentions": {},
        "url": URL,
        **known,
    }
    return Collection(
        papers=tuple(listed),
        listings=(own_listing,) if keys else (),
        assignments=assigned,
        **given,
    )


def _with_records(own: Paper, keys: Iterable[tuple[str, int]]) -> Paper:
    fields = {name: getattr(own, name) for name in Paper.__dataclass_fields__}
    return Paper(**{**fields, "records": tuple(keys)})


def ledger(days: Mapping[str, date | None]) -> Ledger:
    """A ledger of live addresses by the day they were first published."""
    return Ledger({key: Entry(key, day, (key,)) for key, day in days.items()})
