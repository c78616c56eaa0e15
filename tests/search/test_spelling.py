"""The vocabulary that mends typing errors."""

import json

from generator.search.documents import Document
from generator.search.spelling import LONGEST, RARE_FROM, SHORTEST, spelling_files, vocabulary


def paper(title: str, text: str = "", *people: str) -> Document:
    return Document("paper", f"papers/{title}/", title, text, people=people)


def test_words_count_documents_not_occurrences() -> None:
    known = vocabulary([paper("Decoding", "decoding decoding"), paper("More decoding", "of it")])
    assert known == {"decoding": 2, "more": 1}


def test_names_count() -> None:
    assert "haotian" in vocabulary([paper("X", "", "Haotian Liu")])


def test_in_many_papers_a_word_of_one_text_is_no_word_but_of_one_title_is() -> None:
    docs = [paper(f"Title {n}", "common") for n in range(RARE_FROM)]
    known = vocabulary([*docs, paper("Papyrology", "mispelt")])
    assert "papyrology" in known
    assert "common" in known
    assert "mispelt" not in known


def test_a_file_for_each_length_with_how_often_each_word_occurs() -> None:
    docs = [paper(f"Paper {'x' * n}", "decoding") for n in range(3, 7)]
    files = spelling_files(docs)
    assert set(files) == {f"s{n}.json" for n in range(SHORTEST, LONGEST + 1)}
    assert json.loads(files["s8.json"]) == ["decoding", "2"]
    assert json.loads(files["s5.json"]) == ["paper xxxxx", "20"]
    assert json.loads(files["s20.json"]) == ["", ""]
