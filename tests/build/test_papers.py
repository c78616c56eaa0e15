"""Records and facts made papers: joined, named, and the same in any order."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build.papers import Corpus, by_trust, make_papers
from generator.config import ListingSettings
from generator.corpus import FactsFile, load_facts
from generator.errors import Severity
from generator.model import Listing, Paper, Record
from generator.permalinks import Ledger
from generator.sources import Reading, find_listings, read_all

ROOT = Path(__file__).parents[2]
ONE = (
    "Large language models are useful but large. We show how to make them smaller without "
    "making them worse, by leaving out the parts that nobody needs. On every task that we tried, "
    "the smaller model is as good as the larger one, at a tenth of the cost."
)
TWO = (
    "Greek papyri are old and have holes. In this work, we fill the holes with a language model "
    "that was trained on what is left of the others. Experts prefer what it writes to what they "
    "guessed themselves in three of four cases. The code is at https://github.com/holes/papyri"
)
TITLE = "Leaving Out What Nobody Needs"


def record(title: str = TITLE, abstract: str = ONE, line: int = 1, **more: object) -> Record:
    return Record("a", line, line + 2, title, abstract, **more)  # type: ignore[arg-type]


def readings(**listings: Sequence[Record]) -> list[Reading]:
    """A reading per keyword, its records placed one after the other."""
    found = []
    for key, records in listings.items():
        own = tuple(
            replace(r, listing=key, line=10 * i + 1, end_line=10 * i + 5)
            for i, r in enumerate(records)
        )
        made = Listing(key, f"{key}.txt", key, "dated", 99, own, year=2025, year_inferred=True)
        found.append(Reading(made, 0, ()))
    return found


def papers(
    found: Sequence[Reading],
    facts: FactsFile | None = None,
    trust: Mapping[str, ListingSettings] | None = None,
) -> Corpus:
    return make_papers(found, trust or {}, facts or FactsFile(), Ledger())


@pytest.fixture
def facts(tmp_path: Path) -> "Facts":
    return Facts(tmp_path)


class Facts:
    """Writes ``papers.yml`` and reads it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "papers.yml"

    def __call__(self, text: str) -> FactsFile:
        self.path.write_text(text, encoding="utf-8")
        found = load_facts(self.path, "papers.yml")
        assert found.problems == ()
        return found


def test_the_real_seeds() -> None:
    found, problems = read_all(find_listings(ROOT / "seeds/listings"), ROOT)
    known = load_facts(ROOT / "seeds/papers.yml", "seeds/papers.yml")
    assert (problems, known.problems) == ((), ())
    corpus = papers(found, known)
    assert len(corpus.papers) == 234
    listed = [len({key for key, _ in paper.records}) for paper in corpus.papers]
    assert [listed.count(n) for n in (1, 2, 3, 4, 5)] == [180, 44, 10, 0, 0]
    assert sum(len(paper.records) for paper in corpus.papers) == 298
    assert {d.severity for d in corpus.problems} <= {Severity.WARNING}
    assert {d.code for d in corpus.problems} <= {"author-count-differs"}
    assert all(paper.date for paper in corpus.papers if paper.arxiv)
    assert papers(found[::-1], known) == corpus


def test_listings_are_trusted_as_declared() -> None:
    found = readings(a=[record(author_count=1)], b=[record(author_count=2)], c=[record(comments=3)])
    plain = papers(found).papers[0]
    assert (plain.author_count, [key for key, _ in plain.records]) == (1, ["a", "b", "c"])
    trust = {"b": ListingSettings(trust=2), "a": ListingSettings(trust=-1)}
    other = papers(found, trust=trust).papers[0]
    assert (other.author_count, [key for key, _ in other.records]) == (2, ["b", "c", "a"])
    assert other.id == plain.id


def test_in_one_listing_the_fuller_record_counts() -> None:
    bare, full = record(line=1), record(line=9, author_count=5, date_text="May 27")
    assert by_trust([bare, full], {}) == (full, bare)


def test_equal_titles_with_different_abstracts_are_two_papers() -> None:
    found = readings(a=[record()], b=[record(abstract=TWO)])
    corpus = papers(found)
    ids = {paper.id: paper.abstract for paper in corpus.papers}
    assert len(ids) == 2
    assert "leaving-out-what-nobody-needs" in ids
    swapped = readings(b=[record()], a=[record(abstract=TWO)])
    assert {paper.id: paper.abstract for paper in papers(swapped).papers} == ids


def test_the_older_of_two_keeps_the_plain_id() -> None:
    old, new = record(date_text="Nov 7, 2023"), record(abstract=TWO, date_text="May 27")
    for found in (readings(a=[old], b=[new]), readings(a=[new], b=[old])):
        plain = {paper.id: paper for paper in papers(found).papers}["leaving-out-what-nobody-needs"]
        assert plain.abstract.startswith("Large")


def test_facts_about_one_of_two_equal_titles_are_not_about_the_other(facts: Facts) -> None:
    found = readings(a=[record(date_text="Nov 7, 2023")], b=[record(abstract=TWO)])
    other = next(p.id for p in papers(found).papers if p.abstract.startswith("Greek"))
    known = facts(
        f"leaving-out-what-nobody-needs: {{arxiv: '2311.00001'}}\n{other}: {{venue: V}}\n"
    )
    corpus = papers(found, known)
    assert [(p.id, p.arxiv, p.venue) for p in corpus.papers] == [
        ("leaving-out-what-nobody-needs", "2311.00001", None), (other, None, "V")
    ]  # fmt: skip
    assert corpus.problems == ()


