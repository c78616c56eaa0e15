"""Descriptions and dates of pages."""

from dataclasses import replace

import pytest

from generator.exports.heads import last_modified
from generator.model import Paper
from tests.support.headed import collection, headed
from tests.support.references import paper

ABSENT = [
    (paper("Norms $x^2$", ("Bo Li",), "2024-05", id="x"), "Norms x² (Bo Li, May 2024)."),
    (paper("Norms", id="x"), "Norms."),
    (replace(paper("Norms", id="x"), abstract="What it is."), "What it is."),
]


@pytest.mark.parametrize(("given", "wanted"), ABSENT)
def test_a_paper_without_an_abstract_has_a_description(given: Paper, wanted: str) -> None:
    assert headed(collection(given))["papers/x.md"].description == wanted


def test_no_two_pages_share_a_description() -> None:
    papers = [paper(f"Paper {i}", date=f"{2020 + i % 2}", id=f"p{i}") for i in range(9)]
    pages = headed(collection(*papers), size=2)
    found = [page.description for page in pages.values()]
    assert len(set(found)) == len(found)
    assert pages["topics/tides.md"].description == "How water tells the time."
    assert pages["topics/tides/2.md"].description == "How water tells the time. Page 2 of 5."


DATES = {
    "papers/old.md": "2020-02-03",
    "papers/none.md": None,
    "papers/index.md": "2024",
    "papers/page/2.md": None,
    "years/2020.md": "2020-02-03",
    "index.md": "2024",
    "map.md": "2024",
    "topics/index.md": "2024",
}


def test_pages_are_as_new_as_their_newest_paper() -> None:
    known = collection(paper("Old", date="2020-02-03", id="old"), paper("None", id="none"),
                       paper("New", date="2024", id="new"))  # fmt: skip
    pages = headed(known, size=2)
    found = {src: last_modified(pages[src], known) for src in DATES}
    assert {src: str(date) if date else None for src, date in found.items()} == DATES
    bare = collection(paper("None", id="none"))
    assert all(last_modified(page, bare) is None for page in headed(bare).values())
