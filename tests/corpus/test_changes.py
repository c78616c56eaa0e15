"""Corrections as they are typed: what is accepted, and what is said to what is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Facts, read_changes
from generator.corpus.changes import BETWEEN
from generator.corpus.facts import FIELDS
from generator.model import PartialDate

TOPICS = ("inference", "pruning", "quantization")
FACTS = Facts(
    title="Old",
    arxiv="2401.00001",
    authors=("Ada Lovelace", "Alan Turing"),
    links=("https://example.org/a;b",),
    add_topics=("pruning",),
)

RIGHT: list[tuple[str, str, Any]] = [
    ("title=A  new\ntitle ", "title", "A new title"),
    ("title=a=b", "title", "a=b"),
    (" title =A", "title", "A"),
    ("title=", "title", None),
    ("title= ", "title", None),
    ("arxiv=https://arxiv.org/abs/2310.06825v2", "arxiv", "2310.06825"),
    ("doi=https://doi.org/10.1000/ABC", "doi", "10.1000/abc"),
    ("date=2023", "date", PartialDate(2023)),
    ("date=2023-05", "date", PartialDate(2023, 5)),
    ("date=2023-05-24", "date", PartialDate(2023, 5, 24)),
    ("confidence=low", "confidence", "low"),
    ("authors=Grace Hopper", "authors", ("Grace Hopper",)),
    ("authors= Grace Hopper ;Martin King, Jr.;", "authors", ("Grace Hopper", "Martin King, Jr.")),
    ("authors+=Grace Hopper; Ada Lovelace", "authors",
     ("Ada Lovelace", "Alan Turing", "Grace Hopper")),
    ("authors-=Alan Turing", "authors", ("Ada Lovelace",)),
    ("authors-=Alan Turing;Ada Lovelace", "authors", None),
    ("authors=", "authors", None),
    ("links+=https://example.org/c https://example.org/d", "links",
     ("https://example.org/a;b", "https://example.org/c", "https://example.org/d")),
    ("links=https://example.org/c; https://example.org/d", "links",
     ("https://example.org/c", "https://example.org/d")),
    ("links-=https://example.org/a;b", "links", None),
    ("add_topics=inference,quantization", "add_topics", ("inference", "quantization")),
    ("add_topics+=inference", "add_topics", ("pruning", "inference")),
    ("remove_topics=inference; quantization", "remove_topics", ("inference", "quantization")),
    ("sources=a/b:README.md; c", "sources", ("a/b:README.md", "c")),
]  # fmt: skip


@pytest.mark.parametrize(("word", "field", "value"), RIGHT)
def test_right(word: str, field: str, value: Any) -> None:
    asked = read_changes([word], FACTS, TOPICS)
    assert asked.problems == ()
    assert asked.changes == {field: value}


WRONG = [
    ("title", "'title': a change such as date=2023-10-10 is expected"),
    ("=x", "unknown field ''; the fields are title, abstract"),
    ("tittle=x", "unknown field 'tittle', did you mean 'title'?"),
    ("topics=x", "unknown field 'topics', did you mean 'add_topics'?"),
    ("colour=x", "unknown field 'colour'; the fields are title, abstract"),
    ("title+=x", "'title' is no list, so it has no '+=': write title=x"),
    ("title=a\u200bb", "title 'a\u200bb': it holds a character that cannot be seen"),
    ("date=May 2023", "date 'May 2023': a date such as 2023, 2023-05 or 2023-05-24 is expected"),
    ("date=2023-13", "date '2023-13': month must be in 1..12"),
    ("date=2023-02-30", "date '2023-02-30': day"),
    ("arxiv=2313.00001", "arxiv '2313.00001': an identifier such as '2305.17888' is expected"),
    ("doi=x", "doi 'x': an identifier such as 10.1000/182 is expected"),
    ("authors=A. Lovelace, A. Turing", "with a ';' between them"),
    ("authors=Ada Lovelace et al.", "'Ada Lovelace et al.' is no name"),
    ("authors=Ada Lovelace; 7", "'7' has no letters"),
    ("authors-=Ada", "'Ada' is not in 'authors'"),
    ("authors-=Alan Turin", "did you mean 'Alan Turing'?"),
    ("authors+=", "'authors+=' names nothing"),
    ("links=example.org", "one whole address is expected, beginning with https://"),
    (
        "add_topics=prunning",
        "add_topics: 'prunning' is the id of no topic, did you mean 'pruning'?",
    ),
    ("remove_topics=pruning", "'pruning' would be both in add_topics and in remove_topics"),
    ("confidence=sure", "confidence 'sure': one of high, medium, low is expected"),
]


@pytest.mark.parametrize(("word", "said"), WRONG)
def test_wrong(word: str, said: str) -> None:
    (problem,) = read_changes([word], FACTS, TOPICS).problems
    assert said in problem


def test_all_that_is_wrong_is_said() -> None:
    words = ["tittle=x", "date=x", "title=T", "add_topics=a,b"]
    assert len(read_changes(words, FACTS, TOPICS).problems) == 4


def test_several_changes_in_the_order_of_the_file() -> None:
    asked = read_changes(["authors+=B C", "authors-=Ada Lovelace", "title=T"], FACTS, TOPICS)
    assert list(asked.changes.items()) == [("title", "T"), ("authors", ("Alan Turing", "B C"))]


@pytest.mark.parametrize("word", ["title=Old", "arxiv=arXiv:2401.00001v3", "venue=",
                                  "authors+=Alan Turing", "add_topics=pruning"])  # fmt: skip
def test_what_is_said_already_is_no_change(word: str) -> None:
    asked = read_changes([word], FACTS, TOPICS)
    assert (dict(asked.changes), asked.problems) == ({}, ())


def test_without_topics_any_will_do() -> None:
    assert read_changes(["add_topics=x"], FACTS, ()).problems == ()


def test_every_list_says_how_its_items_are_parted() -> None:
    lists = {name for name in FIELDS if isinstance(getattr(FACTS, name), tuple)}
    assert lists == set(BETWEEN)


@given(st.text(), st.sampled_from([*FIELDS, "x"]), st.sampled_from(["=", "+=", "-=", ""]))
def test_any_word_has_an_answer(text: str, field: str, how: str) -> None:
    asked = read_changes([f"{field}{how}{text}"], FACTS, TOPICS)
    assert not (asked.problems and asked.changes)
