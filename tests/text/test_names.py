from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PersonName, WholeName
from generator.text.names import author_name, author_names
from tests.support.references import seeds

PARTS = [
    ("Bo Li", "Bo", "", "Li", ""),
    ("Le Song", "Le", "", "Song", ""),
    ("Pang Wei Koh", "Pang Wei", "", "Koh", ""),
    ("Noah A. Smith", "Noah A.", "", "Smith", ""),
    ("Mathav Raj J", "Mathav Raj", "", "J", ""),
    ("Harry J Davies", "Harry J", "", "Davies", ""),
    ("Marco AF Pimentel", "Marco AF", "", "Pimentel", ""),
    ("Hilma af Klint", "Hilma", "af", "Klint", ""),
    ("Benjamin Van Durme", "Benjamin", "Van", "Durme", ""),
    ("Diego de las Casas", "Diego", "de las", "Casas", ""),
    ("Teven Le Scao", "Teven", "Le", "Scao", ""),
    ("William El Sayed", "William", "El", "Sayed", ""),
    ("Mohamed El Karim Chami", "Mohamed El Karim", "", "Chami", ""),
    ("Xavier de la Vallée Poussin", "Xavier", "de la", "Vallée Poussin", ""),
    ("Zhiming (Charles) Chen", "Zhiming (Charles)", "", "Chen", ""),
    ("Mary-Jane Watson-Parker", "Mary-Jane", "", "Watson-Parker", ""),
    ("Ai Ti Aw", "Ai Ti", "", "Aw", ""),
    ("Henry Ford III", "Henry", "", "Ford", "III"),
    ("Martin Luther King Jr.", "Martin Luther", "", "King", "Jr."),
    ("Robert Downey, Jr.", "Robert", "", "Downey", "Jr."),
    ("Van Durme, Benjamin", "Benjamin", "Van", "Durme", ""),
    ("Li, Bo, Jr.", "Bo", "", "Li", "Jr."),
    ("Лев Николаевич Толстой", "Лев Николаевич", "", "Толстой", ""),
    ("Σωκράτης Παπαδόπουλος", "Σωκράτης", "", "Παπαδόπουλος", ""),
]


@pytest.mark.parametrize(("name", "given", "particle", "family", "suffix"), PARTS)
def test_a_persons_name_is_divided(
    name: str, given: str, particle: str, family: str, suffix: str
) -> None:
    assert author_name(name) == PersonName(given, family, particle, suffix)


WHOLE = [
    *("Gowtham", "NVIDIA", "Team OLMo", "Gemma Team", "DeepSeek-AI", "Meta AI", "Ling Team"),
    *("Llama Team, AI @ Meta", "Allen Institute for AI", "BigScience Workshop", "AT&T Labs"),
    *("王小明", "毛 泽东", "김민준", "محمد علي", "山田 太郎", "प्रेम चंद", "3M Company"),
    *("Smith and Sons", "A, B, C, D", "X", "% A", "Ada ...", "_, Bo"),
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_whose_parts_cannot_be_told_stays_whole(name: str) -> None:
    assert author_name(name) == WholeName(name)


@pytest.mark.parametrize(
    ("names", "known", "more"),
    [
        (("NVIDIA et al.",), ("NVIDIA",), True),
        (("Bo Li", "et al."), ("Bo Li",), True),
        (("Bo Li", "and others"), ("Bo Li",), True),
        (("Bo Li", "Et Alvarez"), ("Bo Li", "Et Alvarez"), False),
        ((), (), False),
        ((",", " - "), (), False),
    ],
)
def test_authors_who_are_not_named(
    names: tuple[str, ...], known: tuple[str, ...], more: bool
) -> None:
    assert author_names(names) == (tuple(map(author_name, known)), more)


def rejoined(name: PersonName | WholeName) -> str:
    if isinstance(name, WholeName):
        return name.name
    return " ".join(filter(None, (name.given, name.particle, name.family, name.suffix)))


WORDS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=6),
        st.sampled_from(["van", "de", "la", "Van", "El", "al", "Jr.", "III", "Team", "(Ed)", "MA"]),
    ),
    min_size=1,
    max_size=5,
)


@given(WORDS)
def test_nothing_of_a_name_is_lost(words: list[str]) -> None:
    name = " ".join(words)
    if "," not in name:
        assert rejoined(author_name(name)) == name


def test_the_names_of_the_seeds() -> None:
    names = {name for paper in seeds().papers for name in paper.authors}
    assert {name for name in names if isinstance(author_name(name), WholeName)} == {
        *("Gowtham", "Ling Team", "NVIDIA", "Saravanan", "Supryadi", "Team OLMo")
    }
    assert all(rejoined(author_name(name)) == name for name in names)