def test_facts_join_what_prints_differ(facts: Facts) -> None:
    found = readings(a=[record()], b=[record("Holes", TWO)])
    known = facts(
        "leaving-out-what-nobody-needs: {arxiv: '2311.00001'}\nholes: {arxiv: '2311.00001'}\n"
    )
    corpus = papers(found, known)
    (paper,) = corpus.papers
    assert paper.id == "leaving-out-what-nobody-needs"
    (problem,) = corpus.problems
    assert (problem.code, problem.severity, str(problem.place)) == (
        "merged-paper", Severity.ERROR, "papers.yml:2"
    )  # fmt: skip
    assert "'leaving-out-what-nobody-needs'" in problem.hint


def test_near_records_are_joined_with_a_note_and_parted_by_facts(facts: Facts) -> None:
    found = readings(a=[record()], b=[record(f"{TITLE} Too", ONE.replace("tenth", "ninth"))])
    corpus = papers(found)
    assert len(corpus.papers) == 1
    (note,) = corpus.problems
    assert (note.code, note.severity, str(note.place)) == ("nearly-equal", Severity.NOTE, "b.txt:1")
    assert "a.txt:1" in note.message
    known = facts(
        "leaving-out-what-nobody-needs: {arxiv: '2311.00001'}\n"
        "leaving-out-what-nobody-needs-too: {arxiv: '2311.00002'}\n"
    )
    assert len(papers(found, known).papers) == 2
    assert papers(found, known).problems == ()


def test_facts_under_the_id_of_another_of_its_titles(facts: Facts) -> None:
    found = readings(a=[record()], b=[record(f"{TITLE} Too")])
    corpus = papers(found, facts("leaving-out-what-nobody-needs-too: {venue: V}\n"))
    assert [(p.id, p.venue) for p in corpus.papers] == [("leaving-out-what-nobody-needs", "V")]


def test_facts_about_no_paper(facts: Facts) -> None:
    known = facts("leaving-out-what-nobody-need: {venue: V}\nxyz: {venue: V}\n")
    corpus = papers(readings(a=[record()]), known)
    first, second = corpus.problems
    assert (first.code, first.severity, str(first.place)) == (
        "unknown-paper", Severity.ERROR, "papers.yml:1"
    )  # fmt: skip
    assert first.hint == "nearest ids: leaving-out-what-nobody-needs"
    assert (second.code, str(second.place)) == ("unknown-paper", "papers.yml:2")
    assert second.hint


def test_an_identifier_of_two_papers(facts: Facts) -> None:
    known = facts(
        "leaving-out-what-nobody-needs: {arxiv: '2311.00001', doi: 10.1000/a}\n"
        "holes: {arxiv: '2311.00001', doi: 10.1000/b}\n"
    )
    corpus = papers(readings(a=[record(), record("Holes", TWO)]), known)
    assert len(corpus.papers) == 2
    assert [d.code for d in corpus.problems] == ["shared-identifier"]


def test_a_date_that_contradicts_arxiv(facts: Facts) -> None:
    known = facts("leaving-out-what-nobody-needs: {arxiv: '2311.00001'}\n")
    corpus = papers(readings(a=[record(date_text="May 27")]), known)
    assert [d.code for d in corpus.problems] == ["date-contradicts-arxiv"]
    assert str(papers(readings(a=[record()]), known).papers[0].date) != "None"


RECORDS = st.lists(
    st.builds(
        record,
        st.sampled_from([TITLE, TITLE.upper(), f"{TITLE} Too", "2048", "???", "Index"]),
        st.sampled_from([ONE, ONE.replace("tenth", "ninth"), TWO, ""]),
        author_count=st.sampled_from([None, 2, 3]),
        date_text=st.sampled_from([None, "May 27", "Nov 7, 2023"]),
    ),
    max_size=4,
)


def _said(paper: Paper) -> tuple[object, ...]:
    """What a page of the paper says, but for where it stands in its listings."""
    return (
        paper.id, paper.title, paper.abstract, paper.sentence, paper.author_count, paper.date,
        paper.links, sorted(key for key, _ in paper.records),
    )  # fmt: skip


@settings(max_examples=60)
@given(RECORDS, RECORDS, RECORDS, st.randoms(use_true_random=False))
def test_no_order_changes_a_paper(
    a: list[Record], b: list[Record], c: list[Record], rng: random.Random
) -> None:
    found = readings(a=a, b=b, c=c)
    once = papers(found)
    assert papers(found[::-1]) == once
    shuffled = readings(**{k: rng.sample(v, len(v)) for k, v in (("a", a), ("b", b), ("c", c))})
    assert sorted(map(_said, papers(shuffled).papers), key=str) == sorted(
        map(_said, once.papers), key=str
    )
    keys = sorted(key for paper in once.papers for key in paper.records)
    assert keys == sorted(r.key for own in found for r in own.listing.records)
    assert len({paper.id for paper in once.papers}) == len(once.papers)
