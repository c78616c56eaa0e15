"""One page of the plan: where it goes, what it is, and what it shows; made when it is needed."""

from __future__ import annotations

from collections.abc import Callable
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


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is still to be made: its source path, and what makes it.

    The views of ten thousand papers at once would fill the memory, and what only needs to
    know which pages there are would wait for them.
    """

    src: str
    make: Callable[[], Page]
