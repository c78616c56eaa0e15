"""ACL Anthology, OpenReview, PubMed and ISBN: every spelling of one is one, nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.catalogues import acl_id, isbn, openreview_id, pmid

ACL = {
    "old": ("P19-1001", "P19-1001"),
    "old-lower": ("p19-1001", "P19-1001"),
    "new": ("2023.acl-long.1", "2023.acl-long.1"),
    "new-upper": ("2023.ACL-long.1", "2023.acl-long.1"),
    "one-volume": ("2022.naloma-1.3", "2022.naloma-1.3"),
    "address": ("https://aclanthology.org/2023.acl-long.1/", "2023.acl-long.1"),
    "pdf": ("https://aclanthology.org/2023.acl-long.1.pdf", "2023.acl-long.1"),
    "pdf-version": ("https://aclanthology.org/P19-1001v2.pdf", "P19-1001"),
    "past-address": ("http://www.aclweb.org/anthology/P19-1001", "P19-1001"),
    "past-folders": ("https://www.aclweb.org/anthology/papers/P/P19/P19-1001/", "P19-1001"),
    "past-info": ("http://aclanthology.info/papers/P19-1001", "P19-1001"),
    "doi": ("10.18653/v1/P19-1001", "P19-1001"),
    "doi-lower": ("https://doi.org/10.18653/v1/2023.acl-long.1", "2023.acl-long.1"),
    "doi-first-prefix": ("10.3115/v1/P14-1001", "P14-1001"),
    "marked": ("acl:P19-1001", "P19-1001"),
}
NOT_ACL = {
    "empty": "",
    "short": "P19-101",
    "long": "P19-10010",
    "no-letter": "119-1001",
    "two-letters": "PP19-1001",
    "volume": "2023.acl-long",
    "other-host": "https://example.org/P19-1001",
    "other-doi": "10.1000/v1/P19-1001",
    "event-page": "https://aclanthology.org/events/acl-2023/",
    "century": "1823.acl-long.1",
    "arxiv": "2305.17888",
}
OPENREVIEW = {
    "bare": ("ryQu7f-RZ", "ryQu7f-RZ"),
    "forum": ("https://openreview.net/forum?id=ryQu7f-RZ", "ryQu7f-RZ"),
    "pdf": ("https://openreview.net/pdf?id=H1gBsgBYwH", "H1gBsgBYwH"),
    "no-scheme": ("openreview.net/forum?id=H1gBsgBYwH", "H1gBsgBYwH"),
    "note": ("https://openreview.net/forum?id=H1gBsgBYwH&noteId=abc", "H1gBsgBYwH"),
    "note-first": ("https://openreview.net/forum?noteId=abc&id=H1gBsgBYwH", "H1gBsgBYwH"),
    "fragment": ("https://openreview.net/forum?id=H1gBsgBYwH#all", "H1gBsgBYwH"),
    "attachment": ("https://openreview.net/attachment?id=H1gBsgBYwH&name=pdf", "H1gBsgBYwH"),
}
NOT_OPENREVIEW = {
    "empty": "",
    "group": "https://openreview.net/group?id=ICLR.cc/2023/Conference",
    "profile": "https://openreview.net/profile?id=~A_B1",
    "other-host": "https://example.org/forum?id=H1gBsgBYwH",
    "short": "ab",
    "words": "not an id",
}
PMID = {
    "bare": ("31452104", "31452104"),
    "marked": ("PMID: 31452104", "31452104"),
    "address": ("https://pubmed.ncbi.nlm.nih.gov/31452104/", "31452104"),
    "past-address": ("http://www.ncbi.nlm.nih.gov/pubmed/31452104", "31452104"),
    "info": ("info:pmid/31452104", "31452104"),
    "one-digit": ("pmid:1", "1"),
}
NOT_PMID = {
    "empty": "",
    "zero": "0",
    "leading-zero": "01452104",
    "nine-digits": "314521041",
    "pmc": "PMC6711234",
    "words": "31452104 people",
}
ISBN = {
    "thirteen": ("9783161484100", "9783161484100"),
    "hyphens": ("978-3-16-148410-0", "9783161484100"),
    "spaces": ("978 3 16 148410 0", "9783161484100"),
    "en-dashes": ("978\u20133\u201316\u2013148410\u20130", "9783161484100"),
    "ten": ("3-16-148410-X", "9783161484100"),
    "ten-lower": ("316148410x", "9783161484100"),
    "ten-digits": ("0-306-40615-2", "9780306406157"),
    "marked": ("ISBN 978-3-16-148410-0", "9783161484100"),
    "marked-13": ("ISBN-13: 978-3-16-148410-0", "9783161484100"),
    "urn": ("urn:isbn:9783161484100", "9783161484100"),
    "binding": ("0-306-40615-2 (hbk.)", "9780306406157"),
    "two": ("978-3-16-148410-0, 0-306-40615-2", "9783161484100"),
    "two-spaced": ("9783161484100 9780306406157", "9783161484100"),
    "979": ("979-8-89176-060-8", "9798891760608"),
}
NOT_ISBN = {
    "empty": "",
    "check-digit": "978-3-16-148410-1",
    "check-digit-ten": "0-306-40615-3",
    "x-inside": "97831614841X0",
    "eleven": "97831614841",
    "issn": "0028-0836",
    "977": "9773161484107",
    "words": "9783161484100abc",
}
TABLES = [
    (acl_id, ACL, NOT_ACL),
    (openreview_id, OPENREVIEW, NOT_OPENREVIEW),
    (pmid, PMID, NOT_PMID),
    (isbn, ISBN, NOT_ISBN),
]


@pytest.mark.parametrize(("normal", "accepted", "refused"), TABLES)
def test_spellings(normal, accepted, refused) -> None:  # type: ignore[no-untyped-def]
    """Each spelling gives its identifier, an identifier gives itself, the rest gives nothing."""
    for name, (text, expected) in accepted.items():
        assert normal(text) == expected, name
        assert normal(f" {text}\n") == expected, name
        assert normal(expected) == expected, name
    for name, text in refused.items():
        assert normal(text) is None, name


@given(st.integers(0, 10**9 - 1))
def test_exactly_one_check_digit_makes_an_isbn(number: int) -> None:
    ten = [isbn(f"{number:09d}{digit}") for digit in "0123456789X"]
    thirteen = [isbn(f"978{number:09d}{digit}") for digit in "0123456789"]
    assert {found for found in ten if found} == {found for found in thirteen if found}
    assert len([found for found in ten if found]) == len([f for f in thirteen if f]) == 1


@given(st.text())
def test_total(text: str) -> None:
    for normal, _, _ in TABLES:
        found = normal(text)
        assert found is None or normal(found) == found
