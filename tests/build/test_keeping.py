"""A load that begins with what was kept gives what one without it gives, whatever changed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from generator.build import Loaded, load
from generator.build import papers as papers_module
from generator.build import snapshot as snapshot_module
from generator.build.keeping import CLASSES
from generator.config import Options
from generator.corpus import merge
from generator.model import Paper
from generator.stored import FOLDER, forget, packed, unpacked

ROOT = Path(__file__).parents[2]
Change = Callable[[Path], None]


pytestmark = pytest.mark.usefixtures("nothing_kept")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with a few of the project's own papers, and all of its rules."""
    own = tmp_path / "site"
    shutil.copytree(ROOT / "tests/data/mini/small", own / "seeds")
    for name in ("topics.yml", "mentions.yml"):
        shutil.copy(ROOT / "seeds" / name, own / "seeds")
    (own / "seeds/listings/more.jsonl").write_text(
        '{"title": "LLaMA \\\\alpha: Fine-tuning", "abstract": "We propose a benchmark of '
        'LLaMA 2. It is small.", "authors": ["Ana M. Rivas", "Bo Lund"], "arxiv": "2305.17888"}\n'
        '{"title": "A Survey of Pruning", "abstract": "This survey reviews pruning.", '
        '"date": "2024-03-02"}\n'
    )
    return own


def loaded(root: Path) -> Loaded:
    options = Options(root, root / "seeds", root / "templates", site_url="https://x.org/")
    return load(options, "T", "D")


def same(one: Loaded, other: Loaded) -> None:
    assert one == other
    assert one.collection.related == other.collection.related
    assert [*one.collection.assignments] == [*other.collection.assignments]
    assert [*one.collection.mentions] == [*other.collection.mentions]
    assert [*one.collection.ledger.entries] == [*other.collection.ledger.entries]


def afresh(root: Path) -> Loaded:
    """What is loaded where nothing was kept."""
    forget()
    kept = root / FOLDER
    aside = root / "aside"
    kept.rename(aside)
    found = loaded(root)
    assert found.collection.related is not None
    shutil.rmtree(kept)
    aside.rename(kept)
    forget()
    return found


def test_kept_values_give_the_same_collection(root: Path) -> None:
    first = loaded(root)
    assert first.collection.papers
    assert any(first.collection.assignments.values())
    assert first.collection.related
    same(first, loaded(root))
    forget()
    same(first, loaded(root))


def test_nothing_is_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = loaded(root)
    assert first.collection.related
    forget()

    def refuse(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(snapshot_module, "make_papers", refuse)
    monkeypatch.setattr("generator.build.reading.read_source", refuse)
    monkeypatch.setattr(import_module("generator.build.load"), "find", refuse)
    monkeypatch.setattr("generator.topics.columns.judged", refuse)
    monkeypatch.setattr("generator.pages.collection.find_related", refuse)
    same(first, loaded(root))


def edit(name: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        path = root / "seeds" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(name: str, text: str) -> Change:
    def change(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return change


def remove(name: str) -> Change:
    return lambda root: (root / name).unlink()


CHANGES = {
    "a title": edit("listings/more.jsonl", "A Survey of Pruning", "Pruning Surveyed"),
    "an abstract": edit("listings/more.jsonl", "It is small.", "We use quantization of GPT-4."),
    "a paper more": write("seeds/listings/new.jsonl", '{"title": "New One", "abstract": "We."}\n'),
    "a listing less": remove("seeds/listings/more.jsonl"),
    "a listing's year": write("seeds/listings.yml", "first: {year: 2021}\n"),
    "a fact": write("seeds/papers.yml", "a-survey-of-pruning: {add_topics: [pruning, peft]}\n"),
    "a wrong fact": write("seeds/papers.yml", "nobody: {venue: X}\n"),
    "a hidden paper": write("seeds/papers.yml", "a-survey-of-pruning: {hide: not ours}\n"),
    "a rule": edit("topics.yml", "pruning", "reviews"),
    "a topic's title": edit("topics.yml", "title: Pruning", "title: Cutting"),
    "no topics": remove("seeds/topics.yml"),
    "a name": edit("mentions.yml", "LLaMA", "Pruning"),
    "no names": remove("seeds/mentions.yml"),
    "a ledger": write(
        "seeds/permalinks.yml",
        "addresses:\n- cut\npapers:\n  cut:\n    first: 2024-01-01\n"
        "    titles: [A Survey of Pruning]\n",
    ),
    "a broken ledger": write("seeds/permalinks.yml", "addresses: [\n"),
    "a note": write("docs/notes/a-survey-of-pruning.md", "A *note* on [it](nowhere.md).\n"),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("process", ["the same process", "another process"])
def test_after_a_change_it_is_as_if_nothing_had_been_kept(
    root: Path, what: str, process: str
) -> None:
    loaded(root)
    if process == "another process":
        forget()
    CHANGES[what](root)
    found = loaded(root)
    same(found, afresh(root))
    same(found, loaded(root))


def test_only_what_is_new_is_merged(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(root)
    forget()
    merged: list[str] = []

    def noted(paper_id: str, *rest: object) -> object:
        merged.append(paper_id)
        return merge(paper_id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(papers_module, "merge", noted)
    CHANGES["a paper more"](root)
    loaded(root)
    assert merged == ["new-one"]


@pytest.mark.parametrize("content", [b"", b"paper-atlas 1\n", b"\x80\x05.", os.urandom(999)])
def test_broken_files_are_as_good_as_none(root: Path, content: bytes) -> None:
    first = loaded(root)
    forget()
    for path in (root / FOLDER).iterdir():
        path.write_bytes(content)
    same(first, loaded(root))


def test_a_cut_off_file_is_as_good_as_none(root: Path) -> None:
    first = loaded(root)
    forget()
    for path in (root / FOLDER).iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    same(first, loaded(root))


def test_kept_files_do_not_pile_up(root: Path) -> None:
    loaded(root)
    before = {path.name for path in (root / FOLDER).iterdir()}
    for what in ("a title", "a rule", "a paper more"):
        forget()
        CHANGES[what](root)
        loaded(root)
    assert {path.name for path in (root / FOLDER).iterdir()} == before


def test_another_hash_seed_keeps_the_same_bytes(root: Path) -> None:
    loaded(root)
    forget()
    before = {path.name: path.read_bytes() for path in (root / FOLDER).iterdir()}
    shutil.rmtree(root / FOLDER)
    code = (
        "from pathlib import Path; from generator.build import load; "
        "from generator.config import Options; import sys; r = Path(sys.argv[1]); "
        "load(Options(r, r / 'seeds', r / 'templates', site_url='https://x.org/'), 'T', 'D')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code, str(root)], check=True, env=environment)
    after = {path.name: path.read_bytes() for path in (root / FOLDER).iterdir()}
    assert before.keys() == after.keys()


def test_every_paper_can_be_kept(root: Path) -> None:
    papers: tuple[Paper, ...] = loaded(root).collection.papers
    assert unpacked(packed(papers), CLASSES) == papers
