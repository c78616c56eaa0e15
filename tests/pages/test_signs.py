"""Which group of topics has which colour and shape."""

import re

import pytest

from generator.exports.groups_css import SHAPES
from generator.model import TopicGroup
from generator.pages.signs import SIGNS, signs
from tests.support.minisite import ROOT

A, B, C = SIGNS[:3]
CASES = [
    ([], {}),
    (["x"], {"x": A}),
    (["x", "y"], {"x": A, "y": B}),
    ([A, "x"], {A: A, "x": B}),
    (["x", A, "y"], {"x": B, A: A, "y": C}),
    (list(SIGNS), dict(zip(SIGNS, SIGNS, strict=True))),
    ([*"abcdefg"], dict(zip("abcdef", SIGNS, strict=True))),
]


@pytest.mark.parametrize(("ids", "found"), CASES)
def test_signs(ids: list[str], found: dict[str, str]) -> None:
    assert signs(TopicGroup(key, key, ()) for key in ids) == found


def test_the_style_sheets_have_the_same() -> None:
    css = (ROOT / "docs/stylesheets/parts.css").read_text(encoding="utf-8")
    rule = re.compile(r"\.g-([\w-]+) \{\s*--hue: var\(--([\w-]+)\);\s*--shape: ([^;]+);")
    said = {key: (hue, " ".join(shape.split()).replace("( ", "(").replace(" )", ")"))
            for key, hue, shape in rule.findall(css)}  # fmt: skip
    assert said == {sign: (sign, shape) for sign, shape in SHAPES.items()}
    tokens = (ROOT / "docs/stylesheets/tokens.css").read_text(encoding="utf-8")
    assert all(f"--{sign}:" in tokens for sign in SIGNS)
