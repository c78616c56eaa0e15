"""JSON documents: entries with their lines, broken ones beside whole ones."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.sources import READERS, atlas_json, csl_json, hf_daily, openalex, semantic_scholar
from generator.sources.base import Reader, Source
from generator.sources.json_entries import json_entries
from generator.sources.json_values import (
    address_of,
    count_of,
    prose_of,
    text_of,
    texts_of,
    without_markup,
)
from tests.sources.golden import FORMATS, as_golden, expected, opened, source

Found = list[tuple[int, int, object]]
BROKEN = "broken"
JSON_READERS = tuple(
    module.READER for module in (atlas_json, csl_json, hf_daily, openalex, semantic_scholar)
)


def found(text: str) -> Found:
    return [
        (entry.line, entry.end_line, BROKEN if entry.problem else entry.value)
        for entry in json_entries(text)
    ]


A, B, C = {"a": 1}, {"a": 2}, {"a": 3}
DOCUMENTS: list[tuple[str, str, Found]] = [
    ("nothing", "", []),
    ("no JSON", "A Title\n\n[sic]", []),
    ("no entries", "[]", []),
    ("one", '\n{"a": 1}\n', [(2, 2, A)]),
    ("list", '[\n{"a": 1},\n{"a": 2}\n]\n', [(2, 2, A), (3, 3, B)]),
    ("on one line", '[{"a":1},{"a":2}]', [(1, 1, A), (1, 1, B)]),
    ("over lines", '[\n {\n  "a": 1\n },\n {"a": 2}]', [(2, 4, A), (5, 5, B)]),
    ("lines", '{"a": 1}\n{"a": 2}\n', [(1, 1, A), (2, 2, B)]),
    ("lines, one broken", '{"a": 1}\n{"a": \n{"a": 3}\n', [(1, 1, A), (2, 2, BROKEN), (3, 3, C)]),
    ("answers one after another", '[{"a":1}]\n[{"a":2}]', [(1, 1, A), (2, 2, B)]),
    ("answer", '{"n": [1, {"x": 2}], "data": [null, {"a": 1}], "z": [{"a": 2}]}', [
        (1, 1, None), (1, 1, A),
    ]),
    ("Crossref's answer", '{"message": {"n": 1, "items": [{"a": 1}]}}', [(1, 1, A)]),
    ("Crossref's work", '{"status": "ok", "message": {"a": 1}}', [(1, 1, A)]),
    ("references of an entry", '{"title": "x", "data": [{"a": 1}]}', [
        (1, 1, {"title": "x", "data": [A]}),
    ]),
    ("words", '["x",\n "y"]', [(1, 1, "x"), (2, 2, "y")]),
    ("a word cut off", '["x",\n "y: {1}, {', [(1, 1, "x"), (2, 2, BROKEN)]),
    ("brackets in strings", '[{"a": "]}{["}, {"a": "\\"]"}]', [
        (1, 1, {"a": "]}{["}), (1, 1, {"a": '"]'}),
    ]),
    ("comma missing within", '[{"a" 1},\n{"a": 2}]', [(1, 1, BROKEN), (2, 2, B)]),
    ("comma missing between", '[{"a": 1}\n{"a": 2}]', [(1, 1, A), (2, 2, B)]),
    ("comma too many", '[{"a": 1},,\n{"a": 2},]', [(1, 1, A), (2, 2, B)]),
    ("bracket too many", '[{"a": 1}},\n{"a": 2}]', [(1, 1, A), (2, 2, B)]),
    ("bracket missing, lines", '[\n {\n  "a": [1\n },\n {\n  "a": 2\n }\n]', [
        (2, 4, BROKEN), (5, 7, B),
    ]),
    ("bracket missing, one line", '[{"a":1},{"a":[2},{"a":3}]', [
        (1, 1, A), (1, 1, BROKEN), (1, 1, C),
    ]),
    ("bracket missing, other keys", '[\n  {"a": 1, "b": {"c": 0},\n  {"a": 2}\n]', [
        (2, 2, BROKEN), (3, 3, B),
    ]),
    ("bracket missing before a word", '[\n {\n  "a": 1\n ,\n "x"]', [
        (2, 3, BROKEN), (5, 5, "x"),
    ]),
    ("cut off behind a reference", '[{"a": 1, "b": 2, "c": [{"a": 3}, {"a": 4}, {"a"', [
        (1, 1, BROKEN),
    ]),
    ("quotation mark missing", '[{"a": "x},\n{"a": 2}]', [(1, 1, BROKEN), (2, 2, B)]),
    ("cut off", '[{"a": 1},\n{"a": ', [(1, 1, A), (2, 2, BROKEN)]),
    ("line break in a string", '[{"a": "x\ny"}]', [(1, 2, {"a": "x\ny"})]),
    ("too deep", "[" + '{"a":' * 9999 + "1" + "}" * 9999 + ',{"a": 1}]', [
        (1, 1, BROKEN), (1, 1, A),
    ]),
    ("too long a number", '[{"a": ' + "9" * 5000 + '}, {"a": 1}]', [(1, 1, BROKEN), (1, 1, A)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "entries"),
    [document[1:] for document in DOCUMENTS],
    ids=[document[0] for document in DOCUMENTS],
)
def test_documents(text: str, entries: Found) -> None:
    assert found(text) == entries


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
OBJECTS = st.lists(st.dictionaries(st.text(), VALUES, max_size=3), max_size=5)


@given(OBJECTS, st.sampled_from([None, 0, 1, 4]), st.booleans())
def test_whole_documents_are_read_as_json_reads_them(
    entries: list[object], indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(entries, indent=indent, ensure_ascii=ascii_only)
    assert [value for _, _, value in found(text)] == entries


@settings(max_examples=300)
@given(st.text(alphabet='[]{}",:\\\n ab1'), st.sampled_from(["", "[", "{"]))
def test_any_text_is_read_to_its_end(rest: str, first: str) -> None:
    for entry in json_entries(first + rest):
        assert entry.text in first + rest
        assert entry.problem is None or entry.value is None


@pytest.mark.parametrize(
    "text",
    [
        "[" + '{"a":[1},' * 30_000,
        "[" + '{"a":' * 50_000,
        '[\n{\n "a":' * 20_000,
        '{"a": ' + "x " * 100_000,
        "[" + '"a" ' * 50_000,
        '{"a":1}' * 50_000,
    ],
)
def test_hostile_documents_take_no_long_time(text: str) -> None:
    began = time.process_time()
    assert sum(1 for _ in json_entries(text)) > 0
    assert time.process_time() - began < 20


OWN = ("atlas", "csl-json", "hf-daily", "openalex", "semantic-scholar")
GOLDEN = sorted(path for folder in OWN for path in (FORMATS / folder).glob("*.json"))


def known(given: Source) -> list[Reader]:
    """The readers of JSON that know a source; a reader of any table may follow them."""
    return [reader for reader in JSON_READERS if reader.recognises(given)]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_golden_files_are_known_by_one_reader_whatever_they_are_called(path: Path) -> None:
    given = opened(path)
    (reader,) = known(given)
    assert reader is next(reader for reader in READERS if reader.recognises(given))
    assert as_golden(reader.read(given)) == expected(path)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_beginning_of_a_file_gives_the_records_that_it_holds(path: Path) -> None:
    given = opened(path)
    (reader,) = known(given)
    whole = reader.read(given)
    titles = [record.title for record in whole.listing.records]
    for end in range(0, len(given.text), 7):
        cut = reader.read(source(given.text[:end], given.file))
        found = [record.title for record in cut.listing.records]
        assert found == titles[: len(found)]
        assert len(found) <= cut.entries <= whole.entries + 1


def test_bytes_that_are_no_text_refuse_their_entry_alone() -> None:
    text = '[{"paperId": "1", "title": "Caf\udce9"},\n{"paperId": "2", "title": "Good"}]'
    given = source(text)
    (reader,) = known(given)
    reading = reader.read(given)
    assert [record.title for record in reading.listing.records] == ["Good"]
    assert [d.code for d in reading.diagnostics] == ["not-utf-8"]


def test_entries_on_one_line_have_keys_of_their_own() -> None:
    text = json.dumps([{"paperId": str(i), "title": f"Title {i}"} for i in range(5)])
    given = source(text)
    (reader,) = known(given)
    assert [record.line for record in reader.read(given).listing.records] == [1, 2, 3, 4, 5]


TEXTS: list[tuple[object, str | None]] = [
    (" a \n b ", "a b"),
    (["", None, "first", "second"], "first"),
    ([["inner"]], "inner"),
    (7, "7"),
    (10**40, None),
    (True, None),
    (None, None),
    ({"a": 1}, None),
    ("\ud83d", "\ufffd"),
    ("a\x00b", "a b"),
    ("", None),
]


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_text_of(value: object, text: str | None) -> None:
    assert text_of(value) == text


def test_other_values() -> None:
    assert prose_of(" a\nb ") == "a\nb"
    assert prose_of(["a"]) == ""
    assert texts_of(["a", None, "a", 3]) == ("a", "3")
    assert texts_of("a") == ("a",)
    assert [count_of(value) for value in (3, 0, -1, True, "3", 10**12)] == [3, 0, *[None] * 4]
    assert address_of("https://example.org/a") == "https://example.org/a"
    assert [address_of(value) for value in ("javascript:x", "//a", "https://a b", 1)] == [None] * 4


MARKUP = [
    ("<i>E. coli</i> at 37<sup>o</sup>", "E. coli at 37o"),
    ('<span class="nocase">pH</span>', "pH"),
    ("<4.3% <unk> <s> <script>", "<4.3% <unk> <s> <script>"),
    ("a < b and c > d", "a < b and c > d"),
    ("AT&amp;T &lt;b&gt; R&D &copy;", "AT&T <b> R&D &copy;"),
    ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One.\n\nTwo."),
    ("<jats:tex-math>$a$</jats:tex-math><mml:math><mml:mi>a</mml:mi></mml:math>", "$a$"),
    ("<mml:math><mml:mi>a</mml:mi></mml:math>", "a"),
]


@pytest.mark.parametrize(("text", "plain"), MARKUP)
def test_without_markup(text: str, plain: str) -> None:
    assert without_markup(text) == plain
