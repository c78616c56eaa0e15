"""Points pushed apart: far enough, no farther than needed, and always the same way."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import pdist

from generator.mapping.spread import spread

clouds = arrays(np.float64, st.tuples(st.integers(2, 30), st.just(2)),
                elements=st.floats(-50, 50, width=32))  # fmt: skip


@given(clouds)
def test_no_two_points_stay_too_near(at: np.typing.NDArray[np.float64]) -> None:
    assert pdist(spread(at, 3.0)).min() >= 3.0 * 0.99


@given(clouds)
def test_what_is_far_enough_apart_stays(at: np.typing.NDArray[np.float64]) -> None:
    apart = spread(at, 3.0)
    assert np.array_equal(spread(apart, 2.9), apart)


@given(clouds)
def test_the_same_points_part_the_same_way(at: np.typing.NDArray[np.float64]) -> None:
    assert np.array_equal(spread(at, 3.0), spread(at.copy(), 3.0))


def test_fixed_points_stay_and_others_make_way() -> None:
    at = np.array([[0.0, 0.0], [0.0, 0.0], [0.5, 0.0], [9.0, 9.0]])
    fixed = np.array([True, False, True, False])
    found = spread(at, 2.0, fixed)
    assert np.array_equal(found[[0, 2, 3]], at[[0, 2, 3]])
    assert min(np.linalg.norm(found[1] - found[0]), np.linalg.norm(found[1] - found[2])) > 1.98


def test_what_is_given_is_not_changed() -> None:
    at = np.zeros((3, 2))
    spread(at, 1.0)
    assert not at.any()
