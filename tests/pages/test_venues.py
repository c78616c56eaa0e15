"""Venues: which papers appeared where, whatever the year and however it is written."""

import pytest

from generator.model import Paper, PaperKind, Publication
from generator.pages.published import find_venues, venue_id
from tests.support.built import Site


def paper(paper_id: str, words: str | None = None, own: Publication | None = None) -> Paper:
    return Paper(paper_id, "T", "", (), venue=words, publication=own)


@pytest.mark.parametrize(
    ("words", "own", "key"),
    [
        ("ICLR 2025", None, "iclr"),
        (None, Publication(PaperKind.ARTICLE, "Nature", "521"), "nature"),
        ("x", Publication(PaperKind.PREPRINT, "arXiv preprint"), None),
        ("Index", None, "index-venue"),
        ("2024", None, None),
        (None, None, None),
    ],
)
def test_the_venue_of_a_paper(words: str | None, own: Publication | None, key: str | None) -> None:
    assert venue_id(paper("p", words, own)) == key


def test_a_venue_has_the_papers_of_all_its_years() -> None:
    papers = [paper("a", "ICLR 2024"), paper("b", "WWW 2024"), paper("c", "ICLR 2025")]
    found = find_venues(papers)
    assert [(v.name, [p.id for p in v.papers]) for v in found.values()] == [
        ("ICLR", ["a", "c"]), ("WWW", ["b"])]  # fmt: skip


def test_the_pages_of_venues(seeds_site: Site) -> None:
    index = (seeds_site.root / "venues/index.html").read_text(encoding="utf-8")
    assert 'href="../venues/iclr/"' in index
    page = (seeds_site.root / "venues/iclr/index.html").read_text(encoding="utf-8")
    assert "12 papers of this collection appeared here." in page
