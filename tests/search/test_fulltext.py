"""The full text: the index is the one that Pagefind makes of the same documents."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from generator.build import load
from generator.errors import AtlasError
from generator.search import documents
from generator.search.documents import Document
from generator.search.fulltext import SEPARATOR, record, write_fulltext
from generator.search.postings import PART, Postings
from tests.support.built import tree_bytes
from tests.support.minisite import MiniSite
from tests.support.own_pagefind import as_values, index_plainly

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
STRANGE = (
    Document("paper", "p/1/", "Café, cafe and CAFÉ",
             "naïve naïvely (naive) __init__ a_b 5% — 中文 word)", note="x y x",
             people=("Ünal Ö.",), date="2024"),
    Document("paper", "p/2/", "deep deep-deep deepDeep Question?", "a\u00a0b  c\u200bd e\x0bf zzz…",
             note="a-b camelCase Rock-n-roll"),
    Document("paper", "p/3/", "___PAGEFIND_WEIGHT___9 mark", "one ___END_PAGEFIND_WEIGHT___ two"),
    Document("paper", "p/4/", "Ein Straßenname: ﬁne Ⅳ x²", "https://a.example/b-c/d_e?f=g don't"),
    Document("topic", "topics/t/", "Only its title", "", note="1,212 papers"),
)  # fmt: skip


def test_text_is_text_and_never_markup(tmp_path: Path) -> None:
    write_fulltext(DOCS, tmp_path)
    (shown,) = [own for _, own in as_values(tmp_path)["pages"].values() if "x" in own["url"]]
    assert shown["meta"]["title"] == HOSTILE.title
    assert shown["content"].startswith(f"{HOSTILE.title} {HOSTILE.text}.")


def test_facets_sort_key_and_what_is_shown() -> None:
    made = record(HOSTILE)
    assert made.filters == {"topic": ("a", "b"), "year": ("2024",)}
    assert made.date == "2024-05"
    assert made.meta["topics"] == "a b"


def test_names_with_their_number_are_written_together_once() -> None:
    helpers = dict(record(HOSTILE).blocks)["0.3"]
    assert helpers == (SEPARATOR, "Topic", "A,", "Ann", "Lee.")
    apart = Document("paper", "p/", "On Llama 2", "")
    assert "llama2." in dict(record(apart).blocks)["0.3"]


def test_an_undated_document_still_has_a_place_in_a_sorted_list(tmp_path: Path) -> None:
    write_fulltext(DOCS, tmp_path)
    assert as_values(tmp_path)["sorts"] == {"date": ["/about/", "/papers/x/"]}


def same_as_pagefind(docs: tuple[Document, ...], folder: Path) -> dict[str, Any]:
    write_fulltext(docs, folder / "ours")
    index_plainly([record(doc) for doc in docs if doc.kind != "author"], folder / "theirs")
    ours, theirs = as_values(folder / "ours"), as_values(folder / "theirs")
    for part, own in theirs.items():
        assert ours[part] == own, part
    return ours


def test_strange_words_are_found_as_pagefind_finds_them(tmp_path: Path) -> None:
    found = same_as_pagefind(STRANGE, tmp_path)
    assert "café" in found["words"]["cafe"][1]


def test_the_index_is_the_one_that_pagefind_makes(mini: Any, tmp_path: Path) -> None:
    site: MiniSite = mini("small")
    docs = documents(load(site.options(), "Atlas", "").collection, ())
    assert len(same_as_pagefind((*docs, HOSTILE), tmp_path)["words"]) > 100


def test_many_words_are_divided_as_pagefind_divides_them(tmp_path: Path) -> None:
    docs = tuple(
        Document("paper", f"p/{first}/", f"Title {first}",
                 " ".join(f"w{first}x{n}" for n in range(300)) + " same" * first)
        for first in range(60)
    )  # fmt: skip
    assert len(same_as_pagefind(docs, tmp_path)["parts"]) > 1


def test_the_same_bytes_each_time_with_a_record_for_each_page(tmp_path: Path) -> None:
    records = write_fulltext(DOCS, tmp_path / "one")
    assert write_fulltext(DOCS, tmp_path / "two") == records
    assert set(records) == {"papers/x/", "about/"}
    files = tree_bytes(tmp_path / "one")
    assert files == tree_bytes(tmp_path / "two")
    assert all(files.values())
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"} <= files.keys()
    assert not [name for name in files if "ui" in name or "highlight" in name]
    name = f"fragment/{records['about/']}.pf_fragment"
    assert json.loads(gzip.decompress(files[name])[12:])["url"] == "/about/"


def test_nothing_to_find_is_no_error(tmp_path: Path) -> None:
    assert write_fulltext((), tmp_path) == {}


def test_without_pagefind_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nothing"))
    with pytest.raises(AtlasError, match=r"no-search-index.*pagefind-bin"):
        write_fulltext(DOCS, tmp_path / "out")


def test_the_end_of_a_part_is_never_before_its_start() -> None:
    entries = [(word, "") for word in ("the", "thereby", "they", "this")]
    made = Postings(entries, [b""] * 4, [0, 1, 1, 1], [0, 1, PART, PART])
    assert [ends for *ends, _ in made.parts()] == [["thereby", "they"], ["thi", "this"]]
