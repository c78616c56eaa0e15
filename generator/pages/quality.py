"""What is left to do: for who keeps the collection, and for readers who ask how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.collection import Collection
from generator.pages.page import Page
from generator.pages.parts import Ref
from generator.pages.quality_views import (
    CheckGroup,
    CheckView,
    FindingView,
    QualityView,
    RemedyView,
)
from generator.quality import CHECKS, Check, Finding, Group
from generator.text.math import plain
from generator.text.numbers import plural

MOST = 25
"""Findings of one check that the page shows; the rest is in the file beside it."""
DATA = "data/quality.json"


def quality_page(collection: Collection) -> Page:
    """The one page of all checks; its size does not grow with the collection."""
    here = From(addresses.QUALITY)
    report = collection.quality
    groups = tuple(
        CheckGroup(group.value, group.name.lower(), sum(c.total for c in checks), checks)
        for group in Group
        if (checks := tuple(_checks(collection, group, here)))
    )
    view = QualityView(
        papers=report.papers,
        total=report.total,
        groups=groups,
        clean=tuple(check.title for check in CHECKS if not report.findings[check.id]),
        data=here.file(DATA),
        most=MOST,
        help=Ref("Correct a paper", here.to("maintaining.md", "correct-a-paper")),
    )
    description = f"What is missing, inferred or doubtful in {plural(report.papers, 'paper')}."
    return Page(here.src, "quality", "Quality", description, view)


def _checks(collection: Collection, group: Group, here: From) -> Iterator[CheckView]:
    for check in CHECKS:
        found = collection.quality.findings[check.id]
        if check.group is group and found:
            first = tuple(
                _finding(collection, check, i, one, here) for i, one in enumerate(found[:MOST])
            )
            yield CheckView(check.id, check.title, check.what, check.settle, len(found), first)


def _finding(collection: Collection, check: Check, i: int, one: Finding, here: From) -> FindingView:
    remedies = tuple(
        RemedyView(f"{check.id}-{i + 1}-{j + 1}", text) for j, text in enumerate(one.remedies)
    )
    listing = one.subject not in collection.by_id
    src = addresses.listing(one.subject) if listing else addresses.paper(one.subject)
    other = collection.by_id.get(one.other or "")
    return FindingView(
        subject=Ref(one.title, here.to(src)),
        other=Ref(plain(other.title), here.to(addresses.paper(other.id))) if other else None,
        detail=one.detail,
        remedies=remedies,
    )
