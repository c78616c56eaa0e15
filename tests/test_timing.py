"""Stages and what they took: which rows there are, never how long something takes."""

import pytest

from generator.timing import measured, stage


def test_nothing_is_measured_unless_asked() -> None:
    assert stage("one") is stage("two")
    with stage("one"):
        pass


def test_stages_nest_and_stand_below_what_they_ran_in() -> None:
    with measured() as book:
        for _ in range(2):
            with stage("a"), stage("x"):
                pass
            with stage("b"):
                pass
        with stage("a"), stage("y"):
            pass
    assert [(row.path, row.times) for row in book.rows()] == [
        (("a",), 3),
        (("a", "x"), 2),
        (("a", "y"), 1),
        (("b",), 2),
    ]


def test_a_stage_counts_all_that_ran_inside_it() -> None:
    with measured() as book, stage("outer"), stage("inner"):
        sum(range(100_000))
    outer, inner = book.rows()
    assert outer.wall_seconds >= inner.wall_seconds > 0
    assert outer.cpu_seconds >= inner.cpu_seconds >= 0


def fail() -> None:
    raise KeyError


def test_a_stage_that_raises_is_measured_and_left() -> None:
    with measured() as book:
        with pytest.raises(KeyError), stage("a"):
            fail()
        with stage("b"):
            pass
    assert [row.path for row in book.rows()] == [("a",), ("b",)]


def test_a_stage_that_has_not_ended_is_no_row() -> None:
    with measured() as book, stage("open"):
        with stage("ended"):
            pass
        assert [row.path for row in book.rows()] == [("open", "ended")]


def test_measuring_ends() -> None:
    with measured() as outer, stage("a"):
        with measured() as inner, stage("b"):
            pass
        with stage("c"):
            pass
    with stage("d"):
        pass
    assert [row.path for row in inner.rows()] == [("b",)]
    assert [row.path for row in outer.rows()] == [("a",), ("a", "c")]
