"""Identifiers inside other text: what is marked is found, what only looks like one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.identifiers import arxiv_id, doi
from generator.text.recognise import find_identifiers

FOUND = {
    "arxiv-journal": ("arXiv preprint arXiv:2305.17888", {"arxiv": "2305.17888"}),
    "arxiv-no-colon": ("arXiv preprint 2305.17888", {"arxiv": "2305.17888"}),
    "arxiv-corr": ("CoRR, abs/2305.17888, 2023", {"arxiv": "2305.17888"}),
    "arxiv-volume": ("abs/2305.17888", {"arxiv": "2305.17888"}),
    "arxiv-bare": ("2305.17888v2", {"arxiv": "2305.17888"}),
    "arxiv-note": ("To appear. See arXiv:2305.17888v1 [cs.CL].", {"arxiv": "2305.17888"}),
    "arxiv-address": ("Available: http://arxiv.org/abs/2305.17888v3.", {"arxiv": "2305.17888"}),
    "arxiv-url-command": (r"\url{https://arxiv.org/pdf/2305.17888.pdf}", {"arxiv": "2305.17888"}),
    "arxiv-old": ("hep-th/9901001, 12 pages", {"arxiv": "hep-th/9901001"}),
    "arxiv-old-class": ("ArXiv Mathematics e-prints, math.GT/0309136", {"arxiv": "math/0309136"}),
    "arxiv-doi": ("https://doi.org/10.48550/arXiv.2305.17888", {"arxiv": "2305.17888"}),
    "hugging-face": ("https://huggingface.co/papers/2305.17888", {"arxiv": "2305.17888"}),
    "doi-note": ("(doi:10.1145/3292500.3330701).", {"doi": "10.1145/3292500.3330701"}),
    "doi-brackets": ("[10.1016/S0004-3702(97)00043-X]", {"doi": "10.1016/s0004-3702(97)00043-x"}),
    "doi-html": ('<a href="https://doi.org/10.1000/182">', {"doi": "10.1000/182"}),
    "doi-latex": (r"10.1007/978-3-030-1\_12", {"doi": "10.1007/978-3-030-1_12"}),
    "doi-two": ("10.1000/1,10.1000/2", {"doi": "10.1000/1"}),
    "doi-publisher": ("https://dl.acm.org/doi/pdf/10.1145/3292500", {"doi": "10.1145/3292500"}),
    "doi-view": (
        "https://onlinelibrary.wiley.com/doi/10.1002/asi.1/full",
        {"doi": "10.1002/asi.1"},
    ),
    "doi-springer": (
        "https://link.springer.com/content/pdf/10.1007/s1-2-3.pdf",
        {"doi": "10.1007/s1-2-3"},
    ),
    "doi-biorxiv": (
        "https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full.pdf",
        {"doi": "10.1101/2020.01.02.123456"},
    ),
    "doi-query": ("https://doi.org/10.1000/182?nosfx=y", {"doi": "10.1000/182"}),
    "doi-escaped": ("https://doi.org/10.1000/a%28b%29", {"doi": "10.1000/a(b)"}),
    "doi-sici": (
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        {"doi": "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"},
    ),
    "acl-doi": ("10.18653/v1/P19-1001", {"doi": "10.18653/v1/p19-1001", "acl": "P19-1001"}),
    "acl-address": ("https://aclanthology.org/P19-1001.pdf", {"acl": "P19-1001"}),
    "acl-new": ("Anthology ID 2023.acl-long.1", {"acl": "2023.acl-long.1"}),
    "openreview": ("See https://openreview.net/forum?id=ryQu7f-RZ.", {"openreview": "ryQu7f-RZ"}),
    "openreview-case": ("openreview.net/pdf?id=H1gBsgBYwH", {"openreview": "H1gBsgBYwH"}),
    "pmid": ("Cited in 3 papers; PMID: 31452104.", {"pmid": "31452104"}),
    "pubmed": ("https://pubmed.ncbi.nlm.nih.gov/31452104/", {"pmid": "31452104"}),
    "isbn": ("Second edition, ISBN 0-306-40615-2.", {"isbn": "9780306406157"}),
    "several": (
        "arXiv:2305.17888, doi 10.1000/182, PMID 7",
        {"arxiv": "2305.17888", "doi": "10.1000/182", "pmid": "7"},
    ),
}
NOT_FOUND = {
    "empty": "",
    "number-in-text": "We saw 2305.17888 of them",
    "money": "costs 1204.1205 dollars",
    "month": "arXiv:2313.00001",
    "longer": "arXiv:2305.178889",
    "other-host": "https://example.org/abs/2305.17888",
    "disguise": "https://notarxiv.org.example/abs/2305.17888",
    "other-path": "https://example.org/10.1000/182",
    "version": "version 10.1000",
    "report": "Report P19-1001",
    "no-archive": "units/1234567",
    "isbn-unmarked": "call 0-306-40615-2",
    "isbn-wrong": "ISBN 0-306-40615-3",
    "pmc": "PMC6711234",
    "pmid-nine": "PMID: 123456789",
    "group": "https://openreview.net/group?id=ICLR.cc/2023/Conference",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_found(text: str, expected: dict[str, str]) -> None:
    assert find_identifiers([text]) == expected


@pytest.mark.parametrize("text", NOT_FOUND.values(), ids=NOT_FOUND)
def test_not_found(text: str) -> None:
    assert find_identifiers([text]) == {}


def test_the_first_of_a_kind_is_taken() -> None:
    texts = ["", "doi:10.1000/1", "10.1000/2 arXiv:2305.17888", "arXiv:2305.17889"]
    assert find_identifiers(texts) == {"arxiv": "2305.17888", "doi": "10.1000/1"}


@given(st.text() | st.from_regex(r"(?i)(arxiv|doi|isbn|pmid|10\.1000/|[0-9./<>()v-])*"))
def test_total_and_stable(text: str) -> None:
    found = find_identifiers([text])
    if "arxiv" in found:
        assert arxiv_id(found["arxiv"]) == found["arxiv"]
    if "doi" in found:
        assert doi(found["doi"]) == found["doi"]
