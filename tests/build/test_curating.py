"""Merge, split and hide: they hold after every import, and no address is lost by them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build.papers import Corpus, make_papers
from generator.corpus import FactsFile, load_facts
from generator.errors import Severity
from generator.exports.signposts import end_of
from generator.model import Details, Listing, Record
from generator.pages.collection import Collection
from generator.permalinks import Ledger, changes, format_ledger, load_ledger, locked
from generator.sources import Reading

DAY = date(2026, 1, 1)
ROPES = "Ropes hold boats. We show which knots hold in a storm and which of them do not."
TIDES = "Tides come and go. In this work, we predict both from the colour of the sand alone."
FOG = "Fog hides ships. Our horn tells them where the harbour is, in words that they know."


def record(title: str, abstract: str = ROPES, **more: object) -> Record:
    return Record("?", 1, 2, title, abstract, **more)  # type: ignore[arg-type]


def readings(listings: Mapping[str, Sequence[Record]]) -> list[Reading]:
    found = []
    for key, own in listings.items():
        placed = tuple(
            replace(r, listing=key, line=4 * i + 1, end_line=4 * i + 2) for i, r in enumerate(own)
        )
        listing = Listing(key, f"{key}.txt", key, "dated", 99, placed)
        found.append(Reading(listing, 0, ()))
    return found


@dataclass
class Shelf:
    """A collection whose facts and ledger are files, read and written as the commands do."""

    folder: Path
    listings: dict[str, list[Record]] = field(default_factory=dict)

    def facts(self, text: str) -> FactsFile:
        path = self.folder / "papers.yml"
        path.write_text(text, encoding="utf-8")
        found = load_facts(path, "papers.yml")
        assert found.problems == ()
        return found

    def ledger(self) -> Ledger:
        found, problems = load_ledger(self.folder / "permalinks.yml", "permalinks.yml")
        assert problems == ()
        return found

    def read(self, text: str = "") -> Corpus:
        return make_papers(readings(self.listings), {}, self.facts(text), self.ledger())

    def lock(self, text: str = "") -> Corpus:
        """Write the ledger; after that it must say everything, and all it says be answered."""
        path = self.folder / "permalinks.yml"
        corpus = self.read(text)
        assert [p for p in corpus.problems if p.severity is Severity.ERROR] == []
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if list(changes(self.ledger(), corpus.ledger)):
            path.write_text(format_ledger(corpus.ledger.dated(DAY), old), encoding="utf-8")
        again = self.read(text)
        assert list(changes(self.ledger(), again.ledger)) == []
        assert list(locked(self.ledger(), again.ledger, "x")) == []
        assert [p.code for p in again.problems if p.code == "permalink-gone"] == []
        self.answered(again)
        return again

    def answered(self, corpus: Corpus) -> None:
        site = Collection("", "", corpus.papers, (), (), {}, {}, {}, {}, ledger=self.ledger())
        for key in self.ledger().published:
            assert key in site.by_id or end_of(site, key), f"nothing answers at {key}"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def titles(corpus: Corpus) -> dict[str, list[str]]:
    """Listing and line of the records of each paper, by id."""
    return {p.id: sorted(f"{key}:{line}" for key, line in p.records) for p in corpus.papers}


# --- merge --------------------------------------------------------------------------


def test_merged_papers_are_one_and_leave_a_redirect(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes"), record("On Cables", TIDES)]}
    shelf.lock()
    corpus = shelf.lock("on-cables: {merge: [ropes]}\n")
    assert titles(corpus) == {"on-cables": ["a:1", "a:5"]}
    assert shelf.ledger().final("ropes") == "on-cables"
    assert any(join.reason == "papers.yml says so" for join in corpus.clusters["on-cables"].joins)
    parted = shelf.lock()
    assert titles(parted) == {"ropes": ["a:1"], "on-cables": ["a:5"]}


def test_merging_wins_over_different_identifiers_and_keeps_both_addresses(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes"), record("Ropes", TIDES)]}
    first = shelf.lock()
    other = next(p.id for p in first.papers if p.id != "ropes")
    ids = f"ropes: {{arxiv: '2401.00001'}}\n{other}: {{arxiv: '2401.00002', venue: Harbour}}\n"
    shelf.lock(ids)
    corpus = shelf.lock(ids.replace("ropes: {", f"ropes: {{merge: [{other}], "))
    (paper,) = corpus.papers
    # The entry of the paper that was taken in says what the other one leaves open.
    assert (paper.id, paper.arxiv, paper.venue) == ("ropes", "2401.00001", "Harbour")
    assert corpus.problems == ()


def test_a_merge_holds_for_what_is_imported_later(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes"), record("On Cables", TIDES)]}
    shelf.lock()
    facts = "on-cables: {merge: [ropes]}\n"
    shelf.lock(facts)
    shelf.listings = {"b": [record("On Cables", TIDES)], "c": [record("Fog", FOG), record("Ropes")]}
    assert titles(shelf.lock(facts)) == {"on-cables": ["b:1", "c:5"], "fog": ["c:1"]}
    shelf.listings = {"b": [record("On Cables", TIDES), record("Fog", FOG)]}
    assert titles(shelf.lock(facts)) == {"on-cables": ["b:1"], "fog": ["b:5"]}


def test_what_is_merged_no_more_parts_whatever_is_known_of_it(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes"), record("On Cables", TIDES)]}
    apart = {"ropes": ["a:1"], "on-cables": ["a:5"]}
    shelf.lock()
    for facts in (
        "on-cables: {arxiv: '2401.00001'",
        "ropes: {doi: 10.1000/a}\non-cables: {venue: x",
    ):
        assert len(shelf.lock(f"{facts}, merge: [ropes]}}\n").papers) == 1
        assert titles(shelf.lock(f"{facts}}}\n")) == apart


@pytest.mark.parametrize("locked_first", [True, False])
def test_a_merge_with_no_paper(shelf: Shelf, locked_first: bool) -> None:
    shelf.listings = {"a": [record("Ropes")]}
    if locked_first:
        shelf.lock()
    (problem,) = shelf.read("ropes:\n  merge:\n    - rope\n").problems
    assert (problem.code, str(problem.place)) == ("unknown-paper", "papers.yml:3")
    assert "nearest ids: ropes" in problem.hint


# --- split --------------------------------------------------------------------------

SELECTORS = [
    "Ropes, Part II",
    "b: Ropes, Part II",
    "b: part2",
    "10.1000/TWO",
    "Ropes hold boats. We show more",
    "b: Ropes hold boats. We show more",
]
ALIKE = ROPES.replace("show which", "show more which")


def two_parts() -> dict[str, list[Record]]:
    details = Details(key="part2", identifiers=(("doi", "10.1000/two"),))
    return {
        "a": [record("Ropes, Part I")],
        "b": [record("Ropes, Part II", ALIKE, details=details)],
    }


@pytest.mark.parametrize("selector", SELECTORS)
def test_split_records_are_two_papers(shelf: Shelf, selector: str) -> None:
    shelf.listings = two_parts()
    shelf.lock()
    assert titles(shelf.read()) == {"ropes-part-i": ["a:1", "b:1"]}
    corpus = shelf.lock(f"ropes-part-i:\n  split:\n    - '{selector}'\n")
    assert titles(corpus) == {"ropes-part-i": ["a:1"], "ropes-part-ii": ["b:1"]}
    assert [p.code for p in corpus.problems] == []
    shelf.listings["b"].insert(0, record("Fog", FOG))
    again = shelf.lock(f"ropes-part-i:\n  split:\n    - '{selector}'\n")
    assert titles(again)["ropes-part-ii"] == ["b:5"]


def test_what_looks_the_same_can_be_two_papers_by_its_listing(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes")], "b": [record("Ropes")]}
    shelf.lock()
    facts = "ropes:\n  venue: Harbour\n  split: ['b: Ropes']\n"
    first = titles(shelf.lock(facts))
    assert first["ropes"] == ["a:1"]
    (other,) = first.keys() - {"ropes"}
    facts += f"{other}: {{venue: Lagoon}}\n"
    corpus = shelf.lock(facts)
    assert titles(corpus) == first
    assert {p.id: p.venue for p in corpus.papers} == {"ropes": "Harbour", other: "Lagoon"}
    assert titles(shelf.lock()) == {"ropes": ["a:1", "b:1"]}
    assert shelf.ledger().final(other) == "ropes"
    assert titles(shelf.lock(facts)) == first


def test_a_split_that_matches_nothing_names_what_is_near(shelf: Shelf) -> None:
    shelf.listings = two_parts()
    (_, problem) = sorted(
        shelf.read("ropes-part-i:\n  split:\n    - Ropes, Part IV\n").problems,
        key=lambda p: p.code,
    )
    assert (problem.code, problem.severity) == ("unknown-record", Severity.ERROR)
    assert str(problem.place) == "papers.yml:3"
    assert "Ropes, Part I" in problem.hint


def test_a_split_that_would_leave_nothing(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes")], "b": [record("Ropes")]}
    corpus = shelf.read("ropes: {split: [Ropes]}\n")
    assert [p.code for p in corpus.problems] == ["bad-split"]
    assert titles(corpus) == {"ropes": ["a:1", "b:1"]}


# --- hide ---------------------------------------------------------------------------


def test_a_hidden_paper_has_an_address_that_says_so_and_comes_back(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes"), record("Fog", FOG)]}
    shelf.lock()
    corpus = shelf.lock("ropes: {hide: Not about ships.}\n")
    assert titles(corpus) == {"fog": ["a:5"]}
    assert [paper.id for paper in corpus.hidden] == ["ropes"]
    assert [(p.code, p.severity) for p in corpus.problems] == [("hidden-paper", Severity.NOTE)]
    entry = shelf.ledger().entries["ropes"]
    assert (entry.state, entry.reason, entry.first) == ("hidden", "Not about ships.", DAY)
    shelf.listings["b"] = [record("Ropes")]
    assert "ropes" not in titles(shelf.lock("ropes: {hide: Still not.}\n"))
    assert shelf.ledger().entries["ropes"].reason == "Still not."
    assert titles(shelf.lock())["ropes"] == ["a:1", "b:1"]
    assert shelf.ledger().entries["ropes"].state == "live"


def test_a_paper_that_was_never_published_can_be_hidden(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes")]}
    assert titles(shelf.lock("ropes: {hide: No.}\n")) == {}
    shelf.listings = {}
    shelf.lock("ropes: {hide: No.}\n")


def test_what_the_ledger_withdrew_stays_withdrawn(shelf: Shelf) -> None:
    shelf.listings = {"a": [record("Ropes")]}
    shelf.lock()
    path = shelf.folder / "permalinks.yml"
    gone = "    state: withdrawn\n    reason: Gone.\n    date: 2026-02-03"
    text = path.read_text(encoding="utf-8").replace("    state: live", gone)
    path.write_text(text, encoding="utf-8")
    corpus = shelf.lock("ropes: {hide: No.}\n")
    assert (corpus.papers, corpus.hidden) == ((), ())
    assert shelf.ledger().entries["ropes"].reason == "Gone."


# --- all together -------------------------------------------------------------------

TITLES = ("Ropes", "Ropes, Part II", "Fog", "On Cables")
ABSTRACTS = (ROPES, ALIKE, TIDES, FOG)
RECORDS = st.lists(
    st.builds(record, st.sampled_from(TITLES), st.sampled_from(ABSTRACTS)), max_size=4
)


def decisions(data: st.DataObject, corpus: Corpus) -> Iterator[str]:
    """Entries of the facts about some of the papers there are."""
    ids = sorted(paper.id for paper in corpus.papers)
    free = set(ids)
    for key in ids:
        kind = data.draw(st.sampled_from(["", "", "merge", "split", "hide"]))
        others = sorted(free - {key})
        cluster = corpus.clusters[key].records
        if kind == "merge" and key in free and others:
            other = data.draw(st.sampled_from(others))
            free -= {key, other}
            yield f"{key}: {{merge: [{other}]}}\n"
        elif kind == "split" and key in free and len({r.listing for r in cluster}) > 1:
            free.discard(key)
            last = cluster[-1]
            if any(r.listing != last.listing for r in cluster):
                words = " ".join(last.abstract.split()[:6])
                yield f"{key}:\n  split: ['{last.listing}: {words}']\n"
        elif kind == "hide" and key in free:
            free.discard(key)
            yield f"{key}: {{hide: No.}}\n"


@settings(max_examples=80)
@given(st.lists(RECORDS, min_size=1, max_size=3), st.data())
def test_whatever_is_decided_every_address_answers(
    lists: list[list[Record]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), {f"l{i}": own for i, own in enumerate(lists)})
        corpus = shelf.lock()
        for _ in range(2):
            text = "".join(decisions(data, corpus))
            if any(p.severity is Severity.ERROR for p in shelf.read(text).problems):
                continue
            corpus = shelf.lock(text)
            everything = sorted(key for p in (*corpus.papers, *corpus.hidden) for key in p.records)
            assert everything == sorted(
                r.key for own in readings(shelf.listings) for r in own.listing.records
            )
            order = list(shelf.listings.items())
            random.Random(7).shuffle(order)
            shelf.listings = dict(order)
            assert shelf.read(text) == replace(corpus, problems=shelf.read(text).problems)
        corpus = shelf.lock()
        assert {p.id for p in corpus.papers} <= shelf.ledger().published
