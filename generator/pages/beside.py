"""What is served beside the pages, so that no page links to what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.errors import Diagnostic, note
from generator.text.numbers import count

MOST_WITH_FILES = 20_000
"""Papers up to which each has files of its own, unless the maintainer says otherwise."""
FILES_OFF = "paper-files-off"
"""The note that papers have no files of their own: one line in every report."""
MANY = 5_000
"""Papers above which a collection is large, and the site spares what few would miss: GitHub Pages
takes 1 GB."""
SPARED = "large-collection"
"""The note that something is spared, likewise."""
TOLD = frozenset({FILES_OFF, SPARED})
"""Notes of what is not in the site though one might expect it there: everyone is told."""


MOST_IN_EVERY_FORM = 1_000
"""Papers up to which a list has its references in every form; a longer one has them as BibTeX.
The references of the whole collection are there in every form."""
FORMS = (("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON"))
"""Ending and name of the forms of references, the one that all lists have first."""


def reference_forms(papers: int) -> tuple[tuple[str, str], ...]:
    """Those of ``FORMS`` in which a list of so many papers has its references."""
    return FORMS if papers <= MOST_IN_EVERY_FORM else FORMS[:1]


def spared(papers: int, author_pages: int) -> Iterator[Diagnostic]:
    """One note where a collection of so many papers is large, with what its site spares."""
    if is_large(papers):
        parts = (
            "large data files are compressed (.gz)",
            "there is no llms-full.txt",
            "arXiv addresses with a version need JavaScript",
            f"at most {count(author_pages)} authors have a page of their own",
        )
        why = f"there are more than {count(MANY)} papers"
        hint = "'Large collections' in docs/maintaining.md says more"
        yield note(SPARED, f"{', '.join(parts)}, because {why}", None, hint)


def is_large(papers: int) -> bool:
    """Whether a collection of so many papers is large."""
    return papers > MANY


@dataclass(frozen=True, slots=True)
class Beside:
    """``paper_files``: every paper has files of its own (references, JSON, embedding).

    ``markdown``: Markdown files are served as they are, which engines other than MkDocs with
    our plugin cannot; ``cards``: there are images for social networks; ``large``: what few would
    miss is spared (:func:`is_large`).
    """

    paper_files: bool = True
    markdown: bool = True
    cards: bool = True
    large: bool = False
