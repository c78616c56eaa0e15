"""What is served beside the pages, so that no page links to what is not there."""

from __future__ import annotations

from dataclasses import dataclass

MOST_WITH_FILES = 20_000
"""Papers up to which each has files of its own, unless the maintainer says otherwise."""
FILES_OFF = "paper-files-off"
"""The note that papers have no files of their own: one line in every report."""


@dataclass(frozen=True, slots=True)
class Beside:
    """``paper_files``: every paper has files of its own (references, JSON, embedding).

    ``markdown``: Markdown files are served as they are, which engines other than MkDocs with
    our plugin cannot; ``cards``: there are images for social networks.
    """

    paper_files: bool = True
    markdown: bool = True
    cards: bool = True
