"""CSL-JSON and Crossref: titles, names and dates in all the forms that the schema allows."""

import json
from typing import Any

import pytest

from generator.model import AuthorName, Details, PaperKind, PersonName, Record, WholeName
from generator.sources.csl_json import READER, csl_date, names
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

FILES = sorted((FORMATS / "csl-json").glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden(path: Any) -> None:
    assert as_golden(read_file(READER, path)) == expected(path)


def read(**item: object) -> Record:
    item = {"type": "book", "id": "x", "title": "A", **item}
    (record,) = READER.read(source(json.dumps([item]))).listing.records
    return record


def details(**item: object) -> Details:
    found = read(**item).details
    assert found
    return found


DATES: list[tuple[object, str]] = [
    ({"date-parts": [["2011", 5, 25], ["2012", 6, 26]], "circa": True}, "2011-05-25"),
    ({"date-parts": [[2014, 12, 31], [0]]}, "2014-12-31"),
    ({"date-parts": [[2017]], "season": 3}, "2017"),
    ({"date-parts": [[2017, 24]]}, "2017"),
    ({"date-parts": [["-100", 7, 12], ["-44", 3, 15]]}, "None"),
    ({"date-parts": [[20190]]}, "None"),
    ({"date-parts": [[None]]}, "None"),
    ({"date-parts": [[]]}, "None"),
    ({"date-parts": []}, "None"),
    ({"date-parts": [2011, 5]}, "2011-05"),
    ({"date-parts": "2011"}, "None"),
    ({"raw": "2011-05~"}, "2011-05"),
    ({"literal": "13th cent"}, "None"),
    ("2011-05-25", "2011-05-25"),
    (2011, "None"),
    (None, "None"),
]


@pytest.mark.parametrize(("value", "date"), DATES)
def test_date(value: object, date: str) -> None:
    assert str(csl_date(value)) == date


def test_a_work_without_a_print_date_has_that_of_its_publication_online() -> None:
    found = details(
        issued={"date-parts": [[None]]}, **{"published-online": {"date-parts": [[2021]]}}
    )
    assert str(found.date) == "2021"


NAMES: list[tuple[dict[str, object], AuthorName]] = [
    ({"family": "Doe1", "given": "John"}, PersonName("John", "Doe1")),
    ({"family": "van der Aalt", "given": "J."}, PersonName("J.", "Aalt", "van der")),
    (
        {"family": "Gogh", "given": "V.", "dropping-particle": "van"},
        PersonName("V.", "Gogh", "van"),
    ),
    ({"family": "King", "given": "M. L.", "suffix": "Jr."}, PersonName("M. L.", "King", "", "Jr.")),
    ({"literal": "Wells Team"}, WholeName("Wells Team")),
    ({"name": "Wells Team"}, WholeName("Wells Team")),
    ({"family": "Plato"}, WholeName("Plato")),
    ({"given": "Plato"}, WholeName("Plato")),
]


@pytest.mark.parametrize(("value", "name"), NAMES)
def test_name(value: dict[str, object], name: AuthorName) -> None:
    assert names([value]) == ((name,), False)


def test_others_are_no_author() -> None:
    assert names([{"literal": "et al."}, {}, None, {"family": 3.5}])[1]
    assert names("A, B") == ((), False)


KINDS = [
    ("article-journal", PaperKind.ARTICLE),
    ("journal-article", PaperKind.ARTICLE),
    ("proceedings-article", PaperKind.CONFERENCE),
    ("article", PaperKind.PREPRINT),
    ("posted-content", PaperKind.PREPRINT),
    ("hologram", PaperKind.OTHER),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kind(name: str, kind: PaperKind) -> None:
    assert details(type=name).publication.kind is kind


IDENTIFIERS: list[tuple[dict[str, object], dict[str, str]]] = [
    ({"DOI": "https://doi.org/10.48550/arXiv.2305.17888"}, {"arxiv": "2305.17888"}),
    ({"number": "arXiv:2305.17888"}, {"arxiv": "2305.17888"}),
    ({"container-title": "arXiv preprint arXiv:2305.17888"}, {"arxiv": "2305.17888"}),
    ({"ISBN": ["http://id.example/isbn", "9780306406157"]}, {"isbn": "9780306406157"}),
    ({"PMID": 31452104}, {"pmid": "31452104"}),
    ({"abstract": "See arXiv:2305.17888."}, {}),
]


@pytest.mark.parametrize(("item", "found"), IDENTIFIERS)
def test_identifiers(item: dict[str, object], found: dict[str, str]) -> None:
    assert dict(details(**item).identifiers) == found


def test_a_title_may_be_a_list() -> None:
    assert read(title=["", "A Title"]).title == "A Title"


RECOGNISED = [
    ('[{"type": "book", "title": "A", "author": []}]', True),
    ('[{"title": "A", "issued": {}}]', True),
    ('{"DOI": "10.1000/1", "type": "journal-article"}', True),
    ('[{"type": "book", "title": "A", "issued": ', True),
    ('[{"title": "A", "abstract": "B"}]', False),
    ('[{"type": "article", "title": "A", "authorships": [], "publisher": 1}]', False),
    ('[{"type": "x", "title": "A", "paperId": "1", "issued": 1}]', False),
    ("[1, 2]", False),
    ("@article{a, title={type}}", False),
]


@pytest.mark.parametrize(("text", "known"), RECOGNISED)
def test_recognises(text: str, known: bool) -> None:
    assert READER.recognises(source(text)) is known
