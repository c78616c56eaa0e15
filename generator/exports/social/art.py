"""What stands behind the words: the group's shape with the net of a globe in it, and the logo.

Drawn once for each group, three times as large, and scaled down for smooth edges.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from PIL import Image, ImageDraw

from generator.exports.social.colours import INK, INK_2, PAPER, Ramp, hue, mixed

WIDTH, HEIGHT = 1200, 630
"""Pixels, as Open Graph's consumers ask for (1.91 to 1)."""
FINE = 3
BAND = 18
"""The coloured edge at the left."""
Point = tuple[float, float]

SHAPES: dict[str, tuple[Point, ...]] = {
    "adaptation": ((50, 0), (100, 50), (50, 100), (0, 50)),
    "efficiency": ((50, 4), (100, 94), (0, 94)),
    "abilities": ((9, 9), (91, 9), (91, 91), (9, 91)),
    "domains": ((25, 6), (75, 6), (100, 50), (75, 94), (25, 94), (0, 50)),
    "trust-and-understanding": (
        *((34, 2), (66, 2), (66, 34), (98, 34), (98, 66), (66, 66)),
        *((66, 98), (34, 98), (34, 66), (2, 66), (2, 34), (34, 34)),
    ),
}
"""The shapes of the legend (docs/stylesheets/parts.css), in hundredths of their box; a group
that has none here is round."""


@cache
def ramps(group: str | None) -> tuple[Ramp, Ramp, Ramp, Ramp]:
    """Ground, ink, second ink and hue: sixteen colours, so that a pixel takes four bits."""
    colour = hue(group)
    ground = Ramp(1, (mixed(colour, 0.05), mixed(colour, 0.1)))
    return (ground, _ramp(3, 5, INK), _ramp(8, 4, INK_2), _ramp(12, 4, colour))


def _ramp(first: int, steps: int, colour: tuple[int, int, int]) -> Ramp:
    return Ramp(first, tuple(mixed(colour, step / steps) for step in range(1, steps + 1)))


def palette(group: str | None) -> list[int]:
    """The colours of a card, as Pillow has them: red, green and blue of each."""
    shades = [PAPER, *(shade for ramp in ramps(group) for shade in ramp.shades)]
    return [part for shade in shades for part in shade]


@cache
def ground(group: str | None, whole: bool) -> Image.Image:
    """The empty card of a group; ``whole`` for one with little text, and more of the shape."""
    image = Image.new("P", (WIDTH, HEIGHT))
    image.putpalette(palette(group))
    centre, size = ((930.0, 250.0), 600.0) if whole else ((1010.0, 235.0), 760.0)
    tint, _, _, colour = ramps(group)
    image.paste(_net(group, centre, size).point(tint.table()), (0, 0))
    image.paste(colour.full, (0, 0, BAND, HEIGHT))
    return image


def outline(group: str | None, centre: Point, size: float) -> list[Point]:
    """The corners of a group's shape; a circle has many."""
    if group in SHAPES:
        points: Sequence[Point] = SHAPES[group]
    else:
        turn = math.tau / 180
        points = [(50 + 46 * math.cos(i * turn), 50 + 46 * math.sin(i * turn)) for i in range(180)]
    left, top = centre[0] - size / 2, centre[1] - size / 2
    return [(left + x / 100 * size, top + y / 100 * size) for x, y in points]


def _net(group: str | None, centre: Point, size: float) -> Image.Image:
    """The shape, with meridians and parallels left out of it."""
    mask = Image.new("L", (WIDTH * FINE, HEIGHT * FINE))
    pen = ImageDraw.Draw(mask)
    pen.polygon([(x * FINE, y * FINE) for x, y in outline(group, centre, size)], fill=255)
    for line in globe(centre, size * 0.56):
        pen.line([(x * FINE, y * FINE) for x, y in line], fill=0, width=2 * FINE + 1, joint="curve")
    return mask.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def globe(centre: Point, radius: float) -> Iterator[list[Point]]:
    """Meridians and parallels of a globe seen from 30° north, orthographic, every 30°.

    J. P. Snyder, "Map Projections: A Working Manual" (USGS 1395), equations 20-3 and 20-4.
    """
    for fixed in range(0, 360, 30):
        yield from _seen([(lat, fixed) for lat in range(-90, 91, 3)], centre, radius)
    for fixed in range(-60, 61, 30):
        yield from _seen([(fixed, lon) for lon in range(0, 361, 3)], centre, radius)


def _seen(places: Sequence[Point], centre: Point, radius: float) -> Iterator[list[Point]]:
    """The stretches of a line on the globe that lie on the side towards the reader."""
    line: list[Point] = []
    north = math.radians(30)
    for lat, lon in places:
        phi, lam = math.radians(lat), math.radians(lon)
        near = math.sin(north) * math.sin(phi) + math.cos(north) * math.cos(phi) * math.cos(lam)
        if near < 0:
            if len(line) > 1:
                yield line
            line = []
            continue
        x = math.cos(phi) * math.sin(lam)
        y = math.cos(north) * math.sin(phi) - math.sin(north) * math.cos(phi) * math.cos(lam)
        line.append((centre[0] + radius * x, centre[1] - radius * y))
    if len(line) > 1:
        yield line


@cache
def sign(group: str | None, size: int) -> Image.Image:
    """A group's shape as a small mask, ``size`` pixels wide."""
    mask = Image.new("L", (size * 8, size * 8))
    middle = size * 4.0
    ImageDraw.Draw(mask).polygon(outline(group, (middle, middle), size * 8.0), fill=255)
    return mask.resize((size, size), Image.Resampling.BOX)


LOGO_PAGE = ((9, 6.5), (18.5, 6.5), (24, 12), (24, 25.5), (9, 25.5))
LOGO_LINES = (
    ((12, 13.2), (14, 14.7), (16.2, 14.8)),
    ((12, 17), (16, 19.4), (21, 17)),
    ((12, 21), (16, 23.4), (21, 21)),
)
"""Of docs/assets/logo.svg, on its grid of 32: the page, and each line as a quadratic curve."""


@cache
def logo(size: int) -> Image.Image:
    """The site's sign as a mask: the page is left out of a rounded tile."""
    grid = size * 8 / 32
    mask = Image.new("L", (size * 8, size * 8))
    pen = ImageDraw.Draw(mask)
    pen.rounded_rectangle((0, 0, size * 8 - 1, size * 8 - 1), radius=8 * grid, fill=255)
    pen.polygon([(x * grid, y * grid) for x, y in LOGO_PAGE], fill=0)
    pen.polygon([(x * grid, y * grid) for x, y in ((18.5, 6.5), (24, 12), (18.5, 12))], fill=105)
    for start, bend, end in LOGO_LINES:
        points = [_curve(start, bend, end, step / 24) for step in range(25)]
        for x, y in points:
            half = 0.85 * grid
            box = (x * grid - half, y * grid - half, x * grid + half, y * grid + half)
            pen.ellipse(box, fill=255)
    return mask.resize((size, size), Image.Resampling.BOX)


def _curve(start: Point, bend: Point, end: Point, share: float) -> Point:
    """A point of a quadratic Bézier curve."""
    one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return (
        one * start[0] + two * bend[0] + three * end[0],
        one * start[1] + two * bend[1] + three * end[1],
    )
