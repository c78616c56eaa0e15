"""Cards as they are seen: sizes, colours, where there is ink, and where there is none."""

import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.exports.social.art import BAND, HEIGHT, WIDTH
from generator.exports.social.colours import INK, PAPER, SITE, TOKENS, hue, parsed
from generator.exports.social.draw import (
    BOX,
    FOOT_AT,
    LEFT,
    RIGHT,
    draw,
    fit_title,
    people_line,
)
from generator.exports.social.fonts import PLAIN, title_chain
from generator.exports.social.lines import set_width, width_of
from generator.exports.social.png import encode
from generator.exports.social.words import Chip, SocialCard, clean
from tests.support.minisite import ROOT

TITLES = (
    "X",
    "Non-instructional Fine-tuning: Enabling Instruction-Following Capabilities in Pre-trained "
    "Language Models without Instruction-Following Data",
    "مقارنة باستخدام GPT-4 و LLaMA 2 للغة العربية",
    "大语言模型综述：从预训练到对齐的方法、数据与评估",
    "बड़े भाषा मॉडल के लिए हिन्दी निर्देश डेटासेट का निर्माण और मूल्यांकन",
    "W" * 500,
    "word " * 150,
    "🦙",
    "\u0301" * 50,
    "A\u200d" * 300,
)
KNOWN = sorted(set(TOKENS) - {"paper", "ink", "ink-2", "ink-3", SITE})
GROUPS = (*KNOWN, "another", None, SITE)


def card(title: str = "Nets", **fields: object) -> SocialCard:
    known = {"path": "cards/x.png", "site": "Atlas", "group": "efficiency"} | fields
    return SocialCard(title=title, **known)  # type: ignore[arg-type]


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around all pixels of the colour of titles."""
    same = (np.asarray(image.convert("RGB")) == INK).all(axis=2)
    return Image.fromarray(same).getbbox()


def full() -> SocialCard:
    return card(
        TITLES[1],
        people=tuple(f"Ada Lovelace {n}" for n in range(30)),
        date="29 September [2025]",
        chips=tuple(Chip(f"Topic of number {n}", "domains") for n in range(9)),
    )


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_has_its_colour(group: str | None) -> None:
    image = draw(card(group=group)).convert("RGB")
    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    assert image.getpixel((BAND // 2, HEIGHT // 2)) == hue(group)
    assert image.getpixel((BAND + 20, HEIGHT - 10)) == PAPER


def test_groups_differ_by_colour_and_by_shape() -> None:
    cards = [draw(card(group=group)) for group in KNOWN]
    assert len({image.tobytes() for image in cards}) == len(KNOWN) == 6
    assert len({tuple(image.getpalette() or ()) for image in cards}) == len(KNOWN)


def test_colours_are_those_of_the_style_sheet() -> None:
    sheet = (ROOT / "docs/stylesheets/tokens.css").read_text(encoding="utf-8")
    for name, colour in TOKENS.items():
        assert re.search(rf"--{name}: light-dark\({colour},", sheet), name
    assert parsed("#0e626b") == (14, 98, 107)


@pytest.mark.parametrize("title", TITLES)
def test_titles_stay_between_the_margins(title: str) -> None:
    box = ink(draw(card(clean(title), site="", people=("Ada",), chips=(Chip("A", "domains"),))))
    if box:
        left, top, right, bottom = box
        assert left >= LEFT - 8
        assert right <= RIGHT + 8
        assert top > 112
        assert bottom < FOOT_AT - 60


@pytest.mark.parametrize("title", TITLES)
def test_lines_of_titles_fit_as_they_are_set(title: str) -> None:
    text = clean(title)
    fitted = fit_title(text)
    chain = title_chain(text)
    for line in fitted.lines:
        assert width_of(chain, fitted.size.em)(line) <= BOX
        assert set_width(line, chain, fitted.size.em) <= BOX


@given(st.text(max_size=80))
def test_any_title_can_be_drawn(title: str) -> None:
    assert draw(card(clean(title))).size == (WIDTH, HEIGHT)


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=1, max_size=40))
def test_people_are_one_line(people: list[str]) -> None:
    assert width_of(PLAIN, 32)(people_line(people)) <= BOX


def test_topics_that_do_not_fit_are_left_out() -> None:
    right = draw(full()).convert("RGB").crop((RIGHT + 10, FOOT_AT - 30, WIDTH, FOOT_AT + 12))
    assert np.asarray(right).min() > 150


def test_a_title_from_the_right_ends_at_the_right_margin() -> None:
    box = ink(draw(card("لغة", site="")))
    assert box
    assert box[0] > WIDTH / 2
    assert abs(box[2] - RIGHT) < 12


def test_files_are_small() -> None:
    assert len(encode(draw(full()))) < 40_000
    assert len(encode(draw(card("Mistral 7B", people=("18 authors",))))) < 16_000


def test_every_process_draws_the_same() -> None:
    script = (
        "import hashlib\n"
        "from generator.exports.social.draw import draw\n"
        "from generator.exports.social.png import encode\n"
        "from generator.exports.social.words import SocialCard\n"
        "card = SocialCard('x', 'Atlas', '大 Nets للغة', 'domains', ('Ada',))\n"
        "print(hashlib.sha256(encode(draw(card))).hexdigest())\n"
    )
    run = [sys.executable, "-c", script]
    seen = {
        subprocess.run(
            run, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
    assert len(seen.pop().strip()) == 64
