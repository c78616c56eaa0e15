"""Notes and reading lists on a built site: shown, linked, found, exported, followed."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rispy
from jsonschema import Draft202012Validator

from tests.support import crawler
from tests.support.built import Page, Site
from tests.support.feeds import JSON_FEED, atom_faults
from tests.support.minisite import MiniSite

Make = Callable[..., MiniSite]
URL, BASE = "https://example.org/paper-atlas/", "/paper-atlas/"
ROPES, SAND, KEEL = "ropes-without-knots", "sand-as-a-medium", "keel-a-small-survey"
CLOCKS, HORNS = "tidal-clocks-telling-time-by-the-sea", "a-grammar-of-foghorns"
NOTE = f"""---
read_by: [Ada Vloed, Grietje <Ebb>]
rating: 4
tags: [bowlines & hitches]
verdict: Read it before you sail, $k$ times.
---

# Marlinspike

Compare [sand](../papers/{SAND}.md), [](paper:2408.01234), [the list](../lists/harbour.md),
[tides](../topics/tides.md), [about](../about.md) and [below](#splices). ![A rope](rope.svg)

## Related

### Splices

```sh
# {{{{ not a heading }}}}
```
"""
LIST = f"""---
title: For the <harbour>
description: What to read before you leave it, & why.
papers:
  - {SAND}
  - paper: '2311.04321'
    comment: Mind [sand](paper:{SAND}) and *storms*.
  - {HORNS}
---

Begin with sand, go on to [ropes](paper:{ROPES}).

## Why these
"""
ORDER = [SAND, ROPES, HORNS]


def filled(atlas: MiniSite) -> MiniSite:
    atlas.write(f"docs/notes/{ROPES}.md", NOTE)
    atlas.write("docs/notes/rope.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    atlas.write("docs/notes/README.md", "# Not a page\n")
    atlas.write("docs/lists/harbour.md", LIST)
    atlas.write("docs/lists/empty.md", f"---\ntitle: Alone\npapers: [{KEEL}]\n---\n")
    return atlas


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return filled(MiniSite(tmp_path_factory.mktemp("notes") / "atlas", "small")).build()


@pytest.fixture(scope="module")
def note(site: Site) -> Page:
    return site.page(f"papers/{ROPES}/")


def test_no_link_is_broken_and_every_page_is_tidy(site: Site) -> None:
    assert crawler.broken(site, BASE, URL) == []
    assert [fault for page in site.pages.values() for fault in crawler.untidy(page)] == []


def test_sources_are_no_pages_and_images_are_served(site: Site) -> None:
    assert [a for a in site.pages if a.startswith("notes/")] == []
    assert {a for a in site.pages if a.startswith("lists/")} == {
        "lists/", "lists/harbour/", "lists/empty/"}  # fmt: skip
    assert (site.root / "notes/rope.svg").is_file()
    assert not list((site.root / "notes").glob("*.md"))


def test_a_paper_shows_its_note(note: Page) -> None:
    (section,) = note.article.xpath(".//section[h2[@id='notes']]")
    words = " ".join(" ".join(section.itertext()).split())
    assert "Read it before you sail" in words
    assert "Rating ★★★★ ☆ Read by Ada Vloed, Grietje <Ebb> Tags bowlines & hitches" in words
    assert "# {{ not a heading }}" in words
    assert section.xpath(".//*[@role='img']/@aria-label") == ["4 of 5"]
    assert len(section.xpath(".//*[local-name()='math']")) == 1
    assert section.xpath(".//a[contains(@class, 'tag')]/@href") == [
        "../../search/?q=bowlines%20%26%20hitches"]  # fmt: skip


def test_headings_of_a_note_stand_below_the_page(note: Page) -> None:
    found = note.article.xpath(".//section[h2[@id='notes']]//*[self::h3 or self::h4 or self::h5]")
    assert [(own.tag, own.get("id")) for own in found] == [
        ("h3", "note-marlinspike"), ("h4", "note-related"), ("h5", "note-splices")]  # fmt: skip
    assert len(note.tree.xpath("//h1")) == 1


def test_links_of_a_note_lead_on(note: Page) -> None:
    wanted = {f"papers/{SAND}/", f"papers/{CLOCKS}/", "lists/harbour/", "topics/tides/", "about/",
              f"papers/{ROPES}/#note-splices"}  # fmt: skip
    assert wanted <= set(note.links)
    assert note.article.xpath(".//a[@href='../../papers/tidal-clocks-telling-time-by-the-sea/']"
                              "/text()") == ["Tidal Clocks: Telling Time by the Sea"]  # fmt: skip


def test_other_papers_have_no_notes(site: Site) -> None:
    page = site.page(f"papers/{SAND}/")
    assert "notes" not in page.ids
    assert "Our notes" not in page.words


def test_a_paper_says_on_which_lists_it_stands(site: Site) -> None:
    found = {key: site.page(f"papers/{key}/").listed("lists") for key in (*ORDER, KEEL, CLOCKS)}
    assert found == {SAND: ("harbour",), ROPES: ("harbour",), HORNS: ("harbour",),
                     KEEL: ("empty",), CLOCKS: ()}  # fmt: skip


def test_a_list_keeps_its_order_and_comments(site: Site) -> None:
    page = site.page("lists/harbour/")
    cards = page.article.xpath(".//li[contains(@class, 'card')]")
    assert [own.get("data-paper") for own in cards] == ORDER
    comments = ["".join(own.xpath(".//div[@class='comment']//text()")) for own in cards]
    assert comments == ["", "Mind sand and storms.", ""]
    assert page.heading == "For the <harbour>"
    assert "What to read before you leave it, & why." in page.words
    assert "Begin with sand, go on to ropes ." in page.words
    assert page.article.xpath(".//h2[.='Why these']/@id") == ["about-why-these"]


def test_the_index_and_home_lead_to_the_lists(site: Site) -> None:
    assert site.page("lists/").listed("lists") == ("empty", "harbour")
    assert site.page("").listed("lists") == ("empty", "harbour")


def test_references_of_a_list(site: Site) -> None:
    folder = site.root / "lists/harbour"
    titles = ["Sand as a Medium", "Ropes Without Knots", "A Grammar of Foghorns"]
    csl = json.loads((folder / "papers.csl.json").read_text(encoding="utf-8"))
    assert [item["title"] for item in csl] == titles
    ris = rispy.loads((folder / "papers.ris").read_text(encoding="utf-8"))
    assert [item["title"] for item in ris] == titles
    assert (folder / "papers.bib").read_text(encoding="utf-8").count("\n@") == 2
    page = site.page("lists/harbour/")
    assert {f"lists/harbour/papers.{end}" for end in ("bib", "ris", "csl.json")} < set(page.links)


def test_the_feed_of_a_list(site: Site) -> None:
    atom = (site.root / "feeds/lists/harbour.atom").read_bytes()
    assert atom_faults(atom) == []
    feed = json.loads((site.root / "feeds/lists/harbour.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(JSON_FEED).iter_errors(feed)] == []
    assert [item["url"] for item in feed["items"]] == [f"{URL}papers/{key}/" for key in ORDER]
    assert feed["home_page_url"] == f"{URL}lists/harbour/"
    assert feed["description"] == "What to read before you leave it, & why."
    page = site.page("lists/harbour/")
    assert [page.leads_to(href) for href in page.tree.xpath("//link[@rel='alternate']/@href")] == [
        "feeds/lists/harbour.atom", "feeds/lists/harbour.json",
        "feeds/papers.atom", "feeds/papers.json"]  # fmt: skip


def test_programs_read_the_list_in_its_place(site: Site) -> None:
    page = site.page("lists/harbour/")
    (script,) = page.tree.xpath("//script[@type='application/ld+json']/text()")
    nodes = {node["@type"]: node for node in json.loads(script)["@graph"]}
    entries = nodes["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [entry["url"] for entry in entries] == [f"{URL}papers/{key}/" for key in ORDER]
    crumbs = [entry["name"] for entry in nodes["BreadcrumbList"]["itemListElement"]]
    assert crumbs == ["Paper Atlas", "Reading lists", "For the <harbour>"]


def records(site: Site) -> Iterator[dict[str, str]]:
    """What the full-text search knows."""
    for path in sorted((site.root / "pagefind/fragment").glob("*.pf_fragment")):
        yield json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


@pytest.mark.parametrize("word", ["marlinspike", "sail", "bowlines", "Grietje"])
def test_the_search_finds_a_paper_by_its_note(site: Site, word: str) -> None:
    (found,) = [own for own in records(site) if word.lower() in own["content"].lower()]
    assert found["url"] == f"/papers/{ROPES}/"


def test_the_search_finds_a_list(site: Site) -> None:
    found = [own["url"] for own in records(site) if "Begin with sand" in own["content"]]
    assert found == ["/lists/harbour/"]


def test_the_same_again(mini: Make, site: Site) -> None:
    again = filled(mini("small")).build()
    for address in (f"papers/{ROPES}/", "lists/harbour/", "lists/"):
        same = [(own.root / address / "index.html").read_bytes() for own in (site, again)]
        assert same[0] == same[1]


def test_a_tree_for_other_engines(mini: Make) -> None:
    atlas = filled(mini("small"))
    assert atlas.run("render", "out").code == 0
    docs = atlas.root / "out/docs"
    assert sorted(p.name for p in (docs / "notes").rglob("*") if p.is_file()) == ["rope.svg"]
    assert sorted(p.as_posix() for p in _pages(docs / "lists")) == [
        "empty/index.md", "harbour/index.md", "index.md"]  # fmt: skip
    assert "note-marlinspike" in (docs / f"papers/{ROPES}/index.md").read_text(encoding="utf-8")


def _pages(folder: Path) -> list[Path]:
    return [path.relative_to(folder) for path in folder.rglob("*.md")]


def test_without_any_the_index_says_how_to_begin(mini: Make) -> None:
    site = mini("small").build()
    assert [a for a in site.pages if a.startswith("lists/")] == ["lists/"]
    assert "docs/lists/" in site.page("lists/").words
    assert "lists" not in site.page("").ids
    assert crawler.broken(site, BASE, URL) == []


def test_bad_ones_are_told_and_the_rest_is_built(mini: Make) -> None:
    atlas = filled(mini("small"))
    atlas.write(f"docs/notes/{SAND}.md", "---\nrating: 6\n---\n")
    atlas.write(f"docs/notes/{KEEL}.md", "---\nrating: 2\n---\n\nSee [this](../papers/no.md).\n")
    outcome = atlas.run("build")
    assert outcome.code == 1
    assert f"docs/notes/{SAND}.md:2: error[bad-front-matter]" in outcome.err
    assert f"docs/notes/{KEEL}.md:5: error[broken-link]" in outcome.err
    built = Site(atlas.root / "site")
    assert "notes" in built.page(f"papers/{ROPES}/").ids
    assert "notes" not in built.page(f"papers/{SAND}/").ids
    assert "See this ." in built.page(f"papers/{KEEL}/").words
    assert crawler.broken(built, BASE, URL) == []


def test_a_note_follows_its_paper(mini: Make) -> None:
    atlas = filled(mini("small"))
    assert atlas.run("lock").code == 0
    place = (atlas.root / "seeds/permalinks.yml").read_text(encoding="utf-8")
    entry = place.index(f"\n  {ROPES}:\n", place.index("\npapers:"))
    moved = place[entry:].replace("state: live", "state: renamed\n    to: ropes-alone", 1)
    atlas.write("seeds/permalinks.yml", place[:entry] + moved)
    assert atlas.run("lock").code == 0
    built = atlas.build()
    assert "note-marlinspike" in built.page("papers/ropes-alone/").ids
    assert set(built.page("lists/harbour/").listed("papers")) == {SAND, "ropes-alone", HORNS}
    assert crawler.broken(built, BASE, URL) == []


def test_our_own_list_is_there(seeds_site: Site) -> None:
    page = seeds_site.pages["lists/start-here/"]
    cards = page.article.xpath(".//li[contains(@class, 'card')]")
    assert len(cards) == 5
    assert all(own.xpath(".//div[@class='comment']") for own in cards)
