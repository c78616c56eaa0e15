"""A paper's card for other pages, and the oEmbed answer that leads to it."""

from __future__ import annotations

import json
import re
from datetime import date as Date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.exports.embeds import HEIGHT, WIDTH, embeds
from generator.exports.snippets import line
from generator.model import DateSource, Organisation, Paper, PaperDate, PartialDate
from generator.pages.beside import Beside
from generator.pages.collection import Collection
from generator.permalinks import Entry, Ledger, State
from tests.support.built import Site
from tests.support.made import made as made_of

SITE = "https://example.org/atlas/"
DATE = PaperDate(PartialDate(2023, 5), DateSource.ARXIV)
PAPER = Paper(
    "ropes", "Ropes <&> $\\ell_2$ Knots", "All of it. We tie <b>knots</b>.", (), date=DATE,
    authors=("Ann Ärm", "Bo Bee", "Cy Sea"), sentence="We tie <b>knots</b>.",
)  # fmt: skip


def collection(*papers: Paper, url: str = SITE, cards: bool = True, **entries: Entry) -> Collection:
    beside = Beside(cards=cards)
    return Collection(
        "Atlas & Co", "", papers, (), (), {}, {}, {}, {}, url=url, beside=beside,
        ledger=Ledger(entries),
    )  # fmt: skip


def made(*papers: Paper, **options: Any) -> dict[str, str]:
    return made_of(embeds(collection(*papers, **options)))


def page(*papers: Paper, **options: Any) -> Any:
    return html.fromstring(made(*papers, **options)[f"embed/{papers[0].id}/index.html"])


def oembed(*papers: Paper, **options: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(made(*papers, **options)[f"oembed/{papers[0].id}.json"])
    return answer


def test_a_card() -> None:
    tree = page(PAPER)
    assert tree.findtext(".//title") == "Ropes <&> ℓ₂ Knots"
    (heading,) = tree.xpath("//h1/a")
    assert heading.get("href") == "../../papers/ropes/"
    assert heading.text_content().startswith("Ropes <&> ")
    assert heading.xpath(".//*[local-name()='math']")
    assert tree.findtext(".//p") == "We tie <b>knots</b>."
    assert tree.find(".//small").text_content() == "Ann Ärm et al. · May 2023"
    assert tree.xpath("//footer//a/@href") == ["../../"]
    assert tree.xpath("//base/@target") == ["_top"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{SITE}papers/ropes/"]
    assert tree.xpath("//link[@rel='stylesheet']/@href") == ["../../stylesheets/embed.css"]
    assert not tree.xpath("//script | //style | //img | //nav")


def test_what_is_unknown_is_left_out() -> None:
    bare = Paper("bare", "Bare", "", ())
    tree = page(bare)
    assert not tree.xpath("//small | //p | //time")
    assert set(oembed(bare, cards=False)) == {
        "type", "version", "title", "provider_name", "provider_url", "cache_age", "html", "width",
        "height",
    }  # fmt: skip


def test_the_answer_to_oembed() -> None:
    answer = oembed(PAPER)
    frame = answer.pop("html")
    assert answer == {
        "type": "rich",
        "version": "1.0",
        "title": "Ropes <&> ℓ₂ Knots",
        "author_name": "Ann Ärm et al.",
        "provider_name": "Atlas & Co",
        "provider_url": SITE,
        "cache_age": 86400,
        "width": WIDTH,
        "height": HEIGHT,
        "thumbnail_url": f"{SITE}cards/papers/ropes.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    element = html.fragment_fromstring(frame)
    assert element.get("src") == f"{SITE}embed/ropes/"
    assert element.get("title") == answer["title"]


NAMES = [
    (Paper("p", "P", "", (), author_count=7), None),
    (
        Paper("p", "P", "", (), organisation=Organisation("nvidia", "NVIDIA"), author_count=7),
        "NVIDIA",
    ),
    (Paper("p", "P", "", (), authors=("Ann Ärm", "Bo Bee")), "Ann Ärm and Bo Bee"),
]


@pytest.mark.parametrize(("paper", "name"), NAMES)
def test_a_number_of_authors_is_no_name(paper: Paper, name: str | None) -> None:
    assert oembed(paper).get("author_name") == name


def test_without_an_address_there_is_the_card_alone() -> None:
    found = made(PAPER, url="")
    assert list(found) == ["embed/ropes/index.html"]
    assert 'rel="canonical" href="../../papers/ropes/"' in found["embed/ropes/index.html"]


def test_a_card_goes_on_under_its_former_id() -> None:
    old = Entry("cables", None, ("Cables",), state=State.RENAMED, target="ropes")
    lost = Entry("lost", None, ("Lost",))
    found = made(PAPER, cables=old, lost=lost)
    assert found["embed/cables/index.html"] == found["embed/ropes/index.html"]
    assert sorted(found) == [
        "embed/cables/index.html", "embed/ropes/index.html", "oembed/ropes.json"]  # fmt: skip


def test_a_frame_of_a_withdrawn_paper_says_so() -> None:
    gone = Entry(
        "gone", None, ("Gone <b>$\\ell_2$</b>",), state=State.WITHDRAWN,
        reason="Its authors <asked>.", since=Date(2027, 2, 3),
    )  # fmt: skip
    was = Entry("was", None, ("Was",), state=State.MERGED, target="gone")
    found = made(PAPER, gone=gone, was=was)
    tree = html.fromstring(found["embed/gone/index.html"])
    assert line(str(tree.xpath("string(//title)"))) == "Gone <b>ℓ₂</b>"
    assert tree.xpath("//h1/a/@href") == ["../../papers/gone/"]
    assert line(str(tree.xpath("string(.//small)"))) == "Withdrawn on 3 February 2027"
    assert tree.findtext(".//p") == "Its authors <asked>."
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{SITE}papers/gone/"]
    assert found["embed/was/index.html"] == found["embed/gone/index.html"]
    assert "oembed/gone.json" not in found


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(line))
def test_a_title_is_text_and_nothing_else(title: str) -> None:
    paper = Paper("p", title.replace("$", ""), "", ())
    tree = page(paper)
    assert line(tree.xpath("//h1")[0].text_content()) == line(paper.title)
    assert not tree.xpath("//script")
    assert html.fragment_fromstring(oembed(paper)["html"]).get("title") == line(paper.title)


def test_every_paper_of_the_site_has_both(seeds_site: Site) -> None:
    papers = {page.parent.name for page in seeds_site.root.glob("papers/*/cite.bib")}
    cards = {page.parent.name for page in seeds_site.root.glob("embed/*/index.html")}
    answers = {file.stem for file in seeds_site.root.glob("oembed/*.json")}
    assert papers == answers
    assert papers <= cards
    for paper in sorted(papers)[:20]:
        answer = json.loads((seeds_site.root / f"oembed/{paper}.json").read_text("utf-8"))
        src = re.search(r'src="https://example\.org/some/repo/(.*?)"', answer["html"])
        assert src
        assert (seeds_site.root / src[1] / "index.html").is_file()
