"""YAML that people write: lines kept, surprises refused, nothing that hangs or crashes."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Severity
from generator.yamlfile import Document, is_there, parse, read, shown, unknown_keys


def good(text: str) -> Document:
    document, problems = parse(text, "f.yml")
    assert problems == ()
    assert document is not None
    return document


DATA: list[tuple[str, Any]] = [
    ("", None),
    ("# nothing\n", None),
    ("---\n", None),
    ("a: 1\nb: [x, {c: 2.5}]\n", {"a": 1, "b": ["x", {"c": 2.5}]}),
    ("\ufeffa: 1", {"a": 1}),
    ("a: 'yes'\nb: yes\nc: ~\n", {"a": "yes", "b": True, "c": None}),
    # Keys are what is written.
    ("2048: a\nyes: b\n0755: c\n1e3: d\n2023-05-01: e\n~: f\n",
     {"2048": "a", "yes": "b", "0755": "c", "1e3": "d", "2023-05-01": "e", "~": "f"}),
    # Values that only look like dates or numbers are text.
    ("a: 2023-02-30\nb: 2023-13-01\n", {"a": "2023-02-30", "b": "2023-13-01"}),
    (f"a: {'9' * 5000}\n", {"a": "9" * 5000}),
    ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
    ("a: !!str 5\n", {"a": "5"}),
    ("'<<': 1\n", {"<<": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "data"), DATA)
def test_data(text: str, data: Any) -> None:
    assert good(text).data == data


def test_lines() -> None:
    document = good("# head\na: 1\n\nb:\n  - x\n  - c: y\n    d: z\n")
    assert document.place("a").line == 2
    assert document.place("b").line == 4
    assert document.place("b", 0).line == 5
    assert document.place("b", 1, "d").line == 7
    assert document.place("b", 1, "d", "nowhere").line == 7
    assert document.place("nowhere").line == 1
    assert str(document.place("b", 1)) == "f.yml:6"


REFUSED = [
    ("a: 1\na: 2\nb: 3\n", "repeated-key", 2, {"a": 1, "b": 3}),
    ("a: &x {c: 1}\nb:\n  <<: *x\n  d: 2\n", "merge-key", 3, {"a": {"c": 1}, "b": {"d": 2}}),
    ("a: 1\n? [x, y]\n: 2\nb: 3\n", "bad-key", 2, {"a": 1, "b": 3}),
    ("a: 1\n? {x: y}\n: 2\nb: 3\n", "bad-key", 2, {"a": 1, "b": 3}),
    ("a: &x k\n*x : 2\nb: 3\n", "bad-key", 2, {"a": "k", "b": 3}),
    ("a: !!bool foo\nb: 3\n", "bad-tag", 1, {"a": "foo", "b": 3}),
    ("a: 1\nb: !!python/object:os.system {x: y}\n", "bad-tag", 2, {"a": 1, "b": {"x": "y"}}),
    ("a: 1\nb: !own [x]\n", "bad-tag", 2, {"a": 1, "b": ["x"]}),
]


@pytest.mark.parametrize(("text", "code", "line", "data"), REFUSED)
def test_one_bad_entry_leaves_its_neighbours(text: str, code: str, line: int, data: Any) -> None:
    document, (problem,) = parse(text, "f.yml")
    assert document is not None
    assert document.data == data
    assert (problem.code, problem.severity, str(problem.place)) == (
        code, Severity.ERROR, f"f.yml:{line}"
    )  # fmt: skip
    assert problem.hint


NOT_YAML = [
    ("a: 'x\n", 2), ("a: [1\n", 2), ("a: 1\n\tb: 2\n", 2), ("a: b: c\n", 1), ("a: 1\nb: \x01\n", 2),
    ("a: é\nb: \x07\n", 2),
    ("--- 1\n--- 2\n", 2), ("a: *nowhere\n", 1), ("a: 1\nb: &b [*b]\n", 2), ("@\n", 1),
    ("a: |x\n", 1),
    ("a: \ud800", None), ("[" * 100_000, 1), ("{a: " * 1000, 1), ("- " * 1000, 1),
    ("a:\n" + "".join(f"{' ' * i}- \n" for i in range(90)), 52),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), NOT_YAML, ids=range(len(NOT_YAML)))
def test_not_yaml(text: str, line: int | None) -> None:
    document, (problem,) = parse(text, "f.yml")
    assert document is None
    assert problem.code == "bad-yaml"
    assert problem.place
    assert problem.place.line == line
    assert problem.hint
    assert str(problem).encode()


def test_aliases_of_aliases_cost_nothing() -> None:
    levels = (f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 40))
    document = good("a0: &a0 [x]\n" + "".join(levels))
    assert len(document.data) == 40
    assert shown(document.data["a39"]) == "a list"


SHOWN = [
    ("x", "'x'"), (2305.1788, "'2305.1788'"), (True, "'True'"), (None, "nothing"), ([1], "a list"),
    ({}, "a mapping"), ("x" * 90, f"'{'x' * 79}…'"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), SHOWN)
def test_shown(value: Any, text: str) -> None:
    assert shown(value) == text


def test_unknown_keys() -> None:
    document = good("a:\n  titel: x\n  year: 1\n  zzz: 2\n")
    first, second = unknown_keys(document, ("a",), document.data["a"], ("title", "year"))
    assert str(first.place) == "f.yml:2"
    assert first.message == "unknown key 'titel', did you mean 'title'?"
    assert second.message == "unknown key 'zzz'"
    assert first.hint == "allowed here: title, year"


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    document, problems = read(path, "seeds/f.yml")
    assert problems == ()
    assert document is not None
    assert (document.data, document.place("b").line) == ({"a": 1, "b": 2}, 2)
    path.write_bytes("a: 1\nb: é\n".encode("latin-1"))
    document, (problem,) = read(path, "seeds/f.yml")
    assert document is None
    assert (problem.code, str(problem.place)) == ("not-utf-8", "seeds/f.yml:2")


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "dangling.yml").symlink_to("nowhere")
    for name in ("dangling.yml", "", "missing.yml"):
        document, (problem,) = read(tmp_path / name, "f.yml")
        assert document is None
        assert (problem.code, str(problem.place)) == ("unreadable-file", "f.yml")
    assert is_there(tmp_path / "dangling.yml")
    assert is_there(tmp_path)
    assert not is_there(tmp_path / "missing.yml")


# Not U+0085, which PyYAML writes as it may not.
TEXT = st.text(st.characters(exclude_categories=["C"]), max_size=6)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=100)
@given(st.dictionaries(TEXT, PLAIN, max_size=4))
def test_what_was_written_is_read(data: dict[str, Any]) -> None:
    assert good(yaml.safe_dump(data, allow_unicode=True)).data == data


@settings(max_examples=200)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"<? \n\t#,0\x00\u2028é", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    document, problems = parse(text, "f.yml")
    assert document is not None or problems
    assert parse(text, "f.yml") == (document, problems)
