"""arXiv identifiers and DOIs: every spelling of one is one, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PartialDate
from generator.text.identifiers import arxiv_id, arxiv_month, doi

ARXIV = {
    "bare": ("2305.17888", "2305.17888"),
    "version": ("2305.17888v2", "2305.17888"),
    "prefix": ("arXiv:2305.17888v2", "2305.17888"),
    "prefix-and-space": ("arXiv: 2305.17888", "2305.17888"),
    "prefix-any-case": ("ARXIV:2305.17888", "2305.17888"),
    "prefix-no-colon": ("arXiv 2305.17888", "2305.17888"),
    "class-after": ("arXiv:2305.17888v1 [cs.CL]", "2305.17888"),
    "abs": ("https://arxiv.org/abs/2305.17888", "2305.17888"),
    "abs-http": ("http://arxiv.org/abs/2305.17888v3", "2305.17888"),
    "abs-no-scheme": ("arxiv.org/abs/2305.17888", "2305.17888"),
    "abs-www": ("https://www.arxiv.org/abs/2305.17888", "2305.17888"),
    "abs-export": ("https://export.arxiv.org/abs/2305.17888", "2305.17888"),
    "abs-slash": ("https://arxiv.org/abs/2305.17888/", "2305.17888"),
    "abs-query": ("https://arxiv.org/abs/2305.17888?context=cs", "2305.17888"),
    "pdf": ("http://arxiv.org/pdf/2305.17888v1.pdf", "2305.17888"),
    "pdf-no-suffix": ("https://arxiv.org/pdf/2305.17888", "2305.17888"),
    "html": ("https://arxiv.org/html/2305.17888v2#S1", "2305.17888"),
    "ar5iv": ("https://ar5iv.labs.arxiv.org/html/1910.06709", "1910.06709"),
    "alphaxiv": ("https://www.alphaxiv.org/abs/2305.17888", "2305.17888"),
    "hugging-face": ("https://huggingface.co/papers/2305.17888", "2305.17888"),
    "own-doi": ("10.48550/arXiv.2305.17888", "2305.17888"),
    "own-doi-address": ("https://doi.org/10.48550/arXiv.2305.17888", "2305.17888"),
    "oai": ("oai:arXiv.org:0704.0001", "0704.0001"),
    "dblp": ("CoRR abs/2305.17888", "2305.17888"),
    "four-digits": ("0704.0001", "0704.0001"),
    "last-four-digits": ("1412.9999", "1412.9999"),
    "first-five-digits": ("1501.00001", "1501.00001"),
    "spaces-around": ("  2305.17888\n", "2305.17888"),
    "old": ("astro-ph/0601001", "astro-ph/0601001"),
    "old-version": ("hep-th/9901001v3", "hep-th/9901001"),
    "old-class": ("math.GT/0309136", "math/0309136"),
    "old-long-class": ("cond-mat.mes-hall/9901001", "cond-mat/9901001"),
    "old-address": ("http://arxiv.org/abs/cs.AI/0601001v1", "cs/0601001"),
    "old-pdf": ("https://arxiv.org/pdf/hep-th/9901001.pdf", "hep-th/9901001"),
}

NOT_ARXIV = {
    "empty": "",
    "month-13": "2313.00001",
    "month-0": "2300.00001",
    "too-early": "0703.0001",
    "four-digits-too-late": "1501.0001",
    "five-digits-too-early": "1412.00001",
    "six-digits": "2305.178881",
    "three-digits": "2305.178",
    "a-number": "3.14",
    "a-decimal": "2305.5",
    "old-month-13": "hep-th/9913001",
    "old-after-new": "hep-th/0704001",
    "old-before-first": "hep-th/9106001",
    "old-middle-of-century": "hep-th/5001001",
    "no-archive": "foo/0601001",
    "short-old": "hep-th/990100",
    "other-host": "https://example.org/abs/2305.17888",
    "host-in-disguise": "https://notarxiv.org.example/abs/2305.17888",
    "listing-page": "https://arxiv.org/list/cs/2305",
    "in-a-sentence": "see 2305.17888 for more",
    "two": "2305.17888 2305.17889",
    "other-digits": "٢٣٠٥.17888",
    "doi": "10.1000/182",
}

MONTHS = {
    "new": ("2305.17888", PartialDate(2023, 5)),
    "new-first": ("0704.0001", PartialDate(2007, 4)),
    "new-december": ("1412.0001", PartialDate(2014, 12)),
    "new-far": ("9912.12345", PartialDate(2099, 12)),
    "old-nineties": ("hep-th/9108001", PartialDate(1991, 8)),
    "old-two-thousands": ("math/0309136", PartialDate(2003, 9)),
    "old-last": ("cs/0703001", PartialDate(2007, 3)),
    "month-13": ("2313.00001", None),
    "old-month-13": ("cs/0613001", None),
    "nothing": ("", None),
    "no-identifier": ("hello", None),
}

DOIS = {
    "bare": ("10.1000/182", "10.1000/182"),
    "lowered": ("10.18653/v1/P19-1001", "10.18653/v1/p19-1001"),
    "resolver": ("https://doi.org/10.1145/3292500.3330701", "10.1145/3292500.3330701"),
    "old-resolver": ("http://dx.doi.org/10.1145/3292500", "10.1145/3292500"),
    "resolver-no-scheme": ("doi.org/10.1145/3292500", "10.1145/3292500"),
    "prefix": ("doi:10.1145/3292500", "10.1145/3292500"),
    "prefix-and-space": ("DOI: 10.1145/3292500", "10.1145/3292500"),
    "info": ("info:doi/10.1145/3292500", "10.1145/3292500"),
    "sentence-end": ("10.1145/3292500.", "10.1145/3292500"),
    "percent-escape": ("https://doi.org/10.1000/a%28b%29", "10.1000/a(b)"),
    "percent-kept-when-bare": ("10.1000/a%28b", "10.1000/a%28b"),
    "sici": (
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
    ),
    "arxiv": ("10.48550/arXiv.2305.17888", "10.48550/arxiv.2305.17888"),
    "spaces-around": (" 10.1000/182 ", "10.1000/182"),
}

NOT_DOIS = {
    "empty": "",
    "no-suffix": "10.1000/",
    "no-slash": "10.1000",
    "short-prefix": "10.1/182",
    "not-10": "11.1000/182",
    "with-space": "10.1000/18 2",
    "escaped-space": "https://doi.org/10.1000/a%20b",
    "other-host": "https://example.org/10.1000/182",
    "punctuation-only": "10.1000/...",
    "in-a-sentence": "see 10.1000/182",
    "arxiv": "2305.17888",
}


@pytest.mark.parametrize(("text", "expected"), ARXIV.values(), ids=ARXIV)
def test_arxiv_id(text: str, expected: str) -> None:
    assert arxiv_id(text) == expected


@pytest.mark.parametrize(("text", "expected"), ARXIV.values(), ids=ARXIV)
def test_arxiv_id_of_an_id_is_itself(text: str, expected: str) -> None:
    assert arxiv_id(expected) == expected


@pytest.mark.parametrize("text", NOT_ARXIV.values(), ids=NOT_ARXIV)
def test_no_arxiv_id(text: str) -> None:
    assert arxiv_id(text) is None


@pytest.mark.parametrize(("arxiv", "expected"), MONTHS.values(), ids=MONTHS)
def test_arxiv_month(arxiv: str, expected: PartialDate | None) -> None:
    assert arxiv_month(arxiv) == expected


@pytest.mark.parametrize(("text", "expected"), DOIS.values(), ids=DOIS)
def test_doi(text: str, expected: str) -> None:
    assert doi(text) == expected


@pytest.mark.parametrize("text", NOT_DOIS.values(), ids=NOT_DOIS)
def test_no_doi(text: str) -> None:
    assert doi(text) is None


@given(st.integers(7, 99), st.integers(1, 12), st.integers(1, 99999), st.integers(1, 20))
def test_every_new_id_keeps_its_month(year: int, month: int, number: int, version: int) -> None:
    early = year < 15
    if (year, month) < (7, 4) or (early and number > 9999):
        return
    bare = f"{year:02d}{month:02d}.{number:0{4 if early else 5}d}"
    assert arxiv_id(f"https://arxiv.org/abs/{bare}v{version}") == bare
    assert arxiv_month(bare) == PartialDate(2000 + year, month)


@given(st.text())
def test_total_and_stable(text: str) -> None:
    for normalise in (arxiv_id, doi):
        found = normalise(text)
        assert found is None or normalise(found) == found
