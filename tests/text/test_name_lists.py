"""Lists of names in one cell, and names given in parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import AuthorName, PersonName, WholeName
from generator.text.name_lists import divided_names, in_parts

LISTS = [
    ("Ada Rivas, Bo Lund", ["Ada Rivas", "Bo Lund"]),
    ("Ada Rivas, Bo Lund, and Cy Ode", ["Ada Rivas", "Bo Lund", "Cy Ode"]),
    ("Ada Rivas & Bo Lund", ["Ada Rivas", "Bo Lund"]),
    ("Rivas, Ada; Lund, Bo", ["Rivas, Ada", "Lund, Bo"]),
    ("Rivas, Ada and Lund, Bo", ["Rivas, Ada", "Lund, Bo"]),
    ("Rivas, A., Lund, B.-C.", ["Rivas, A.", "Lund, B.-C."]),
    ("Rivas A, Lund BC, Ode C.", ["Rivas, A", "Lund, BC", "Ode, C"]),
    ("Rivas, Ana (57200000000); Lund, B. (57200000001)", ["Rivas, Ana", "Lund, B."]),
    ("Ada Rivas\nBo Lund", ["Ada Rivas", "Bo Lund"]),
    ("Rivas, Ada", ["Rivas, Ada"]),
    ("Rivas, Ada, Jr.", ["Rivas, Ada, Jr."]),
    ("Ada Rivas, Jr., Bo Lund", ["Ada Rivas, Jr.", "Bo Lund"]),
    ("van der Berg, Anna Maria", ["van der Berg, Anna Maria"]),
    ("王小明, 李四、张三", ["王小明", "李四", "张三"]),
    ("Plato", ["Plato"]),
    ("The WELLS Collaboration", ["The WELLS Collaboration"]),
    (" ; , ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "right"), LISTS)
def test_divided(text: str, right: list[str]) -> None:
    assert divided_names(text) == right


@given(st.text())
def test_names_are_of_the_text(text: str) -> None:
    letters = [char for char in text if char.isalpha()]
    found = [char for name in divided_names(text) for char in name if char.isalpha()]
    assert set(found) <= set(letters)


PARTS = [
    ("Ada", "Rivas", PersonName("Ada", "Rivas")),
    ("Benjamin", "Van Durme", PersonName("Benjamin", "Durme", "Van")),
    (" Ada  B. ", "Rivas Lund", PersonName("Ada B.", "Rivas Lund")),
    ("小明", "王", PersonName("小明", "王")),
    ("", "Plato", WholeName("Plato")),
    ("Ada", None, WholeName("Ada")),
    (None, " ", None),
]


@pytest.mark.parametrize(("given_name", "family", "right"), PARTS)
def test_in_parts(given_name: str | None, family: str | None, right: AuthorName | None) -> None:
    assert in_parts(given_name, family) == right
