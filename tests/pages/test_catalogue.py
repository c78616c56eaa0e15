"""What a page says of a paper's kind, and of its entries in catalogues."""

import pytest

from generator.model import Paper, PaperKind, Publication
from generator.pages.catalogue import entries, kind_words
from generator.pages.parts import Ref


def test_entries_lead_to_their_catalogue() -> None:
    paper = Paper(
        "p", "T", "", (),
        identifiers={"acl": "2023.acl-long.1", "isbn": "9780000000002", "openreview": "a&b"},
    )  # fmt: skip
    assert entries(paper) == (
        ("ACL Anthology", Ref("2023.acl-long.1", "https://aclanthology.org/2023.acl-long.1/")),
        ("ISBN", Ref("9780000000002", "")),
        ("OpenReview", Ref("a&b", "https://openreview.net/forum?id=a%26b")),
    )


@pytest.mark.parametrize(
    ("publication", "words"),
    [
        (Publication(PaperKind.THESIS), "thesis"),
        (Publication(PaperKind.PREPRINT), None),
        (Publication(venue="Ropes"), None),
        (None, None),
    ],
)
def test_the_kind(publication: Publication | None, words: str | None) -> None:
    assert kind_words(Paper("p", "T", "", (), publication=publication)) == words
