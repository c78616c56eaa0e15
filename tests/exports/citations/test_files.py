"""The files of references in the built site, and the section of a paper's page."""

from __future__ import annotations

import json
import re

import pytest

from generator.exports.citations import Citations, assign_keys
from generator.exports.citations.files import MOST_CITED
from generator.pages import beside
from generator.pages.plan import plan
from generator.pages.views import TopicView
from generator.text.keys import title_key
from generator.text.math import plain
from tests.support.bibtex import read_bibtexparser
from tests.support.built import Site, text_of
from tests.support.references import seeds
from tests.support.tiny import paper as tiny_paper
from tests.support.tiny import tiny

ENDINGS = ("bib", "ris", "csl.json")


def keys_in(text: str, ending: str) -> list[str]:
    if ending == "bib":
        return list(read_bibtexparser(text))
    if ending == "ris":
        return re.findall("^ID  - (.*)$", text, re.MULTILINE)
    return [entry["id"] for entry in json.loads(text)]


def test_every_list_has_its_papers_in_its_order(seeds_site: Site) -> None:
    collection = seeds()
    keys = assign_keys(collection.papers, collection.ledger.keys)
    lists = {"data": collection.newest}
    lists |= {f"topics/{topic}": papers for topic, papers in collection.by_topic.items()}
    lists |= {f"years/{year}": papers for year, papers in collection.by_year.items()}
    for folder, papers in lists.items():
        for ending in ENDINGS:
            text = (seeds_site.root / folder / f"papers.{ending}").read_text(encoding="utf-8")
            assert keys_in(text, ending) == [keys[paper.id] for paper in papers]


def test_every_paper_has_its_own_files(seeds_site: Site) -> None:
    for paper in seeds_site.papers:
        folder = seeds_site.root / paper["url"]
        (key,) = keys_in((folder / "cite.bib").read_text(encoding="utf-8"), "bib")
        for ending in (*ENDINGS, "biblatex.bib"):
            text = (folder / f"cite.{ending}").read_text(encoding="utf-8")
            assert keys_in(text, ending.removeprefix("biblatex.")) == [key]


def test_a_papers_page_shows_how_to_cite_it(seeds_site: Site) -> None:
    for paper in seeds_site.papers:
        page = seeds_site.page(paper["url"])
        (section,) = page.article.xpath(".//section[h2/@id='cite']")
        (entry,) = section.xpath(".//pre")
        written = (seeds_site.root / paper["url"] / "cite.bib").read_text(encoding="utf-8")
        shown, many = "".join(entry.itertext()), len(paper["authors"]) > MOST_CITED
        if many:
            (names,) = re.findall(r"author = \{(.*)\},", shown)
            assert names.count(" and ") == MOST_CITED
            assert names.endswith(" and others")
        else:
            assert shown == written.strip()
        targets = section.xpath(".//*[@data-copy]/@id")
        styles = ["apa", "ieee", *([] if many else ["acm"]), "chicago", "bibtex"]
        assert targets == [f"cite-{style}" for style in styles]
        for target in targets[:-1]:
            (element,) = section.xpath(f".//*[@id='{target}']")
            # Styles curl quotation marks and put capitals.
            assert title_key(plain(paper["title"])) in title_key(text_of(element))
        names = section.xpath(".//p[@class='files']/a/@download")
        key = next(iter(read_bibtexparser(written)))
        assert names == [f"{key}.{ending}" for ending in ("bib", "biblatex.bib", *ENDINGS[1:])]


def test_topics_and_years_lead_to_their_references(seeds_site: Site) -> None:
    for address in ("topics/quantization/", "years/2024/"):
        page = seeds_site.page(address)
        for ending in ENDINGS:
            assert f"{address}papers.{ending}" in page.links


def test_a_long_list_has_its_references_as_bibtex_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "MOST_IN_EVERY_FORM", 1)
    own = tiny(
        [tiny_paper("a"), tiny_paper("b")],
        {"a": ["tides"], "b": ["tides"]},
        rules={"tides": (), "deserts": ()},
    )
    lists = {path for path, _ in Citations(own).files() if not path.startswith("papers/")}
    assert lists == {
        "topics/tides/papers.bib",
        *(f"topics/deserts/papers.{ending}" for ending in ENDINGS),
        *(f"data/papers.{ending}" for ending in ENDINGS),
    }
    page = next(page for page in plan(own, 9, 250) if page.src == "topics/tides.md").make()
    assert isinstance(page.view, TopicView)
    assert [file.href for file in page.view.list.references] == ["papers.bib"]
