"""The switch of files per paper: what is not written is not linked to, and the reports say so."""

import logging
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.build import GeneratedFile, write_tree
from generator.mkdocs_plugin import options_of
from generator.pages.beside import FILES_OFF, MOST_WITH_FILES
from tests.support import crawler
from tests.support.built import Site
from tests.support.minisite import MiniSite

Make = Callable[..., MiniSite]
BASE, SITE_URL = "/paper-atlas/", "https://example.org/paper-atlas/"
MOST = "MOST_WITH_FILES"
PER_PAPER = ("cite.", "paper.json", "index.md")


def switched(mini: Make, value: str) -> MiniSite:
    atlas = mini("small")
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", f"  - paper-atlas: {{paper_files: {value}}}\n")
    return atlas


def own_files(site: Site) -> list[str]:
    """The files of papers that are no pages, wherever they are."""
    papers = [path.name for path in (site.root / "papers").glob("*/*") if path.is_file()]
    small = [path.name for name in ("embed", "oembed") for path in (site.root / name).rglob("*.*")]
    return [name for name in papers if name.startswith(PER_PAPER)] + small


@pytest.mark.parametrize(("value", "given"), [("true", True), ("false", False), ("null", None)])
def test_the_option(mini: Make, value: str, given: bool | None) -> None:
    atlas = switched(mini, value)
    assert options_of(load_config(str(atlas.root / "mkdocs.yml"))).paper_files is given


@pytest.mark.parametrize("value", ["1", "never", "[true]"])
def test_an_option_of_the_wrong_type(
    mini: Make, value: str, caplog: pytest.LogCaptureFixture
) -> None:
    atlas = switched(mini, value)
    with pytest.raises(Abort):
        load_config(str(atlas.root / "mkdocs.yml"))
    assert "'paper_files'" in caplog.text


def test_switched_off(mini: Make) -> None:
    atlas = switched(mini, "false")
    outcome = atlas.run("build")
    assert outcome.code == 0, outcome.err
    (line,) = (line for line in outcome.err.splitlines() if FILES_OFF in line)
    assert "because mkdocs.yml says so" in line
    assert "paper_files: true" in line
    site = Site(atlas.root / "site")
    assert own_files(site) == []
    assert (site.root / "data/papers.bib").is_file()
    assert crawler.broken(site, BASE, SITE_URL) == []
    for paper in site.papers:
        cite = site.page(paper["url"]).article.xpath(".//section[contains(@class, 'cite')]")
        assert cite
        assert not cite[0].xpath(".//a[@download]")


def test_switched_on(mini: Make) -> None:
    atlas = mini("small")
    outcome = atlas.run("build")
    assert FILES_OFF not in outcome.err
    site = Site(atlas.root / "site")
    for paper in site.papers:
        names = {path.name for path in (site.root / paper["url"]).iterdir()}
        assert names >= {"cite.bib", "cite.ris", "paper.json", "index.md", "index.html"}
    assert crawler.broken(site, BASE, SITE_URL) == []


def test_the_report_of_check(mini: Make) -> None:
    outcome = switched(mini, "false").run("check")
    assert outcome.code == 0
    assert outcome.out.count("note [paper-files-off] no paper has files of its own") == 1
    assert "set 'paper_files: true' in mkdocs.yml" in outcome.out


def test_large_collections_have_none_unless_asked(
    mini: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_WITH_FILES == 20_000
    # The package hides the module behind the function of the same name.
    loading = import_module("generator.build.load")
    monkeypatch.setattr(loading, MOST, 5)
    assert mini("small").load().collection.beside.paper_files
    monkeypatch.setattr(loading, MOST, 4)
    loaded = mini("small", "large").load()
    assert not loaded.collection.beside.paper_files
    (note,) = (problem for problem in loaded.problems if problem.code == FILES_OFF)
    assert note.message.endswith("because there are more than 4 papers")
    asked = switched(lambda seeds: mini(seeds, "asked"), "true")
    assert FILES_OFF not in asked.run("check").out


def test_mkdocs_itself_serves_the_markdown(mini: Make, caplog: pytest.LogCaptureFixture) -> None:
    atlas = mini("small")
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        build(load_config(str(atlas.root / "mkdocs.yml"), strict=True))
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    site = Site(atlas.root / "site")
    for paper in site.papers:
        text = (site.root / paper["url"] / "index.md").read_text(encoding="utf-8")
        assert text.startswith("---\ntitle: ")
    assert not list(site.root.rglob("*.raw"))
    sitemap = (site.root / "sitemap.xml").read_text(encoding="utf-8")
    assert site.papers[0]["url"] in sitemap
    assert "index.md" not in sitemap


def test_other_engines_get_pages_only(mini: Make) -> None:
    atlas = mini("small")
    assert atlas.run("render", "out").code == 0
    folder = atlas.root / "out/docs/papers"
    for paper in atlas.load().collection.papers:
        page = (folder / paper.id / "index.md").read_text(encoding="utf-8")
        assert '\nkind: "paper"\n' in page
        assert '"index.md"' not in page.partition("\n---\n")[0]
        assert (folder / paper.id / "paper.json").is_file()
    assert not list((atlas.root / "out").rglob("*.raw"))


def test_a_tree_leaves_out_what_only_our_plugin_serves(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
    files = (
        GeneratedFile("papers/x.md", "# The page\n"),
        GeneratedFile("papers/x/index.md", "# As it is\n", raw=True),
    )
    out = tmp_path / "out"
    assert write_tree(out, files, tmp_path / "mkdocs.yml", tmp_path / "docs", None) == 1
    assert (out / "docs/papers/x/index.md").read_text(encoding="utf-8") == "# The page\n"
