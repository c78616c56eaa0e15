"""Papers as vectors: their lengths, and what makes them alike."""

from __future__ import annotations

import numpy as np
import pytest

from generator.model import Paper
from generator.vectors import Vectors, vectorise

PAPERS = [
    Paper("a", "Granite quarries", "Granite and basalt.", records=()),
    Paper("b", "Basalt", "Basalt under granite.", records=()),
    Paper("c", "Warblers", "", records=()),
]


def likeness(vectors: Vectors) -> np.typing.NDArray[np.float64]:
    return np.asarray((vectors.rows @ vectors.rows.T).toarray(), dtype=np.float64)


def test_likeness_lies_between_nothing_and_one() -> None:
    found = likeness(vectorise(PAPERS, {"a": ["stone"], "b": ["stone"]}))
    assert found[0, 0] == pytest.approx(1)
    assert 0.2 < found[0, 1] < 1
    assert found[0, 2] == 0


def test_topics_stand_after_the_terms() -> None:
    vectors = vectorise(PAPERS, {"a": ["stone"], "b": ["stone", "sand"]})
    assert vectors.rows.shape == (3, len(vectors.vocabulary) + 2)
    assert vectors.vocabulary == tuple(sorted(vectors.vocabulary))


def test_papers_without_a_shared_term_have_only_topics() -> None:
    papers = [PAPERS[0], PAPERS[2]]
    assert vectorise(papers, {}).rows.shape == (2, 0)
    assert likeness(vectorise(papers, {"a": ["x"], "c": ["x"]}))[0, 1] == pytest.approx(1)


def test_terms_of_very_many_papers_are_common_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ("granite basalt", "granite basalt", "granite", "granite", *[""] * 46)
    papers = [Paper(f"p{i}", f"Title {word}", "", records=()) for i, word in enumerate(words)]
    assert {"granite", "basalt"} <= {*vectorise(papers, {}).vocabulary}
    monkeypatch.setattr("generator.vectors.rows.MOST", 3)
    found = vectorise(papers, {}).vocabulary
    assert "basalt" in found
    assert "granite" not in found
