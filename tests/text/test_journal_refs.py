"""Journal references as authors type them: taken apart where that is safe, else kept whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PaperKind, Publication
from generator.text.journal_refs import journal_ref

ARTICLE, CONFERENCE = PaperKind.ARTICLE, PaperKind.CONFERENCE
ARTICLES = [
    ("Phys.Rev.D76:013009,2007", ("Phys.Rev.D", "76", None, "013009")),
    ("Phys.Rev. D76 (2007) 013009", ("Phys.Rev. D", "76", None, "013009")),
    ("Nature 521, 436--444 (2015)", ("Nature", "521", None, "436-444")),
    ("J. Comput. Phys. 230 (2011) 1234–1250", ("J. Comput. Phys.", "230", None, "1234-1250")),
    ("Astron. Astrophys. 594, A13 (2016)", ("Astron. Astrophys.", "594", None, "A13")),
    (
        "Physical Review Letters 96(3) (2006), 110404",
        ("Physical Review Letters", "96", "3", "110404"),
    ),
    ("J. of Wells (JW), Vol.3, No.1, January 2012", ("J. of Wells (JW)", "3", "1", None)),
    ("JHEP 0703:012,2007", ("JHEP", "0703", None, "012")),
    ("J. of Wells, 12 (2007)", ("J. of Wells", "12", None, None)),
]


@pytest.mark.parametrize(("text", "right"), ARTICLES)
def test_articles(text: str, right: tuple[str | None, ...]) -> None:
    found = journal_ref(text)
    assert (found.venue, found.volume, found.issue, found.pages) == right
    assert found.kind is ARTICLE


OTHERS = [
    ("ICML 2020",
     Publication(CONFERENCE, "International Conference on Machine Learning (ICML 2020)")),
    ("In Proc. of Wells 2020, pages 14-26. ACM, 2020",
     Publication(CONFERENCE, "Proc. of Wells 2020", pages="14-26", publisher="ACM")),
    ("InProceedings of the 3rd Wells (pp. 2-9)",
     Publication(CONFERENCE, "Proceedings of the 3rd Wells", pages="2-9")),
    ("Workshop on Wells", Publication(CONFERENCE, "Workshop on Wells")),
    ("to be published somewhere", Publication(venue="to be published somewhere")),
    ("Phys. Lett. B, in press", Publication(venue="Phys. Lett. B, in press")),
    ("", Publication()),
    (" . ", Publication()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), OTHERS)
def test_others(text: str, right: Publication) -> None:
    assert journal_ref(text) == right


@given(st.text())
def test_nothing_is_made_up(text: str) -> None:
    found = journal_ref(text)
    for part in (found.volume, found.issue, found.pages):
        assert part is None or any(char.isdigit() for char in text)
    assert found.venue is None or found.venue.strip()


def test_time_is_linear() -> None:
    journal_ref("a 1, " * 20_000)
    journal_ref("a " * 50_000 + "1")
