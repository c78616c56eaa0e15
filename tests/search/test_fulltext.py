"""What Pagefind is given, and that it makes the same of it each time."""

from pathlib import Path

import pytest
from lxml import etree

from generator.errors import AtlasError
from generator.search.documents import Document
from generator.search.fulltext import SEPARATOR, snippet, write_fulltext
from tests.support.built import tree_bytes

HOSTILE = Document(
    "paper", "papers/x/", 'A <b>"title"</b> & {{ more }}', "<script>1</script> Llama 2 & Llama2",
    note="Ann", date="2024-05", day="May 2024", topics=("a", "b"), people=("Ann Lee",),
    beside=("Topic A",), facets={"topic": ("a", "b"), "year": ("2024",)},
)  # fmt: skip
DOCS = (
    HOSTILE,
    Document("page", "about/", "About", "What this is."),
    Document("author", "authors/ann-lee/", "Ann Lee", ""),
)


def test_text_is_text_and_never_markup() -> None:
    tree = etree.fromstring(snippet(HOSTILE), etree.HTMLParser())
    assert tree.findtext(".//h1") == HOSTILE.title
    assert tree.findtext(".//p") == HOSTILE.text
    assert tree.find(".//script") is None


def test_facets_sort_key_and_what_is_shown() -> None:
    tree = etree.fromstring(snippet(HOSTILE), etree.HTMLParser())

    def hidden(kind: str) -> list[tuple[str, str]]:
        name = f"data-pagefind-{kind}"
        found = [own for own in tree.iter("meta") if own.get(name)]
        return [(own.get(name, ""), own.get("content", "")) for own in found]

    assert hidden("filter") == [
        ("topic[content]", "a"), ("topic[content]", "b"), ("year[content]", "2024")]  # fmt: skip
    assert hidden("sort") == [("date[content]", "2024-05")]
    assert ("topics[content]", "a b") in hidden("meta")


def test_names_with_their_number_are_written_together_once() -> None:
    helpers = snippet(HOSTILE).partition(SEPARATOR)[2].partition("</p>")[0]
    assert helpers.split(", ") == [" Topic A", "Ann Lee"]
    apart = Document("paper", "p/", "On Llama 2", "")
    assert "llama2" in snippet(apart).partition(SEPARATOR)[2]


def test_an_undated_document_still_has_a_place_in_a_sorted_list() -> None:
    assert 'data-pagefind-sort="date[content]" content="0000"' in snippet(DOCS[1])


def test_the_same_index_each_time_with_a_record_for_each_page(tmp_path: Path) -> None:
    records = write_fulltext(DOCS, tmp_path / "one")
    assert write_fulltext(tuple(reversed(DOCS)), tmp_path / "two") == records
    assert set(records) == {"papers/x/", "about/"}
    files = tree_bytes(tmp_path / "one")
    assert files == tree_bytes(tmp_path / "two")
    assert all(files.values())
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"} <= files.keys()
    assert not [name for name in files if "ui" in name or "highlight" in name]


def test_without_pagefind_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nothing"))
    with pytest.raises(AtlasError, match=r"no-search-index.*pagefind-bin"):
        write_fulltext(DOCS, tmp_path / "out")
