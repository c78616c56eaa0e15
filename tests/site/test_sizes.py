"""Collections of no size to speak of, and of a size that needs several pages."""

import random
from collections.abc import Callable

import pytest

from generator.text.keys import slug
from tests.support import crawler
from tests.support.built import Site
from tests.support.minisite import MiniSite, spaced

URL = "https://example.org/paper-atlas/"
BASE = "/paper-atlas/"
PAPERS = 120
PAGE = 50
WORDS = """
    anchor ballast beacon bilge bollard boom bosun bow breeze buoy cable capstan chart cleat
    coast compass crew current deck dinghy dock ebb fathom fender ferry fjord flag foam galley
    gangway gull hail harbour haul hatch helm hull island jetty keel ladder lagoon lantern lee
    log mast moon mooring nautical oar pier pilot port quay reef rigging rudder sail salt shoal
    shore sonar spray squall stern strait surf swell tackle tide tiller tug vessel wake
""".split()  # noqa: SIM905


def faults(site: Site) -> list[str]:
    untidy = [fault for page in site.pages.values() for fault in crawler.untidy(page)]
    return crawler.broken(site, BASE, URL) + untidy


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One paper, and nothing beside its listing."""
    return MiniSite(tmp_path_factory.mktemp("sizes") / "lone", "lone").build()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return MiniSite(tmp_path_factory.mktemp("sizes") / "small", "small").build()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Three pages of papers, of which every second has a topic, a name and a year."""
    atlas = MiniSite(tmp_path_factory.mktemp("sizes") / "large", "small")
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", f"  - paper-atlas: {{page_size: {PAGE}}}\n")
    atlas.write("seeds/papers.yml", "".join(map(facts, range(PAPERS))))
    atlas.write("seeds/listings/large.txt", spaced(map(paper, range(PAPERS))))
    for name in ("first", "second"):
        (atlas.root / f"seeds/listings/{name}.txt").unlink()
    return atlas.build()


def paper(number: int) -> tuple[str, str]:
    """A title and an abstract unlike those of any other number."""
    pick = random.Random(number)
    title = " ".join(pick.sample(WORDS, 6)).capitalize()
    abstract = " ".join(pick.choices(WORDS, k=40)).capitalize()
    if number % 2:
        return f"{title} whale", f"The Tern has seen it: {abstract}. We ask why."
    return title, f"{abstract}. We ask why, and whether it matters."


def facts(number: int) -> str:
    year = f"  date: '2024-{number % 12 + 1:02}'\n" if number % 2 else ""
    return f"{slug(paper(number)[0])}:\n{year}  authors: [Ada Vloed, Number {number}]\n"


def test_one_paper(lone: Site) -> None:
    assert faults(lone) == []
    (paper,) = lone.papers
    assert lone.pages[paper["url"]].heading == "A Lonely Study of Lighthouses"
    for address in ("", "papers/", "unsorted/", "listings/one/"):
        assert lone.pages[address].listed("papers") == ("a-lonely-study-of-lighthouses",)


def test_one_paper_says_nothing_of_what_is_unknown(lone: Site) -> None:
    page = lone.pages["papers/a-lonely-study-of-lighthouses/"]
    for word in ("n/a", "None", "unknown", "arXiv", "DOI", "Venue", "Authors"):
        assert word not in page.words
    assert not page.article.xpath(".//time")


@pytest.mark.parametrize("address", ["topics/", "models/", "benchmarks/", "languages/", "years/",
                                     "authors/"])  # fmt: skip
def test_an_index_of_nothing_has_words(lone: Site, address: str) -> None:
    page = lone.pages[address]
    assert len(page.words) > 20
    assert page.listed(address.rstrip("/")) == ()


def test_numbers_agree_with_their_nouns(lone: Site, small: Site) -> None:
    for site in (lone, small):
        for page in site.proper.values():
            (about,) = page.tree.xpath("//meta[@name='description']/@content")
            for noun in ("papers", "authors", "records", "topics", "listings", "years"):
                assert f" 1 {noun} " not in f" {page.words} {about} ", (page.address, noun)


