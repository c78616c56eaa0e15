"""Former ids of papers: what was linked beside a page goes on being there.

The page itself leaves a redirect; a reference that someone's bibliography loads, or an image
that a wiki shows, cannot follow one and is served again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.pages.collection import Collection

OF_A_PAPER = re.compile(r"((?:cards/)?papers/|oembed/)([a-z0-9-]+)(/[^/]+|\.[a-z]+)")
"""A file of one paper: the folder, the paper's id, and the rest."""


def former_paths(collection: Collection, path: str) -> Iterator[str]:
    """The paths that the file of a paper at ``path`` had under the paper's former ids."""
    match = OF_A_PAPER.fullmatch(path)
    if match and match[2] in collection.by_id:
        for former in collection.ledger.aliases.get(match[2], ()):
            yield f"{match[1]}{former}{match[3]}"
