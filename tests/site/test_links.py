"""No link of the built site is broken, and each page has what a page needs."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import BASE, SITE_URL
from tests.support import crawler
from tests.support.built import Site
from tests.support.minisite import MiniSite

ROOT_URL = "https://atlas.example/"


def test_every_reference_leads_somewhere_under_a_path(seeds_site: Site) -> None:
    assert len(list(crawler.references(seeds_site))) > 30_000
    assert crawler.broken(seeds_site, BASE, SITE_URL) == []


def test_every_reference_leads_somewhere_without_a_path(seeds_site: Site) -> None:
    faults = crawler.broken(seeds_site, "/", SITE_URL)
    # The 404 page alone knows where the site was meant to be served.
    assert [fault for fault in faults if not fault.startswith("404.html")] == []


def test_a_site_made_for_the_root_of_a_host(
    mini: Callable[..., MiniSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", ROOT_URL)
    site = mini("small").build()
    assert crawler.broken(site, "/", ROOT_URL) == []


def test_every_page_is_tidy(seeds_site: Site) -> None:
    faults = [fault for page in seeds_site.pages.values() for fault in crawler.untidy(page)]
    assert faults == []


def test_no_two_papers_topics_or_names_share_a_title(seeds_site: Site) -> None:
    titles: dict[str, str] = {}
    for page in seeds_site.proper.values():
        title = page.tree.findtext(".//head/title")
        assert titles.setdefault(title, page.address) == page.address, title


def test_the_sitemap_lists_every_page(seeds_site: Site) -> None:
    pages = [SITE_URL + address for address in seeds_site.proper if address != crawler.LOST]
    assert list(crawler.sitemap(seeds_site)) == sorted(pages)


def test_every_page_can_be_reached_from_home(seeds_site: Site) -> None:
    reached, todo = set[str](), {""}
    while todo:
        reached |= todo
        links = {link for address in todo for link in seeds_site.pages[address].ways_on}
        todo = links & seeds_site.proper.keys() - reached
    assert seeds_site.proper.keys() - reached == {crawler.LOST}


@pytest.fixture(scope="module")
def lone_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return MiniSite(tmp_path_factory.mktemp("links") / "atlas", "lone").build()


BREAKS = [
    ('<a href="../nowhere/">x</a>', "leads to no file"),
    ('<a href="../about/#nowhere">x</a>', "names an anchor that is not there"),
    ('<a href="#nowhere">x</a>', "names an anchor that is not there"),
    ('<a href="../about">x</a>', "lacks the slash at its end"),
    ('<a href="../../../papers/">x</a>', "climbs out of the site"),
    ('<a href="/about/">x</a>', "is absolute"),
    ('<a href="https://example.org/paper-atlas/">x</a>', "is absolute, though it leads"),
    ('<a href="javascript:alert(1)">x</a>', "has a scheme that runs"),
    ('<img src="../nowhere.png" alt="">', "leads to no file"),
    ('<img srcset="../assets/logo.svg 1x, ../nowhere.png 2x" alt="">', "leads to no file"),
    ('<img src="https://cdn.example/x.png" alt="">', "is loaded from another host"),
    ('<script src="//cdn.example/x.js"></script>', "is loaded from another host"),
    ('<link rel="stylesheet" href="../nowhere.css">', "leads to no file"),
    ('<link rel="preconnect" href="https://fonts.example">', "is loaded from another host"),
    ('<link rel="alternate" href="https://feeds.example/x">', "is loaded from another host"),
    ('<link rel="alternate" href="https://example.org/paper-atlas/x.json">', "leads to no file"),
    ('<link rel="alternate" href="../nowhere.json">', "leads to no file"),
    ('<meta http-equiv="refresh" content="0; url=../nowhere/">', "leads to no file"),
    ('<form action="../nowhere/"></form>', "leads to no file"),
    ("<style>@import url(../nowhere.css)</style>", "leads to no file"),
    ('<p style="background: url(//cdn.example/x.png)"></p>', "is loaded from another host"),
]


@pytest.mark.parametrize(("html", "fault"), BREAKS)
def test_the_crawler_finds_what_is_broken(
    lone_site: Site, tmp_path: Path, html: str, fault: str
) -> None:
    base, url = "/paper-atlas/", "https://example.org/paper-atlas/"
    root = Path(shutil.copytree(lone_site.root, tmp_path / "site"))
    assert crawler.broken(Site(root), base, url) == []
    page = root / "topics/index.html"
    page.write_text(page.read_text().replace("</article>", f"{html}</article>"))
    found = crawler.broken(Site(root), base, url)
    assert [one.startswith("topics/: ") and fault in one for one in found].count(True) == 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("</article>", "<h1>Another</h1></article>", "topics/: has 2 h1"),
        ("</article>", "<p id=top></p></article>", "topics/: repeats ids ['top']"),
        ("<title>Topics - Paper Atlas</title>", "<title> </title>", "topics/: has the titles"),
        ('<html lang="en"', "<html", "topics/: is in []"),
        ('name="description"', 'name="keywords"', "topics/: has the descriptions []"),
    ],
)
def test_the_crawler_finds_what_is_untidy(
    lone_site: Site, tmp_path: Path, old: str, new: str, fault: str
) -> None:
    source = (lone_site.root / "topics/index.html").read_text(encoding="utf-8")
    assert old in source
    page = tmp_path / "topics/index.html"
    page.parent.mkdir()
    page.write_text(source.replace(old, new), encoding="utf-8")
    (found,) = crawler.untidy(Site(tmp_path).pages["topics/"])
    assert found.startswith(fault)
