"""One page of the plan: where it goes, what it is, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.pages.head import Head
from generator.pages.views import View


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render.

    ``src`` is its source path; ``kind`` names the template; ``title`` and ``description``
    are plain text for the head of the page. ``head`` is what programs read there;
    :mod:`generator.exports.heads` fills it in.
    """

    src: str
    kind: str
    title: str
    description: str
    view: View
    head: Head = field(default_factory=Head)
