"""Cards are drawn once, and again where what was kept is no longer right."""

import logging
from pathlib import Path

import pytest

from generator.exports.social import remembered as module
from generator.exports.social.draw import draw
from generator.exports.social.png import is_whole
from generator.exports.social.remembered import Content, forget, remembered
from generator.exports.social.words import SocialCard

ONE = SocialCard("cards/papers/one.png", "Atlas", "One", "domains")
TWO = SocialCard("cards/papers/two.png", "Atlas", "Two", None)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the cards that are drawn, as they are."""
    titles: list[str] = []

    def counted(card: SocialCard) -> object:
        titles.append(card.title)
        return draw(card)

    monkeypatch.setattr(module, "draw", counted)
    return titles


def data(content: Content) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()


def test_the_next_build_draws_nothing(tmp_path: Path, drawn: list[str]) -> None:
    first = list(remembered([ONE, TWO], tmp_path))
    assert drawn == ["One", "Two"]
    assert list(remembered([ONE, TWO], tmp_path)) == first
    assert drawn == ["One", "Two"]
    assert all(isinstance(content, Path) for _, content in first)
    assert [path for path, _ in first] == [ONE.path, TWO.path]
    assert [data(content) for _, content in first] == [
        data(content) for _, content in remembered([ONE, TWO], None)
    ]


def test_only_what_changed_is_drawn_and_the_rest_is_forgotten(
    tmp_path: Path, drawn: list[str]
) -> None:
    list(remembered([ONE, TWO], tmp_path))
    new = SocialCard(ONE.path, "Atlas", "One, corrected", "domains")
    list(remembered([new, TWO], tmp_path))
    forget([new, TWO], tmp_path)
    assert drawn == ["One", "Two", "One, corrected"]
    assert len(list(tmp_path.iterdir())) == 2


def test_cards_that_look_the_same_are_drawn_once(tmp_path: Path, drawn: list[str]) -> None:
    twin = SocialCard("cards/papers/twin.png", "Atlas", "One", "domains")
    (_, one), (_, other) = remembered([ONE, twin], tmp_path)
    assert one == other
    assert drawn == ["One"]


@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\n", b"x" * 900])
def test_a_damaged_file_is_drawn_again(tmp_path: Path, drawn: list[str], damage: bytes) -> None:
    ((_, file),) = remembered([ONE], tmp_path)
    assert isinstance(file, Path)
    good = data(file)
    file.write_bytes(damage or good[:-20])
    assert list(remembered([ONE], tmp_path)) == [(ONE.path, file)]
    assert data(file) == good
    assert drawn == ["One", "One"]
    assert is_whole(good)


def test_another_design_draws_all_again(
    tmp_path: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    list(remembered([ONE], tmp_path))
    monkeypatch.setattr(module, "edition", lambda: ("another Pillow",))
    list(remembered([ONE], tmp_path))
    assert drawn == ["One", "One"]


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, drawn: list[str]) -> None:
    file = tmp_path / "a-file"
    file.write_text("")
    first = list(remembered([ONE], file))
    assert list(remembered([ONE], file)) == first == list(remembered([ONE], None))
    assert drawn == ["One"] * 3


def test_what_no_font_has_is_said_quietly(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "generator.exports.social")
    list(remembered([SocialCard("cards/x.png", "Atlas", "In \U00012000", None)], None))
    assert caplog.messages == ["cards/x.png: no font has U+12000; a box stands for each"]
