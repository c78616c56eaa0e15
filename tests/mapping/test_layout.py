"""Places on the map: always the same, apart from each other, near what they are like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import dist
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.mapping.layout import FEW, lay_out, settle
from generator.mapping.places import Places
from generator.model import Paper

SUBJECTS = ("cache", "birds", "stones", "ships")
WORDS = [first + second for first in "aeiou" for second in "bdfgmn"]
DIAGONAL = 1250


def paper(subject: str, number: int) -> Paper:
    """A paper that says a third of the words of its subject, and none of the others'."""
    chosen = Random(f"{subject} {number}").sample(WORDS, 10)
    text = ", ".join(subject + word for word in chosen)
    return Paper(f"{subject}-{number:02}", text[:40], text, records=())


def library(each: int) -> list[Paper]:
    return [paper(subject, number) for subject in SUBJECTS for number in range(each)]


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    return library(12)


@pytest.fixture(scope="module")
def places(papers: list[Paper]) -> Places:
    return settle(papers, {}, {})


def subject(key: str) -> str:
    return key.partition("-")[0]


def nearest(places: Places, key: str, most: int = 5) -> list[str]:
    others = sorted(places, key=lambda other: (dist(places[key], places[other]), other))
    return [other for other in others if other != key][:most]


def purity(places: Places, keys: Sequence[str]) -> float:
    """The share of the nearest five that are of the same subject."""
    hits = [subject(other) == subject(key) for key in keys for other in nearest(places, key)]
    return sum(hits) / len(hits)


def moves(old: Places, new: Places) -> list[float]:
    """How far each paper moved, as a share of the map's diagonal, the least first."""
    return sorted(dist(old[key], new[key]) / DIAGONAL for key in old.keys() & new.keys())


def least_distance(places: Places) -> float:
    return min(dist(places[key], places[nearest(places, key, 1)[0]]) for key in places)


def test_the_same_papers_get_the_same_places(papers: list[Paper], places: Places) -> None:
    shuffled = Random(5).sample(papers, len(papers))
    assert settle(shuffled, {}, {}) == places


def test_like_lies_near_like(places: Places) -> None:
    assert purity(places, sorted(places)) > 0.9


def test_no_two_papers_lie_on_each_other(places: Places) -> None:
    assert least_distance(places) > 40


def test_a_sample_goes_first_where_there_are_many(
    papers: list[Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.mapping.layout.CORE", 32)
    found = settle(papers, {}, {})
    assert purity(found, sorted(found)) > 0.9
    assert least_distance(found) > 40
    assert settle(Random(5).sample(papers, len(papers)), {}, {}) == found


def test_a_topic_draws_papers_together(papers: list[Paper]) -> None:
    topics = {one.id: ["shared"] for one in papers if one.id.endswith(("-00", "-01"))}
    apart, together = settle(papers, {}, {}), settle(papers, topics, {})
    assert spread_of(together, topics) < spread_of(apart, topics)


def spread_of(places: Places, keys: Mapping[str, object]) -> float:
    return sum(dist(places[one], places[other]) for one in keys for other in keys)


@pytest.mark.parametrize("seed", range(3))
def test_known_papers_stay_where_they_are(papers: list[Paper], seed: int) -> None:
    new = set(Random(seed).sample([one.id for one in papers], 3))
    before = settle([one for one in papers if one.id not in new], {}, {})
    after = lay_out(papers, {}, before)
    assert {key: after[key] for key in before} == before
    assert purity(after, sorted(new)) > 0.7
    assert least_distance(after) > 25


@pytest.mark.parametrize("seed", range(3))
def test_settling_anew_starts_from_the_old_places(papers: list[Paper], seed: int) -> None:
    new = set(Random(seed).sample([one.id for one in papers], 3))
    before = settle([one for one in papers if one.id not in new], {}, {})
    warm = moves(before, settle(papers, {}, before))
    assert warm[len(warm) // 2] < 0.1


def test_papers_that_are_gone_leave_the_others_alone(papers: list[Paper], places: Places) -> None:
    kept = papers[::2]
    assert lay_out(kept, {}, places) == {one.id: places[one.id] for one in kept}


def test_all_are_embedded_where_too_few_are_known(papers: list[Paper], places: Places) -> None:
    few = {one.id: (0.0, 0.0) for one in papers[: FEW - 1]}
    assert lay_out(papers, {}, few) == places


@pytest.mark.parametrize("count", range(8))
def test_small_collections_have_places_too(count: int) -> None:
    own = library(2)[:count]
    found = settle(own, {}, {})
    assert list(found) == sorted(one.id for one in own)
    assert len(set(found.values())) == count
    assert lay_out(own, {}, {}) == found


def test_papers_that_say_nothing_or_the_same_lie_apart() -> None:
    same = [Paper(f"same-{i}", "One title", "One abstract.", records=()) for i in range(9)]
    empty = [Paper(f"empty-{i}", "…", "", records=()) for i in range(9)]
    found = settle(same + empty, {}, {})
    assert len(set(found.values())) == 18
    assert least_distance(found) > 30


@given(known=st.dictionaries(
    st.sampled_from([one.id for one in library(3)]),
    st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=FEW,
))  # fmt: skip
@settings(max_examples=40)
def test_whatever_is_known_stays_and_all_have_a_place(
    known: dict[str, tuple[float, float]],
) -> None:
    own = library(3)
    found = lay_out(own, {}, known)
    assert set(found) == {one.id for one in own}
    assert all(dist(found[key], known[key]) < 0.1 for key in known)
