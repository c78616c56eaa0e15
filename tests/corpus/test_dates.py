"""Which date a paper gets, and when two contradict each other."""

from typing import Any

import pytest

from generator.corpus import Facts
from generator.corpus.dates import contradictions, date_claims, printed_date
from generator.model import DateSource, Listing, PartialDate, Record

LISTINGS = {
    "inferred": Listing("inferred", "i.txt", "I", "dated", 9, (), year=2025, year_inferred=True),
    "declared": Listing("declared", "d.txt", "D", "dated", 9, (), year=2025),
    "unknown": Listing("unknown", "u.txt", "U", "dated", 9, ()),
}


def record(listing: str, text: str | None) -> Record:
    return Record(listing, 4, 9, "T", "A.", date_text=text)


PRINTED: list[tuple[str, str | None, Any]] = [
    ("inferred", "Nov 7, 2023", ("2023-11-07", DateSource.PRINTED)),
    ("inferred", "May 27", ("2025-05-27", DateSource.INFERRED)),
    ("declared", "May 27", ("2025-05-27", DateSource.DECLARED)),
    ("unknown", "May 27", None),
    ("unknown", "Nov 7, 2023", ("2023-11-07", DateSource.PRINTED)),
    ("declared", "Feb 29", None),
    ("inferred", "Feb 30, 2023", None),
    ("inferred", None, None),
]


@pytest.mark.parametrize(("listing", "text", "expected"), PRINTED)
def test_printed_date(listing: str, text: str | None, expected: Any) -> None:
    found = printed_date(record(listing, text), LISTINGS[listing])
    assert (found and (str(found.value), found.source)) == expected


TAKEN: list[tuple[list[Record], Facts, str | None, list[str]]] = [
    ([], Facts(), None, []),
    ([], Facts(), "2305.17888", ["2023-05 arxiv"]),
    ([record("unknown", "May 27")], Facts(), "2305.17888", ["2023-05 arxiv"]),
    ([record("inferred", "May 27")], Facts(), "2505.17888",
     ["2025-05-27 inferred", "2025-05 arxiv"]),
    ([record("inferred", "May 27"), record("declared", "May 28")], Facts(), None,
     ["2025-05-28 declared", "2025-05-27 inferred"]),
    ([record("declared", "May 27"), record("inferred", "Nov 7, 2023")],
     Facts(date=PartialDate(2022)), "2305.17888",
     ["2022 curated", "2023-11-07 printed", "2025-05-27 declared", "2023-05 arxiv"]),
    ([record("inferred", "Nov 7, 2023"), record("declared", "Nov 8, 2023")], Facts(), None,
     ["2023-11-07 printed", "2023-11-08 printed"]),
]  # fmt: skip


@pytest.mark.parametrize(("records", "facts", "arxiv", "expected"), TAKEN)
def test_order_of_preference(
    records: list[Record], facts: Facts, arxiv: str | None, expected: list[str]
) -> None:
    found = date_claims(records, LISTINGS, facts, arxiv)
    assert [f"{date.value} {date.source}" for date, _ in found] == expected


def test_claims_say_where_from() -> None:
    found = date_claims([record("inferred", "May 27")], LISTINGS, Facts(), "2505.17888")
    assert [(claim.value, claim.source) for _, claim in found] == [
        ("2025-05-27 (inferred)", "inferred:4"),
        ("2025-05", "arXiv:2505.17888"),
    ]


CONTRADICTED = [
    ("inferred", "May 27", "2505.17888", False),
    ("inferred", "May 31", "2506.00001", False),
    ("inferred", "May 1", "2504.17888", False),
    ("inferred", "May 27", "2405.17888", True),
    ("inferred", "May 27", "2507.17888", True),
    ("declared", "May 27", "2405.17888", True),
    ("inferred", "Jan 1", "2412.17888", False),
    ("inferred", "Nov 7, 2023", "2405.17888", False),
    ("unknown", "May 27", "2405.17888", False),
    ("inferred", "May 27", None, False),
]


@pytest.mark.parametrize(("listing", "text", "arxiv", "wrong"), CONTRADICTED)
def test_contradictions(listing: str, text: str, arxiv: str | None, wrong: bool) -> None:
    found = list(contradictions([record(listing, text)], LISTINGS, arxiv))
    assert [d.code for d in found] == ["date-contradicts-arxiv"] * wrong
    for problem in found:
        assert str(problem.place) == f"{listing[0]}.txt:4-9"
        assert arxiv
        assert arxiv in problem.message
        assert listing in problem.hint
