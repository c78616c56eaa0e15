"""What a chat or a wiki shows of a link."""

import pytest

from generator.pages.beside import Beside
from tests.support.headed import TOPIC, URL, collection, contents, headed
from tests.support.references import paper

PAPER = paper("Ropes & $x^2$", ("Bo Li", "Al Bo", "Ce Do"), "2024-05", id="ropes")


@pytest.mark.parametrize(
    ("src", "card", "kind", "alt"),
    [
        ("papers/ropes.md", "papers/ropes", "article", "Ropes & x². Atlas"),
        ("topics/tides.md", "topics/tides", "website", f"{TOPIC.title}. Atlas"),
        ("index.md", "site", "website", "Atlas"),
        ("years/2024.md", "site", "website", "Atlas"),
        ("map.md", "site", "website", "Atlas"),
    ],
)
def test_each_page_has_its_card(src: str, card: str, kind: str, alt: str) -> None:
    head = headed(collection(PAPER))[src].head
    wanted = {
        "og:type": kind,
        "og:site_name": "Atlas",
        "og:image": f"{URL}cards/{card}.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": alt,
        "twitter:card": "summary_large_image",
    }
    assert {key: contents(head, key) for key in wanted} == {k: [v] for k, v in wanted.items()}
    address = src.removesuffix("index.md").replace(".md", "/")
    assert contents(head, "og:url") == [URL + address]


def test_a_paper() -> None:
    head = headed(collection(PAPER))["papers/ropes.md"].head
    wanted = {
        "og:title": ["Ropes & x²"],
        "article:published_time": ["2024-05"],
        "article:tag": [TOPIC.title],
        "twitter:label1": ["Published"],
        "twitter:data1": ["May 2024"],
        "twitter:label2": ["Authors"],
        "twitter:data2": ["Bo Li et al."],
    }
    assert {key: contents(head, key) for key in wanted} == wanted


def test_what_is_unknown_leaves_no_gap() -> None:
    head = headed(collection(paper("Ropes", ("Bo Li",), id="x")))["papers/x.md"].head
    assert contents(head, "article:published_time") == []
    assert contents(head, "twitter:label1") == ["Authors"]
    assert contents(head, "twitter:label2") == []


@pytest.mark.parametrize(("url", "beside"), [("", Beside()), (URL, Beside(cards=False))])
def test_without_cards(url: str, beside: Beside) -> None:
    for page in headed(collection(PAPER, url=url, beside=beside)).values():
        assert not [tag for tag in page.head.meta if tag.property.startswith("og:image")]
        assert contents(page.head, "twitter:card") == ["summary"]
        assert len(contents(page.head, "og:url")) == bool(url)


def test_a_list_says_how_many() -> None:
    head = headed(collection(PAPER))["topics/tides.md"].head
    assert contents(head, "twitter:label1") + contents(head, "twitter:data1") == ["Papers", "1"]
