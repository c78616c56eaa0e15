"""The tree that ``render`` writes: plain enough for engines that know nothing of ours."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.build import GeneratedFile, write_tree
from generator.errors import AtlasError
from tests.conftest import COMMAND
from tests.support import crawler
from tests.support.built import Site, shown, tree_bytes
from tests.support.minisite import ROOT, MiniSite
from tests.support.once import once

BIN = Path(sys.executable).parent
ENGINES: dict[str, list[str | Path]] = {
    "properdocs": [BIN / "properdocs", "build", "--strict", "-f", "mkdocs.yml"],
    "zensical": [BIN / "zensical", "build", "--strict"],
}
FILES = (GeneratedFile("papers/x.md", "# X\n"), GeneratedFile("data/papers.json", "{}\n"))


def render_seeds(folder: Path) -> str:
    done = subprocess.run(
        [COMMAND, "render", folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.fixture(scope="session")
def tree(shared: Path) -> Path:
    """The project's own seeds as a tree. Not to be changed."""
    return once(shared / "seeds-tree", render_seeds)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_paper_has_its_page_with(
    engine: str, tree: Path, tmp_path: Path, seeds_site: Site
) -> None:
    place = tmp_path / "tree"
    subprocess.run(["cp", "-r", tree, place], check=True)
    done = subprocess.run(
        ENGINES[engine], cwd=place, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    built = Site(place / "site")
    assert built.pages.keys() >= seeds_site.pages.keys() - {"404.html"}
    for paper in seeds_site.papers:
        page = built.pages[paper["url"]]
        assert page.heading == shown(paper["title"])
        assert shown(paper["abstract"]) in page.paragraphs
    assert built.data == seeds_site.data
    faults = crawler.broken(built, "/paper-atlas/", "https://example.org/paper-atlas/")
    assert faults == []


def test_the_tree_needs_nothing_of_ours(tree: Path) -> None:
    config = (tree / "mkdocs.yml").read_text(encoding="utf-8")
    assert "paper-atlas" not in config.replace("example.org/paper-atlas/", "")
    assert "!ENV [SITE_URL," in config
    assert {path.name for path in tree.iterdir()} == {
        "docs", "mkdocs.yml", "theme", ".paper-atlas-tree"}  # fmt: skip
    papers = json.loads((tree / "docs/data/papers.json").read_text(encoding="utf-8"))["papers"]
    assert all((tree / f"docs/papers/{paper['id']}/index.md").is_file() for paper in papers)


def test_the_same_tree_again(mini: Callable[..., MiniSite]) -> None:
    atlas = mini("small")
    assert atlas.run("render", "out").code == 0
    first = tree_bytes(atlas.root / "out")
    (atlas.root / "out/docs/papers/gone.md").write_text("# From an earlier run\n")
    outcome = atlas.run("render", "out")
    assert outcome.code == 0
    assert outcome.out.endswith("files for 5 papers are in out\n")
    assert tree_bytes(atlas.root / "out") == first


def write(root: Path, out: Path, config: str = "site_name: X\n") -> int:
    docs, theme = root / "docs", root / "theme"
    for folder in (docs, theme):
        folder.mkdir(exist_ok=True)
    (docs / "about.md").write_text("# About\n")
    (root / "mkdocs.yml").write_text(config)
    return write_tree(out, FILES, root / "mkdocs.yml", docs, theme)


def test_what_is_written(tmp_path: Path) -> None:
    assert write(tmp_path, tmp_path / "out") == len(FILES)
    written = tree_bytes(tmp_path / "out")
    assert written.keys() == {
        "docs/about.md", "docs/papers/x/index.md", "docs/data/papers.json", "mkdocs.yml",
        ".paper-atlas-tree"}  # fmt: skip
    assert written["docs/papers/x/index.md"] == b"# X\n"


LINKS = [
    ("[x](papers/x.md)", "[x](papers/x/index.md)"),
    ("[x](papers/x.md#abstract)", "[x](papers/x/index.md#abstract)"),
    ('[x](<papers/x.md> "A title")', '[x](<papers/x/index.md> "A title")'),
    ("[x]: papers/x.md", "[x]: papers/x/index.md"),
    ("[x](./papers/../papers/x.md) [x](papers/x.md)",
     "[x](./papers/../papers/x/index.md) [x](papers/x/index.md)"),
    ("[x](papers/y.md) [x](about.md)", "[x](papers/y.md) [x](about.md)"),
    ("[x](https://example.org/papers/x.md)", "[x](https://example.org/papers/x.md)"),
    ("papers/x.md, `papers/x.md`", "papers/x.md, `papers/x.md`"),
    ("[x](papers/x.mdx)", "[x](papers/x.mdx)"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "reads"), LINKS)
def test_hand_written_links_follow(tmp_path: Path, written: str, reads: str) -> None:
    (tmp_path / "docs/guides").mkdir(parents=True)
    (tmp_path / "docs/links.md").write_text(f"# Links\n\n{written}\n")
    (tmp_path / "docs/guides/x.md").write_text("[x](../papers/x.md) [x](papers/x.md)\n")
    write(tmp_path, tmp_path / "out")
    assert (tmp_path / "out/docs/links.md").read_text() == f"# Links\n\n{reads}\n"
    assert (tmp_path / "out/docs/guides/x.md").read_text() == (
        "[x](../papers/x/index.md) [x](papers/x.md)\n"
    )


CONFIGS = [
    ("plugins: [search, paper-atlas]", {"plugins": ["search"]}),
    ("plugins: [{search: {lang: en}}, {paper-atlas: {newest: 3}}]",
     {"plugins": [{"search": {"lang": "en"}}]}),
    ("theme: {name: material, custom_dir: templates/theme, language: de}",
     {"theme": {"name": "material", "language": "de", "custom_dir": "theme",
                "variant": "classic"}}),
    ("nav: [index.md, papers/x.md, {X: papers/x.md, More: [Y: papers/x.md, Z: about.md]}]",
     {"nav": ["index.md", "papers/x/index.md",
              {"X": "papers/x/index.md",
               "More": [{"Y": "papers/x/index.md"}, {"Z": "about.md"}]}]}),
    ("docs_dir: pages\nsite_dir: out\nhooks: [x.py]\nwatch: [y]\nstrict: true", {"strict": True}),
]  # fmt: skip


@pytest.mark.parametrize(("config", "kept"), CONFIGS)
def test_the_configuration(tmp_path: Path, config: str, kept: dict[str, object]) -> None:
    write(tmp_path, tmp_path / "out", f"site_name: Häfen\n{config}\n")
    text = (tmp_path / "out/mkdocs.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == {"site_name": "Häfen", **kept}


def refusal(root: Path, out: Path) -> str:
    with pytest.raises(AtlasError) as caught:
        write(root, out)
    (problem,) = caught.value.diagnostics
    return str(problem)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.tex").write_text("years of work")
    said = refusal(tmp_path, out)
    assert said.startswith(f"{out}: error[not-empty]: holds other files")
    assert (out / "thesis.tex").read_text() == "years of work"


def test_a_file_in_the_way(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("")
    assert refusal(tmp_path, out).startswith(f"{out}: error[unwritable]: cannot be written: ")


def test_a_folder_that_would_be_copied_into_itself(tmp_path: Path) -> None:
    said = refusal(tmp_path, tmp_path / "docs/tree")
    assert "error[unwritable]: lies in " in said
    assert not (tmp_path / "docs/tree").exists()


def test_a_hand_written_page_of_the_same_address(tmp_path: Path) -> None:
    (tmp_path / "docs/papers").mkdir(parents=True)
    (tmp_path / "docs/papers/x.md").write_text("# Mine\n")
    assert "error[address-taken]" in refusal(tmp_path, tmp_path / "out")
