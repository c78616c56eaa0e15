"""Text in a box: nothing lost, nothing outside, words whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.social.layout import (
    ELLIPSIS,
    Measure,
    Size,
    atoms,
    clusters,
    even,
    fit,
    shortened,
    wrap,
)

SIZES = (Size(8, 9, 2), Size(4, 5, 3), Size(2, 3, 4))
WIDTH = 64.0


def measure(size: Size) -> Measure:
    return lambda text: len(text) * size.em


words = st.text(st.sampled_from("abcXYZ-é中文、（）ใ้"), min_size=1, max_size=30)
texts = st.lists(words, min_size=1, max_size=20).map(" ".join)


@given(texts)
def test_atoms_are_the_text(text: str) -> None:
    assert "".join(atoms(text)) == text
    assert "".join(clusters(text)) == text


@given(texts)
def test_every_line_fits_and_nothing_is_lost(text: str) -> None:
    fitted = fit(text, WIDTH, SIZES, measure)
    assert fitted.lines
    assert len(fitted.lines) <= fitted.size.lines
    assert all(measure(fitted.size)(line) <= WIDTH for line in fitted.lines)
    shown = "".join(fitted.lines).replace(" ", "")
    whole = text.replace(" ", "")
    if fitted.cut:
        assert fitted.size is SIZES[-1]
        assert shown.endswith(ELLIPSIS)
        assert whole.startswith(shown.removesuffix(ELLIPSIS))
    else:
        assert shown == whole


@given(texts)
def test_a_word_is_divided_only_where_it_fits_at_no_size(text: str) -> None:
    fitted = fit(text, WIDTH, SIZES, measure)
    smallest = measure(SIZES[-1])
    if not fitted.cut and all(smallest(atom.rstrip()) <= WIDTH for atom in atoms(text)):
        pieces = set(atoms(text))
        for line in fitted.lines:
            assert all(any(part in atom for atom in pieces) for part in atoms(line))


@given(texts)
def test_even_lines_are_as_many_as_full_ones(text: str) -> None:
    full, evened = (how(atoms(text), 60, measure(SIZES[-1])) for how in (wrap, even))
    assert (full is None) == (evened is None)
    assert len(full or ()) == len(evened or ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Data-Free Nets", ["Data-Free ", "Nets"]),
        ("Instruction-Following-Capabilities", ["Instruction-", "Following-", "Capabilities"]),
        ("中文（测试）。好", ["中", "文", "（测", "试）。", "好"]),
        ("モデルの LLM", ["モ", "デ", "ル", "の ", "LLM"]),
        ("한국어 모델", ["한국어 ", "모델"]),
    ],
)
def test_where_lines_may_break(text: str, expected: list[str]) -> None:
    assert atoms(text) == expected


def test_short_text_is_large_and_long_text_is_small() -> None:
    assert fit("Mistral", WIDTH, SIZES, measure).size.em == 8
    assert fit("Mistral of seven billion", WIDTH, SIZES, measure).size.em == 4
    assert fit("word " * 20, WIDTH, SIZES, measure).size.em == 2


def test_lines_are_evened_out() -> None:
    assert even(atoms("aaaa bbbb cccc dd"), 14, len) == ["aaaa bbbb", "cccc dd"]


def test_an_endless_title_ends_in_an_ellipsis_behind_a_word() -> None:
    fitted = fit("letters " * 90, WIDTH, SIZES, measure)
    assert fitted.cut
    assert fitted.lines[-1].endswith("letters…")


def test_shortening_takes_punctuation_away() -> None:
    assert shortened("One, two, three", 9, len) == "One, two…"


def test_a_box_that_holds_no_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="holds no letter"):
        fit("abc", 1, SIZES, measure)
