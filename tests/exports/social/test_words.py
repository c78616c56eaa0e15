"""What cards say."""

import pytest

from generator.exports.social.words import (
    LONGEST,
    Chip,
    SocialCard,
    cards_of,
    clean,
    people_lines,
)
from generator.model import (
    Assignment,
    DateSource,
    Organisation,
    Paper,
    PaperDate,
    PartialDate,
    Topic,
    TopicGroup,
)
from generator.pages.collection import Collection
from generator.pages.signs import SIGNS

NETS = Topic("nets", "Nets", "All about nets.", "tools")
ROPES = Topic("ropes", "Ropes", "", "tools")
GROUP = TopicGroup("tools", "Tools", (NETS, ROPES))
SIGN = SIGNS[0]
"""The group has no colour of its own, and takes the first that is free."""


def paper(key: str, **fields: object) -> Paper:
    known = {"title": key.title(), "abstract": "", "records": ()} | fields
    return Paper(id=key, **known)  # type: ignore[arg-type]


def dated(year: int, source: DateSource = DateSource.PRINTED) -> PaperDate:
    return PaperDate(PartialDate(year, 5, 27), source)


def cards(*papers: Paper, **topics: list[str]) -> dict[str, SocialCard]:
    given = {key: tuple(Assignment(t, 1, ()) for t in own) for key, own in topics.items()}
    collection = Collection("Atlas", "Maps.", papers, (), (GROUP,), {}, given, {}, {})
    return {card.path: card for card in cards_of(collection)}


def test_a_card_of_each_kind() -> None:
    made = cards(paper("one", date=dated(2023)), paper("two", date=dated(2025)), one=["nets"])
    assert list(made) == [
        "cards/site.png",
        "cards/topics/nets.png",
        "cards/topics/ropes.png",
        "cards/papers/one.png",
        "cards/papers/two.png",
    ]
    assert made["cards/site.png"].figures == ("2 papers", "2 topics", "2023–2025")
    assert made["cards/topics/nets.png"] == SocialCard(
        path="cards/topics/nets.png",
        site="Atlas",
        title="Nets",
        group=SIGN,
        text="All about nets.",
        chips=(Chip("Tools", SIGN),),
        figures=("1 paper", "2023"),
    )
    assert made["cards/topics/ropes.png"].figures == ("0 papers",)
    assert made["cards/papers/one.png"].chips == (Chip("Nets", SIGN),)
    assert made["cards/papers/two.png"].group is None


@pytest.mark.parametrize(
    ("fields", "people"),
    [
        ({"authors": ("Ada A", "Bob B")}, ("Ada A", "Bob B")),
        ({"organisation": Organisation("nvidia", "NVIDIA")}, ("NVIDIA",)),
        ({"author_count": 7}, ("7 authors",)),
        ({}, ()),
    ],
)
def test_people(fields: dict[str, object], people: tuple[str, ...]) -> None:
    assert cards(paper("one", **fields))["cards/papers/one.png"].people == people


def test_an_inferred_year_is_marked() -> None:
    made = cards(paper("one", date=dated(2024, DateSource.INFERRED)), paper("two"))
    assert made["cards/papers/one.png"].date == "27 May [2024]"
    assert made["cards/papers/two.png"].date is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\ell_2$ Norms", "ℓ₂ Norms"),
        ("It costs $5 and $6", "It costs $5 and $6"),
        ("two\n lines\tand  gaps ", "two lines and gaps"),
        ("turned \u202eevil\u202c round", "turned evil round"),
        ("half a \ud83d pair", "half a pair"),
        ("e\u0301", "é"),
        ("می\u200cشود", "می\u200cشود"),
        ("<b>**{{ x }}**</b>", "<b>**{{ x }}**</b>"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_endless_text_is_not_looked_at_whole() -> None:
    assert len(clean("word " * 100_000)) <= LONGEST


def test_ways_to_name_people() -> None:
    assert list(people_lines(())) == []
    assert list(people_lines(["A"])) == ["A"]
    assert list(people_lines(["A", "B"])) == ["A and B", "A and 1 more"]
    many = list(people_lines([f"P{n}" for n in range(1_500)]))
    assert many[0] == "P0, P1, P2, P3, P4 and 1,495 more"
    assert many[-1] == "P0 and 1,499 more"
