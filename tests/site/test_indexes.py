"""Each list holds exactly the papers that it promises, and each index leads to its lists."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from generator.pages.people import author_id
from tests.support.built import Page, Site

Paper = Mapping[str, Any]
KINDS = ["topics", "models", "benchmarks", "languages"]


def by(site: Site, keys: Callable[[Paper], Iterable[str]]) -> dict[str, list[str]]:
    """Ids of papers under each key, newest paper first, as the data has them."""
    found = defaultdict(list)
    for paper in site.papers:
        for key in keys(paper):
            found[key].append(paper["id"])
    return dict(found)


def listed(site: Site, address: str) -> list[str]:
    """The papers of a list, over all its pages."""
    return [key for page in site.series(address) for key in page.listed("papers")]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_topics_and_names(seeds_site: Site, kind: str) -> None:
    wanted = by(seeds_site, lambda paper: paper[kind])
    assert len(wanted) > 10
    for key, papers in wanted.items():
        assert listed(seeds_site, f"{kind}/{key}/") == papers, key


@pytest.mark.parametrize("kind", KINDS)
def test_indexes_of_topics_and_names(seeds_site: Site, kind: str) -> None:
    wanted = by(seeds_site, lambda paper: paper[kind])
    page = seeds_site.pages[f"{kind}/"]
    assert set(page.listed(kind)) == set(wanted)
    assert {a.split("/")[1] for a in seeds_site.pages if a.startswith(f"{kind}/")} - {""} == set(
        wanted
    )


def test_home_leads_to_every_topic_and_the_newest_papers(seeds_site: Site) -> None:
    home = seeds_site.pages[""]
    assert len(home.listed("topics")) == 33
    newest = home.listed("papers")
    assert list(newest) == [paper["id"] for paper in seeds_site.papers[: len(newest)]]
    assert len(newest) >= 6


def test_all_papers_lists_all(seeds_site: Site) -> None:
    assert listed(seeds_site, "papers/") == [paper["id"] for paper in seeds_site.papers]


def test_papers_are_newest_first(seeds_site: Site) -> None:
    # A month whose day is not known counts as its beginning, no date as the beginning of time.
    dates = [(paper["date"] or "0").ljust(10, "-") for paper in seeds_site.papers]
    assert dates == sorted(dates, reverse=True)


def test_unsorted_lists_what_has_no_topic(seeds_site: Site) -> None:
    without = [paper["id"] for paper in seeds_site.papers if not paper["topics"]]
    assert listed(seeds_site, "unsorted/") == without


def test_years(seeds_site: Site) -> None:
    wanted = by(seeds_site, lambda paper: [paper["date"][:4]] if paper["date"] else [])
    assert set(seeds_site.pages["years/"].listed("years")) == set(wanted)
    for year, papers in wanted.items():
        assert listed(seeds_site, f"years/{year}/") == papers


def index_of_authors(site: Site) -> list[Page]:
    """The pages of the index, which is cut into parts."""
    parts = (f"authors/page/{n}/" for n in range(2, 100))
    return [site.pages[address] for address in ("authors/", *parts) if address in site.pages]


def test_authors(seeds_site: Site) -> None:
    wanted = by(seeds_site, lambda paper: dict.fromkeys(map(author_id, paper["authors"])))
    several = {key: papers for key, papers in wanted.items() if len(papers) > 1}
    index = index_of_authors(seeds_site)
    assert len(wanted) > 500
    assert wanted.keys() <= {key for page in index for key in page.ids}
    assert {key for page in index for key in page.listed("authors")} == several.keys()
    shown = {key for page in index for key in page.listed("papers")}
    assert shown == {key for papers in wanted.values() for key in papers}
    for key, papers in several.items():
        assert listed(seeds_site, f"authors/{key}/") == papers


def test_authors_of_one_paper_lead_to_it(seeds_site: Site) -> None:
    entries = {
        entry.get("id"): entry
        for page in index_of_authors(seeds_site)
        for entry in page.tree.xpath("//*[@id]")
    }
    for paper in seeds_site.papers:
        for name in paper["authors"]:
            entry = entries[author_id(name)]
            assert any(paper["id"] in href for href in entry.xpath(".//a/@href")), name


def test_listings_keep_their_order(seeds_site: Site) -> None:
    wanted: dict[str, dict[int, str]] = defaultdict(dict)
    for paper in seeds_site.papers:
        for own in paper["listings"]:
            wanted[own["listing"]][own["line"]] = paper["id"]
    assert set(seeds_site.pages["listings/"].listed("listings")) == set(wanted)
    for listing, lines in wanted.items():
        page = seeds_site.pages[f"listings/{listing}/"]
        assert list(page.listed("papers")) == [key for _, key in sorted(lines.items())]
        for line, key in lines.items():
            (entry,) = page.tree.xpath(f"//*[@id='l{line}']")
            assert any(key in href for href in entry.xpath(".//a/@href"))


def test_every_topic_page_says_what_it_is(seeds_site: Site) -> None:
    titles = {a: page.heading for a, page in seeds_site.pages.items() if a.startswith("topics/")}
    assert len(set(titles.values())) == len(titles) == 34
    for address in titles.keys() - {"topics/"}:
        page = seeds_site.pages[address]
        papers = len(page.listed("papers"))
        assert f"{papers} paper" in page.words
        assert "What puts a paper here" in page.words
