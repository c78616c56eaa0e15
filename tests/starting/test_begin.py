"""What a new collection is made of, and what stands against one."""

from pathlib import Path

import pytest
import yaml

from generator.errors import AtlasError
from generator.starting import Start, begin
from tests.support.built import tree_bytes

WRITTEN = {
    ".github/workflows/pages.yml", ".gitignore", "README.md", "docs/about.md", "docs/linking.md",
    "mkdocs.yml", "requirements.txt",
}  # fmt: skip


class Plain(yaml.SafeLoader):
    """Reads tags such as ``!ENV`` as what stands behind them."""


Plain.add_multi_constructor("!", lambda loader, _, node: loader.construct_sequence(node))


def start(*lists: Path, title: str = "Tides") -> Start:
    return Start(title, lists, "1.2.3")


def test_what_is_written(tmp_path: Path) -> None:
    source = tmp_path / "my papers.bib"
    source.write_bytes(b"@misc{a, title={A}}\r\n\xff")
    assert begin(tmp_path / "c", start(source)) == (tmp_path / "c/seeds/listings/my papers.bib",)
    written = tree_bytes(tmp_path / "c")
    assert written.keys() == {*WRITTEN, "seeds/listings/my papers.bib"}
    assert written["seeds/listings/my papers.bib"] == source.read_bytes()
    assert written["requirements.txt"] == b"paper-atlas==1.2.3\n"


def test_without_lists_the_folder_for_them_is_kept(tmp_path: Path) -> None:
    assert begin(tmp_path / "c", start()) == ()
    assert tree_bytes(tmp_path / "c").keys() == {*WRITTEN, "seeds/listings/.gitkeep"}


def test_a_folder_of_lists(tmp_path: Path) -> None:
    for name in ("lists/b.bib", "lists/a.ris", "lists/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    copied = begin(tmp_path / "c", start(tmp_path / "lists"))
    assert [path.name for path in copied] == ["a.ris", "b.bib"]


TITLES = ["Tides", "Tides: and 'clocks'", '"Quoted" \\ back', "# no comment", "@title_yaml@ & <b>",
          "{{ jinja }} ${{ github }}", "Ebbe & Flut – Übersicht", "yes", "*a* [b](c)"]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_any_title_stays_what_it_is(tmp_path: Path, title: str) -> None:
    begin(tmp_path / "c", start(title=title))
    config = yaml.load((tmp_path / "c/mkdocs.yml").read_text(encoding="utf-8"), Plain)
    assert config["site_name"] == title
    assert config["site_url"] == ["SITE_URL", ""]
    assert config["plugins"] == ["paper-atlas"]


def test_the_workflow_is_whole(tmp_path: Path) -> None:
    begin(tmp_path / "c", start())
    text = (tmp_path / "c/.github/workflows/pages.yml").read_text(encoding="utf-8")
    steps = yaml.load(text, Plain)["jobs"]["build"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs == ["python -m pip install --requirement requirements.txt",
                    "paper-atlas check --locked", "paper-atlas build"]  # fmt: skip
    built = next(step for step in steps if step.get("run") == "paper-atlas build")
    assert built["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"


def refused(folder: Path, start: Start) -> list[str]:
    with pytest.raises(AtlasError) as caught:
        begin(folder, start)
    return [problem.code for problem in caught.value.diagnostics]


def test_what_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c/mine.txt").write_text("mine")
    assert refused(tmp_path / "c", start()) == ["not-empty"]
    assert refused(tmp_path / "c/mine.txt", start()) == ["not-empty"]
    assert tree_bytes(tmp_path / "c") == {"mine.txt": b"mine"}


def test_lists_that_are_not_there_or_alike(tmp_path: Path) -> None:
    one, other = tmp_path / "a/x.bib", tmp_path / "b/X.ris"
    for path in (one, other):
        path.parent.mkdir()
        path.write_text("x")
    lists = start(one, other, tmp_path / "gone.bib")
    assert refused(tmp_path / "c", lists) == ["unreadable-file", "same-listing-id"]
    assert not (tmp_path / "c").exists()


def test_a_repository_without_files_is_empty(tmp_path: Path) -> None:
    (tmp_path / "c/.git").mkdir(parents=True)
    begin(tmp_path / "c", start())
    assert (tmp_path / "c/mkdocs.yml").is_file()
