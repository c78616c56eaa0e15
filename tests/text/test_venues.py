from __future__ import annotations

import pytest

from generator.exports.citations.item import Kind
from generator.exports.citations.mapping import cite
from generator.model import PaperKind, PartialDate
from generator.text.venues import classify, series
from tests.support.references import paper

FINDINGS = "Findings of the Association for Computational Linguistics"
ANTHOLOGY = "https://aclanthology.org"


@pytest.mark.parametrize(
    ("text", "container", "short", "page", "url"),
    [
        ("ICLR 2025", "International Conference on Learning Representations (ICLR 2025)",
         "ICLR 2025", None, None),
        ("ICLR 2024 Oral", "International Conference on Learning Representations (ICLR 2024)",
         "ICLR 2024", None, None),
        ("COLM 2024 (Poster)", "Conference on Language Modeling (COLM 2024)", "COLM 2024",
         None, None),
        ("ACL Findings 2024", f"{FINDINGS}: ACL 2024", "Findings of ACL 2024", None, None),
        ("NAACL 2024 (Findings)", f"{FINDINGS}: NAACL 2024", "Findings of NAACL 2024", None, None),
        ("Findings of EMNLP 2023 (2023.findings-emnlp.868)", f"{FINDINGS}: EMNLP 2023",
         "Findings of EMNLP 2023", None, f"{ANTHOLOGY}/2023.findings-emnlp.868"),
        ("CLiC-it 2024 (2024.clicit-1.110)",
         "Italian Conference on Computational Linguistics (CLiC-it 2024)", "CLiC-it 2024", None,
         f"{ANTHOLOGY}/2024.clicit-1.110"),
        ("IALP 2024, pp. 162-167",
         "International Conference on Asian Language Processing (IALP 2024)", "IALP 2024",
         "162–167", None),
    ],
)  # fmt: skip
def test_conferences(
    text: str, container: str, short: str, page: str | None, url: str | None
) -> None:
    found = classify(text)
    assert found is not None
    assert (found.kind, found.container, found.short) == (PaperKind.CONFERENCE, container, short)
    assert (found.page, found.url) == (page, url)


@pytest.mark.parametrize(
    ("text", "container", "details"),
    [
        ("Scientific Reports 15, 13751 (2025)", "Scientific Reports",
         (2025, "15", None, "13751")),
        ("Computational Linguistics 50(3), 2024",
         "Computational Linguistics",
         (2024, "50", "3", None)),
        ("ACM TOSEM 35(1), 2025", "ACM Transactions on Software Engineering and Methodology",
         (2025, "35", "1", None)),
        ("ACM TOSEM 2024",
         "ACM Transactions on Software Engineering and Methodology",
         (2024, None, None, None)),
        ("TMLR 2024", "Transactions on Machine Learning Research",
         (2024, None, None, None)),
        ("IEEE Computer Architecture Letters 2023",
         "IEEE Computer Architecture Letters",
         (2023, None, None, None)),
        ("IEEE Transactions on Artificial Intelligence (2025)",
         "IEEE Transactions on Artificial Intelligence",
         (2025, None, None, None)),
        ("Natural Language Processing Journal (2023), 100048",
         "Natural Language Processing Journal",
         (2023, None, None, "100048")),
        ("TACL 12, 157-173 (2024)",
         "Transactions of the Association for Computational Linguistics",
         (2024, "12", None, "157–173")),
    ],
)  # fmt: skip
def test_journals(
    text: str, container: str, details: tuple[int, str | None, str | None, str | None]
) -> None:
    found = classify(text)
    assert found is not None
    assert (found.kind, found.container) == (PaperKind.ARTICLE, container)
    assert (found.year, found.volume, found.issue, found.page) == details


@pytest.mark.parametrize(
    "text",
    [
        "IEEE Access",  # no year
        "ICLR",
        "IEEE TPS 2025",  # a journal, another journal, or a conference
        "NeurIPS 2024 Workshop (FITML)",
        "ICML 2024 Workshop (FM-Wild)",
        "NeurIPS-ENLSP 2023",
        "VLDB 2024 Workshops",
        "FOOBAR 2024",
        "ICLR 2024 Findings",  # there are none
        "ICLR 2024 under review",
        "Submitted to ICLR 2025",
        "iclr 2024",
        "Workshop on Transactions 2024",
        "ACL 2024 (2024)",
        "ICLR 1024",
        "2024",
        "accepted",
        "Scientific Reports",
        "",
    ],
)
def test_what_is_not_certain(text: str) -> None:
    assert classify(text) is None


def test_the_year_of_a_published_paper_is_its_venues() -> None:
    item = cite(paper(date="2023-05-29", venue="ICLR 2024"), "key")
    assert item.issued == PartialDate(2024)
    assert item.note is None


def test_an_uncertain_venue_is_a_note_of_the_preprint() -> None:
    item = cite(paper(date="2023-05-29", venue="IEEE Access"), "key")
    assert (item.kind, item.issued) == (Kind.PREPRINT, PartialDate(2023, 5, 29))
    assert item.note == "IEEE Access"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ICLR 2025", "ICLR"),
        ("ICLR 2024 Oral", "ICLR"),
        ("ACL Findings 2024", "Findings of ACL"),
        ("Proceedings of the 41st International Conference on Machine Learning", "ICML"),
        ("Proceedings of the 2022 Conference on Empirical Methods in Natural Language Processing",
         "EMNLP"),
        ("Scientific Reports 15, 13751 (2025)", "Scientific Reports"),
        ("Nature 521(7553), 436-444", "Nature"),
        ("Proceedings of the Third Workshop on Knots (KNOTS '24)", "Workshop on Knots"),
        ("TACL", "Transactions of the Association for Computational Linguistics"),
        ("IEEE Access", "IEEE Access"),
        ("Journal of Rope Science", "Journal of Rope Science"),
        ("2024", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_series_of_a_venue(text: str, name: str | None) -> None:
    assert series(text) == name
