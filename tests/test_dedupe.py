"""Same paper or not: the rules, in any order, without anything lost."""

import random
import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dedupe import Cluster, Reason, cluster
from generator.model import Record, RecordKey

ONE = (
    "Large language models are useful but large. We show how to make them smaller without "
    "making them worse, by leaving out the parts that nobody needs. On every task that we tried, "
    "the smaller model is as good as the larger one, at a tenth of the cost."
)
TWO = (
    "Greek papyri are old and have holes. In this work, we fill the holes with a language model "
    "that was trained on what is left of the others. Experts prefer what it writes to what they "
    "guessed themselves in three of four cases. The code is at https://github.com/holes/papyri"
)
REVISED = (
    ONE.replace("tenth", "ninth").replace("useful but", "widely used, and") + " Code is public."
)
TITLE = "Leaving Out What Nobody Needs: Smaller Language Models"
Ids = Mapping[RecordKey, Mapping[str, str]]


def record(title: str, abstract: str, listing: str = "a", line: int = 1) -> Record:
    return Record(listing, line, line + 2, title, abstract)


def many(*pairs: tuple[str, str]) -> list[Record]:
    """One record per pair, each from a listing of its own: a, b, c…"""
    return [record(t, a, chr(ord("a") + i)) for i, (t, a) in enumerate(pairs)]


def parts(found: Sequence[Cluster]) -> list[str]:
    """The listings of each cluster's records, as in ``["ab", "c"]``."""
    return ["".join(own.listing for own in each.records) for each in found]


SAME = [
    ("equal", (TITLE, ONE), (TITLE, ONE), Reason.TITLE),
    ("revised abstract", (TITLE, ONE), (TITLE, REVISED), Reason.TITLE),
    ("case and punctuation", (TITLE, ONE), (TITLE.upper().replace(":", " -"), ONE), Reason.TITLE),
    ("LaTeX", ('T\\"ULU at 5\\%', ONE), ("TÜLU at 5%", ONE), Reason.TITLE),
    ("wrapped", (TITLE, ONE), (TITLE, ONE.replace(" ", "\n")), Reason.TITLE),
    ("no abstract", (TITLE, ONE), (TITLE, ""), Reason.TITLE),
    ("neither abstract", (TITLE, ""), (TITLE, ""), Reason.TITLE),
    ("a letter lost", (TITLE, ONE), (TITLE.replace("Smaller", "Smaler"), ONE), Reason.NEAR),
    ("a word more", (TITLE, ONE), (f"{TITLE} Too", ONE.replace("tenth", "ninth")), Reason.NEAR),
    ("one-word titles", ("Quantization", ONE), ("Quantisation", ONE), Reason.NEAR),
    ("digits alone", ("2048", ONE), ("2048", ONE), Reason.TITLE),
    ("signs alone", ("???", ONE), ("???", ONE), Reason.TITLE),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "reason"), [row[1:] for row in SAME], ids=[r[0] for r in SAME])
def test_same_paper(a: tuple[str, str], b: tuple[str, str], reason: Reason) -> None:
    (found,) = cluster(many(a, b), {})
    assert [join.reason for join in found.joins] == [reason]
    assert found.joins[0].detail
    assert (found.joins[0].first, found.joins[0].second) == (("a", 1), ("b", 1))


DIFFERENT = [
    ("other paper", (TITLE, ONE), ("Filling Holes", TWO)),
    ("equal titles", (TITLE, ONE), (TITLE, TWO)),
    ("near titles", (TITLE, ONE), (TITLE.replace("Smaller", "Smaler"), TWO)),
    ("equal abstracts", (TITLE, ONE), ("Filling Holes", ONE)),
    ("near abstracts, other title", (TITLE, ONE), ("Part Two of Something Else", REVISED)),
    ("near titles, no abstract", (TITLE, ONE), (TITLE.replace("Smaller", "Smaler"), "")),
    ("titles of no letters", ("???", ONE), ("!!!", TWO)),
]


@pytest.mark.parametrize(("a", "b"), [row[1:] for row in DIFFERENT], ids=[r[0] for r in DIFFERENT])
def test_different_papers(a: tuple[str, str], b: tuple[str, str]) -> None:
    found = cluster(many(a, b), {})
    assert parts(found) == ["a", "b"]
    assert not found[0].joins