def test_a_topic_with_one_paper_and_one_with_none(small: Site) -> None:
    assert small.pages["topics/ropework/"].listed("papers") == ("ropes-without-knots",)
    assert "1 paper" in small.pages["topics/ropework/"].words
    assert small.pages["topics/whales/"].listed("papers") == ()
    assert "Nobody has written about whales yet." in small.pages["topics/whales/"].words


def test_small_collection_as_a_whole(small: Site) -> None:
    assert faults(small) == []
    papers = {paper["id"]: paper for paper in small.papers}
    tides = papers["tidal-clocks-telling-time-by-the-sea"]
    assert tides["listings"] == [{"listing": "first", "line": 13}, {"listing": "second", "line": 3}]
    assert (tides["date"], tides["arxiv"], tides["doi"]) == (
        "2024-08-02", "2408.01234", "10.1234/tides.(2024)7")  # fmt: skip
    assert tides["benchmarks"] == ["buoybench"]
    assert {link["kind"] for link in tides["links"]} == {"pdf", "arxiv", "doi", "huggingface",
                                                         "code"}  # fmt: skip
    fog = papers["a-grammar-of-foghorns"]
    assert (fog["organisation"], fog["date"], fog["date_inferred"], fog["comments"]) == (
        "The Shipyard", "2025-05-27", True, 3)  # fmt: skip
    assert (fog["models"], fog["languages"]) == (["gull-2"], ["frisian"])
    sand = papers["sand-as-a-medium"]
    assert (sand["date"], sand["topics"]) == ("2022-12", ["tides", "reading"])
    assert papers["keel-a-small-survey"]["authors"] == []
    assert papers["keel-a-small-survey"]["author_count"] == 2


def test_spellings_of_an_author_meet(small: Site) -> None:
    page = small.pages["authors/bjorn-ebb/"]
    assert page.heading == "Björn Ebb"
    assert len(page.listed("papers")) == 2


def test_names_nobody_mentions_have_no_page(small: Site) -> None:
    assert "models/tern/" not in small.pages
    assert small.pages["models/"].listed("models") == ("gull-2", "gull-3")


@pytest.mark.parametrize(
    ("address", "papers"),
    [("papers/", PAPERS), ("topics/whales/", PAPERS // 2), ("models/tern/", PAPERS // 2),
     ("years/2024/", PAPERS // 2), ("authors/ada-vloed/", PAPERS), ("unsorted/", PAPERS // 2)],
)  # fmt: skip
def test_every_paper_of_a_long_list_is_reached(large: Site, address: str, papers: int) -> None:
    pages = large.series(address)
    found = [key for page in pages for key in page.listed("papers")]
    assert len(found) == len(set(found)) == papers
    assert [len(page.listed("papers")) for page in pages[:-1]] == [PAGE] * (len(pages) - 1)
    assert len(pages) == -(-papers // PAGE)


def test_pages_of_a_list_lead_to_each_other(large: Site) -> None:
    first, second, third = large.series("papers/")
    assert [page.address for page in (first, second, third)] == [
        "papers/", "papers/page/2/", "papers/page/3/"]  # fmt: skip
    for page in (first, second, third):
        others = {"papers/", "papers/page/2/", "papers/page/3/"} - {page.address}
        assert others <= set(page.links)
        (current,) = page.article.xpath(".//*[@aria-current='page']")
        assert current.text == {first: "1", second: "2", third: "3"}[page]
    assert not first.article.xpath(".//a[@rel='prev']")
    assert not third.article.xpath(".//a[@rel='next']")
    (back,) = second.article.xpath(".//a[@rel='prev']/@href")
    assert second.leads_to(back) == "papers/"


def test_a_listing_is_not_cut(large: Site) -> None:
    assert len(large.pages["listings/large/"].listed("papers")) == PAPERS


def test_a_large_collection_as_a_whole(large: Site) -> None:
    assert faults(large) == []
    assert len(large.papers) == PAPERS


def test_page_size_can_be_set(mini: Callable[..., MiniSite]) -> None:
    atlas = mini("small")
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", "  - paper-atlas:\n      page_size: 2\n")
    site = atlas.build()
    assert [len(page.listed("papers")) for page in site.series("papers/")] == [2, 2, 1]
    assert faults(site) == []
