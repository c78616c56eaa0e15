"""The collection on disk: all papers, some of them twice, and the same bytes each time."""

import json
from pathlib import Path

import pytest

from bench.corpus import AGAIN, BARE, CARDS, PLAIN, write_corpus
from generator import packaged
from tests.bench.test_invented import MODELS


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "corpus", MODELS, 100, packaged.root() / "seeds")
    return tmp_path / "corpus"


def rows(folder: Path, pattern: str) -> list[dict[str, object]]:
    paths = sorted((folder / "seeds/listings").glob(pattern))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def test_every_paper_is_listed_and_every_twentieth_twice(corpus: Path) -> None:
    listed, again = rows(corpus, "invented-*.jsonl"), rows(corpus, "reading-list.jsonl")
    assert len(listed) == 100
    assert len(again) == 100 // AGAIN
    assert {row["title"] for row in again} <= {row["title"] for row in listed}
    assert all(row["abstract"] and row["authors"] and row["date"] for row in listed)


def test_with_and_without_cards_and_files_of_papers(corpus: Path) -> None:
    texts = {name: (corpus / name).read_text("utf-8") for name in (PLAIN, CARDS, BARE)}
    assert "social_cards: true" in texts[CARDS]
    assert "social_cards: false" in texts[PLAIN]
    assert "paper_files: false" in texts[BARE]


def test_the_same_bytes_each_time(corpus: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "again", MODELS, 100, packaged.root() / "seeds")
    files = [path.relative_to(corpus) for path in corpus.rglob("*") if path.is_file()]
    assert len(files) > 8
    for file in files:
        assert (tmp_path / "again" / file).read_bytes() == (corpus / file).read_bytes(), file
