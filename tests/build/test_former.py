"""Files beside a paper are also where they were under its former ids."""

import pytest

from generator.build.former import former_paths
from generator.model import Paper
from generator.pages.collection import Collection
from generator.permalinks import Entry, Ledger, State

ENTRIES = {
    "new": Entry("new", None, ("T",)),
    "old": Entry("old", None, ("T",), state=State.RENAMED, target="new"),
    "twin": Entry("twin", None, ("T",), state=State.MERGED, target="old"),
}
COLLECTION = Collection(
    "A", "", (Paper("new", "T", "", ()),), (), (), {}, {}, {}, {}, ledger=Ledger(ENTRIES)
)


@pytest.mark.parametrize(
    ("path", "former"),
    [
        ("papers/new/cite.bib", ["papers/old/cite.bib", "papers/twin/cite.bib"]),
        ("papers/new/index.md", ["papers/old/index.md", "papers/twin/index.md"]),
        ("oembed/new.json", ["oembed/old.json", "oembed/twin.json"]),
        ("cards/papers/new.png", ["cards/papers/old.png", "cards/papers/twin.png"]),
        ("papers/old/index.html", []),
        ("cards/topics/new.png", []),
        ("data/papers.json", []),
    ],
)
def test_former_paths(path: str, former: list[str]) -> None:
    assert list(former_paths(COLLECTION, path)) == former
