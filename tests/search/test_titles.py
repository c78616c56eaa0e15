"""The files of the forgiving tier."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.documents import Document
from generator.search.titles import id_key, part_of, shards, steps, title_files

GROUPS = {"inference": ("Inference", "efficiency"), "quantization": ("Quantization", "efficiency")}
DOCS = (
    Document("paper", "papers/a/", "Llama 2: Open Models", "Text.", gist="Text.", note="Ann Lee",
             date="2023-07", day="Jul 2023", topics=("quantization",), people=("Ann Lée",),
             ids=("2307.09288", "10.1000/ABC")),
    Document("paper", "papers/b/", "Open Models Again", "", people=("Bo Lee",)),
    Document("author", "authors/ann-lee/", "Ann Lée", "", note="2 papers", people=("Ann Lée",)),
)  # fmt: skip


@pytest.fixture(name="files")
def _files() -> dict[str, Any]:
    made = title_files(DOCS, GROUPS, {"papers/a/": "en_1"})
    return {name: json.loads(text) for name, text in made.items()}


def places(files: dict[str, Any], word: str) -> list[int]:
    number = files["words.json"]["words"].split().index(word)
    part = part_of(files["words.json"]["starts"], number)
    coded = files[f"p{part}.json"][number - files["words.json"]["starts"][part]]
    return [sum(coded[: i + 1]) for i in range(len(coded))]


@pytest.mark.parametrize(
    ("word", "found"), [("llama", [0]), ("llama2", [0]), ("models", [0, 1]), ("again", [1])]
)
def test_words_of_titles_lead_to_their_documents(
    files: dict[str, Any], word: str, found: list[int]
) -> None:
    assert places(files, word) == found


def test_names_are_apart_from_titles_and_lead_to_papers_and_author(files: dict[str, Any]) -> None:
    assert "lee" not in files["words.json"]["words"].split()
    assert files["n-all.json"] == {"ann": [0, 2], "bo": [1], "lee": [0, 1, 1]}


def test_identifiers_are_in_lower_case(files: dict[str, Any]) -> None:
    assert files["i-all.json"] == {"10.1000/abc": [0], "2307.09288": [0]}


def test_rows_say_what_a_result_shows(files: dict[str, Any]) -> None:
    first, second, third = files["r0.json"]
    assert first == ["pa", "papers/a/", "Llama 2: Open Models", "Ann Lee", "2023-07", "Jul 2023",
                     [1], "Text.", "en_1"]  # fmt: skip
    assert second[:2] + second[-1:] == ["pa", "papers/b/", ""]
    assert third[:4] == ["au", "authors/ann-lee/", "Ann Lée", "2 papers"]


def test_nothing_to_find_is_no_error() -> None:
    files = title_files((), {}, {})
    assert set(files) == {"words.json"}
    assert json.loads(files["words.json"])["words"] == ""


@pytest.mark.parametrize(
    ("identifier", "key"),
    [("2305.17888", "2305"), ("math/0309136", "x"), ("10.48550/x", "x"), ("1018/a", "x")],
)
def test_the_file_of_an_identifier(identifier: str, key: str) -> None:
    assert id_key(identifier) == key


@given(st.lists(st.integers(0, 10**6), unique=True).map(sorted))
def test_steps_lose_nothing(numbers: list[int]) -> None:
    coded = steps(numbers)
    assert [sum(coded[: i + 1]) for i in range(len(coded))] == numbers


def test_a_large_index_is_divided_and_loses_nothing() -> None:
    index = {f"{first}{second}{n}": [n] for first in "abc" for second in "de" for n in range(900)}
    parts = shards(index, lambda word: word[:2])
    assert set(parts) == {"ad", "ae", "bd", "be", "cd", "ce"}
    assert {word: own for part in parts.values() for word, own in part.items()} == index
