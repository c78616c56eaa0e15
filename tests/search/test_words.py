"""Words as search compares them. tests/browser/test_search.py holds the browser to the same."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.words import MOST_LETTERS, fold, words

TABLE = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"])
def test_words(case: dict[str, object]) -> None:
    assert words(str(case["text"])) == case["words"]


def test_what_nobody_types_is_left_out() -> None:
    assert words("a" * MOST_LETTERS) == ["a" * MOST_LETTERS]
    assert words("a" * (MOST_LETTERS + 1)) == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_have_letters_and_digits_only(text: str) -> None:
    assert all(word and word.isalnum() for word in words(text))
