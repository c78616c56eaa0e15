import pytest

from generator.text.numbers import count, plural


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 papers"), (1, "1 paper"), (7, "7 papers"), (1234, "1,234 papers")],
)
def test_numbers_with_nouns(number: int, words: str) -> None:
    assert plural(number, "paper") == words


@pytest.mark.parametrize(("number", "words"), [(1, "1 entry"), (2, "2 entries")])
def test_a_noun_with_a_plural_of_its_own(number: int, words: str) -> None:
    assert plural(number, "entry", "entries") == words


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (999, "999"), (1_000_000, "1,000,000")])
def test_thousands_stand_apart(number: int, shown: str) -> None:
    assert count(number) == shown
