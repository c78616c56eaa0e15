"""What the other engines are given: every page, and nothing that only we need."""

import json
import tomllib
from pathlib import Path

import pytest
import yaml

from bench.trees import for_hugo, write_hugo, write_plain

PAPER = """---
title: "Tides: a \\"survey\\""
description: "About tides."
template: "atlas.html"
kind: "paper"
hide: ["navigation", "toc"]
head: "<meta name=\\"x\\">\\n<meta>"
---

# Tides {: #top}

Water {{< moves >}} {{% here %}}.
{: .abstract }
"""
CONFIG = {
    "site_name": 'The "sea"',
    "site_url": "https://example.org/sea/",
    "extra_css": ["stylesheets/a.css"],
    "extra_javascript": [{"path": "javascripts/a.js", "type": "module"}],
    "nav": [{"Home": "index.md"}, {"Papers": "papers/index.md"}, {"About": [{"Us": "us.md"}]}],
}
PAGES = ("index.md", "papers/index.md", "papers/tides/index.md", "papers/page/2/index.md", "us.md")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = tmp_path / "tree"
    for page in PAGES:
        path = tree / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAPER)
    for file in ("stylesheets/a.css", "javascripts/a.js", "assets/logo.svg"):
        (tree / "docs" / file).parent.mkdir()
        (tree / "docs" / file).write_text(file)
    (tree / "docs/papers/tides/cite.bib").write_text("@misc{}")
    (tree / "theme").mkdir()
    (tree / "theme/main.html").write_text("")
    (tree / "mkdocs.yml").write_text(json.dumps(CONFIG))
    return tree


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_mkdocs_gets_pages_and_assets_alone(tree: Path, tmp_path: Path) -> None:
    assert write_plain(tree, tmp_path / "out") == len(PAGES)
    assets = {"stylesheets/a.css", "javascripts/a.js", "assets/logo.svg"}
    assert files(tmp_path / "out/docs") == {*PAGES, *assets}
    assert (tmp_path / "out/docs/us.md").read_text() == PAPER
    assert yaml.safe_load((tmp_path / "out/mkdocs.yml").read_text()) == CONFIG


def test_the_whole_navigation_is_the_one_that_mkdocs_makes(tree: Path, tmp_path: Path) -> None:
    write_plain(tree, tmp_path / "out", whole_nav=True)
    assert "nav" not in yaml.safe_load((tmp_path / "out/mkdocs.yml").read_text())


def test_hugo_has_lists_where_pages_lie_below(tree: Path, tmp_path: Path) -> None:
    assert write_hugo(tree, tmp_path / "out") == len(PAGES)
    assert files(tmp_path / "out/content") == {
        *("_index.md", "papers/_index.md", "papers/tides.md", "papers/page/2.md", "us.md"),
    }
    assert "stylesheets/a.css" in files(tmp_path / "out/static")
    assert not any(name.endswith(".bib") for name in files(tmp_path / "out"))


def test_hugo_is_told_names_and_navigation(tree: Path, tmp_path: Path) -> None:
    write_hugo(tree, tmp_path / "out")
    config = tomllib.loads((tmp_path / "out/hugo.toml").read_text("utf-8"))
    assert (config["title"], config["baseURL"]) == ('The "sea"', "https://example.org/sea/")
    assert config["params"]["scripts"] == ["javascripts/a.js"]
    assert [own["url"] for own in config["menus"]["main"]] == ["", "papers/", "us/"]
    assert config["markup"]["goldmark"]["renderer"]["unsafe"]


def test_a_page_in_hugos_dialect() -> None:
    text = for_hugo(PAPER)
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": 'Tides: a "survey"',
        "description": "About tides.",
        "params": {"head": '<meta name="x">\n<meta>'},
    }
    assert "# Tides {#top}" in body
    assert "\n{.abstract}" in body
    assert "{{<" not in body
    assert "{{%" not in body


def test_a_page_without_front_matter_stays() -> None:
    assert for_hugo("Text {: #a}\n") == "---\n---\nText {#a}\n"
