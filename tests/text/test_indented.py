from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.indented import indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda own: st.lists(own) | st.dictionaries(st.text(), own),
    max_leaves=20,
)


@given(VALUES)
def test_as_the_standard_library(value: Any) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("value", [[], {}, [[]], {"a": {}}, "\u2028\ud800\x7f</", (1, "2")])
def test_edges(value: Any) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("value", [{1: "one"}, object(), [{1, 2}]])
def test_what_json_does_not_have(value: Any) -> None:
    with pytest.raises(TypeError):
        indented(value)
