"""One page of the plan: where it goes, what it is, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.views import View


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render.

    ``src`` is its source path; ``kind`` names the template; ``title`` and ``description``
    are plain text for the head of the page; ``search`` says whether its text is worth
    finding (lists of papers are not: their papers are found themselves).
    """

    src: str
    kind: str
    title: str
    description: str
    view: View
    search: bool = False
