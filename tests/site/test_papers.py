"""Every paper has a page on which all that is known of it can be read."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.model import PartialDate
from generator.pages.cards import date_words
from tests.support.built import Page, Site, shown, squeeze
from tests.support.minisite import ROOT

LISTINGS = ROOT / "seeds/listings"
PLAIN = re.compile(r"[^\\$~{}`_^]*")
"""Text in which nothing could be LaTeX."""
Paper = Mapping[str, Any]


def own_times(page: Page) -> list[Any]:
    """The dates of a page that are the paper's own, not those of papers like it."""
    related = "ancestor::section[.//*[@id='related']]"
    found: list[Any] = page.article.xpath(f".//time[not({related})]")
    return found


def pages(site: Site) -> list[tuple[Paper, Page]]:
    return [(paper, site.pages[paper["url"]]) for paper in site.papers]


def test_the_figures(seeds_site: Site) -> None:
    papers = seeds_site.papers
    assert len(papers) == 234
    assert Counter(len(paper["listings"]) for paper in papers) == {1: 180, 2: 44, 3: 10}
    records = {(own["listing"], own["line"]) for paper in papers for own in paper["listings"]}
    assert len(records) == 298
    by_listing = Counter(listing for listing, _ in records)
    assert [by_listing[key] for key in sorted(by_listing)] == [50, 74, 77, 56, 41]


def test_the_data_fits_its_schema(seeds_site: Site) -> None:
    schema = json.loads((seeds_site.root / "data/schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(seeds_site.data)] == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("id", "Not An Id"), ("date", "May 2023"), ("links", ["https://example.org"]), ("title", ""),
     ("abstract", ""), ("comments", -1), ("arxiv", "arXiv:1"), ("surprise", 1), ("topics", None)],
)  # fmt: skip
def test_the_schema_refuses_what_the_issue_does_not_allow(
    seeds_site: Site, field: str, wrong: object
) -> None:
    schema = json.loads((seeds_site.root / "data/schema.json").read_text(encoding="utf-8"))
    data = {"papers": [{**seeds_site.papers[0], field: wrong}]}
    assert not Draft202012Validator(schema).is_valid(data)


def test_each_paper_has_a_page_and_each_page_a_paper(seeds_site: Site) -> None:
    own = {a for a in seeds_site.pages if re.fullmatch(r"papers/(?!page/)[^/]+/", a)}
    assert own == {paper["url"] for paper in seeds_site.papers}


def test_titles(seeds_site: Site) -> None:
    wrong = [p["id"] for p, page in pages(seeds_site) if page.heading != shown(p["title"])]
    assert wrong == []


def test_abstracts_and_sentences(seeds_site: Site) -> None:
    for paper, page in pages(seeds_site):
        for field in ("abstract", "sentence"):
            assert not paper[field] or shown(paper[field]) in page.paragraphs, (paper["id"], field)


def test_the_sentence_is_taken_from_the_abstract(seeds_site: Site) -> None:
    for paper in seeds_site.papers:
        assert squeeze(paper["sentence"]) in squeeze(paper["abstract"]), paper["id"]


def test_text_that_is_not_latex_is_as_printed(seeds_site: Site) -> None:
    lines = {path.stem: path.read_text().split("\n") for path in LISTINGS.iterdir()}
    compared = 0
    for paper in seeds_site.papers:
        first = paper["listings"][0]
        title = lines[first["listing"]][first["line"] - 1].removeprefix("Subscribe")
        abstract = next(filter(None, lines[first["listing"]][first["line"] :]))
        for printed, field in ((title, "title"), (abstract, "abstract")):
            if PLAIN.fullmatch(printed):
                assert squeeze(paper[field]) == squeeze(printed), paper["id"]
                compared += 1
    assert compared > 400


def test_who_wrote_it(seeds_site: Site) -> None:
    for paper, page in pages(seeds_site):
        for name in paper["authors"]:
            assert squeeze(name) in page.words, (paper["id"], name)
        if paper["organisation"]:
            assert paper["organisation"] in page.words, paper["id"]
        elif paper["author_count"] and not paper["authors"]:
            noun = "author" if paper["author_count"] == 1 else "authors"
            assert f"{paper['author_count']} {noun}" in page.words, paper["id"]


