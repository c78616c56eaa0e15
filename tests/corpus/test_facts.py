"""``seeds/papers.yml``: what it can say, and what it says when it is wrong."""

from pathlib import Path
from typing import Any

import pytest

from generator.corpus import Facts, FactsFile, load_facts
from generator.errors import Severity
from generator.model import PartialDate


def load(tmp_path: Path, text: str) -> FactsFile:
    path = tmp_path / "papers.yml"
    path.write_text(text, encoding="utf-8")
    return load_facts(path, "seeds/papers.yml")


def one(tmp_path: Path, field: str) -> Facts:
    found = load(tmp_path, f"p:\n  {field}\n")
    assert found.problems == ()
    return found.entries["p"]


RIGHT: list[tuple[str, str, Any]] = [
    ("title: ' A title '", "title", "A title"),
    ("abstract: |-\n    Two\n    lines.", "abstract", "Two\nlines."),
    ("arxiv: '2305.17888'", "arxiv", "2305.17888"),
    ("arxiv: 2305.17888v2", "arxiv", "2305.17888"),
    ("arxiv: https://arxiv.org/abs/2305.17888", "arxiv", "2305.17888"),
    ("arxiv: math/0309136", "arxiv", "math/0309136"),
    ("doi: https://doi.org/10.1000/ABC", "doi", "10.1000/abc"),
    ("venue: ACL 2024", "venue", "ACL 2024"),
    ("organisation: NVIDIA", "organisation", "NVIDIA"),
    ("date: 2023", "date", PartialDate(2023)),
    ("date: 2023-05", "date", PartialDate(2023, 5)),
    ("date: 2023-05-24", "date", PartialDate(2023, 5, 24)),
    ("date: '2023-05-24'", "date", PartialDate(2023, 5, 24)),
    ("authors: [Ada Lovelace, 'Yes']", "authors", ("Ada Lovelace", "Yes")),
    ("links: [https://github.com/a/b]", "links", ("https://github.com/a/b",)),
    ("add_topics: [pruning]", "add_topics", ("pruning",)),
    ("remove_topics: []", "remove_topics", ()),
    ("confidence: high", "confidence", "high"),
    ("authors_confidence: low", "authors_confidence", "low"),
    ("sources: ['a/b:README.md']", "sources", ("a/b:README.md",)),
    ("sentence: We tie knots.", "sentence", "We tie knots."),
    ("acl: https://aclanthology.org/2023.acl-long.1/", "acl", "2023.acl-long.1"),
    ("openreview: ryQu7f-RZ", "openreview", "ryQu7f-RZ"),
    ("pmid: '26017442'", "pmid", "26017442"),
    ("isbn: 978-3-16-148410-0", "isbn", "9783161484100"),
    ("kind: journal article", "kind", "journal article"),
    ("volume: 5", "volume", "5"),
    ("pages: 162-167", "pages", "162-167"),
    ("author_count: 7", "author_count", 7),
    ("without: [doi, date]", "without", ("doi", "date")),
    ("merge: [ropes-2]", "merge", ("ropes-2",)),
    ("split: ['a: Ropes']", "split", ("a: Ropes",)),
    ("hide: Not ours.", "hide", "Not ours."),
]


@pytest.mark.parametrize(("text", "field", "value"), RIGHT)
def test_right(tmp_path: Path, text: str, field: str, value: Any) -> None:
    found = one(tmp_path, text)
    assert getattr(found, field) == value
    assert found == Facts(**{field: value})


