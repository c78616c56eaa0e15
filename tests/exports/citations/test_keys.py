from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.citations.keys import assign_keys, wanted_key
from generator.model import Paper
from tests.support.references import HARD, paper, papers, seeds


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (paper("LLM-QAT: Data-Free", ("Zechun Liu",), "2023-05-29"), "liu2023llm"),
        (paper("Towards a Map of the World", ("Zechun Liu",), "2023"), "liu2023map"),
        (paper("Minerva", ("Benjamin Van Durme",), "2024-01"), "vandurme2024minerva"),
        (paper("Öl", ("Łukasz Müller",), "2024"), "muller2024ol"),
        (paper("2 OLMo 2 Furious", ("Team OLMo", "Bo Li"), "2025"), "teamolmo2025olmo"),
        (paper("大语言模型", ("王小明",), "2024"), "wangxiaoming2024dayuyanmoxing"),
        (paper("The Llama 3 Herd of Models", (), "2024"), "llama2024herd"),
        (paper("Minerva", (), "2024"), "minerva2024"),
        (paper("What Is It Like", ("Bo Li",)), "lilike"),
        (paper("The", ("Bo Li",), "2024"), "li2024the"),
        (paper("$x^2$ and more", ("!?", "Bo Li"), "2024", venue="ICLR 2025"), "li2024x2"),
    ],
)
def test_the_key_a_paper_wants(one: Paper, key: str) -> None:
    assert wanted_key(one) == key


def test_of_equal_keys_the_oldest_has_the_plain_one() -> None:
    old = paper(authors=("Bo Li",), date="2023-01", id="z")
    newer = [paper(authors=("Bo Li",), date="2023-02", id=key) for key in ("b", "a")]
    expected = {"z": "li2023llm", "a": "li2023llm-2", "b": "li2023llm-3"}
    assert assign_keys([*newer, old]) == expected


def test_keys_given_before_win_and_are_not_given_again() -> None:
    one = paper(authors=("Bo Li",), date="2023-01", id="one")
    two = replace(one, id="two")
    given_before = {"two": "Li2023LLM", "gone": "li2023llm-2"}
    assert assign_keys([one, two], given_before) == {"two": "Li2023LLM", "one": "li2023llm-3"}


def test_one_key_cannot_have_been_given_twice() -> None:
    with pytest.raises(ValueError, match="one citation key"):
        assign_keys([], {"a": "key", "b": "KEY"})


@given(st.lists(papers(), max_size=5))
def test_keys_are_unique_plain_and_free_of_order(found: list[Paper]) -> None:
    numbered = [replace(one, id=f"paper-{i}") for i, one in enumerate(found)]
    keys = assign_keys(numbered)
    assert len(set(keys.values())) == len(numbered)
    assert all(re.fullmatch("[a-z0-9]+(-[0-9]+)?", key) for key in keys.values())
    assert assign_keys(numbered[::-1]) == keys
    assert assign_keys(numbered, keys) == keys
    assert assign_keys(numbered[:2], keys) == {one.id: keys[one.id] for one in numbered[:2]}


def test_the_keys_of_the_seeds() -> None:
    keys = assign_keys((*seeds().papers, *HARD))
    assert len(set(keys.values())) == len(seeds().papers) + len(HARD)
    llm_qat = "llm-qat-data-free-quantization-aware-training-for-large-language-models"
    assert keys[llm_qat] == "liu2023llm"
