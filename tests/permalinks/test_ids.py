"""Addresses: readable, distinct, and the same whatever the order of input."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Record
from generator.permalinks.ids import LIMIT, Candidate, assign_ids, paper_slug

LONG = "Leaving Out the Many Parts of a Very Large Language Model That Nobody Ever Needs or Wants"


def candidate(title: str, abstract: str = "A.", rank: str = "2024", line: int = 1) -> Candidate:
    return Candidate(Record("x", line, line + 1, title, abstract), rank)


SLUGS = [
    ("PB-LLM: Partially Binarized", "pb-llm-partially-binarized"),
    ('T\\"ULU at 5\\%', "tulu-at-5"),
    ("2048", "2048"),
    ("Index", "index-paper"),
    ("README", "readme-paper"),
    ("$\\nabla^2$DFT: A Dataset", "d2dft-a-dataset"),
    ("$\\textbf{Only-IF}$: Revealing", "only-if-revealing"),
    ("大型语言模型", "daxingyuyanmoxing"),
    (LONG, "leaving-out-the-many-parts-of-a-very-large-language-model-that-nobody-ever-needs"),
]


@pytest.mark.parametrize(("title", "own"), SLUGS)
def test_paper_slug(title: str, own: str) -> None:
    assert paper_slug(title) == own
    assert len(paper_slug(title)) <= LIMIT


def test_the_first_by_rank_keeps_the_plain_id() -> None:
    older, newer = candidate("T", "A.", "2023-05"), candidate("T", "B.", "2024")
    assert assign_ids([newer, older])[1] == "t"
    assert re.fullmatch(r"t-[0-9a-f]{6}", assign_ids([newer, older])[0])
    assert assign_ids([older, newer]) == assign_ids([newer, older])[::-1]


def test_an_id_does_not_depend_on_other_papers() -> None:
    own = candidate("T", "B.", "2024")
    first = assign_ids([own, candidate("T", "A.", "2023")])[0]
    more = [candidate(f"U {i}", line=i) for i in range(20)]
    assert assign_ids([*more, candidate("T", "A.", "2023"), own])[-1] == first


def test_a_long_id_is_cut_at_a_word_to_make_room() -> None:
    plain, other = assign_ids([candidate(LONG, "A.", "1"), candidate(LONG, "B.", "2")])
    head, _, digest = other.rpartition("-")
    assert len(other) <= LIMIT
    assert len(digest) == 6
    assert plain.startswith(f"{head}-")


def test_papers_that_print_the_same_have_distinct_ids() -> None:
    """Two arXiv ids make two papers of equal records."""
    same = [candidate("T", "A.", rank, line) for line, rank in enumerate(["1", "1", "2", "2"])]
    ids = assign_ids(same)
    assert len(set(ids)) == 4
    assert assign_ids(same[::-1]) == ids[::-1]


def test_a_title_that_looks_like_anothers_digest() -> None:
    pair = [candidate("T", "A.", "1"), candidate("T", "B.", "2")]
    taken = assign_ids(pair)[1]
    ids = assign_ids([*pair, candidate(taken.replace("-", " "), line=9)])
    assert len(set(ids)) == 3
    assert ids[2] == taken


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["T", "t!", "Index", "???", "!!!", LONG, f"{LONG} Too", "T 1"]),
            st.sampled_from(["A.", "B.", ""]),
            st.sampled_from(["2023", "2024"]),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_distinct_and_free_of_order(rows: list[tuple[str, str, str]], rng: random.Random) -> None:
    all_of_them = [candidate(t, a, r, i) for i, (t, a, r) in enumerate(rows)]
    ids = assign_ids(all_of_them)
    assert len(set(ids)) == len(rows)
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", own) for own in ids)
    assert not {"index", "readme"} & set(ids)
    shuffled = rng.sample(list(zip(all_of_them, ids, strict=True)), len(rows))
    assert assign_ids([own for own, _ in shuffled]) == tuple(key for _, key in shuffled)


def test_a_published_id_is_no_others() -> None:
    own = candidate("T")
    (other,) = assign_ids([own], {"t"})
    assert re.fullmatch(r"t-[0-9a-f]{6}", other)
    assert assign_ids([own], {"t", other})[0] not in {"t", other}
