"""A collection of invented papers in a folder, as ``paper-atlas new`` would make one.

Each paper stands in the listing of its year, and every twentieth a second time in a reading
list that has no more than title and arXiv number, so that there is something to merge. Topics
and names are those of this project. The same count gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.invented import invent
from generator.model import Paper

CONFIG = """site_name: Invented papers
site_description: {count} papers that nobody wrote.
site_url: https://example.org/invented/
plugins:
  - paper-atlas:
      social_cards: {cards}
{more}"""
AGAIN = 20
"""One paper in so many is in the reading list, too."""
PLAIN, CARDS, BARE, ALONE = "mkdocs.yml", "with-cards.yml", "bare.yml", "alone.yml"
CONFIGS = {
    PLAIN: {"cards": "false", "more": ""},
    CARDS: {"cards": "true", "more": ""},
    BARE: {"cards": "false", "more": "      paper_files: false\n"},
    ALONE: {"cards": "false", "more": "validation:\n  links:\n    not_found: info\n"},
}
"""The configurations of a corpus: without and with social cards, without the files that each
paper has beside its page, and for pages alone, which miss the files that they lead to."""


def write_corpus(folder: Path, models: Sequence[Paper], count: int, seeds: Path) -> None:
    """Write ``count`` papers, made of the words of ``models``, as a collection to ``folder``.

    ``seeds`` is the folder with the topics and names to look for.
    """
    papers = invent(models, count).papers
    listings = folder / "seeds/listings"
    listings.mkdir(parents=True)
    (folder / "docs").mkdir()
    for name, rows in _listings(papers).items():
        (listings / f"{name}.jsonl").write_text(_lines(rows), encoding="utf-8")
    for name in ("topics.yml", "mentions.yml"):
        shutil.copyfile(seeds / name, folder / "seeds" / name)
    for name, options in CONFIGS.items():
        (folder / name).write_text(CONFIG.format(count=f"{count:,}", **options), "utf-8")


def _listings(papers: Sequence[Paper]) -> Mapping[str, list[dict[str, object]]]:
    """The rows of each listing, by its name."""
    found: dict[str, list[dict[str, object]]] = {}
    for paper in papers:
        assert paper.date is not None, paper.id
        found.setdefault(f"invented-{paper.date.value.year}", []).append(
            {
                "title": paper.title,
                "abstract": paper.abstract,
                "authors": list(paper.authors),
                "date": str(paper.date.value),
                "arxiv": paper.arxiv,
            }
        )
    again: list[dict[str, object]] = [
        {"title": paper.title, "arxiv": paper.arxiv} for paper in papers[::AGAIN]
    ]
    return {**found, "reading-list": again}


def _lines(rows: Iterable[Mapping[str, object]]) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
