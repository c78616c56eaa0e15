"""A site whose ``mkdocs.yml`` says next to nothing, and one that says otherwise."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from generator import packaged
from generator.mkdocs_defaults import complete
from tests.support import crawler
from tests.support.built import Site
from tests.support.minisite import MiniSite

TINY = "site_name: Tiny\nplugins: [paper-atlas]\n"
URL = "https://example.org/x/"


@pytest.fixture
def tiny(tmp_path: Path) -> MiniSite:
    """Five papers, and nothing besides: no theme, no templates, no style sheets, no pages."""
    small = MiniSite(tmp_path / "small", "small")
    tiny = MiniSite.__new__(MiniSite)
    tiny.root = tmp_path / "tiny"
    (tiny.root / "docs").mkdir(parents=True)
    (small.root / "seeds").rename(tiny.root / "seeds")
    tiny.write("mkdocs.yml", f"{TINY}site_url: {URL}\n")
    return tiny


def menu(site: Site) -> list[str]:
    return [text.strip() for text in site.page("").tree.xpath("//header//li/a/text()")]


def test_a_whole_site_of_three_lines(tiny: MiniSite) -> None:
    site = tiny.build()
    assert len(site.papers) == 5
    assert crawler.broken(site, "/x/", URL) == []
    assert {"Papers", "Topics", "Models", "Map", "About"} <= set(menu(site))
    assert "Lists" not in menu(site)
    scheme = site.page("").tree.xpath("//body/@data-md-color-scheme")
    assert scheme == ["default"]


def test_no_page_speaks_of_topics_where_there_are_none(tiny: MiniSite) -> None:
    for name in ("topics.yml", "mentions.yml", "papers.yml"):
        (tiny.root / "seeds" / name).unlink()
    site = tiny.build()
    assert crawler.broken(site, "/x/", URL) == []
    assert not {"Topics", "Models", "Benchmarks", "Languages"} & set(menu(site))
    home = site.page("")
    assert "Topics" not in home.words
    assert "0 topics" not in home.words
    assert not home.article.xpath(".//h2[not(following::*)]")
    parts = home.article.xpath(".//section | .//div[contains(@class, 'part')]")
    empty = [part for part in parts if not " ".join(part.itertext()).strip()]
    assert not empty
    assert "have no topics yet" in site.page("topics/").words
    assert "Colour" not in site.page("map/").words


def test_one_template_of_its_own(tiny: MiniSite) -> None:
    tiny.write("templates/pages/topics.md.j2", "# Own {: #top}\n\n<p>{{ page.papers }} here</p>\n")
    site = tiny.build()
    assert site.page("topics/").heading == "Own"
    assert "5 here" in site.page("topics/").paragraphs
    assert site.page("topics/tides/").heading == "Tides"


def scripts(site: Site) -> list[str]:
    found: list[str] = site.page("").tree.xpath("//script/@src")
    return [src.rpartition("/")[2].partition(".")[0] for src in found]


def test_materials_script_comes_with_what_needs_it(tiny: MiniSite) -> None:
    plain = tiny.build()
    assert scripts(plain)[0] == "frame"
    assert "bundle" not in scripts(plain)
    tiny.write("mkdocs.yml", f"{TINY}theme: {{name: material, features: [navigation.top]}}\n")
    asked = tiny.build()
    assert "bundle" in scripts(asked)
    assert "frame" not in scripts(asked)
    tree = asked.page("").tree
    assert tree.xpath("//script[@id='__config']")
    assert len(tree.xpath("//input[@name='__palette']/following-sibling::label/svg")) > 1


def test_files_of_its_own_stand_for_ours(tiny: MiniSite) -> None:
    tiny.write("docs/stylesheets/tokens.css", ":root { --paper: red; }\n")
    tiny.write("docs/stylesheets/own.css", "b { color: red; }\n")
    tiny.write("docs/linking.md", "# How we link\n\n## Snippets {: #snippets }\n")
    tiny.write("docs/team.md", "# The team\n")
    tiny.write("mkdocs.yml", f"{TINY}extra_css: [stylesheets/own.css]\n")
    site = tiny.build()
    sheets = site.page("").tree.xpath("//link[@rel='stylesheet']/@href")
    ours = [sheet for sheet in sheets if sheet.startswith("stylesheets/")]
    assert ours == ["stylesheets/atlas.css", "stylesheets/groups.css"]
    text = (site.root / "stylesheets/atlas.css").read_text(encoding="utf-8")
    assert text.startswith(":root { --paper: red; }\n")
    assert text.index("b { color: red; }") > text.index("@media print")
    assert site.page("linking/").heading == "How we link"
    assert "team/" in site.page("team/").ways_on


def test_sheets_that_cannot_be_joined_stay_apart(tiny: MiniSite) -> None:
    tiny.write("docs/stylesheets/one.css", '@import "two.css";\n')
    tiny.write("docs/other/three.css", "b { background: url(x.png); }\n")
    tiny.write("mkdocs.yml", f"{TINY}extra_css: [stylesheets/one.css, other/three.css]\n")
    site = tiny.build()
    sheets = site.page("").tree.xpath("//link[@rel='stylesheet']/@href")
    names = ("stylesheets/atlas.css", "stylesheets/one.css", "other/three.css")
    wanted = [*names, "stylesheets/groups.css"]
    assert sheets[-4:] == wanted
    assert all((site.root / sheet).is_file() for sheet in wanted)


def test_what_a_site_sets_is_kept(tiny: MiniSite) -> None:
    tiny.write(
        "mkdocs.yml",
        f"{TINY}theme:\n  name: material\n  language: de\n"
        "markdown_extensions:\n  - toc: {toc_depth: 4}\n  - footnotes\n"
        "nav:\n  - Start: index.md\n  - Papiere: papers/index.md\n",
    )
    config = load_config(str(tiny.root / "mkdocs.yml"))
    complete(config)
    assert config.theme["language"] == "de"
    assert config.theme["font"] is False
    assert config.mdx_configs["toc"] == {"toc_depth": 4}
    assert {"attr_list", "footnotes", "pymdownx.superfences"} <= set(config.markdown_extensions)
    assert menu(tiny.build()) == ["Papiere"]


def test_another_theme_is_refused(tiny: MiniSite) -> None:
    tiny.write("mkdocs.yml", f"{TINY}theme: readthedocs\n")
    with pytest.raises(PluginError, match="needs the theme 'material', not 'readthedocs'"):
        complete(load_config(str(tiny.root / "mkdocs.yml")))
    outcome = tiny.run("build")
    assert outcome.code == 1
    assert "needs the theme 'material'" in outcome.err


def test_the_plain_tree_has_all_of_it(tiny: MiniSite) -> None:
    tiny.write("templates/theme/partials/footer.html", "<footer>Ours</footer>\n")
    assert tiny.run("render", "out").code == 0
    tree = tiny.root / "out"
    config = (tree / "mkdocs.yml").read_text()
    for said in ("name: material", "stylesheets/tokens.css", "attr_list", "papers/index.md"):
        assert said in config
    assert all((tree / "docs" / src).is_file() for src in packaged.served())
    assert (tree / "theme/main.html").read_bytes() == (packaged.theme() / "main.html").read_bytes()
    assert (tree / "theme/partials/footer.html").read_text() == "<footer>Ours</footer>\n"


def test_groups_that_we_do_not_know_have_signs(tiny: MiniSite) -> None:
    site = tiny.build()
    css = (site.root / "stylesheets/groups.css").read_text()
    assert ".g-sea {\n  --hue: var(--models-and-training);" in css
    assert ".g-shore {\n  --hue: var(--adaptation);" in css
    assert site.page("").tree.xpath("//link[@href='stylesheets/groups.css']")
