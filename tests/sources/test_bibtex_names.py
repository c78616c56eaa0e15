"""Names in BibTeX: lists divided at "and", names into given, particle, family and suffix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import AuthorName, PersonName, WholeName
from generator.sources.bibtex_names import names

# BibTeX's own forms: "First von Last", "von Last, First" and "von Last, Jr, First".
PERSONS = {
    "Ada Quill": ("Ada", "", "Quill", ""),
    "Quill, Ada": ("Ada", "", "Quill", ""),
    "Ada M. Quill": ("Ada M.", "", "Quill", ""),
    "Quill,Ada": ("Ada", "", "Quill", ""),
    "Ludwig van Strand": ("Ludwig", "van", "Strand", ""),
    "van Strand, Ludwig": ("Ludwig", "van", "Strand", ""),
    "Iris de la Mar": ("Iris", "de la", "Mar", ""),
    "de la Mar, Iris": ("Iris", "de la", "Mar", ""),
    "Iris de la Mar Alta": ("Iris", "de la", "Mar Alta", ""),
    "von Strand, Jr., Ludwig": ("Ludwig", "von", "Strand", "Jr."),
    "Tarn, III, Bruno": ("Bruno", "", "Tarn", "III"),
    "Tarn III, Bruno": ("Bruno", "", "Tarn", "III"),
    "Tarn Jr., Bruno": ("Bruno", "", "Tarn", "Jr."),
    "Tarn, Bruno, Jr.": ("Bruno", "", "Tarn", "Jr."),
    "Bruno Tarn Jr.": ("Bruno", "", "Tarn", "Jr."),
    "Sheikh Bly, Ada": ("Ada", "", "Sheikh Bly", ""),
    "Ada {Sheikh Bly}": ("Ada", "", "Sheikh Bly", ""),
    "{van der Ost}, Cleo": ("Cleo", "", "van der Ost", ""),
    "Cleo {van der} Ost": ("Cleo van der", "", "Ost", ""),
    "Donald~E. Knot": ("Donald E.", "", "Knot", ""),
    "Jean-Paul Bly": ("Jean-Paul", "", "Bly", ""),
    "J.-P. Bly": ("J.-P.", "", "Bly", ""),
    "O'Bly, Ada": ("Ada", "", "O'Bly", ""),
    "Johan deBly": ("Johan", "", "deBly", ""),
    r"Qu{\'\i}ll, Ad{\`a}": ("Adà", "", "Quíll", ""),
    r"{\'A}da {\O}st": ("Áda", "", "Øst", ""),
    r"\'Ada \O{}st": ("Áda", "", "Øst", ""),
    r"\c{C}elik, {\"O}z": ("Öz", "", "Çelik", ""),
    r"\v{S}ek, Ale\v{s}": ("Aleš", "", "Šek", ""),
    r"Hector {Mu\~{n}oz-Vila}": ("Hector", "", "Muñoz-Vila", ""),
    "Quíll, Adà": ("Adà", "", "Quíll", ""),
    "王, 小明": ("小明", "", "王", ""),
    "family=Strand, given=Ludwig, prefix=van": ("Ludwig", "van", "Strand", ""),
    "given=Ludwig, given-i={L}, family={Strand}, suffix=Jr.": ("Ludwig", "", "Strand", "Jr."),
    "Rivas-Company, Ana": ("Ana", "", "Rivas-Company", ""),
    "Benjamin Van Dorn": ("Benjamin", "Van", "Dorn", ""),
}
WHOLE = {
    "{Loom Research}": "Loom Research",
    "{{The Loom Collaboration}}": "The Loom Collaboration",
    "{Barnes and Quill, Inc.}": "Barnes and Quill, Inc.",
    "NVIDIA Research": "NVIDIA Research",
    "OpenLoom, Inc.": "OpenLoom, Inc.",
    "Plato": "Plato",
    "王小明": "王小明",
    "王 小明": "王 小明",
    "Quill, A., Tarn, B.": "Quill, A., Tarn, B.",
    "family=Plato": "Plato",
    r"{\O}st": "Øst",
}


@pytest.mark.parametrize(("value", "parts"), PERSONS.items())
def test_person(value: str, parts: tuple[str, str, str, str]) -> None:
    first, particle, family, suffix = parts
    assert names(value) == ((PersonName(first, family, particle, suffix),), False)


@pytest.mark.parametrize(("value", "name"), WHOLE.items())
def test_whole(value: str, name: str) -> None:
    assert names(value) == ((WholeName(name),), False)


LISTS = {
    "A Bly and C Day": ["A Bly", "C Day"],
    "A Bly AND C Day": ["A Bly", "C Day"],
    "A Bly and\n\tC Day  and  E Fay": ["A Bly", "C Day", "E Fay"],
    "Bly, A and Day, C": ["A Bly", "C Day"],
    "{Bly and Day} and E Fay": ["Bly and Day", "E Fay"],
    r"A Bly and \v{S}ek, A. and {\'E}mile Day": ["A Bly", "A. Šek", "Émile Day"],
    "Anders Andersand and Sandy Band": ["Anders Andersand", "Sandy Band"],
    "Bly, A.; Day, C.;": ["A. Bly", "C. Day"],
    "A Bly and and C Day": ["A Bly", "C Day"],
    "and A Bly and": ["A Bly"],
    "and": [],
    "": [],
    " , ": [],
    "{}": [],
    "A Bly and {": ["A Bly"],
    "A Bly and C} Day and E Fay": ["A Bly", "C Day", "E Fay"],
}


@pytest.mark.parametrize(("value", "found"), LISTS.items())
def test_lists(value: str, found: list[str]) -> None:
    people, more = names(value)
    assert [person.spoken for person in people] == found
    assert not more


@pytest.mark.parametrize("value", ["A Bly and others", "A Bly et al.", "A Bly and Others",
                                   "A Bly and {others}", "others and A Bly"])  # fmt: skip
def test_others(value: str) -> None:
    people, more = names(value)
    assert [person.spoken for person in people] == ["A Bly"]
    assert more


def test_7000_authors() -> None:
    people, _ = names(" and ".join(f"Bly{i}, Ada" for i in range(7000)))
    assert len(people) == 7000


WORDS = ["and", "others", "Ada", "van", "Jr.", ",", "{", "}", "~", "\\'e", "family=", "="]


@given(st.lists(st.sampled_from(WORDS)))
def test_total(words: list[str]) -> None:
    def fine(name: AuthorName) -> bool:
        return bool(name.spoken.strip()) and "{" not in name.spoken

    assert all(fine(name) for name in names(" ".join(words))[0])
