"""What comes from outside is shown, never run."""

import json
from collections.abc import Iterator

import pytest

from tests.support import crawler
from tests.support.built import Page, Site, shown, squeeze
from tests.support.hostile import BULLETS, LATEX, MATH, SAME, abstract_with
from tests.support.minisite import MiniSite, spaced

EXPECTED = {text: text for text in SAME} | dict(LATEX)
WORD = "w" * 5_000
FACTS = """\
first-case:
  title: 'Case <i>one</i> {{ x }} *y*'
  venue: '<b>Venue</b> | {% raw %}'
  organisation: '<script>alert(2)</script> & Sons'
  authors: ['Bobby <b>Tables</b>', '{{ author }}', "O'Neil *Star* \\"Q\\""]
  links: ["https://github.com/evil/x?a='onclick=alert(1)&b=1"]
"""
TOPICS = """\
groups:
- group: <u>Group</u> & {{ x }}
  id: group
  topics:
    - id: topic
      title: Topic <script>alert(3)</script> *y*
      description: '{% raw %} <b>bold</b> & | table |'
      rules: {title: ['case']}
"""
NAMES = """\
models:
  names:
    - {id: x, title: '<b>Case</b> *x*', spellings: [Case], description: '{{ y }} <i>z</i>'}
"""


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    site = MiniSite(tmp_path_factory.mktemp("untrusted") / "atlas")
    printed = [*EXPECTED, *MATH]
    papers = [("First case", abstract_with(WORD))]
    papers += [(title, abstract_with(text)) for title, text in BULLETS.items()]
    papers += [(text, abstract_with(text)) for text in printed]
    site.write("seeds/listings/hostile.txt", spaced(papers))
    site.write("seeds/papers.yml", FACTS)
    site.write("seeds/topics.yml", TOPICS)
    site.write("seeds/mentions.yml", NAMES)
    return site


@pytest.fixture(scope="module")
def built(atlas: MiniSite) -> Site:
    return atlas.build()


@pytest.fixture(scope="module")
def by_title(built: Site) -> dict[str, Page]:
    return {paper["title"]: built.pages[paper["url"]] for paper in built.papers}


def tags(page: Page) -> Iterator[str]:
    return (element.tag for element in page.article.iter("*"))


def test_nothing_is_lost_and_nothing_warned_of(atlas: MiniSite, built: Site) -> None:
    assert len(built.papers) == 1 + len(EXPECTED) + len(MATH) + len(BULLETS)
    assert [str(problem) for problem in atlas.load().problems] == []


@pytest.mark.parametrize(("printed", "reads"), EXPECTED.items())
def test_a_paper_reads_as_printed(by_title: dict[str, Page], printed: str, reads: str) -> None:
    page = by_title[squeeze(reads)]
    assert page.heading == squeeze(reads)
    assert squeeze(abstract_with(reads)) in page.paragraphs


@pytest.mark.parametrize(("title", "opening"), BULLETS.items())
def test_a_bullet_is_no_list(by_title: dict[str, Page], title: str, opening: str) -> None:
    assert squeeze(abstract_with(opening)) in by_title[title].paragraphs


@pytest.mark.parametrize("printed", MATH)
def test_formulas_beside_hostile_text(by_title: dict[str, Page], printed: str) -> None:
    page = by_title[printed]
    assert page.heading == shown(printed)
    assert shown(abstract_with(printed)) in page.paragraphs
    assert "math" in set(tags(page))


def test_a_word_of_five_thousand_letters(by_title: dict[str, Page]) -> None:
    page = by_title["Case <i>one</i> {{ x }} *y*"]
    assert squeeze(abstract_with(WORD)) in page.paragraphs


def test_what_the_maintainer_writes_is_text_too(by_title: dict[str, Page]) -> None:
    page = by_title["Case <i>one</i> {{ x }} *y*"]
    assert page.heading == "Case <i>one</i> {{ x }} *y*"
    for text in ("Bobby <b>Tables</b>", "{{ author }}", "O'Neil *Star* \"Q\"",
                 "<b>Venue</b> | {% raw %}", "<script>alert(2)</script> & Sons"):  # fmt: skip
        assert text in page.words
    (link,) = (link for link in page.links if "github" in link)
    assert link.startswith("https://github.com/evil/x")
    assert not page.article.xpath(".//@onclick")


def test_taxonomy_and_names_are_text_too(built: Site) -> None:
    for address in ("topics/topic/", "topics/"):
        page = built.pages[address]
        assert "Topic <script>alert(3)</script> *y*" in page.words
        assert "{% raw %} <b>bold</b> & | table |" in page.words
        assert "<u>Group</u> & {{ x }}" in page.words
    assert built.pages["models/x/"].heading == "<b>Case</b> *x*"
    assert "{{ y }} <i>z</i>" in built.pages["models/x/"].words


def test_no_page_has_elements_of_others_making(built: Site) -> None:
    for page in built.proper.values():
        assert {element.tag for element in page.tree.find("head")} <= HEAD, page.address
        assert not page.tree.xpath("//@*[starts-with(name(), 'on')]"), page.address
        assert not page.tree.xpath(f"//script[not({DATA})][contains(., 'alert')]"), page.address
        if page.address.partition("/")[0] in LISTS:
            assert not BODY & set(tags(page)), page.address


def test_data_blocks_hold_text_as_data(built: Site) -> None:
    blocks = [(page, block.text) for page in built.proper.values()
              for block in page.tree.xpath(f"//script[{DATA}]")]  # fmt: skip
    assert any("alert" in text for _, text in blocks)
    for page, text in blocks:
        assert "<" not in text, page.address
        assert json.loads(text)["@context"] == "https://schema.org", page.address


DATA = "@type='application/ld+json'"
"""Scripts that browsers do not run (HTML Living Standard, section 4.12.1: data blocks)."""
HEAD = {"meta", "link", "title", "script", "style", "base"}
BODY = {"script", "img", "iframe", "object", "blockquote", "hr", "em", "strong", "abbr",
        "del", "u", "h4"}  # fmt: skip
LISTS = {"papers", "topics", "models", "listings", "authors", "unsorted", "venues", "years"}


def test_cards_read_as_printed(built: Site) -> None:
    titles = set(map(squeeze, EXPECTED.values()))
    for address in ("papers/", "listings/hostile/", "unsorted/"):
        page = built.pages[address]
        links = page.article.xpath(".//a[contains(@href, 'papers/') or starts-with(@href, '../')]")
        texts = {squeeze("".join(link.itertext())) for link in links}
        assert titles - texts <= ({"1984"} if address == "unsorted/" else set()), address


def test_the_head_of_a_page_reads_as_printed(by_title: dict[str, Page]) -> None:
    for reads in EXPECTED.values():
        tree = by_title[squeeze(reads)].tree
        assert tree.findtext(".//head/title").startswith(f"{squeeze(reads)} - ")
        (description,) = tree.xpath("//meta[@name='description']/@content")
        assert description.removesuffix("…") in squeeze(abstract_with(reads))
        assert len(description) > 1
        assert tree.xpath("count(//head/*)") == tree.xpath("count(/html/head/*)")


def test_its_links_lead_somewhere(built: Site) -> None:
    url = "https://example.org/paper-atlas/"
    assert crawler.broken(built, "/paper-atlas/", url) == []
    assert [f for page in built.pages.values() for f in crawler.untidy(page)] == []
