"""Terms of a text: what counts as one, what does not, and how they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vectors import printed, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Sparse kernels", ["sparse", "sparse kernels", "kernels"]),
        ("sparse-kernels", ["sparse", "sparse kernels", "kernels"]),
        ("sparse. Kernels", ["sparse", "kernels"]),
        ("sparse (kernels)", ["sparse", "kernels"]),
        ("kernels of the sparse", ["kernels", "sparse"]),
        ("re-ranking", ["ranking"]),
        ("Poincaré", ["poincare"]),
        ("8 x 42", []),
        ("GPT4", ["gpt4"]),
    ],
)
def test_terms(text: str, found: list[str]) -> None:
    assert terms(text) == found


@given(st.text())
def test_case_does_not_matter_and_nothing_is_empty(text: str) -> None:
    assert all(term.strip() == term and term for term in terms(text))
    if text.isascii():
        assert terms(text.upper()) == terms(text)


def test_printed_as_most_texts_print_it() -> None:
    texts = ["KV cache", "KV-cache and KV cache", "kv cache"]
    assert printed(texts, {"kv cache", "cache", "nowhere"}) == {
        "kv cache": "KV cache",
        "cache": "cache",
        "nowhere": "nowhere",
    }