WRONG = [
    ("arxiv: 2305.1788", "in quotes"),
    ("arxiv: 2305", "in quotes"),
    ("arxiv: nonsense", "such as '2305.17888'"),
    ("arxiv: '2313.17888'", "such as '2305.17888'"),
    ("doi: 10.1000", "in quotes"),
    ("doi: x/y", "such as 10.1000/182"),
    ("title: 2048", "in quotes"),
    ("title: yes", "in quotes"),
    ("title: 2023-05-24", "in quotes"),
    ("title: ''", "leave the key out"),
    ("title: ~", "in quotes"),
    ("title: [A]", "in quotes"),
    ("abstract: {a: b}", "in quotes"),
    ("date: 2023-02-30", "day"),
    ("date: 2023-5", "such as 2023"),
    ("date: May 27", "such as 2023"),
    ("date: 02023", "such as 2023"),
    ("date: 2023-05-24 10:00:00", "such as 2023"),
    ("date: 1023", "such as 2023"),
    ("date: ''", "such as 2023"),
    ("date: [2023]", "such as 2023"),
    ("authors: Ada Lovelace", "a list is expected"),
    ("authors: [Ada, 5]", "'5' is wrong"),
    ("authors: [Ada, '']", "'' is wrong"),
    ("authors: [Ada, [Bob]]", "a list is wrong"),
    ("authors: {Ada: Bob}", "a list is expected"),
    ("links: [javascript:alert(1)]", "beginning with https://"),
    ("links: [github.com/a/b]", "beginning with https://"),
    ("links: ['https://x.org/a b']", "beginning with https://"),
    ("links: https://x.org", "a list is expected"),
    ("confidence: certain", "high, medium, low"),
    ("confidence: [high]", "high, medium, low"),
    ("confidence: 1", "high, medium, low"),
    ("pmid: 26017442", "in quotes"),
    ("isbn: 978-3-16-148410-1", "such as"),
    ("kind: paper", "journal article"),
    ("volume: 1.5", "in quotes"),
    ("author_count: 0", "at least 1"),
    ("author_count: 2.5", "at least 1"),
    ("author_count: yes", "at least 1"),
    ("without: [title]", "arxiv, doi"),
    ("merge: [Ropes!]", "last part of its address"),
    ("merge: ropes", "a list is expected"),
    ("hide: yes", "in quotes"),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_a_wrong_value_is_left_out_and_all_else_counts(
    tmp_path: Path, text: str, words: str
) -> None:
    found = load(tmp_path, f"p:\n  venue: V\n  {text}\nq:\n  venue: W\n")
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("bad-facts", Severity.ERROR)
    assert str(problem.place) == "seeds/papers.yml:3"
    assert text.partition(":")[0] in problem.message
    assert words in problem.hint
    assert found.entries == {"p": Facts(venue="V"), "q": Facts(venue="W")}


STRUCTURE = [
    ("p:\n  arxvi: '2305.17888'\n", "unknown-key", 2),
    ("p:\n  venue: V\n  venue: W\n", "repeated-key", 3),
    ("p:\n  venue: V\np:\n  venue: W\n", "repeated-key", 3),
    ("p:\n", "bad-facts", 1),
    ("p: text\n", "bad-facts", 1),
    ("# a\np: [x]\n", "bad-facts", 2),
    ("- p\n", "bad-facts", 1),
    ("p: {venue: [}\n", "bad-yaml", 1),
    ("a: &a {venue: V}\np:\n  <<: *a\n", "merge-key", 3),
]


@pytest.mark.parametrize(("text", "code", "line"), STRUCTURE)
def test_structure(tmp_path: Path, text: str, code: str, line: int) -> None:
    (problem,) = load(tmp_path, text).problems
    assert (problem.code, str(problem.place)) == (code, f"seeds/papers.yml:{line}")
    assert problem.hint


def test_keys_are_ids_as_they_are_written(tmp_path: Path) -> None:
    found = load(tmp_path, "2048: {venue: V}\nyes: {venue: V}\n0755: {venue: V}\n")
    assert list(found.entries) == ["2048", "yes", "0755"]


def test_aliases(tmp_path: Path) -> None:
    found = load(tmp_path, "p:\n  authors: &all [Ada, Bob]\nq:\n  authors: *all\n")
    assert found.entries["q"].authors == ("Ada", "Bob")


def test_a_huge_value_is_named_by_its_kind(tmp_path: Path) -> None:
    levels = "".join(f"  a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    found = load(tmp_path, f"p:\n  a0: &a0 [x]\n{levels}  title: *a29\n")
    assert found.problems[-1].message == "'title' of 'p' is a list"


def test_no_file_and_an_unreadable_one(tmp_path: Path) -> None:
    assert load_facts(tmp_path / "none.yml", "none.yml") == FactsFile()
    assert load(tmp_path, "").entries == {}
    (tmp_path / "dangling.yml").symlink_to("nowhere")
    for path in (tmp_path, tmp_path / "dangling.yml"):
        (problem,) = load_facts(path, "f.yml").problems
        assert problem.code == "unreadable-file"


def test_identifiers() -> None:
    assert Facts().identifiers() == {}
    assert Facts(arxiv="1", doi="2").identifiers() == {"arxiv": "1", "doi": "2"}