def test_dates(seeds_site: Site) -> None:
    for paper, page in pages(seeds_site):
        times = own_times(page)
        assert {t.get("datetime") for t in times} == {paper["date"]} - {None}, paper["id"]
        if paper["date"]:
            value = PartialDate(*map(int, paper["date"].split("-")))
            texts = {"".join(t.itertext()).translate({91: None, 93: None}) for t in times}
            assert texts == {date_words(value)}, paper["id"]


def test_inferred_dates_say_so(seeds_site: Site) -> None:
    inferred = 0
    for paper, page in pages(seeds_site):
        brackets = any("[" in "".join(t.itertext()) for t in own_times(page))
        assert brackets is paper["date_inferred"], paper["id"]
        assert ("inferred" in page.words) >= paper["date_inferred"], paper["id"]
        inferred += paper["date_inferred"]
    assert inferred > 10


def test_dates_from_arxiv_say_so(seeds_site: Site) -> None:
    for paper, page in pages(seeds_site):
        if paper["date"] and len(paper["date"]) == len("2023-05"):
            assert "arXiv identifier" in page.words, paper["id"]


def test_identifiers(seeds_site: Site) -> None:
    facts = (ROOT / "seeds/papers.yml").read_text(encoding="utf-8")
    for paper, page in pages(seeds_site):
        for field in ("arxiv", "doi"):
            if paper[field]:
                assert paper[field] in page.words, paper["id"]
                assert paper[field] in facts or paper[field] in (paper["abstract"] or "")


def test_links(seeds_site: Site) -> None:
    for paper, page in pages(seeds_site):
        outside = {link for link in page.links if "://" in link}
        assert outside == {link["url"] for link in paper["links"]}, paper["id"]
        if paper["arxiv"]:
            assert f"https://arxiv.org/abs/{paper['arxiv']}" in outside


def test_topics_and_names(seeds_site: Site) -> None:
    for paper, page in pages(seeds_site):
        assert list(page.listed("topics")) == paper["topics"], paper["id"]
        for kind in ("models", "benchmarks", "languages"):
            assert list(page.listed(kind)) == paper[kind], paper["id"]


def test_listings_with_lines(seeds_site: Site) -> None:
    for paper, page in pages(seeds_site):
        wanted = [f"listings/{own['listing']}/#l{own['line']}" for own in paper["listings"]]
        assert [link for link in page.links if link.startswith("listings/")] == wanted
        for own in paper["listings"]:
            assert re.search(rf"\b{own['line']}–\d+\b", page.words), paper["id"]


KNOWN = {
    "pb-llm-partially-binarized-large-language-models": (
        "PB-LLM: Partially Binarized Large Language Models", "2023-09-29", "2310.00034",
        ["Yuzhang Shang", "Zhihang Yuan", "Qiang Wu", "Zhen Dong"], "ICLR 2024",
        "https://github.com/hahnyuan/BinaryLLM", "quantization",
    ),
    "llm-qat-data-free-quantization-aware-training-for-large-language-models": (
        "LLM-QAT: Data-Free Quantization Aware Training for Large Language Models", "2023-05",
        "2305.17888", ["Zechun Liu"], "LLM-QAT", "https://arxiv.org/pdf/2305.17888",
        "quantization",
    ),
}  # fmt: skip


@pytest.mark.parametrize("key", KNOWN)
def test_papers_that_we_know(seeds_site: Site, key: str) -> None:
    title, date, arxiv, authors, word, link, topic = KNOWN[key]
    (paper,) = (paper for paper in seeds_site.papers if paper["id"] == key)
    page = seeds_site.pages[f"papers/{key}/"]
    assert (paper["title"], paper["date"], paper["arxiv"]) == (title, date, arxiv)
    assert paper["authors"][: len(authors)] == authors
    assert paper["topics"][0] == topic
    assert page.heading == title
    assert word in page.words
    assert link in page.links


@pytest.mark.parametrize(
    ("name", "digest"),
    [("000_fbb6d8fd68da776e", "0632996631f76ede8c4d"),
     ("001_696c4963ccd6f9a9", "4f043153a0777d810356"),
     ("002_e4b53ffa9181991a", "acd0c666b5a41596f2cc"),
     ("003_752fc85176a203b2", "47002097b3a0b2ecae68"),
     ("004_b9d50fa8a7345a50", "87df72b6bbb71f3805a8")],
)  # fmt: skip
def test_the_listings_are_as_received(name: str, digest: str) -> None:
    # Byte for byte: their lines are what pages and corrections refer to.
    content = (LISTINGS / f"{name}.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest().startswith(digest)
