"""Files of papers: whose each is, and where it was under a former id.

A page of a former id leaves a redirect; a reference that someone's bibliography loads, or an
image that a wiki shows, cannot follow one and is served again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.pages.collection import Collection

OF_A_PAPER = re.compile(r"((?:cards/)?papers/|oembed/)([a-z0-9-]+)(/[^/]+|\.[a-z]+)")
"""A file of one paper: the folder, the paper's id, and the rest."""
MADE_OF_A_PAPER = re.compile(r"(?:papers|embed|oembed)/([a-z0-9-]+)(?:/[^/]+|\.[a-z]+)")
"""A file that says nothing but what the paper's page and its record say: the paper's id."""


def paper_of(collection: Collection, path: str) -> str | None:
    """The id of the paper that the file at ``path`` is made of, if it is of one alone."""
    match = MADE_OF_A_PAPER.fullmatch(path)
    return match[1] if match and match[1] in collection.by_id else None


def former_paths(collection: Collection, path: str) -> Iterator[str]:
    """The paths that the file of a paper at ``path`` had under the paper's former ids."""
    match = OF_A_PAPER.fullmatch(path)
    if match and match[2] in collection.by_id:
        for former in collection.ledger.aliases.get(match[2], ()):
            yield f"{match[1]}{former}{match[3]}"