def test_equal_identifiers_join_whatever_is_printed() -> None:
    ids = {("a", 1): {"arxiv": "2305.17888"}, ("b", 1): {"arxiv": "2305.17888", "doi": "10.1/x"}}
    (found,) = cluster(many((TITLE, ONE), ("Filling Holes", TWO)), ids)
    assert [(join.reason, join.detail) for join in found.joins] == [
        (Reason.IDENTIFIER, "arxiv 2305.17888")
    ]


@pytest.mark.parametrize("pairs", [((TITLE, ONE), (TITLE, ONE)), ((TITLE, ONE), (TITLE[:-1], ONE))])
def test_contradicting_identifiers_part_whatever_is_printed(
    pairs: tuple[tuple[str, str], tuple[str, str]],
) -> None:
    ids = {("a", 1): {"arxiv": "2305.17888"}, ("b", 1): {"arxiv": "2305.17889"}}
    assert parts(cluster(many(*pairs), ids)) == ["a", "b"]


def test_contradiction_reaches_through_a_third_record() -> None:
    ids = {("a", 1): {"arxiv": "2305.17888"}, ("c", 1): {"arxiv": "2305.17889"}}
    found = cluster(many((TITLE, ONE), (TITLE, ONE), (TITLE, ONE)), ids)
    assert sorted(map(len, parts(found))) == [1, 2]
    assert all("ac" not in part for part in parts(found))


def test_a_record_without_abstract_does_not_make_two_papers_one() -> None:
    assert parts(cluster(many((TITLE, ONE), (TITLE, TWO), (TITLE, "")), {})) == ["a", "b", "c"]


def test_three_listings() -> None:
    (found,) = cluster(many((TITLE, ONE), (TITLE, REVISED), (TITLE.upper(), ONE)), {})
    assert len(found.records) == 3
    assert len(found.joins) == 2


RECORDS = st.lists(
    st.tuples(
        st.sampled_from([TITLE, TITLE.upper(), TITLE.replace("Smaller", "Smaler"), "2048", "???"]),
        st.sampled_from([ONE, REVISED, TWO, ONE.replace("tenth", "ninth"), ""]),
        st.sampled_from([None, None, "2305.17888", "2305.17889"]),
    ),
    max_size=9,
)


def _content(found: Sequence[Cluster]) -> list[list[tuple[str, str]]]:
    return sorted(sorted((own.title, own.abstract) for own in each.records) for each in found)


@settings(max_examples=150)
@given(RECORDS, st.randoms(use_true_random=False))
def test_order_and_places_change_nothing(
    rows: list[tuple[str, str, str | None]], rng: random.Random
) -> None:
    def run(order: Sequence[tuple[str, str, str | None]]) -> tuple[Cluster, ...]:
        found = [record(t, a, "x", i) for i, (t, a, _) in enumerate(order)]
        ids = {("x", i): {"arxiv": own} for i, (*_, own) in enumerate(order) if own}
        once = cluster(found, ids)
        assert cluster(reversed(found), ids) == once
        assert sorted(own.key for each in once for own in each.records) == [r.key for r in found]
        for each in once:
            assert len({ids[r.key]["arxiv"] for r in each.records if r.key in ids}) <= 1
            assert len(each.joins) == len(each.records) - 1
        return once

    shuffled = rng.sample(rows, len(rows))
    assert _content(run(rows)) == _content(run(shuffled))


@pytest.mark.parametrize("vary", ["nothing", "abstracts", "titles"])
def test_many_alike_do_not_hang(vary: str) -> None:
    rng = random.Random(7)
    words = [f"{a}{b}" for a in "bcdfghklmnprst" for b in ("aster", "umpel", "irgo", "ende", "og")]
    found = [
        record(
            f"A Title {i}" if vary == "titles" else "A Title",
            ONE if vary == "nothing" else " ".join(rng.choices(words, k=40)),
            line=i,
        )
        for i in range(1500)
    ]
    start = time.process_time()
    clusters = cluster(found, {})
    assert time.process_time() - start < 10
    assert sum(len(own.records) for own in clusters) == len(found)
    assert (len(clusters) == 1) is (vary == "nothing")
