"""Invented papers are the same everywhere, and like those they are made of."""

from collections import Counter
from hashlib import sha256

from bench.invented import TEAMS, invent
from tests.support.tiny import paper

MODELS = [
    paper("a", title="Learning to Rank Tides with Small Models of the Sea",
          abstract="We rank tides. " * 30),
    paper("b", title="Learning to Count Waves with Large Models of the Wind",
          abstract="We count large waves, and waves of waves. " * 20),
]  # fmt: skip


def test_the_same_papers_on_every_machine_and_python() -> None:
    papers = invent(MODELS, 50).papers
    told = "\n".join(f"{p.id} {p.title} {p.abstract} {p.authors} {p.arxiv}" for p in papers)
    digest = sha256(told.encode()).hexdigest()
    assert digest == DIGEST, "the papers have changed: say so in docs/performance.md"


def test_more_papers_begin_with_the_same() -> None:
    assert invent(MODELS, 40).papers[:20] == invent(MODELS, 20).papers


def test_abstracts_are_as_long_as_those_they_are_made_of() -> None:
    lengths = [len(p.abstract.split()) for p in invent(MODELS, 50).papers]
    assert min(lengths) > 60
    assert max(lengths) <= 160


def test_most_people_have_one_paper_and_some_have_many() -> None:
    papers = invent(MODELS, 300).papers
    often = Counter(name for p in papers for name in p.authors)
    once = sum(1 for count in often.values() if count == 1)
    assert 0.4 < once / len(often) < 0.8
    assert often.most_common(1)[0][1] > 10
    assert {len(p.authors) for p in papers} <= set(range(1, max(TEAMS) + 1))


def test_every_paper_has_an_address_and_a_number_of_its_own() -> None:
    papers = invent(MODELS, 300).papers
    assert len({p.id for p in papers}) == len({p.arxiv for p in papers}) == 300


DIGEST = "4794bf6aafa53ea150910d82374ee8e5ccb7906df501f77545b4cb85a778ac62"
