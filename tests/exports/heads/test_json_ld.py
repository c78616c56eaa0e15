"""JSON-LD: what it says, and that schema.org's vocabulary knows all of it."""

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from generator.exports.heads.lists import MOST
from generator.model import Link, LinkKind, Paper
from tests.support import schema_org
from tests.support.headed import TOPIC, URL, collection, graph, headed, paper_page
from tests.support.references import HARD, paper, papers

LINKS = (
    Link(LinkKind.PDF, "https://arxiv.org/pdf/2305.17888"),
    Link(LinkKind.ARXIV, "https://arxiv.org/abs/2305.17888"),
    Link(LinkKind.CODE, "https://github.com/x/y"),
    Link(LinkKind.DOI, "https://doi.org/10.1000/x"),
)
PAPER = replace(
    paper("Norms $x^2$", ("Benjamin Van Durme", "NVIDIA", "Gowtham", "王小明", "Ling Team"),
          "2023-05", arxiv="2305.17888", doi="10.1000/x", id="norms"),
    abstract="Costs $5.", links=LINKS,
)  # fmt: skip
HOME = {"@type": "ListItem", "position": 1, "name": "Atlas", "item": {"@id": URL}}


def test_a_paper() -> None:
    nodes = graph(paper_page(PAPER).head)
    assert nodes.pop("ScholarlyArticle") == {
        "@type": "ScholarlyArticle",
        "url": f"{URL}papers/norms/",
        "headline": "Norms x²",
        "author": [
            {"@type": "Person", "name": "Benjamin Van Durme"},
            {"@type": "Organization", "name": "NVIDIA"},
            {"@type": "Person", "name": "Gowtham"},
            {"@type": "Person", "name": "王小明"},
            {"@type": "Organization", "name": "Ling Team"},
        ],
        "datePublished": "2023-05",
        "sameAs": ["https://arxiv.org/abs/2305.17888", "https://doi.org/10.1000/x"],
        "keywords": [TOPIC.title],
    }  # fmt: skip
    assert nodes.pop("BreadcrumbList") == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            HOME,
            {"@type": "ListItem", "position": 2, "name": "Papers",
             "item": {"@id": f"{URL}papers/"}},
        ],
    }  # fmt: skip
    assert nodes == {}


def test_an_identifier_that_no_address_ends_in_is_said() -> None:
    known = replace(PAPER, links=LINKS[:2])
    assert graph(paper_page(known).head)["ScholarlyArticle"]["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/x"}]  # fmt: skip


VENUES: list[tuple[str | None, Any]] = [
    (None, None),
    ("A workshop", None),
    ("ICLR 2024", {"@type": "CreativeWork",
                   "name": "International Conference on Learning Representations (ICLR 2024)"}),
    ("Scientific Reports 15, 13751 (2025)",
     {"@type": "PublicationVolume", "volumeNumber": "15",
      "isPartOf": {"@type": "Periodical", "name": "Scientific Reports"}}),
]  # fmt: skip


@pytest.mark.parametrize(("venue", "wanted"), VENUES)
def test_where_a_paper_was_published(venue: str | None, wanted: object) -> None:
    node = graph(paper_page(paper(venue=venue)).head)["ScholarlyArticle"]
    assert node.get("isPartOf") == wanted


def many(number: int) -> tuple[Paper, ...]:
    return tuple(paper(f"Paper {i}", date="2024", id=f"p{i:03}") for i in range(number))


def test_the_home_page_says_how_to_search() -> None:
    site = graph(headed(collection(*many(2)))["index.md"].head)["WebSite"]
    assert site["@id"] == f"{URL}#site"
    assert site["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": URL + "search/?q={search_term_string}"},
        "query-input": "required name=search_term_string",
    }
    assert "potentialAction" not in graph(
        headed(collection(*many(2), url=""))["index.md"].head)["WebSite"]  # fmt: skip


def test_a_list_in_pages() -> None:
    pages = headed(collection(*many(7)), size=3)
    positions = []
    for src in ("topics/tides.md", "topics/tides/2.md", "topics/tides/3.md"):
        page = graph(pages[src].head)["CollectionPage"]
        assert page["about"]["name"] == TOPIC.title
        assert page["dateModified"] == "2024"
        assert page["isPartOf"]["@id"] == f"{URL}#site"
        assert page["mainEntity"]["numberOfItems"] == 7
        positions += [
            (one["position"], one["url"]) for one in page["mainEntity"]["itemListElement"]
        ]
    assert positions == [(i + 1, f"{URL}papers/p{i:03}/") for i in range(7)]


def test_a_long_list_is_cut() -> None:
    found = graph(headed(collection(*many(MOST + 5)))["papers/index.md"].head)["CollectionPage"]
    assert found["mainEntity"]["numberOfItems"] == MOST + 5
    assert len(found["mainEntity"]["itemListElement"]) == MOST


INDEXES = {
    "topics/index.md": [f"{URL}topics/tides/"],
    "years/index.md": [f"{URL}years/2024/"],
    "authors/index.md": [f"{URL}authors/bo-li/"],
    "index.md": [f"{URL}papers/a/", f"{URL}papers/b/"],
}


@pytest.mark.parametrize("src", INDEXES)
def test_what_an_index_leads_to(src: str) -> None:
    known = collection(paper("A", ("Bo Li", "Al Bo"), "2024", id="a"),
                       paper("B", ("Bo Li",), "2024", id="b"))  # fmt: skip
    entries = graph(headed(known)[src].head)["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [entry["url"] for entry in entries] == INDEXES[src]


@pytest.mark.parametrize("url", [URL, ""])
def test_all_pages_are_valid(url: str) -> None:
    pages = headed(collection(*HARD, PAPER, url=url), size=5)
    faults = {src: schema_org.faults(json.loads(page.head.json_ld)) for src, page in pages.items()}
    assert {src: found for src, found in faults.items() if found} == {}


@settings(max_examples=30)
@given(papers())
def test_any_paper_is_valid(given: Paper) -> None:
    assert schema_org.faults(json.loads(paper_page(given).head.json_ld)) == []


BREAKS: list[tuple[str, Any, str]] = [
    ("@type", "ScholarlyPaper", "ScholarlyPaper is no type"),
    ("@type", "Text", "Text is no type"),
    ("titel", "x", "no such property"),
    ("jobTitle", "x", "is no property of ScholarlyArticle"),
    ("datePublished", "24 May 2023", "is none of Date"),
    ("datePublished", 2023, "is none of Date"),
    ("url", "no address", "is none of URL"),
    ("author", "Bo Li", "is none of Organization, Person"),
    ("author", {"@type": "Place", "name": "x"}, "Place is none of"),
    ("author", [{"name": "x"}], "neither has a type nor is an address"),
    ("about", {"@type": "Thing", "titel": "x"}, "no such property"),
    ("headline", "", "is none of Text"),
    ("citations", [], "no such property"),
]


@pytest.mark.parametrize(("name", "value", "fault"), BREAKS)
def test_the_validator_finds_what_is_wrong(name: str, value: object, fault: str) -> None:
    document = json.loads(paper_page(PAPER).head.json_ld)
    assert schema_org.faults(document) == []
    broken = copy.deepcopy(document)
    broken["@graph"][0][name] = value
    (found,) = schema_org.faults(broken)
    assert fault in found
    assert schema_org.faults({**document, "@context": "https://example.org"}) != []
