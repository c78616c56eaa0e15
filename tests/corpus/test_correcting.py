"""Changing one entry of ``seeds/papers.yml``: what changes, and that nothing else does."""

import difflib
import functools
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import yamlfile
from generator.corpus import Changes, Facts, corrected, load_facts
from generator.corpus.changes import Value
from generator.errors import AtlasError
from generator.model import PartialDate

NAME = "seeds/papers.yml"
SEEDS = Path(__file__).parents[2] / NAME
TEXT = """\
# About this file.

ants:
  # the published title
  title: "Ants: a study" # as printed
  arxiv: '2401.00001'   # in quotes
  # in the order of the paper
  authors:
    - Ada Lovelace   # first
    # second
    - 'Alan Turing'
  confidence: high

# Bees are disputed.
bees:
    arxiv:   2401.00002v1
    links:
    - https://example.org/a
    - "https://example.org/b"
    add_topics: [ hives ,  wax ]

moths: {arxiv: '2401.00003', venue: A Venue} # in one line
# The end.
"""


def facts(tmp_path: Path, text: str) -> dict[str, Facts]:
    path = tmp_path / "papers.yml"
    path.write_bytes(text.encode())
    found = load_facts(path, NAME)
    assert found.problems == ()
    return dict(found.entries)


def difference(old: str, new: str) -> list[str]:
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line[0] in "+-"]


CASES: list[tuple[str, Changes, list[str]]] = [
    ("ants", {"title": "Ants"}, ['-   title: "Ants: a study" # as printed',
                                 '+   title: "Ants"          # as printed']),
    ("ants", {"title": None}, ['-   title: "Ants: a study" # as printed']),
    ("ants", {"arxiv": "2401.00009"}, ["-   arxiv: '2401.00001'   # in quotes",
                                       "+   arxiv: '2401.00009'   # in quotes"]),
    ("ants", {"venue": "ACL: 2024"}, ["+   venue: 'ACL: 2024'"]),
    ("ants", {"date": PartialDate(2024)}, ["+   date: 2024"]),
    ("ants", {"date": PartialDate(2024, 5)}, ["+   date: 2024-05"]),
    ("ants", {"date": PartialDate(2024, 5, 1)}, ["+   date: 2024-05-01"]),
    ("ants", {"authors": ("Ada Lovelace", "Alan Turing", "No")}, ["+     - 'No'"]),
    ("ants", {"authors": ("Ada Lovelace", "Grace Hopper", "Alan Turing")},
     ["+     - Grace Hopper"]),
    ("ants", {"authors": ("Alan Turing",)}, ["-     - Ada Lovelace   # first"]),
    ("ants", {"authors": None}, ["-   authors:", "-     - Ada Lovelace   # first",
                                 "-     # second", "-     - 'Alan Turing'"]),
    ("ants", {"sources": ("a/b:README.md",)}, ["+   sources:", "+     - a/b:README.md"]),
    ("ants", {"venue": "-", "title": None},
     ['-   title: "Ants: a study" # as printed', "+   venue: '-'"]),
    ("ants", {"authors": ("Ada Lovelace", "Alan Turing", "-x")}, ["+     - -x"]),
    ("bees", {"links": ("https://example.org/b",)}, ["-     - https://example.org/a"]),
    ("bees", {"add_topics": ("wax", "honey")}, ["-     add_topics: [ hives ,  wax ]",
                                               "+     add_topics: [wax, honey]"]),
    ("bees", {"title": "Bees"}, ["+     title: Bees"]),
    ("moths", {"venue": "Other"},
     ["- moths: {arxiv: '2401.00003', venue: A Venue} # in one line",
      "+ moths: {arxiv: '2401.00003', venue: Other}   # in one line"]),
    ("moths", {"venue": None},
     ["- moths: {arxiv: '2401.00003', venue: A Venue} # in one line",
      "+ moths: {arxiv: '2401.00003'}                 # in one line"]),
    ("moths", {"venue": None, "arxiv": None},
     ["- moths: {arxiv: '2401.00003', venue: A Venue} # in one line"]),
    ("beetles", {"arxiv": "2401.00004"}, ["+ beetles:", "+   arxiv: '2401.00004'", "+ "]),
    ("aphids", {"title": "Yes"}, ["+ aphids:", "+   title: 'Yes'", "+ "]),
    ("wasps", {"title": "W"}, ["+ ", "+ wasps:", "+   title: W"]),
    ("1984", {"title": "A year"}, ["+ ", "+ '1984':", "+   title: A year"]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "changes", "lines"), CASES)
def test_what_changes(key: str, changes: Changes, lines: list[str]) -> None:
    assert difference(TEXT, corrected(TEXT, NAME, key, changes)) == lines


def test_a_comment_stays_above_what_it_is_about() -> None:
    made = corrected(TEXT, NAME, "ants", {"venue": "ACL"})
    assert "  venue: ACL\n  # in the order of the paper\n  authors:" in made
    made = corrected(TEXT, NAME, "beetles", {"venue": "ACL"})
    assert "  venue: ACL\n\nmoths" in made
    made = corrected(TEXT, NAME, "ant-lions", {"venue": "ACL"})
    assert "\n\nant-lions:\n  venue: ACL\n\nants:" in made
    made = corrected(TEXT, NAME, "antz", {"venue": "ACL"})
    assert "\n\nantz:\n  venue: ACL\n\n# Bees are disputed.\nbees:" in made


