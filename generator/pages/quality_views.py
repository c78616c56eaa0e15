"""The view-model of the quality page: what is left to do, as lists to work through."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.parts import Ref


@dataclass(frozen=True, slots=True)
class RemedyView:
    """A command or lines of YAML, ready to copy; ``anchor`` is the id of its element."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding: what it is about, the second paper if there is one, and what settles it."""

    subject: Ref
    other: Ref | None
    detail: str
    remedies: tuple[RemedyView, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check with its first findings; ``total`` counts all of them."""

    id: str
    title: str
    what: str
    settle: str
    total: int
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The checks of one kind that found something; ``total`` counts their findings."""

    title: str
    anchor: str
    total: int
    checks: tuple[CheckView, ...]


@dataclass(frozen=True, slots=True)
class QualityView:
    """The page: what was found by kind, and the checks that found nothing.

    ``data`` is the address of the file with every finding, ``most`` how many each list shows.
    """

    papers: int
    total: int
    groups: tuple[CheckGroup, ...]
    clean: tuple[str, ...]
    data: str
    most: int
    help: Ref
