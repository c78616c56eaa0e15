"""What reference managers take from the head of a paper's page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.citations import Item, cite
from generator.exports.heads.dublin_core import dublin_core
from generator.exports.heads.highwire import ONE_BY_ONE, authors
from generator.model import Link, LinkKind, Paper, PersonName, WholeName
from generator.pages.people import MOST_NAMED
from generator.pages.views import PaperView
from generator.text.math import plain
from tests.support.headed import URL, collection, contents, graph, headed, paper_page, tree
from tests.support.references import HARD, paper, papers
from tests.support.zotero import saved

PDF = "https://arxiv.org/pdf/2305.17888"
PREPRINT = replace(
    paper("Norms $x^2$ & <more>", ("Benjamin Van Durme", "Bo Li", "Team OLMo"), "2023-05-24",
          arxiv="2305.17888", id="norms"),
    abstract="We cost $5 and “quote” <b>.", links=(
        Link(LinkKind.ARXIV, "https://arxiv.org/abs/2305.17888"), Link(LinkKind.PDF, PDF)),
)  # fmt: skip

TAGS = [
    (PREPRINT, {
        "title": ["Norms x² & <more>"], "author": ["Van Durme, Benjamin", "Li, Bo", "Team OLMo"],
        "publication_date": ["2023/05/24"], "online_date": [], "arxiv_id": ["2305.17888"],
        "pdf_url": [PDF], "abstract": ["We cost $5 and “quote” <b>."], "doi": [],
        "public_url": ["https://arxiv.org/abs/2305.17888"], "publisher": ["arXiv"],
        "technical_report_number": ["arXiv:2305.17888"], "journal_title": []}),
    (paper(date="2023-07"), {"publication_date": ["2023/07"], "author": [], "abstract": []}),
    (paper(date="2023"), {"publication_date": ["2023"]}),
    (paper(), {"publication_date": [], "online_date": [], "arxiv_id": [], "public_url": []}),
    (paper(date="2023-05-01", venue="ICLR 2024", arxiv="2305.00001"), {
        "publication_date": ["2024"], "online_date": ["2023/05/01"], "journal_title": [],
        "conference_title": ["International Conference on Learning Representations (ICLR 2024)"],
        "technical_report_number": [], "publisher": [], "arxiv_id": ["2305.00001"]}),
    (paper(venue="Scientific Reports 15, 13751 (2025)", doi="10.1000/x"), {
        "journal_title": ["Scientific Reports"], "volume": ["15"], "firstpage": ["13751"],
        "lastpage": [], "doi": ["10.1000/x"], "conference_title": []}),
    (paper(venue="IALP 2024, pp. 162-167"), {"firstpage": ["162"], "lastpage": ["167"]}),
    (paper(organisation="NVIDIA"), {"author": []}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "wanted"), TAGS)
def test_tags(given: Paper, wanted: dict[str, list[str]]) -> None:
    head = paper_page(given).head
    assert {name: contents(head, f"citation_{name}") for name in wanted} == wanted


NAMES = [
    ([PersonName("Benjamin", "Durme", "Van")], ["Van Durme, Benjamin"]),
    ([PersonName("Benjamin A.", "Durme", "Van")], ["Benjamin A. Van Durme"]),
    ([PersonName("Benjamin A.", "Durme", "Van"), WholeName("NVIDIA")],
     ["Van Durme, Benjamin A.", "NVIDIA"]),
    ([PersonName("Henry", "Ford", suffix="III")], ["Ford, Henry III"]),
    ([WholeName("王小明")], ["王小明"]),
    ([], []),
]  # fmt: skip


@pytest.mark.parametrize(("names", "wanted"), NAMES)
def test_authors(names: list[PersonName | WholeName], wanted: list[str]) -> None:
    item = replace(cite(paper(), "key"), authors=tuple(names))
    assert authors(item) == wanted


def test_many_authors_share_a_tag_and_are_read_all_the_same() -> None:
    people = tuple(f"Ada{'a' * number} Vloed" for number in range(ONE_BY_ONE + 1))
    few, many = (paper_page(paper(authors=own)) for own in (people[:-1], people))
    assert len(contents(few.head, "citation_author")) == ONE_BY_ONE
    assert contents(few.head, "citation_authors") == []
    (tag,) = contents(many.head, "citation_authors")
    assert tag.startswith("Vloed, Ada; Vloed, Adaa; ")
    assert contents(many.head, "citation_author") == []
    for page, names in ((few, people[:-1]), (many, people)):
        assert saved(tree(page.head)).creators == tuple(
            ("Vloed", name.removesuffix(" Vloed")) for name in names
        )
    assert len(graph(many.head)["ScholarlyArticle"]["author"]) == ONE_BY_ONE


def test_of_hundreds_of_authors_a_hundred_are_named() -> None:
    people = tuple(f"Ada{'a' * number} Vloed" for number in range(MOST_NAMED * 3))
    page = paper_page(paper(authors=people))
    assert len(saved(tree(page.head)).creators) == MOST_NAMED
    assert isinstance(page.view, PaperView)
    assert (len(page.view.authors), page.view.unnamed) == (MOST_NAMED, MOST_NAMED * 2)


def test_an_unknown_address_is_left_out() -> None:
    head = paper_page(PREPRINT, url="").head
    assert contents(head, "og:url") == []
    assert contents(head, "citation_public_url") == ["https://arxiv.org/abs/2305.17888"]


def test_dublin_core() -> None:
    head = paper_page(PREPRINT).head
    terms = {
        "issued": ["2023-05-24"],
        "identifier": ["arXiv:2305.17888"],
        "type": ["preprint"],
    }
    assert {term: contents(head, f"dcterms.{term}") for term in terms} == terms
    assert contents(head, "dcterms:title") == contents(head, "citation_title")
    assert contents(head, "dcterms:abstract") == contents(head, "citation_abstract")
    schemas = {link.rel: link.href for link in head.links if link.rel.startswith("schema.")}
    prefixes = {tag.name.partition(".")[0] for tag in head.meta if "." in tag.name}
    assert prefixes == {rel.removeprefix("schema.") for rel in schemas}
    assert schemas["schema.dcterms"] == "http://purl.org/dc/terms/"


def test_dublin_core_of_a_published_paper() -> None:
    item = cite(paper(venue="Scientific Reports 15, 13751 (2025)", doi="10.1000/x"), "key")
    tags = {tag.name: tag.content for tag in dublin_core(item)}
    assert tags["dcterms.identifier"] == "doi:10.1000/x"
    assert tags["dcterms.type"] == "journal article"
    assert tags["prism.publicationName"] == "Scientific Reports"
    company = dublin_core(cite(paper(organisation="AT&T"), "key"))
    assert ("dcterms.contributor", "AT&T") in [(tag.name, tag.content) for tag in company]


def test_zotero_fills_everything() -> None:
    page = paper_page(PREPRINT)
    found = saved(tree(page.head))
    assert found.type == "preprint"
    assert found.title == "Norms x² & <more>"
    assert found.creators == (("Van Durme", "Benjamin"), ("Li", "Bo"), ("OLMo", "Team"))
    assert found.date == "2023/05/24"
    assert found.abstract == "We cost $5 and “quote” <b>."
    assert (found.publisher, found.number) == ("arXiv", "arXiv:2305.17888")
    assert found.url == "https://arxiv.org/abs/2305.17888"
    assert found.pdf == PDF


def test_zotero_knows_where_it_was_published() -> None:
    conference = saved(tree(paper_page(paper(venue="ICLR 2024", date="2023-05-01")).head))
    assert (conference.type, conference.date) == ("conferencePaper", "2024")
    assert conference.publication == conference.conference
    assert (conference.conference or "").endswith("(ICLR 2024)")
    journal = saved(tree(paper_page(
        paper(venue="Scientific Reports 15, 13751 (2025)", doi="10.1000/x")).head))  # fmt: skip
    assert (journal.type, journal.publication, journal.volume, journal.pages, journal.doi) == (
        "journalArticle", "Scientific Reports", "15", "13751", "10.1000/x")  # fmt: skip


def test_zotero_takes_only_papers_for_papers() -> None:
    types = {src: saved(tree(page.head)).type for src, page in headed(collection(paper())).items()}
    assert {src for src, kind in types.items() if kind != "webpage"} == {"papers/a-paper.md"}


def as_saved(item: Item) -> list[tuple[str, str]]:
    """The authors of ``item`` as they should be in Zotero, neighbours of one name once."""
    names = []
    for name in item.authors:
        if isinstance(name, PersonName):
            names.append((name.whole_family, f"{name.given} {name.suffix}".strip()))
        else:
            given, _, family = name.name.rpartition(" ")
            names.append((family, given))
    return [name for i, name in enumerate(names) if i == 0 or name != names[i - 1]]


@pytest.mark.parametrize("given", HARD, ids=lambda one: one.id)
def test_zotero_reads_hard_papers(given: Paper) -> None:
    item = cite(given, "key")
    found = saved(tree(paper_page(given).head))
    assert found.title == " ".join(plain(item.title).split())
    assert sorted(found.creators) == sorted(as_saved(item)[:MOST_NAMED])
    assert found.doi == item.doi
    assert found.url == (item.url or f"{URL}papers/{given.id}/")


@settings(max_examples=60)
@given(papers(), st.sampled_from(["", URL]))
def test_every_value_comes_back(given: Paper, url: str) -> None:
    page = paper_page(given, url)
    found = tree(page.head)
    tags = [(t.get("name"), t.get("property"), t.get("content")) for t in found.xpath("//meta")][1:]
    assert tags == [
        (tag.name or None, tag.property or None, " ".join(tag.content.split()))
        for tag in page.head.meta
    ]