def test_a_file_without_blank_lines_gets_none() -> None:
    text = "a:\n  venue: A\nc:\n  venue: C"
    assert (
        corrected(text, NAME, "b", {"venue": "B"})
        == "a:\n  venue: A\nb:\n  venue: B\nc:\n  venue: C"
    )
    assert corrected(text, NAME, "d", {"venue": "D"}) == f"{text}\nd:\n  venue: D\n"


def test_an_order_of_its_own_is_kept() -> None:
    text = "c:\n  venue: C\na:\n  venue: A\n"
    assert corrected(text, NAME, "b", {"venue": "B"}) == f"{text}b:\n  venue: B\n"


@pytest.mark.parametrize("text", ["", "# Nothing yet.\n", "\ufeff"])
def test_a_file_without_entries(text: str) -> None:
    assert corrected(text, NAME, "a", {"venue": "A"}) == f"{text}a:\n  venue: A\n"


def test_line_ends_stay() -> None:
    text = TEXT.replace("\n", "\r\n")
    made = corrected(text, NAME, "ants", {"venue": "V", "authors": ("Ada Lovelace", "B")})
    assert made.replace("\r\n", "") == made.replace("\n", "").replace("\r", "")
    assert "  venue: V\r\n" in made
    assert corrected(text, NAME, "ants", {}) == text


REFUSED = [
    ("a: [\n", "bad-yaml"),
    ("a: {venue: A}\na: {venue: B}\n", "repeated-key"),
    ("- a\n", "bad-facts"),
    ("{a: {venue: A}, b: {venue: B}}\n", "bad-facts"),
    ("b: &x {venue: B}\na: *x\n", "bad-facts"),
    ("a: &x {venue: B}\nb: *x\n", "bad-facts"),
]


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(AtlasError) as caught:
        corrected(text, NAME, "a", {"venue": "C"})
    assert caught.value.diagnostics[0].code == code


@functools.cache
def commented(seed: int) -> str:
    """The project's own file with comments where people write them."""
    chance, lines = random.Random(seed), []
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#") and chance.random() < 0.1:
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(f"{indent}# about {line.strip()}"[:90])
        lines.append(line + ("  # said so" if line and chance.random() < 0.05 else ""))
    return "\n".join(lines) + "\n"


KEYS = tuple(yamlfile.parse(SEEDS.read_text(encoding="utf-8"), NAME)[0].data)  # type: ignore[union-attr]
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1,
               max_size=60).map(str.strip).filter(bool)  # fmt: skip
NAMES = st.lists(LINE, min_size=1, max_size=4, unique=True).map(tuple)
VALUES: dict[str, st.SearchStrategy[Value | None]] = {
    "title": LINE | st.none(),
    "arxiv": st.sampled_from(["2310.06825", "math/0309136", "2401.10000"]) | st.none(),
    "venue": LINE | st.none(),
    "date": st.builds(PartialDate, st.integers(1990, 2090), st.integers(1, 12)) | st.none(),
    "authors": NAMES | st.none(),
    "add_topics": NAMES | st.none(),
    "sources": NAMES | st.none(),
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2), st.sampled_from(KEYS), st.fixed_dictionaries({}, optional=VALUES))
def test_all_other_entries_of_the_seeds_stay_to_the_byte(
    seed: int, key: str, changes: dict[str, Any]
) -> None:
    before = commented(seed)
    made = corrected(before, NAME, key, changes)
    start = before.index(f"\n{key}:") + 1
    end = before.index("\n\n", start) if "\n\n" in before[start:] else len(before)
    assert made.startswith(before[:start])
    assert made.endswith(before[end:])
    found = yamlfile.parse(made, NAME)[0]
    assert found
    assert {name: str(value) for name, value in changes.items() if isinstance(value, str)} == {
        name: str(found.data[key][name]) for name in changes if isinstance(changes[name], str)
    }
    kept = {line for line in before[start:end].splitlines() if line.lstrip().startswith("#")}
    gone = {line for line in kept if line not in made}
    assert not any(line.startswith("  #") and not line.startswith("    ") for line in gone)


@settings(max_examples=60)
@given(LINE, LINE, NAMES)
def test_any_text_is_read_as_it_was_written(key: str, text: str, items: tuple[str, ...]) -> None:
    made = corrected(TEXT, NAME, key, {"title": text, "authors": items})
    found = yamlfile.parse(made, NAME)[0]
    assert found
    assert (found.data[key]["title"], found.data[key]["authors"]) == (text, list(items))


@pytest.mark.parametrize("key", ["a-first-one", KEYS[0] + "-x", KEYS[100] + "-x", "zz"])
def test_a_correction_taken_back_leaves_no_trace(key: str) -> None:
    before = SEEDS.read_text(encoding="utf-8")
    made = corrected(before, NAME, key, {"title": "T", "authors": ("A", "B")})
    assert len(made.splitlines()) == len(before.splitlines()) + 6
    assert corrected(made, NAME, key, {"title": None, "authors": None}) == before
