"""Files that any reader of PNG takes."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.exports.social.png import encode, is_whole


def image(width: int, height: int, pixels: bytes) -> Image.Image:
    made = Image.frombytes("P", (width, height), pixels)
    made.putpalette([part for n in range(16) for part in (n, 255 - n, 16 * n)])
    return made


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_round_trip(width: int, height: int, data: st.DataObject) -> None:
    size = width * height
    pixels = bytes(data.draw(st.lists(st.integers(0, 15), min_size=size, max_size=size)))
    made = image(width, height, pixels)
    written = encode(made)
    assert is_whole(written)
    read = Image.open(BytesIO(written))
    assert read.convert("RGB").tobytes() == made.convert("RGB").tobytes()


@pytest.fixture
def whole() -> bytes:
    return encode(image(8, 8, bytes(range(16)) * 4))


def test_there_is_nothing_but_what_is_needed(whole: bytes) -> None:
    assert [name for name in (b"IHDR", b"PLTE", b"IDAT", b"IEND") if name not in whole] == []
    assert b"tIME" not in whole
    assert b"tEXt" not in whole


def test_every_damage_is_seen(whole: bytes) -> None:
    assert is_whole(whole)
    assert not is_whole(b"")
    assert not is_whole(whole + b"x")
    for at in range(len(whole)):
        assert not is_whole(whole[:at])
        assert not is_whole(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]), at
