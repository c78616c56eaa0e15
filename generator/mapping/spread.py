"""Room for every point: those that lie too near each other are pushed apart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import KDTree

Array = npt.NDArray[np.float64]

ROUNDS = 400
GOLDEN = 2.399963229728653
"""The golden angle in radians: turns by it never point the same way twice."""
SLACK = 1.02
"""How much farther than needed points are pushed, so that it ends."""


def spread(at: Array, least: float, fixed: npt.NDArray[np.bool_] | None = None) -> Array:
    """Points moved as little as possible until any two are ``least`` apart.

    ``fixed`` points stay: others make way for them, and two of them may stay too near. In
    a crowd without end it stops where the rounds do. Deterministic; points on top of each
    other part in directions that follow from their numbers.
    """
    out = np.array(at, dtype=np.float64)
    still = np.zeros(len(out), dtype=bool) if fixed is None else fixed
    for _ in range(ROUNDS):
        first, second = _too_near(out, least, still)
        if not len(first):
            break
        _part(out, first, second, least, still)
    return out


def _too_near(
    at: Array, least: float, still: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    # A hair less than what is wanted, or pairs that are exactly there never come to rest.
    pairs = KDTree(at).query_pairs(least * 0.999, output_type="ndarray")
    pairs = pairs[~(still[pairs[:, 0]] & still[pairs[:, 1]])]
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1]


def _part(
    at: Array,
    first: npt.NDArray[np.intp],
    second: npt.NDArray[np.intp],
    least: float,
    still: npt.NDArray[np.bool_],
) -> None:
    """Push each pair apart, both by half, or one by all where the other is to stay."""
    apart = at[second] - at[first]
    distance = np.linalg.norm(apart, axis=1)
    together = distance < least * 1e-6
    angles = GOLDEN * second[together]
    apart[together] = np.column_stack((np.cos(angles), np.sin(angles)))
    way = apart / np.where(together, 1.0, distance)[:, None]
    push = way * (least * SLACK - distance)[:, None] / 2
    np.add.at(at, first, -push * _share(still, first, second))
    np.add.at(at, second, push * _share(still, second, first))


def _share(
    still: npt.NDArray[np.bool_], own: npt.NDArray[np.intp], other: npt.NDArray[np.intp]
) -> Array:
    """How much of a push falls to ``own``: 0 where it stays, 2 where the other does."""
    return np.where(still[own], 0.0, np.where(still[other], 2.0, 1.0))[:, None]
