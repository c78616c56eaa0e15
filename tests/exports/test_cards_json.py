"""The files that a reader's browser filters lists with."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import browse_files
from generator.exports.cards_json import SIZE, rich, simple_id
from generator.model import DateSource, MentionKind, PaperDate, PartialDate
from generator.pages.collection import Collection
from generator.text.keys import slug
from generator.text.math import mathml
from tests.support.minisite import MiniSite


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return MiniSite(tmp_path_factory.mktemp("small") / "atlas", "small").load().collection


def files(collection: Collection) -> dict[str, Any]:
    """The content of each file by its path without ``data/browse/``."""
    found = {path: json.loads(text) for path, text in browse_files(collection)}
    assert all(path.startswith("data/browse/") for path in found)
    return {path.removeprefix("data/browse/"): value for path, value in found.items()}


def many(collection: Collection, number: int) -> Collection:
    """The first paper of ``collection`` over and over, under other names."""
    paper = collection.papers[0]
    copies = (replace(paper, id=f"copy-{n}", title=f"Copy {n}") for n in range(number))
    return replace(collection, papers=tuple(copies), assignments={}, mentions={})


def test_one_row_per_paper_in_each_column(small: Collection) -> None:
    index = files(small)["index.json"]
    columns = index["papers"]
    assert index["version"] == 1
    assert columns["title"] == [paper.title for paper in small.newest]
    assert columns["date"] == [str(p.date.value) if p.date else None for p in small.newest]
    assert columns["listed"] == [len({key for key, _ in p.records}) for p in small.newest]
    sparse = {"rich", "id", "inferred"}
    lengths = {key: len(value) for key, value in columns.items() if key not in sparse}
    assert set(lengths.values()) == {len(small.papers)}


def test_ids_can_be_concluded(small: Collection) -> None:
    columns = files(small)["index.json"]["papers"]
    concluded = [
        columns["id"].get(str(row), simple_id(title)) for row, title in enumerate(columns["title"])
    ]
    assert concluded == [paper.id for paper in small.newest]


def test_topics_and_names_by_place(small: Collection) -> None:
    index = files(small)["index.json"]
    topics = [[index["topics"][n]["id"] for n in own] for own in index["papers"]["topics"]]
    assert topics == [[a.topic for a in small.assignments.get(p.id, ())] for p in small.newest]
    assert any(topics)
    assert {topic["group"] for topic in index["topics"]} <= {g["id"] for g in index["groups"]}
    for kind in MentionKind:
        names = [[index[kind][n]["id"] for n in own] for own in index["papers"][kind]]
        mentions = [small.mentions[paper.id].get(kind, ()) for paper in small.newest]
        assert names == [[mention.name for mention in own] for own in mentions]


def test_concluded_years_are_marked(small: Collection) -> None:
    paper = replace(small.papers[0], date=PaperDate(PartialDate(2024, 5, 1), DateSource.INFERRED))
    others = tuple(replace(p, date=None) for p in small.papers[1:])
    columns = files(replace(small, papers=(paper, *others)))["index.json"]["papers"]
    assert columns["inferred"] == [0]
    assert columns["date"][:2] == ["2024-05-01", None]


def test_sentences(small: Collection) -> None:
    found = files(small)
    sentences = found[f"{found['index.json']['key']}/0.json"]["sentences"]
    assert sentences == [rich(p.sentence) if p.sentence else None for p in small.newest]
    assert any(sentences)


@pytest.mark.parametrize(("papers", "parts"), [(1, 1), (SIZE, 1), (SIZE + 1, 2), (3 * SIZE, 3)])
def test_sentences_are_cut_into_files(small: Collection, papers: int, parts: int) -> None:
    found = files(many(small, papers))
    key = found["index.json"]["key"]
    assert set(found) == {"index.json", f"{key}/authors.json", f"{key}/author-pages.json"} | {
        f"{key}/{n}.json" for n in range(parts)
    }
    assert sum(len(found[f"{key}/{n}.json"]["sentences"]) for n in range(parts)) == papers


def test_an_empty_collection_has_an_index(small: Collection) -> None:
    found = files(replace(small, papers=()))
    assert found["index.json"]["papers"]["title"] == []
    assert len(found) == 3


def test_authors(small: Collection) -> None:
    found = files(small)
    authors = found[f"{found['index.json']['key']}/authors.json"]
    people = [tuple(authors["names"][n] for n in own) for own in authors["papers"]]
    assert people == [paper.authors for paper in small.newest]
    assert len(set(authors["names"])) == len(authors["names"])
    pages = {key: author for key, author in small.authors.items() if author.has_page}
    own = found[f"{found['index.json']['key']}/author-pages.json"]
    assert own.keys() == pages.keys()
    for key, rows in own.items():
        assert [small.newest[row] for row in rows] == list(pages[key].papers)


def test_the_folder_is_named_after_its_content(small: Collection) -> None:
    first, again = files(small), files(replace(small))
    assert first.keys() == again.keys()
    paper, *others = small.papers
    known = replace(paper, sentence="It says something else.")
    changed = files(replace(small, papers=(known, *others)))
    assert first["index.json"]["papers"] == changed["index.json"]["papers"]
    assert first["index.json"]["key"] != changed["index.json"]["key"]


def test_text_is_text(small: Collection) -> None:
    title = "<script>alert('1')</script> {{ x }} &amp; $x^2$ at $5 each"
    hostile = replace(small.papers[0], id="x", title=title)
    columns = files(replace(small, papers=(hostile,), assignments={}, mentions={}))["index.json"]
    parts = columns["papers"]["rich"]["0"]
    assert parts[0] == "<script>alert('1')</script> {{ x }} &amp; "
    assert parts[1] == mathml("x^2")
    assert parts[2] == " at $5 each"
    assert columns["papers"]["title"] == ["<script>alert('1')</script> {{ x }} &amp; x² at $5 each"]
    assert columns["papers"]["id"] == {"0": "x"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain", "plain"),
        ("$100K budget and 5$", "$100K budget and 5$"),
        ("$a$", ["", mathml("a"), ""]),
        ("so $a$ and $b$.", ["so ", mathml("a"), " and ", mathml("b"), "."]),
        ("", ""),
    ],
)
def test_rich(text: str, wanted: str | list[str]) -> None:
    assert rich(text) == wanted


@given(st.text(alphabet=st.sampled_from("ab $^_{}\\<&1"), max_size=30))
def test_rich_text_alternates_and_loses_nothing(text: str) -> None:
    parts = rich(text)
    if isinstance(parts, str):
        assert parts == text
        return
    assert len(parts) % 2 == 1
    assert all(part.startswith("<math") for part in parts[1::2])
    assert all(part in text for part in parts[::2])


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Mistral 7B", "mistral-7b"),
        ("What You Can't Steal", "what-you-cant-steal"),
        ("  Q-GaLore: (Again)!  ", "q-galore-again"),
        ("", ""),
        ("nine chars " * 9, "-".join(["nine-chars"] * 7)),
        ("x" * 40 + " " + "y" * 39 + " z", "x" * 40 + "-" + "y" * 39),
    ],
)
def test_simple_id(title: str, wanted: str) -> None:
    assert simple_id(title) == wanted


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "Zs"])))
def test_plain_titles_have_simple_ids(title: str) -> None:
    first, *_ = simple_id(title).split("-")
    if first and len(first) <= 80:
        assert simple_id(title) == slug(title)


def test_the_schema_page_names_every_key(small: Collection) -> None:
    """What docs/browsing.md says of the files is what they have."""
    text = (Path(__file__).parents[2] / "docs/browsing.md").read_text(encoding="utf-8")
    index = files(small)["index.json"]
    for key in [
        *(key for key in index if key != "papers"),
        *map("papers.{}".format, index["papers"]),
    ]:
        assert f"`{key}`" in text, key
