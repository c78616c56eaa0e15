"""Search files of a whole collection: made once, reused, made anew when something changes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import load
from generator.pages.collection import Collection
from generator.search import PageText, documents, make, text_of
from tests.support.built import tree_bytes
from tests.support.minisite import MiniSite

ABOUT = PageText("about/", "About", "What this is.")


@pytest.fixture(name="collection")
def _collection(mini: Callable[..., MiniSite]) -> Collection:
    return load(mini("small").options(), "Atlas", "").collection


def test_papers_topics_authors_and_pages_but_no_lists(collection: Collection) -> None:
    found = documents(collection, [ABOUT])
    kinds = {doc.kind for doc in found}
    assert kinds <= {"paper", "topic", "author", "page"}
    assert [doc.url for doc in found if doc.kind == "paper"] == [
        f"papers/{paper.id}/" for paper in collection.newest
    ]
    assert [doc.title for doc in found if doc.kind == "topic"] == [
        topic.title for topic in collection.topics.values()
    ]
    assert found[-1].url == "about/"


def test_made_once_and_reused(collection: Collection, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = make(collection, [ABOUT], tmp_path / "one", cache)
    second = make(collection, [ABOUT], tmp_path / "two", cache)
    assert (first.reused, second.reused) == (False, True)
    assert (first.documents, first.files) == (second.documents, second.files)
    assert tree_bytes(tmp_path / "one") == tree_bytes(tmp_path / "two")
    assert str(first).startswith(f"Search: {first.documents} documents, ")


def test_made_anew_when_a_word_changes_and_old_ones_go(
    collection: Collection, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    for text in ("one", "two", "three", "four", "five"):
        page = PageText("about/", "About", text)
        assert not make(collection, [page], tmp_path / "site", cache).reused
    assert len(list(cache.iterdir())) == 3


def test_what_an_earlier_build_left_is_gone(collection: Collection, tmp_path: Path) -> None:
    left = tmp_path / "site/search/data/r99.json"
    left.parent.mkdir(parents=True)
    left.write_text("[]")
    make(collection, [], tmp_path / "site", tmp_path / "cache")
    assert not left.exists()


def test_labels_of_facets(collection: Collection, tmp_path: Path) -> None:
    make(collection, [], tmp_path / "site", tmp_path / "cache")
    text = (tmp_path / "site/search/data/facets.json").read_text(encoding="utf-8")
    labels = json.loads(text)
    assert list(labels) == ["topic", "year", "model", "benchmark", "language", "listing"]
    assert labels["topic"] == {key: topic.title for key, topic in collection.topics.items()}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<h1>X<a class="headerlink" href="#x">¶</a></h1><p>One <b>t</b>wo.</p>', "X One two."),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<p>1 &lt; 2</p><script>no</script><style>no</style>", "1 < 2"),
        ("", ""),
    ],
)  # fmt: skip
def test_text_of_hand_written_pages(html: str, text: str) -> None:
    assert text_of(html) == text
