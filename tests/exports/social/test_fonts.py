"""Which face shows what, in which order."""

import pytest

from generator.exports.social.fonts import (
    BOLD,
    BOX,
    CJK_BOLD,
    PLAIN,
    SERIF,
    TITLE,
    coverage,
    edition,
    is_rtl,
    missing,
    runs,
    title_chain,
    without_pictures,
)


@pytest.mark.parametrize(
    ("text", "leading"),
    [
        ("Déjà Vu", SERIF),
        ("Μεγάλα γλωσσικά μοντέλα", SERIF),
        ("Большие языковые модели", SERIF),
        ("Tiếng Việt", SERIF),
        ("مقارنة باستخدام GPT-4", BOLD),
        ("A Hebrew word, שפה, in English", BOLD),
        ("भाषा मॉडल", BOLD),
        ("大语言模型", BOLD),
    ],
)
def test_the_first_face_of_a_title(text: str, leading: object) -> None:
    assert title_chain(text)[0] is leading


@pytest.mark.parametrize(
    "text",
    [
        *("Ångström Łódź", "αβγ Ω", "Жизнь", "中文 漢字", "かな カナ", "한국어", "العربية فارسی"),
        *("עברית", "हिन्दी", "ภาษาไทย", "ქართული", "∇²ℝ𝒪ℓ₂ ≤ ∑", "→ ✓ ☃ “quoted” – …"),
    ],
)
def test_every_character_goes_to_a_face_that_has_it(text: str) -> None:
    for chain in (title_chain(text), PLAIN):
        assert missing(text, chain) == ""
        found = runs(text, chain)
        assert sorted("".join(run.text for run in found)) == sorted(text)
        assert all(ord(char) in coverage(run.face) for run in found for char in run.text)


def test_a_line_of_two_directions_is_one_run() -> None:
    text = "مقارنة باستخدام GPT-4 و LLaMA 2"
    (run,) = runs(text, title_chain(text))
    assert (run.text, run.direction) == (text, "rtl")


def test_runs_of_a_line_from_the_right_stand_in_the_order_they_are_seen() -> None:
    first, second = runs("שפה 中", title_chain("שפה 中"))
    assert first.face is CJK_BOLD
    assert second.face is BOLD


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Nets שפה", False), ("שפה Nets", True), ("7 שפה", True), ("12", False), ("", False)],
)
def test_direction_is_that_of_the_first_letter(text: str, expected: bool) -> None:
    assert is_rtl(text) is expected


def test_what_no_font_has_is_a_box_and_is_named() -> None:
    text = "Nets in \U00012000"
    assert missing(text, TITLE) == "\U00012000"
    assert "".join(run.text for run in runs(text, TITLE)) == f"Nets in {BOX}"


def test_a_mark_that_no_font_has_leaves_its_letter() -> None:
    assert "".join(run.text for run in runs("a\U00011001b", TITLE)) == "ab"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🦙 LLaMA 😀 Nets", "LLaMA Nets"),
        ("Nets ✓", "Nets ✓"),
        ("🦙", "🦙"),
        ("Plain", "Plain"),
    ],
)
def test_emoji_are_left_out(text: str, expected: str) -> None:
    assert without_pictures(text) == expected


def test_the_edition_names_a_version_of_each_package() -> None:
    assert all(version[0].isdigit() for version in edition())
