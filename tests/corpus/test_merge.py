"""Records and facts merged into papers: who is believed, and what is kept of the others."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus import Facts, merge
from generator.corpus.details import record_identifiers
from generator.corpus.facts import FIELDS
from generator.model import (
    Claim,
    DateSource,
    Details,
    LinkKind,
    Listing,
    Organisation,
    PaperKind,
    PartialDate,
    PersonName,
    Publication,
    Record,
)

LISTINGS = {key: Listing(key, f"{key}.txt", key, "dated", 99, (), year=2025) for key in "abc"}


def record(listing: str = "a", **more: object) -> Record:
    given_ = {"title": "T", "abstract": "We do it.", **more}
    return Record(listing, 4, 9, **given_)  # type: ignore[arg-type]


def test_one_record() -> None:
    own = record(
        title='T\\"ULU', abstract="It costs 5\\%.\nWe propose it.", author_count=7,
        organisation="nvidia NVIDIA", date_text="May 27", comments=2,
    )  # fmt: skip
    found = merge("tulu", [own], LISTINGS, Facts())
    paper = found.paper
    assert found.problems == ()
    assert (paper.id, paper.title, paper.abstract) == (
        "tulu",
        "TÜLU",
        "It costs 5%. We propose it.",
    )
    assert paper.sentence == "We propose it."
    assert (paper.author_count, paper.comments, paper.records) == (7, 2, (("a", 4),))
    assert paper.organisation == Organisation("nvidia", "NVIDIA")
    assert paper.date
    assert (str(paper.date.value), paper.date.source) == ("2025-05-27", DateSource.DECLARED)
    assert (paper.arxiv, paper.doi, paper.authors, paper.links) == (None, None, (), ())


def test_missing_is_none() -> None:
    paper = merge("t", [record(abstract="")], LISTINGS, Facts()).paper
    assert paper.abstract == ""
    found = (paper.sentence, paper.author_count, paper.organisation, paper.date, paper.comments)
    assert found == (None,) * 5
    assert set(paper.claims) == {"title"}


def test_trust_decides_and_the_others_are_kept() -> None:
    first, second = record("b", author_count=3), record("a", title="U", author_count=5, comments=1)
    paper = merge("t", [first, second], LISTINGS, Facts()).paper
    assert (paper.title, paper.author_count, paper.comments) == ("T", 3, 1)
    assert paper.claims["title"] == (Claim("T", "b:4"), Claim("U", "a:4"))
    assert paper.claims["author_count"] == (Claim("3", "b:4"), Claim("5", "a:4"))
    assert paper.records == (("b", 4), ("a", 4))


def test_facts_win() -> None:
    facts = Facts(
        title="U", abstract="Better.", arxiv="2305.17888", doi="10.1/x", venue="V",
        organisation="N", date=PartialDate(2023, 5), authors=("Ada", "Bob"),
    )  # fmt: skip
    paper = merge("t", [record(organisation="x X", date_text="Nov 7, 2023")], LISTINGS, facts).paper
    assert (paper.title, paper.abstract, paper.arxiv, paper.doi, paper.venue) == (
        "U", "Better.", "2305.17888", "10.1/x", "V"
    )  # fmt: skip
    assert paper.organisation == Organisation(None, "N")
    assert paper.date
    assert (str(paper.date.value), paper.date.source) == ("2023-05", DateSource.CURATED)
    assert paper.authors == ("Ada", "Bob")
    assert paper.claims["title"] == (Claim("U", "papers.yml"), Claim("T", "a:4"))
    assert [claim.value for claim in paper.claims["date"]] == [
        "2023-05", "2023-11-07 (printed)", "2023-05"
    ]  # fmt: skip


ACCOUNTS = [
    ("nvidia NVIDIA", Organisation("nvidia", "NVIDIA")),
    ("nvidia\tNVIDIA", Organisation("nvidia", "NVIDIA")),
    ("nvidia", Organisation("nvidia", "nvidia")),
    ("hkuhk The University of Hong Kong", Organisation("hkuhk", "The University of Hong Kong")),
]


@pytest.mark.parametrize(("printed", "expected"), ACCOUNTS)
def test_organisation(printed: str, expected: Organisation) -> None:
    assert (
        merge("t", [record(organisation=printed)], LISTINGS, Facts()).paper.organisation == expected
    )


def test_a_title_of_nothing_but_commands_stays() -> None:
    assert merge("t", [record(title="\\emph{}")], LISTINGS, Facts()).paper.title


def test_links() -> None:
    text = "Code: \\url{https://github.com/a/b}. Also https://github.com/A/b/ and https://x.org."
    facts = Facts(arxiv="2305.17888", doi="10.1/a<b", links=("https://github.com/a/b",))
    paper = merge("t", [record(abstract=text)], LISTINGS, facts).paper
    assert [(link.kind, link.url) for link in paper.links] == [
        (LinkKind.PDF, "https://arxiv.org/pdf/2305.17888"),
        (LinkKind.ARXIV, "https://arxiv.org/abs/2305.17888"),
        (LinkKind.HUGGINGFACE, "https://huggingface.co/papers/2305.17888"),
        (LinkKind.DOI, "https://doi.org/10.1/a%3Cb"),
        (LinkKind.CODE, "https://github.com/a/b"),
        (LinkKind.PROJECT, "https://x.org"),
    ]


@pytest.mark.parametrize(("count", "warned"), [(2, False), (3, True), (None, False)])
def test_author_counts_that_differ(count: int | None, warned: bool) -> None:
    found = merge("t", [record(author_count=count)], LISTINGS, Facts(authors=("Ada", "Bob")))
    assert [d.code for d in found.problems] == ["author-count-differs"] * warned
    assert all(str(d.place) == "a.txt:4-9" for d in found.problems)


@settings(max_examples=100)
@given(
    st.lists(
        st.builds(
            record,
            st.sampled_from("abc"),
            title=st.sampled_from(["T", "U", "\\emph{}"]),
            abstract=st.sampled_from(["We do it.", "", "$x$"]),
            author_count=st.sampled_from([None, 2, 3]),
            organisation=st.sampled_from([None, "n N"]),
            date_text=st.sampled_from([None, "May 27", "Feb 30", "Nov 7, 2023"]),
            comments=st.sampled_from([None, 0, 5]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_nothing_printed_is_lost(records: list[Record]) -> None:
    paper = merge("t", records, LISTINGS, Facts()).paper
    assert paper.records == tuple(own.key for own in records)
    for field in ("author_count", "organisation", "comments"):
        printed = [str(v) for own in records if (v := getattr(own, field)) is not None]
        assert [claim.value for claim in paper.claims.get(field, ())] == printed
    assert len(paper.claims["title"]) == len(records)
    assert paper.title


PRINTED = Details(
    authors=(PersonName("Ada", "Vloed"),),
    date=PartialDate(2021),
    publication=Publication(PaperKind.ARTICLE, "Harbour Letters", "5", "2", "1-9", "Quay"),
    identifiers=(("acl", "2023.acl-long.1"), ("doi", "10.1/wrong"), ("isbn", "9783161484100")),
)


def test_any_part_of_where_it_appeared_can_be_corrected() -> None:
    own = record(details=PRINTED)
    facts = Facts(kind="conference paper", venue="HARBOUR", pages="7", acl="2024.acl-long.2")
    paper = merge("t", [own], LISTINGS, facts).paper
    assert paper.publication == Publication(PaperKind.CONFERENCE, "HARBOUR", None, None, "7", None)
    assert paper.venue == "HARBOUR, 7"
    assert paper.identifiers == {"acl": "2024.acl-long.2", "isbn": "9783161484100"}
    assert paper.claims["pages"] == (Claim("7", "papers.yml"), Claim("1-9", "a:4"))
    only = merge("t", [own], LISTINGS, Facts(volume="6")).paper
    assert only.publication == replace(PRINTED.publication, volume="6")
    assert only.venue == "Harbour Letters 6(2), 1-9"


def test_a_wrong_value_can_be_taken_away() -> None:
    own = record(details=PRINTED, author_count=3, organisation="x X")
    wrong = ("doi", "authors", "date", "author_count", "organisation", "volume", "abstract")
    paper = merge("t", [own], LISTINGS, Facts(without=wrong)).paper
    assert (paper.doi, paper.authors, paper.date, paper.author_count) == (None, (), None, None)
    assert (paper.organisation, paper.abstract, paper.sentence) == (None, "", None)
    assert paper.venue == "Harbour Letters, 1-9"
    assert paper.identifiers["acl"] == "2023.acl-long.1"
    assert merge("t", [own], LISTINGS, Facts(without=("doi",), doi="10.1/right")).paper.doi == (
        "10.1/right"
    )


def test_an_isbn_is_of_the_book_and_makes_no_two_papers_one() -> None:
    assert set(record_identifiers(record(details=PRINTED), {})) == {"acl", "doi"}


def test_a_sentence_and_a_count_that_people_chose() -> None:
    facts = Facts(sentence="It does it.", author_count=9)
    paper = merge("t", [record(author_count=3)], LISTINGS, facts).paper
    assert (paper.sentence, paper.author_count) == ("It does it.", 9)


@given(st.sampled_from(sorted(FIELDS)), st.sampled_from(sorted(FIELDS)))
def test_what_one_entry_leaves_open_another_says(one: str, other: str) -> None:
    values = {"date": PartialDate(2023), "author_count": 3}

    def saying(name: str, text: str) -> Facts:
        several = isinstance(getattr(Facts(), name), tuple)
        value: Any = values.get(name, (text,) if several else text)
        return Facts(**{name: value})

    first, second = saying(one, "x"), saying(other, "y")
    both = first.over(second)
    assert getattr(both, one) == getattr(first, one)
    assert getattr(both, other) == getattr(first if one == other else second, other)
    assert both.over(second) == both
