"""The head of every page of the built site, as programs read it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from urllib.parse import unquote

import pytest

from generator.exports.citations import Citations
from generator.exports.heads.highwire import ONE_BY_ONE
from generator.model import PersonName
from generator.pages import addresses
from generator.text.math import plain
from tests.conftest import SITE_URL
from tests.support import crawler, schema_org
from tests.support.built import Page, Site
from tests.support.headed import by_type
from tests.support.minisite import ROOT
from tests.support.references import seeds
from tests.support.zotero import saved

OPEN_GRAPH = (
    "og:type", "og:title", "og:description", "og:site_name", "og:url", "og:image",
    "og:image:width", "og:image:height", "og:image:alt",
)  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n"
LARGEST = 18_000
"""Bytes of a head's own tags, for a list of a hundred papers."""


@pytest.fixture(scope="module")
def pages(seeds_site: Site) -> list[Page]:
    """Every page with the site's theme but the 404 page, which has no address."""
    own = (page for page in seeds_site.proper.values() if page.tree.xpath("//main//article"))
    found = [page for page in own if page.address != crawler.LOST]
    assert len(found) > 600
    return found


def content(page: Page, key: str) -> list[str]:
    found: list[str] = page.tree.xpath(
        "//head/meta[@name=$key or @property=$key]/@content", key=key
    )
    return found


def linked(page: Page, rel: str) -> list[str]:
    found: list[str] = page.tree.xpath("//head/link[@rel=$rel]/@href", rel=rel)
    return found


def data(page: Page) -> Any:
    """The page's JSON-LD; ``None`` for hand-written pages, which have none."""
    scripts = page.tree.xpath("//script[@type='application/ld+json']/text()")
    assert len(scripts) <= 1
    return json.loads(scripts[0]) if scripts else None


def is_there(site: Site, url: str) -> bool:
    """Whether an absolute address of the site leads to a file."""
    assert url.startswith(SITE_URL), url
    path = site.root / unquote(url.removeprefix(SITE_URL).partition("#")[0])
    return path.is_file() or (path / "index.html").is_file()


def test_canonical_link_and_description(pages: list[Page]) -> None:
    for page in pages:
        assert linked(page, "canonical") == [SITE_URL + page.address]
        assert len(content(page, "description")) == 1, page.address


def test_descriptions_tell_pages_apart(pages: list[Page]) -> None:
    found = Counter(content(page, "description")[0] for page in pages)
    assert {text: times for text, times in found.items() if times > 1} == {}
    assert all(12 <= len(text) <= 320 for text in found)


def test_open_graph_is_complete(pages: list[Page], seeds_site: Site) -> None:
    for page in pages:
        counts = {key: len(content(page, key)) for key in OPEN_GRAPH}
        assert counts == dict.fromkeys(OPEN_GRAPH, 1), page.address
        assert content(page, "og:url") == linked(page, "canonical")
        assert all(content(page, "og:title")), page.address
        assert content(page, "twitter:card") == ["summary_large_image"]
        kind = "article" if page.address in {paper["url"] for paper in seeds_site.papers} else ""
        assert content(page, "og:type") == [kind or "website"]


