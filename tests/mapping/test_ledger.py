"""``positions.json``: what is written is read back, and what is wrong is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mapping.ledger import format_places, load_places
from generator.mapping.places import Places
from tests.support.minisite import ROOT

NAME = "seeds/positions.json"
numbers = st.integers(-99_999, 99_999).map(lambda tenths: tenths / 10)


def load(tmp_path: Path, content: str | bytes) -> tuple[Places, list[str]]:
    path = tmp_path / "positions.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    places, problems = load_places(path, NAME)
    return places, [str(problem) for problem in problems]


@given(places=st.dictionaries(st.text(), st.tuples(numbers, numbers)))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, places: Places
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    assert load(folder, format_places(places)) == (places, [])


def test_a_line_for_each_paper_in_order() -> None:
    text = format_places({"b": (2.0, -1.5), "a": (0.1, 1000.0)})
    assert text == '{\n"a": [0.1, 1000],\n"b": [2, -1.5]\n}\n'


def test_a_file_that_is_not_there_knows_no_places(tmp_path: Path) -> None:
    assert load_places(tmp_path / "none.json", NAME) == ({}, ())


@pytest.mark.parametrize(
    "value",
    ["null", "3", '"x"', "[1]", "[1, 2, 3]", '["1", 2]', "[true, 2]", "{}", "[1, Infinity]"],
)
def test_an_entry_that_is_no_place_is_left_out(tmp_path: Path, value: str) -> None:
    places, problems = load(tmp_path, f'{{"bad": {value}, "good": [1, 2]}}')
    assert places == {"good": (1, 2)}
    assert len(problems) == 1
    assert NAME in problems[0]
    assert "'bad'" in problems[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"a": [1, 2],\n"b" [3, 4]}', f"{NAME}:2"),
        ("[]", "an object is expected"),
        (b"\xff\xfe", "not UTF-8"),
        ("", f"{NAME}:1"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what_to_do(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    places, problems = load(tmp_path, content)
    assert places == {}
    assert len(problems) == 1
    assert said in problems[0]
    assert "paper-atlas map settle" in problems[0]


def test_the_seeds_file_is_as_the_command_writes_it() -> None:
    path = ROOT / NAME
    places, problems = load_places(path, NAME)
    assert not problems
    assert path.read_text(encoding="utf-8") == format_places(places)
