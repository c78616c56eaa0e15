"""Where the papers of a topic lie thickest, and the ground that a group of topics covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from contourpy import contour_generator
from scipy.ndimage import gaussian_filter
from scipy.spatial import KDTree

from generator.mapping.places import Places, Point

Array = npt.NDArray[np.float64]

NEAR = 0.08
"""What counts as near a paper, as a share of the map's diagonal."""
CELLS = 96
"""Cells along each side of the grid on which the ground is measured."""
BLUR = 2.6
"""Standard deviation, in cells, of the ground around one paper."""
LEVEL = 0.1
"""How thick the papers of a group must lie, as a share of its usual thickest."""

SLIVER = 0.0015
"""Patches smaller than this share of the ground are left out: no paper lies in them."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A patch of ground: rings of points, the outer one first, then the holes in it."""

    rings: tuple[tuple[Point, ...], ...]


def peaks(members: Mapping[str, Sequence[str]], places: Places) -> dict[str, Point]:
    """For each region with papers, the point in the midst of where they lie thickest.

    ``members`` are paper ids by region. Ties go to the first id.
    """
    if not places:
        return {}
    extent = np.ptp(np.array(list(places.values())), axis=0)
    radius = NEAR * float(np.hypot(*extent)) or 1.0
    return {
        region: _peak(np.array([places[key] for key in sorted(own)]), radius)
        for region, own in members.items()
        if own
    }


def _peak(points: Array, radius: float) -> Point:
    tree = KDTree(points)
    counts = tree.query_ball_point(points, radius, return_length=True)
    thickest = sorted(tree.query_ball_point(points[int(np.argmax(counts))], radius))
    x, y = np.round(points[thickest].mean(axis=0), 1)
    return (float(x), float(y))


def outlines(members: Mapping[str, Sequence[str]], places: Places) -> dict[str, list[Outline]]:
    """The ground of each group: where its papers lie thicker than those of any other group.

    ``members`` are paper ids by group. Groups do not overlap; a group that lies nowhere
    thickest has no ground.
    """
    everything = np.array(list(places.values()))
    if not len(everything) or not any(members.values()):
        return {}
    low, high = _frame(everything)
    fields = {
        group: _field(np.array([places[key] for key in own]), low, high)
        for group, own in members.items()
        if own
    }
    level = LEVEL * float(np.median([field.max() for field in fields.values()]))
    xs, ys = (np.linspace(low[i], high[i], CELLS) for i in (0, 1))
    return {group: _rings(_lead(fields, group), xs, ys, level) for group in fields}


def _frame(points: Array) -> tuple[Array, Array]:
    """The corners of the ground: the papers with a margin."""
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.08 * np.maximum(high - low, 1.0)
    return low - margin, high + margin


def _field(points: Array, low: Array, high: Array) -> Array:
    counts, _, _ = np.histogram2d(
        points[:, 1], points[:, 0], bins=CELLS, range=[(low[1], high[1]), (low[0], high[0])]
    )
    return np.asarray(gaussian_filter(counts, BLUR, mode="constant"))


def _lead(fields: Mapping[str, Array], group: str) -> Array:
    """How much thicker a group lies than the next; negative where another lies thicker."""
    others = [field for key, field in fields.items() if key != group]
    own = fields[group]
    return own - np.max(others, axis=0) if others else own


def _rings(field: Array, xs: Array, ys: Array, level: float) -> list[Outline]:
    drawn = contour_generator(xs, ys, field, fill_type="OuterOffset").filled(level, np.inf)
    found = []
    for points, offsets in zip(*drawn, strict=True):
        rings = [points[a:b] for a, b in pairwise(offsets)]
        if _area(rings[0]) > SLIVER * (xs[-1] - xs[0]) * (ys[-1] - ys[0]):
            found.append(Outline(tuple(map(_ring, rings))))
    return found


def _area(ring: Array) -> float:
    """The area of a ring of points, by the shoelace formula."""
    xs, ys = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(xs, np.roll(ys, 1)) - np.dot(ys, np.roll(xs, 1)))) / 2


def _ring(points: Array) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in np.round(points))
