"""The ledger's file: what is read and refused, with its line, and what writing it changes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.permalinks import Entry, Ledger, State, format_ledger, load_ledger
from generator.permalinks.scalars import scalar
from generator.yamlfile import parse

NAME = "seeds/permalinks.yml"
TEXT = """\
# About this file.

addresses:
  - cables # our first
  - ropes
  # the second
  - '1984'

papers:
  # Kept because the wiki links to it.
  cables:
    first: 2026-01-02 # a Friday
    # told by Ada
    state: merged
    into: ropes
    titles:
      - Cables # as printed
  ropes:
    first: 2026-01-02
    state: live
    titles:
      - 'Ropes: Knots'
    opening: Of ropes and knots
    arxiv: ['2401.00001', '2401.00002']
    key: ada2024ropes

  '1984':
    first: 2026-01-03
    state: withdrawn
    reason: Its authors asked us to.
    date: 2026-05-24
    titles: ['1984']
# The end.
"""


def read(tmp_path: Path, text: str) -> tuple[Ledger, list[tuple[int | None, str, str]]]:
    path = tmp_path / "permalinks.yml"
    path.write_text(text, encoding="utf-8")
    ledger, problems = load_ledger(path, NAME)
    assert all(problem.place and problem.place.file == NAME for problem in problems)
    assert all(problem.hint for problem in problems)
    found = [(p.place.line if p.place else None, p.code, p.message) for p in problems]
    return ledger, found


def test_what_is_read(tmp_path: Path) -> None:
    ledger, problems = read(tmp_path, TEXT)
    assert problems == []
    assert ledger.entries["cables"] == Entry(
        "cables", date(2026, 1, 2), ("Cables",), state=State.MERGED, target="ropes"
    )
    assert ledger.entries["ropes"].arxiv == ("2401.00001", "2401.00002")
    assert ledger.entries["1984"].since == date(2026, 5, 24)
    assert ledger.final("cables") == "ropes"
    assert ledger.aliases == {"ropes": ("cables",)}
    assert ledger.keys == {"ropes": "ada2024ropes"}


def test_a_ledger_that_was_never_written(tmp_path: Path) -> None:
    assert load_ledger(tmp_path / "none.yml", NAME) == (Ledger(), ())


REFUSED = [
    ("  ropes:\n", "  ropes2:\n", 5, "permalink-removed", "'ropes' was removed"),
    ("  - ropes\n", "", 17, "permalink-removed", "'ropes' is not in the list"),
    ("state: live", "state: alive", 20, "bad-permalink", "'state' of 'ropes' is 'alive'"),
    ("    into: ropes\n", "", 11, "bad-permalink", "is merged and has no 'into:'"),
    ("into: ropes", "to: ropes", 15, "bad-permalink", "asks for no 'to:'"),
    ("into: ropes", "into: cables", 15, "permalink-circle", "go in a circle"),
    ("into: ropes", "into: knots", 15, "permalink-astray", "'knots', which has no entry"),
    ("into: ropes", "into: 1984", 15, "bad-permalink", "'into' of 'cables' is '1984'"),
    ("    reason: Its authors asked us to.\n", "", 27, "bad-permalink", "has no 'reason:'"),
    ("    date: 2026-05-24\n", "", 27, "bad-permalink", "has no 'date:'"),
    ("date: 2026-05-24", "date: May", 31, "bad-permalink", "'date' of '1984' is 'May'"),
    ("    first: 2026-01-03\n", "", 27, "bad-permalink", "has no 'first:'"),
    ("titles: ['1984']", "titles: [1984]", 32, "bad-permalink", "'titles' of '1984'"),
    ("'2401.00001'", "2401.00001", 24, "bad-permalink", "'arxiv' of 'ropes' is a list"),
    ("key: ada", "keys: ada", 25, "unknown-key", "did you mean 'key'?"),
    ("  ropes:\n", "  Ropes!:\n", 18, "bad-permalink", "must be an id"),
    ("papers:\n", "entries:\n", 1, "bad-permalink", "'papers:' with entries are expected"),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case[3]}-{case[4]}")
def test_what_is_refused(tmp_path: Path, case: tuple[str, str, int, str, str]) -> None:
    old, new, line, code, message = case
    assert TEXT.count(old) == 1
    _, problems = read(tmp_path, TEXT.replace(old, new))
    assert any(at == line and which == code and message in said for at, which, said in problems), (
        problems
    )


def test_a_paper_never_gets_an_id_whose_entry_was_lost(tmp_path: Path) -> None:
    ledger, _ = read(tmp_path, TEXT.replace("  ropes:\n", "  ropes2:\n"))
    assert {"ropes", "ropes2", "cables", "1984"} <= ledger.published


def test_writing_what_was_read_changes_no_byte(tmp_path: Path) -> None:
    ledger, _ = read(tmp_path, TEXT)
    lines = format_ledger(ledger, TEXT).splitlines()
    # The entries and the index are brought into order; nothing else is touched.
    assert sorted(lines) == sorted(TEXT.splitlines())
    assert format_ledger(ledger, "\n".join(lines) + "\n").splitlines() == lines


def test_an_entry_that_changes_keeps_its_comments(tmp_path: Path) -> None:
    ledger, _ = read(tmp_path, TEXT)
    entries = {**ledger.entries, "cables": ledger.entries["cables"].live()}
    written = format_ledger(replace(ledger, entries=entries), TEXT)
    assert written.count("#") == TEXT.count("#")
    assert (
        "    # told by Ada\n    state: live\n    titles:\n      - Cables # as printed\n" in written
    )
    after, problems = read(tmp_path, written)
    assert problems == []
    assert after.entries["cables"].state is State.LIVE


def test_a_file_that_is_laid_out_otherwise_is_written_anew(tmp_path: Path) -> None:
    flow = "{addresses: [a], papers: {a: {first: 2026-01-02, titles: [A]}}}\n"
    ledger, problems = read(tmp_path, flow)
    assert problems == []
    after, _ = read(tmp_path, format_ledger(ledger, flow))
    assert after.entries == ledger.entries


def test_a_citation_key_is_frozen() -> None:
    entry = Entry("a", date(2026, 1, 2), ("A",), key="one")
    other = Entry("b", date(2026, 1, 2), ("B",))
    ledger = Ledger({"a": entry, "b": other, "c": replace(other, id="c")})
    assert ledger.with_keys({"a": "two", "b": "one", "c": "three", "d": "four"}).keys == {
        "a": "one", "c": "three"}  # fmt: skip


def test_a_renamed_paper_takes_its_citation_key_along() -> None:
    day = date(2026, 1, 2)
    old = Entry("old", day, ("A",), key="one", state=State.RENAMED, target="new")
    merged = Entry("twin", day, ("A",), key="two", state=State.MERGED, target="new")
    ledger = Ledger({"new": Entry("new", day, ("A",)), "old": old, "twin": merged})
    assert ledger.keys == {"new": "one", "twin": "two"}
    assert ledger.with_keys({"new": "one"}).entries == ledger.entries


texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1
).map(lambda text: text.strip())


@given(texts.filter(bool))
def test_any_text_reads_as_it_was_written(text: str) -> None:
    document, problems = parse(f"x: {scalar(text)}\n", "x")
    assert problems == ()
    assert document is not None
    assert document.data == {"x": text}


WORDS = ["yes", "No", "null", "~", "1984", "0x1f", "2026-05-24", "a: b", "a #b", "- a", "'", "*a",
         "y", "1e3", ".inf", "=", "<<"]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_words_that_mean_something_to_yaml(word: str) -> None:
    document, _ = parse(f"x: {scalar(word)}\n", "x")
    assert document is not None
    assert document.data == {"x": word}
