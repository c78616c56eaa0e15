"""Topics proposed from papers: what they are, that they are always the same, and how good."""

import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import load
from generator.config import Options
from generator.model import Paper
from generator.suggesting import propose, topics_file
from generator.suggesting.proposal import how_many
from generator.text.keys import title_key
from generator.topics import Taxonomy, assign, load_taxonomy
from tests.support.minisite import ROOT
from tests.support.tiny import paper


def read(text: str, folder: Path) -> Taxonomy:
    """The proposal as our own reader understands it, which finds no fault in it."""
    (folder / "topics.yml").write_text(text, encoding="utf-8")
    taxonomy, problems = load_taxonomy(folder / "topics.yml")
    assert not problems, problems
    assert taxonomy is not None
    return taxonomy


@pytest.fixture(scope="module")
def bridges(tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, ...]:
    """The papers of the example collection."""
    root = tmp_path_factory.mktemp("bridges")
    (root / "seeds/listings").mkdir(parents=True)
    text = (ROOT / "tests/data/example/bridges.bib").read_bytes()
    (root / "seeds/listings/bridges.bib").write_bytes(text)
    return load(Options(root, root / "seeds", root), "Bridges", "").collection.papers


@pytest.fixture(scope="module")
def seeds() -> tuple[Paper, ...]:
    """The papers of the project's own seeds."""
    return load(Options(ROOT, ROOT / "seeds", ROOT), "Seeds", "").collection.papers


def test_topics_of_a_field_far_from_the_seeds(bridges: tuple[Paper, ...], tmp_path: Path) -> None:
    proposal = propose(bridges)
    assert proposal is not None
    taxonomy = read(topics_file(proposal), tmp_path)
    assert {"scour", "footbridges", "masonry-arch-bridges"} <= taxonomy.topics.keys()
    assert taxonomy.topics["masonry-arch-bridges"].title == "Masonry arch bridges"
    assert "pier scour" in {phrase.phrase.source for phrase in taxonomy.rules["scour"].phrases}
    assert proposal.sorted_ >= 0.7 * len(bridges)


def test_the_order_of_papers_does_not_matter(bridges: tuple[Paper, ...]) -> None:
    first = propose(bridges)
    shuffled = list(bridges)
    random.Random(7).shuffle(shuffled)
    again = propose(shuffled)
    assert first
    assert again
    assert topics_file(first) == topics_file(again)


def test_how_good_it_is_on_the_seeds(seeds: tuple[Paper, ...], tmp_path: Path) -> None:
    """Measured: 76 % of the papers with a topic, purity 0.58; one label for all has 0.17."""
    proposal = propose(seeds)
    assert proposal is not None
    taxonomy = read(topics_file(proposal), tmp_path)
    assert 8 <= len(taxonomy.topics) <= 30
    assert len(taxonomy.groups) > 2
    assert proposal.sorted_ > 0.65 * len(seeds)
    labels = json.loads((ROOT / "tests/data/topic-labels.json").read_text(encoding="utf-8"))
    required = {title_key(label["title"]): label["required"] for label in labels}
    said = [(own.topic, required[title_key(one.title)]) for one in seeds
            if title_key(one.title) in required
            for own in assign(taxonomy, one.title, one.abstract, one.sentence)]  # fmt: skip
    by_hand: dict[str, Counter[str]] = defaultdict(Counter)
    for topic, hand in said:
        by_hand[topic].update(hand)
    # Purity: how often a paper under a topic also has the label that most of its papers have.
    pure = sum(max(by_hand[topic], key=lambda k: (by_hand[topic][k], k)) in hand
               for topic, hand in said)  # fmt: skip
    assert pure > 0.5 * len(said)


@pytest.mark.parametrize(
    ("papers", "topics"), [(6, 2), (20, 4), (40, 8), (2_000, 30), (70_000, 30)]
)
def test_how_many(papers: int, topics: int) -> None:
    assert how_many(papers) == topics


def test_more_papers_never_make_fewer_topics() -> None:
    counts = [how_many(papers) for papers in range(6, 3_000, 7)]
    assert counts == sorted(counts)


def test_too_few_papers_or_nothing_in_common() -> None:
    assert propose([]) is None
    assert propose([paper(str(i), title="Tides", abstract="Tides.") for i in range(5)]) is None
    assert propose([paper(str(i), title=f"Word{i}", abstract="") for i in range(9)]) is None


HOSTILE = st.text(st.sampled_from("ab cd: #'\"[]{}*&!|>%@`-?\\,\n\t\u2028é中$"), max_size=30)


@settings(max_examples=40)
@given(st.lists(HOSTILE, min_size=8, max_size=8))
def test_any_titles_give_a_file_that_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, noise: list[str]
) -> None:
    papers = [
        paper(f"p{i}", title=f"Pier scour {text} {'piers' if i % 2 else 'ice'}", abstract=text)
        for i, text in enumerate(noise)
    ]
    if proposal := propose(papers):
        read(topics_file(proposal), tmp_path_factory.getbasetemp())