def test_every_card_is_there(pages: list[Page], seeds_site: Site) -> None:
    cards = {content(page, "og:image")[0] for page in pages}
    assert len(cards) > len(seeds_site.papers)
    missing = sorted(url for url in cards if not is_there(seeds_site, url))
    assert missing == []
    for url in sorted(cards):
        header = (seeds_site.root / url.removeprefix(SITE_URL)).read_bytes()[:24]
        assert header[:8] == PNG
        sides = (int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big"))
        assert sides == (1200, 630), url


def test_every_link_of_a_head_leads_to_a_file(pages: list[Page], seeds_site: Site) -> None:
    missing = set()
    for page in pages:
        for rel in ("alternate", "prev", "next"):
            for href in linked(page, rel):
                assert "://" not in href or href.startswith(f"{SITE_URL}oembed/"), href
                url = href if "://" in href else SITE_URL + page.leads_to(href)
                if not is_there(seeds_site, url):
                    missing.add(url.removeprefix(SITE_URL))
    assert sorted(missing) == []


def test_every_page_leads_to_the_feeds(pages: list[Page]) -> None:
    for page in pages:
        found = [page.leads_to(href) for href in linked(page, "alternate")]
        assert found[-2:] == ["feeds/papers.atom", "feeds/papers.json"], page.address
        for folder in ("topics/", "listings/"):
            if page.address.startswith(folder) and page.address != folder:
                scope = "/".join(page.address.split("/")[:2])
                assert found[:2] == [f"feeds/{scope}.atom", f"feeds/{scope}.json"]


def test_a_paper_has_its_other_forms(seeds_site: Site) -> None:
    for paper in seeds_site.papers:
        page = seeds_site.page(paper["url"])
        found = {page.leads_to(href) for href in linked(page, "alternate")}
        names = ("paper.json", "index.md", "cite.bib", "cite.ris", "cite.csl.json")
        assert {paper["url"] + name for name in names} < found
        assert f"{SITE_URL}oembed/{paper['id']}.json" in found


def test_json_ld_is_valid(pages: list[Page]) -> None:
    known = {page.address: found for page in pages if (found := data(page))}
    faults = {address: schema_org.faults(found) for address, found in known.items()}
    assert {address: found for address, found in faults.items() if found} == {}
    by_hand = {page.address for page in pages} - known.keys()
    assert "about/" in by_hand
    assert by_hand <= {addresses.url(path.name) for path in (ROOT / "docs").glob("*.md")}


def test_json_ld_says_what_the_page_says(pages: list[Page], seeds_site: Site) -> None:
    papers = {paper["url"]: paper for paper in seeds_site.papers}
    for page in pages:
        if page.address not in papers:
            continue
        paper = papers[page.address]
        article = by_type(data(page)["@graph"])["ScholarlyArticle"]
        assert article["url"] == SITE_URL + page.address
        assert article["headline"] == plain(paper["title"])
        assert "abstract" not in article  # it stands in citation_abstract
        assert content(page, "citation_abstract") == [plain(paper["abstract"])]
        assert len(article["author"]) == min(len(paper["authors"]), ONE_BY_ONE)
        assert len(article.get("keywords", [])) == len(paper["topics"])


def test_addresses_in_json_ld_are_pages(pages: list[Page], seeds_site: Site) -> None:
    found = {url for page in pages for url in _addresses(page) if url.startswith(SITE_URL)}
    assert len(found) > 600
    assert sorted(url for url in found if not is_there(seeds_site, url)) == []


def _addresses(page: Page) -> list[str]:
    """Every address of the page's JSON-LD, but for the template of the search."""
    todo, found = [data(page)], []
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            todo += [value for key, value in one.items() if key not in ("@context", "urlTemplate")]
        elif isinstance(one, list):
            todo += one
        elif isinstance(one, str) and one.startswith("http"):
            found.append(one)
    return found


def test_every_page_but_home_has_its_place(pages: list[Page]) -> None:
    for page in pages:
        known = data(page)
        if known is None:
            continue
        nodes = by_type(known["@graph"])
        if page.address == "":
            assert nodes.keys() == {"CollectionPage", "WebSite"}
            continue
        entries = nodes["BreadcrumbList"]["itemListElement"]
        assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
        assert entries[0]["item"] == {"@id": SITE_URL}
        assert 2 <= len(entries) <= 3


def test_zotero_saves_every_paper(seeds_site: Site) -> None:
    collection = seeds()
    items = Citations(collection, collection.ledger.keys).items
    for paper in seeds_site.papers:
        found = saved(seeds_site.page(paper["url"]).tree)
        item = items[paper["id"]]
        assert found.title == plain(paper["title"])
        assert found.abstract == plain(paper["abstract"])
        assert found.date == str(item.issued).replace("-", "/")
        assert found.url == item.url
        assert found.pdf == f"https://arxiv.org/pdf/{paper['arxiv']}"
        assert found.doi == paper["doi"]
        assert found.doi or item.container or found.number == f"arXiv:{paper['arxiv']}"
        assert (found.publication == item.container) is (found.type != "preprint")
        assert len(found.creators) == len(item.authors), paper["id"]
        if len(item.authors) > 1:
            assert [family for family, _ in found.creators] == [
                name.whole_family if isinstance(name, PersonName) else name.name.split()[-1]
                for name in item.authors
            ]


def test_heads_are_small(pages: list[Page], seeds_site: Site) -> None:
    sizes = {}
    for page in pages:
        text = (seeds_site.root / page.address / "index.html").read_text(encoding="utf-8")
        begin, end = text.index('rel="icon"'), text.index("<title>")
        sizes[page.address] = len(text[begin:end].encode())
    of_papers = sorted(size for address, size in sizes.items() if address.startswith("papers/"))
    assert max(sizes.values()) < LARGEST
    assert of_papers[len(of_papers) // 2] < 8_000


def test_robots(seeds_site: Site) -> None:
    text = (seeds_site.root / "robots.txt").read_text(encoding="utf-8")
    assert f"\nSitemap: {SITE_URL}sitemap.xml\n" in text
