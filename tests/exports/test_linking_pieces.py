"""Links in several formats as one text: what each format shows of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.linking_pieces import Piece, pieces
from generator.exports.snippets import FORMATS, address, line

URL = "https://site.example/papers/ropes/"


def shown(found: tuple[Piece, ...], number: int) -> str:
    """What a reader sees who chose the format ``number``."""
    return "".join(piece.text for piece in found if number in piece.formats)


def written(title: str, url: str) -> list[str]:
    return [own.write(title, url) for own in FORMATS]


HARD = ("Ropes", "a", "href", URL, "W2*A8 [x] | <b> & $5 `x`", "Ropes Ropes", "", "]")


@pytest.mark.parametrize("title", HARD)
def test_each_format_reads_as_it_is_written(title: str) -> None:
    texts = written(title, URL)
    found = pieces(texts, line(title), address(URL))
    assert [shown(found, n) for n in range(1, len(texts) + 1)] == texts


@given(st.text(), st.sampled_from([URL, "https://x.example/a/", "/"]))
def test_so_does_any_title(title: str, url: str) -> None:
    texts = written(title, url)
    found = pieces(texts, line(title), address(url))
    assert [shown(found, n) for n in range(1, len(texts) + 1)] == texts


@given(st.lists(st.text(alphabet="tu[]() ", max_size=12), max_size=5))
def test_and_any_text(texts: list[str]) -> None:
    found = pieces(texts, "t", "u")
    assert [shown(found, n) for n in range(1, len(texts) + 1)] == texts


def test_a_plain_title_stands_there_once() -> None:
    title = "Ropes without knots"
    found = pieces(written(title, URL), title, URL)
    assert sum(title in piece.text for piece in found) == 1
    assert sum(URL in piece.text for piece in found) == 2
