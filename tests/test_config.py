"""What ``seeds/listings.yml`` can say, and what it says when it is wrong."""

from datetime import date
from pathlib import Path

import pytest

from generator.config import ListingSettings, Settings, load_settings
from generator.errors import Severity


def load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "listings.yml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path, "seeds/listings.yml")


def test_all_of_it(tmp_path: Path) -> None:
    found = load(tmp_path, "a: {title: ' The A ', year: 2024, trust: -1}\nb:\n  trust: 3\n'c': ~\n")
    assert found.problems == ()
    assert found.listings == {
        "a": ListingSettings("The A", 2024, -1),
        "b": ListingSettings(trust=3),
        "c": ListingSettings(),
    }


def test_where_it_comes_from(tmp_path: Path) -> None:
    found = load(tmp_path, "a: {source: arXiv, query: 'ti:x', url: 'https://x', "
                           "retrieved: 2026-03-12}\n")  # fmt: skip
    assert found.problems == ()
    entry = ListingSettings(
        source="arXiv", query="ti:x", url="https://x", retrieved=date(2026, 3, 12)
    )
    assert found.listings == {"a": entry}


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}"])
def test_nothing_said(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text).listings == {}
    assert load(tmp_path, text).problems == ()


def test_no_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.yml", "none.yml") == Settings()


WRONG = [
    ("a: {title: 5, trust: 1}", "bad-settings", 1),
    ("a:\n  title: ''\n  trust: 1", "bad-settings", 2),
    ("a:\n  trust: 1\n  year: '2024'", "bad-settings", 3),
    ("a: {year: 24, trust: 1}", "bad-settings", 1),
    ("a: {year: yes, trust: 1}", "bad-settings", 1),
    ("a: {year: 2024.0, trust: 1}", "bad-settings", 1),
    ("a: {year: 2024-01-01, trust: 1}", "bad-settings", 1),
    ("a: {title: [x], trust: 1}", "bad-settings", 1),
    ("a: {retrieved: soon, trust: 1}", "bad-settings", 1),
    ("a: {retrieved: 2026-03-12T10:00:00, trust: 1}", "bad-settings", 1),
    ("a: {query: 5, trust: 1}", "bad-settings", 1),
    ("a:\n  trust: 1\n  yaer: 2024", "unknown-key", 3),
    ("a:\n  trust: 1\n  trust: 2", "repeated-key", 3),
]


@pytest.mark.parametrize(("text", "code", "line"), WRONG)
def test_what_is_wrong_is_left_out_and_all_else_counts(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    found = load(tmp_path, f"{text}\nb: {{year: 2024}}\n")
    (problem,) = found.problems
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert str(problem.place) == f"seeds/listings.yml:{line}"
    assert problem.hint
    assert found.listings == {"a": ListingSettings(trust=1), "b": ListingSettings(year=2024)}


@pytest.mark.parametrize("text", ["- a\n- b\n", "a", "5"])
def test_no_mapping(tmp_path: Path, text: str) -> None:
    (problem,) = load(tmp_path, text).problems
    assert (problem.code, str(problem.place)) == ("bad-settings", "seeds/listings.yml:1")


@pytest.mark.parametrize("text", ["a: 5", "a: [x]", "a: text"])
def test_an_entry_without_keys(tmp_path: Path, text: str) -> None:
    (problem,) = load(tmp_path, f"# first\n{text}\n").problems
    assert (problem.code, str(problem.place)) == ("bad-settings", "seeds/listings.yml:2")


def test_unreadable(tmp_path: Path) -> None:
    (tmp_path / "dangling.yml").symlink_to("nowhere")
    for path in (tmp_path, tmp_path / "dangling.yml"):
        (problem,) = load_settings(path, "f.yml").problems
        assert problem.code == "unreadable-file"
    (problem,) = load(tmp_path, "a: [").problems
    assert problem.code == "bad-yaml"
