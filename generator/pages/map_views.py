"""The view-models of the map: its papers by region, as the page lists them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import DateView


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A paper in the list beside the map."""

    href: str
    title: str
    date: DateView | None


@dataclass(frozen=True, slots=True)
class MapRegion:
    """The papers whose most central topic is one, newest first; ``href`` leads to the topic."""

    id: str
    label: str
    href: str
    papers: tuple[MapEntry, ...]


@dataclass(frozen=True, slots=True)
class MapGroup:
    """The regions of one group of topics, with how many papers they hold together."""

    id: str
    title: str
    count: int
    regions: tuple[MapRegion, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """The map as a list by region; ``papers`` is their number."""

    papers: int
    groups: tuple[MapGroup, ...]
