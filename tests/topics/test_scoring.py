"""The measure, on an example worked out by hand, and the reading of labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.topics import Label, Tally, load_labels, report, score

LABELS = [
    Label("One: A Paper", ("a", "b"), ("c",)),
    Label("Two", ("a",)),
    Label("Three", ()),
    Label("Four", ("d",)),
]
# One: b is missed, c is optional, d is wrong. Two: as labelled. Three: a is wrong.
GIVEN = {"oneapaper": ["a", "c", "d"], "two": ["a"], "three": ["a"]}


def test_the_figures() -> None:
    result = score(GIVEN, LABELS)
    assert result.papers == 3
    assert result.tally == Tally(given=5, right=3, required=3, found=2)
    assert result.tally.precision == pytest.approx(3 / 5)
    assert result.tally.recall == pytest.approx(2 / 3)
    assert result.tally.f1 == pytest.approx(2 * (3 / 5) * (2 / 3) / (3 / 5 + 2 / 3))
    assert result.absent == ("Four",)


def test_the_rows() -> None:
    rows = {row.topic: row for row in score(GIVEN, LABELS).topics}
    assert list(rows) == ["a", "b", "c", "d"]
    assert rows["a"].tally == Tally(given=3, right=2, required=2, found=2)
    assert rows["a"].wrong == ("Three",)
    assert rows["b"].missed == ("One: A Paper",)
    assert rows["c"].tally == Tally(given=1, right=1, required=0, found=0)
    assert rows["d"].wrong == ("One: A Paper",)


def test_titles_are_compared_by_their_key() -> None:
    assert score({"twö2": ["a"]}, [Label("Twö – 2!", ("a",))]).papers in (0, 1)
    assert score({"two2": ["a"]}, [Label("TWO: 2", ("a",))]).tally.found == 1


@pytest.mark.parametrize("given", [{}, {"x": []}])
def test_nothing_to_measure(given: dict[str, list[str]]) -> None:
    result = score(given, [Label("x", ())])
    assert (result.tally.precision, result.tally.recall, result.tally.f1) == (1.0, 1.0, 1.0)


def test_all_wrong_is_zero() -> None:
    assert score({"x": ["b"]}, [Label("x", ("a",))]).tally.f1 == 0.0


def test_the_report_names_each_miss() -> None:
    lines = report(score(GIVEN, LABELS)).splitlines()
    assert lines[0] == (
        "3 papers: precision 0.600 (3 of 5 given), recall 0.667 (2 of 3 required), F1 0.632"
    )
    assert "b: F1 0.00, right 0 of 0 given, found 0 of 1 required" in lines
    assert "  missed: One: A Paper" in lines
    assert "  wrong:  Three" in lines
    assert lines[-1] == "not in the collection: Four"


def test_labels_are_read(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    path.write_text(json.dumps([{"title": "T", "required": ["a"], "note": "x"}]), encoding="utf-8")
    assert load_labels(path, "labels.json") == ((Label("T", ("a",), ()),), ())


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[", "labels-unreadable", "not JSON"),
        ("{}", "labels-wrong-type", "not a list"),
        ('[{"title": "T"}]', "labels-wrong-type", "entry 1"),
        ('[{"title": 1, "required": []}]', "labels-wrong-type", "entry 1"),
        ('[{"title": "T", "required": "a"}]', "labels-wrong-type", "entry 1"),
        ('[{"title": "T", "required": [], "optional": [1]}]', "labels-wrong-type", "entry 1"),
    ],
)
def test_labels_that_are_wrong(tmp_path: Path, text: str, code: str, said: str) -> None:
    path = tmp_path / "labels.json"
    path.write_text(text, encoding="utf-8")
    labels, problems = load_labels(path, "labels.json")
    assert labels == ()
    assert [one.code for one in problems] == [code]
    assert said in problems[0].message


def test_labels_that_are_not_there(tmp_path: Path) -> None:
    labels, problems = load_labels(tmp_path / "none.json", "none.json")
    assert (labels, [one.code for one in problems]) == ((), ["labels-unreadable"])


def test_good_labels_beside_a_bad_one(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    path.write_text('[{"title": "T", "required": ["a"]}, 7]', encoding="utf-8")
    labels, problems = load_labels(path, "labels.json")
    assert [label.title for label in labels] == ["T"]
    assert "entry 2" in problems[0].message
