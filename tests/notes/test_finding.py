"""Which paper is meant: by id, former id, arXiv id, DOI or title."""

import pytest

from generator.notes import Finder
from generator.permalinks import Entry, Ledger, State
from tests.support.tiny import paper

PAPERS = (
    paper("ropes", title="Ropes: On $k$ Knots", arxiv="2311.04321"),
    paper("sand", title="Sand as a Medium", doi="10.1234/sand"),
    paper("twin", title="Twins"),
    paper("twin-2", title="Twins"),
)
LEDGER = Ledger(
    {
        "ropes": Entry("ropes", None, ("Ropes",)),
        "knots": Entry("knots", None, ("Knots",), state=State.RENAMED, target="ropes"),
        "old": Entry("old", None, ("Old",), state=State.MERGED, target="knots"),
        "gone": Entry("gone", None, ("Gone",)),
        "taken": Entry("taken", None, ("Taken",), state=State.WITHDRAWN, reason="x"),
        "astray": Entry("astray", None, ("Astray",), state=State.MERGED, target="nobody"),
        "round": Entry("round", None, ("Round",), state=State.RENAMED, target="about"),
        "about": Entry("about", None, ("About",), state=State.RENAMED, target="round"),
    }
)
FIND = Finder(PAPERS, LEDGER)

FOUND = [
    ("ropes", "ropes"), ("knots", "ropes"), ("old", "ropes"), ("2311.04321", "ropes"),
    ("arXiv:2311.04321v2", "ropes"), ("https://arxiv.org/abs/2311.04321", "ropes"),
    ("https://doi.org/10.1234/SAND", "sand"), ("sand as a medium!", "sand"),
    ("Twins", None), ("twin-2", "twin-2"), ("gone", None), ("taken", None), ("astray", None),
    ("round", None), ("nobody", None), ("", None), ("2311.04322", None), ("…", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), FOUND)
def test_found(words: str, wanted: str | None) -> None:
    assert FIND(words) == wanted


def test_papers_that_are_away() -> None:
    known = {key: (FIND.is_away(key), FIND.is_withdrawn(key)) for key in (*LEDGER.entries, "new")}
    assert known == {
        "ropes": (False, False), "knots": (False, False), "old": (False, False),
        "gone": (True, False), "taken": (True, True), "astray": (True, False),
        "round": (True, False), "about": (True, False), "new": (False, False),
    }  # fmt: skip


def test_the_nearest_are_named() -> None:
    assert FIND.nearest("rope").startswith("nearest ids: ropes")
    assert FIND.nearest("zzzzzzzz") == "no id is near it"
