"""The invariants of the project's words."""

import dataclasses
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import model
from generator.model import DateSource, PaperDate, PartialDate, Record

DATES = [
    ((2023,), "2023"), ((2023, 5), "2023-05"), ((2023, 5, 4), "2023-05-04"),
    ((2024, 2, 29), "2024-02-29"),
    ((800,), "0800"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "text"), DATES)
def test_partial_date(parts: tuple[int, ...], text: str) -> None:
    assert str(PartialDate(*parts)) == text


@pytest.mark.parametrize(
    "parts", [(2023, None, 4), (2023, 13), (2023, 0), (2023, 2, 29), (2023, 5, 0), (0,), (10000,)]
)
def test_partial_date_refuses(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"day|month|year"):
        PartialDate(*parts)


@given(st.lists(st.builds(PartialDate, st.integers(1990, 2030), st.integers(1, 12)), max_size=5))
def test_dates_sort_as_their_text_does(dates: list[PartialDate]) -> None:
    assert sorted(dates, key=PartialDate.sort_key) == sorted(dates, key=str)


def test_what_is_less_precise_comes_first() -> None:
    dates = [PartialDate(2023, 1, 1), PartialDate(2023), PartialDate(2023, 1)]
    assert [str(date) for date in sorted(dates, key=PartialDate.sort_key)] == [
        "2023", "2023-01", "2023-01-01"
    ]  # fmt: skip


def test_only_an_inferred_year_is_inferred() -> None:
    found = [s for s in DateSource if PaperDate(PartialDate(2023), s).inferred]
    assert found == [DateSource.INFERRED]


def test_record_key() -> None:
    assert Record("a", 3, 5, "T", "A").key == ("a", 3)


def test_all_types_are_frozen_and_slotted() -> None:
    kinds = [kind for _, kind in inspect.getmembers(model, dataclasses.is_dataclass)]
    own = [kind for kind in kinds if isinstance(kind, type) and kind.__module__ == model.__name__]
    assert len(own) > 10
    for kind in own:
        assert kind.__dataclass_params__.frozen, kind  # type: ignore[attr-defined]
        assert hasattr(kind, "__slots__"), kind
        for field in dataclasses.fields(kind):
            assert not isinstance(field.default, (list, dict, set)), field
