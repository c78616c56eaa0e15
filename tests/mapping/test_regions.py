"""Where names lie, and the ground of groups."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.mapping.places import Point
from generator.mapping.regions import outlines, peaks

LEFT = {f"a{i}": (100.0 + 9 * (i % 5), 100.0 + 9 * (i // 5)) for i in range(25)}
RIGHT = {f"b{i}": (800.0 + 9 * (i % 5), 600.0 + 9 * (i // 5)) for i in range(25)}
PLACES = {**LEFT, **RIGHT}
MEMBERS = {"left": list(LEFT), "right": list(RIGHT), "none": []}


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point lies in a ring: a ray from it crosses the ring an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def test_a_name_lies_where_most_of_its_papers_do() -> None:
    places = {**PLACES, "far": (500.0, 400.0)}
    found = peaks({"left": [*LEFT, "far"]}, places)
    assert found["left"] == pytest.approx((118, 118), abs=3)


def test_a_region_without_papers_has_no_name() -> None:
    assert set(peaks(MEMBERS, PLACES)) == {"left", "right"}


def test_the_order_of_papers_does_not_matter() -> None:
    turned = {key: own[::-1] for key, own in MEMBERS.items()}
    assert peaks(turned, PLACES) == peaks(MEMBERS, PLACES)
    assert outlines(turned, PLACES) == outlines(MEMBERS, PLACES)


def test_a_group_covers_the_ground_of_its_papers_and_no_other() -> None:
    found = outlines(MEMBERS, PLACES)
    assert set(found) == {"left", "right"}
    (left,), (right,) = found["left"], found["right"]
    assert all(inside(place, left.rings[0]) for place in LEFT.values())
    assert not any(inside(place, left.rings[0]) for place in RIGHT.values())
    assert all(inside(place, right.rings[0]) for place in RIGHT.values())


def test_ground_is_divided_where_groups_meet() -> None:
    mixed = {"most": list(LEFT)[:20], "few": list(LEFT)[20:]}
    found = outlines(mixed, LEFT)
    rings = [outline.rings[0] for own in found.values() for outline in own]
    assert rings
    for place in LEFT.values():
        assert sum(inside(place, ring) for ring in rings) <= 1


def test_nothing_without_papers() -> None:
    assert peaks({}, {}) == {}
    assert outlines({}, {}) == {}
    assert outlines({"none": []}, PLACES) == {}


def test_one_paper_alone() -> None:
    places = {"a": (3.0, 4.0)}
    assert peaks({"x": ["a"]}, places) == {"x": (3.0, 4.0)}
    assert len(outlines({"x": ["a"]}, places)["x"]) == 1
