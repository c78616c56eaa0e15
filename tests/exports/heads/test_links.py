"""Links in the head: only to what is there, relative wherever a browser follows them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.exports.heads.links import FEEDS, REFERENCES
from generator.pages.beside import Beside
from tests.support.headed import TOPIC, URL, collection, headed, hrefs, paper_page
from tests.support.minisite import MiniSite
from tests.support.references import paper

PAPER = paper("Ropes", ("Bo Li",), "2024", id="ropes")
OWN = ["paper.json", "index.md", "cite.bib", "cite.ris", "cite.csl.json"]
OEMBED = f"{URL}oembed/ropes.json"
ALL = ["../../feeds/papers.atom", "../../feeds/papers.json"]

BESIDE = [
    (Beside(), URL, [*OWN, OEMBED, *ALL]),
    (Beside(), "", OWN),
    (Beside(markdown=False), URL, [OWN[0], *OWN[2:], OEMBED, *ALL]),
    (Beside(paper_files=False), URL, ALL),
]


@pytest.mark.parametrize(("beside", "url", "wanted"), BESIDE)
def test_a_paper(beside: Beside, url: str, wanted: list[str]) -> None:
    assert hrefs(paper_page(PAPER, url, beside).head) == wanted


def test_media_types_and_titles() -> None:
    links = paper_page(PAPER).head.links
    types = {link.href.rpartition("/")[2]: link.type for link in links if link.rel == "alternate"}
    assert types == {
        "paper.json": "application/json",
        "index.md": "text/markdown",
        "cite.bib": "application/x-bibtex",
        "cite.ris": "application/x-research-info-systems",
        "cite.csl.json": "application/vnd.citationstyles.csl+json",
        "ropes.json": "application/json+oembed",
        "papers.atom": "application/atom+xml",
        "papers.json": "application/feed+json",
    }
    assert all(link.title for link in links if link.rel == "alternate")
    assert len(types) == len(FEEDS) + len(REFERENCES) + 3


def test_no_claim_about_rights_or_what_to_cite() -> None:
    rels = {link.rel for page in headed(collection(PAPER)).values() for link in page.head.links}
    assert rels == {"alternate", "schema.dcterms"}
    published = paper_page(replace(PAPER, venue="ICLR 2024")).head
    assert rels | {"schema.prism"} == {link.rel for link in published.links}


def test_a_list_in_pages() -> None:
    papers = [paper(f"Paper {i}", date="2024", id=f"p{i}") for i in range(5)]
    pages = headed(collection(*papers), size=2)
    first, second, third = (
        pages[src].head for src in ("topics/tides.md", "topics/tides/2.md", "topics/tides/3.md")
    )
    assert (hrefs(first, "prev"), hrefs(first, "next")) == ([], ["../../topics/tides/2/"])
    assert hrefs(second, "prev") == ["../../../topics/tides/"]
    assert hrefs(third, "next") == []
    assert hrefs(second) == [
        "../../../feeds/topics/tides.atom", "../../../feeds/topics/tides.json",
        "../../../feeds/papers.atom", "../../../feeds/papers.json"]  # fmt: skip
    assert [link.title for link in first.links if link.rel == "alternate"] == [
        f"Atlas: {TOPIC.title} (Atom)", f"Atlas: {TOPIC.title} (JSON Feed)",
        "Atlas: all papers (Atom)", "Atlas: all papers (JSON Feed)"]  # fmt: skip


def test_a_listing_has_its_own_feed(mini: Callable[..., MiniSite]) -> None:
    pages = headed(replace(mini("small").load().collection, url=URL))
    assert hrefs(pages["listings/first.md"].head)[:2] == [
        "../../feeds/listings/first.atom", "../../feeds/listings/first.json"]  # fmt: skip
    assert hrefs(pages["index.md"].head) == ["feeds/papers.atom", "feeds/papers.json"]
