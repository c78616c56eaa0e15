"""One line of type: how wide it is, and putting it on a canvas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from generator.exports.social.colours import Ramp
from generator.exports.social.fonts import Chain, Run, font, runs
from generator.exports.social.layout import Measure

HAN = {"ja": ("\u3041", "\u30ff"), "ko": ("\uac00", "\ud7a3")}
"""Letters by which Japanese and Korean are told from Chinese, whose signs are drawn otherwise."""


@dataclass(frozen=True, slots=True)
class Style:
    """Faces, size in pixels, and colour of a text."""

    chain: Chain
    em: int
    ramp: Ramp


_SEEN = bytes((0, *[255] * 255))
REPEATED = 32
"""The size in pixels up to which what was set is kept."""
MEASURED = 100
"""The size in pixels at which words are measured for a layout; widths grow with the size."""


def width_of(chain: Chain, em: int) -> Measure:
    """The measure of texts in these faces at ``em`` pixels."""
    faces = tuple(chain)
    return lambda text: _width(text, faces) * em / MEASURED


@lru_cache(maxsize=50_000)
def _width(text: str, chain: Chain) -> float:
    return set_width(text, chain, MEASURED)


def _advance(run: Run, em: int) -> float:
    made = font(run.face, em)
    return made.getlength(run.text, direction=run.direction, language=_language(run.text))


def set_width(text: str, chain: Chain, em: int) -> float:
    """How wide ``text`` is when it is set as one line."""
    return sum(_advance(run, em) for run in runs(text, chain))


def _language(text: str) -> str | None:
    """The language whose forms of Chinese signs are meant; ``None`` where there are none."""
    if text.isascii():
        return None
    for language, (first, last) in HAN.items():
        if any(first <= char <= last for char in text):
            return language
    return "zh-Hans" if any("\u3400" <= char <= "\u9fff" for char in text) else None


@dataclass(frozen=True, slots=True)
class Stamp:
    """Type or a sign, ready to be put on a ground.

    ``shades`` are places in the palette, ``inside`` is 255 where there is any; ``offset`` is
    where the corner lies from the pen, ``width`` how far the pen moves on.
    """

    shades: Image.Image
    inside: Image.Image
    offset: tuple[int, int] = (0, 0)
    width: float = 0.0


def stamp(
    mask: Image.Image, ramp: Ramp, offset: tuple[int, int] = (0, 0), width: float = 0.0
) -> Stamp:
    """What ``mask`` covers, in the steps of ``ramp``."""
    # Image.point would round each of 256 numbers, twice a stamp.
    shades = mask.tobytes().translate(_table(ramp))
    return Stamp(_mask(mask.size, shades), _mask(mask.size, shades.translate(_SEEN)), offset, width)


def _mask(size: tuple[int, int], data: bytes) -> Image.Image:
    return Image.frombytes("L", size, data)


@lru_cache
def _table(ramp: Ramp) -> bytes:
    return bytes(ramp.table())


def _set(run: Run, em: int, ramp: Ramp) -> Stamp:
    width = _advance(run, em)
    # A margin of one em: letters reach beyond their advance, marks above their line.
    mask = Image.new("L", (int(width) + 2 * em, 3 * em))
    ImageDraw.Draw(mask).text(
        (em, 2 * em),
        run.text,
        fill=255,
        font=font(run.face, em),
        anchor="ls",
        direction=run.direction,
        language=_language(run.text),
        stroke_width=run.face.emboldened * em,
    )
    left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
    return stamp(mask.crop((left, top, right, bottom)), ramp, (left - em, top - 2 * em), width)


_set_again = lru_cache(maxsize=1_000)(_set)


class Canvas:
    """A ground with a palette, on which type is set in the steps of a ramp."""

    def __init__(self, ground: Image.Image) -> None:
        self.image = ground.copy()

    def text(self, left: float, baseline: int, text: str, style: Style) -> None:
        """Set ``text`` from ``left`` on."""
        # Names of topics, dates and the site's own come again and again, lines of titles do not.
        setting = _set_again if style.em <= REPEATED else _set
        for run in runs(text, style.chain):
            made = setting(run, style.em, style.ramp)
            self.put(made, (round(left), baseline))
            left += made.width

    def put(self, made: Stamp, pen: tuple[int, int]) -> None:
        """Put a stamp where the pen is, and leave alone what else is in its box."""
        at = (pen[0] + made.offset[0], pen[1] + made.offset[1])
        self.image.paste(made.shades, at, made.inside)
