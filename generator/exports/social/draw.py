"""Puts the words of a card on its ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from PIL import Image

from generator.exports.social.art import ground, logo, ramps, sign
from generator.exports.social.colours import Ramp
from generator.exports.social.fonts import (
    PLAIN,
    SERIF,
    STRONG,
    Chain,
    is_rtl,
    title_chain,
    without_pictures,
)
from generator.exports.social.layout import Fitted, Size, fit, shortened
from generator.exports.social.lines import Canvas, Stamp, Style, stamp, width_of
from generator.exports.social.words import Chip, SocialCard, people_lines

LEFT, RIGHT = 80, 1120
"""The margins of all text."""
BOX = RIGHT - LEFT
SLACK = 12
"""Pixels of a line left free: a line set as one is a little wider or narrower than its words."""
TITLE_SIZES = (
    Size(88, 94, 2),
    Size(76, 82, 3),
    Size(66, 73, 4),
    Size(58, 66, 4),
    Size(52, 60, 5),
    Size(46, 53, 6),
    Size(40, 47, 6),
)
OTHER_SIZES = tuple(Size(size.em * 7 // 8, size.leading, size.lines) for size in TITLE_SIZES)
"""For titles that the serif cannot show: scripts with marks above and below need the room."""
TEXT_SIZES = (Size(36, 50, 2), Size(32, 44, 3), Size(28, 38, 4))
SMALL, HEAD = 30, 32
HEAD_AT, FOOT_AT, ABOVE_FOOT = 93, 566, 78
"""Baselines of the site's name and of the topics, and how far above these all else stands."""


def draw(card: SocialCard) -> Image.Image:
    """The card as an image of 1200 by 630 pixels with a palette of sixteen colours."""
    card = replace(
        card,
        title=without_pictures(card.title),
        text=card.text and without_pictures(card.text),
        people=tuple(map(without_pictures, card.people)),
    )
    canvas = Canvas(ground(card.group, whole=card.text is not None))
    _head(canvas, card)
    _foot(canvas, card)
    last = FOOT_AT - ABOVE_FOOT if card.chips or card.figures else FOOT_AT
    _title(canvas, card, _below_title(canvas, card, last))
    return canvas.image


def _head(canvas: Canvas, card: SocialCard) -> None:
    _, ink, second, hue = ramps(card.group)
    canvas.put(_sign(None, 52, hue), (LEFT, 56))
    room = float(BOX - 72)
    if card.date:
        width = width_of(PLAIN, SMALL)(card.date)
        canvas.text(RIGHT - width, HEAD_AT, card.date, Style(PLAIN, SMALL, second))
        room -= width + 40
    if card.site:
        name = within(card.site, room, STRONG, HEAD)
        canvas.text(LEFT + 72, HEAD_AT, name, Style(STRONG, HEAD, ink))


def within(text: str, room: float, chain: Chain, em: int) -> str:
    """``text``, or as much of it as goes into ``room`` pixels."""
    measure = width_of(chain, em)
    return text if measure(text) <= room else shortened(text, room, measure)


def _below_title(canvas: Canvas, card: SocialCard, last: int) -> int:
    """Set people or text, the last line on ``last``; returns where the title's last line goes."""
    _, _, second, _ = ramps(card.group)
    if card.people:
        style = Style(PLAIN, HEAD, second)
        line = people_line(card.people)
        canvas.text(_left(line, style), last, line, style)
        return last - 66
    if card.text:
        text = fit(card.text, BOX - SLACK, TEXT_SIZES, lambda size: width_of(PLAIN, size.em))
        first = _lines(canvas, text, last, Style(PLAIN, text.size.em, second))
        return first - 70
    return last


def people_line(people: Sequence[str]) -> str:
    """As many of ``people`` as go on one line."""
    measure = width_of(PLAIN, HEAD)
    lines = list(people_lines(people))
    fitting = (line for line in lines if measure(line) <= BOX - SLACK)
    return next(fitting, None) or within(lines[-1], BOX - SLACK, PLAIN, HEAD)


def _title(canvas: Canvas, card: SocialCard, last: int) -> None:
    _, ink, _, _ = ramps(card.group)
    title = fit_title(card.title)
    _lines(canvas, title, last, Style(title_chain(card.title), title.size.em, ink))


def fit_title(text: str) -> Fitted:
    """How a title fills its box."""
    chain = title_chain(text)
    sizes = TITLE_SIZES if chain[0] is SERIF else OTHER_SIZES
    return fit(text, BOX - SLACK, sizes, lambda size: width_of(chain, size.em))


def _lines(canvas: Canvas, text: Fitted, last: int, style: Style) -> int:
    """Set lines, the last one on the baseline ``last``; returns the first baseline."""
    first = last - (len(text.lines) - 1) * text.size.leading
    for number, line in enumerate(text.lines):
        canvas.text(_left(line, style), first + number * text.size.leading, line, style)
    return first


def _left(line: str, style: Style) -> float:
    """Where a line begins: at the left margin, or so that it ends at the right one."""
    return RIGHT - width_of(style.chain, style.em)(line) if is_rtl(line) else LEFT


def _foot(canvas: Canvas, card: SocialCard) -> None:
    """Topics from the left, the first in the card's colour, as many as fit; figures after."""
    _, ink, second, hue = ramps(card.group)
    pen: float = LEFT
    measure = width_of(PLAIN, SMALL)
    for number, chip in enumerate(card.chips):
        end = pen + 36 + measure(chip.label)
        if end > RIGHT:
            break
        canvas.put(_sign(chip, 24, second if number else hue), (int(pen), FOOT_AT - 22))
        canvas.text(pen + 36, FOOT_AT, chip.label, Style(PLAIN, SMALL, second))
        pen = end + 44
    for figure in card.figures:
        canvas.text(pen, FOOT_AT, figure, Style(STRONG, SMALL, ink))
        pen += width_of(STRONG, SMALL)(figure) + 44


@cache
def _sign(chip: Chip | None, size: int, ramp: Ramp) -> Stamp:
    """The shape of a topic's group; the site's own sign where there is no topic."""
    return stamp(sign(chip.group, size) if chip else logo(size), ramp)
