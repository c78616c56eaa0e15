"""Front matter: where it begins and ends, and the lines of what stands in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notes.front_matter import read, split

READ = [
    ("---\na: 1\n---\nBody\n", {"a": 1}, "Body\n", 4),
    ("---\na: 1\n...\nBody", {"a": 1}, "Body", 4),
    ("---  \r\na: 1\r\n---\r\nBody\r\nmore", {"a": 1}, "Body\nmore", 4),
    ("---\n---\nBody", None, "Body", 3),
    ("---\na: 1\n---", {"a": 1}, "", 4),
    ("# No front matter\n\n---\n\nBody", None, "# No front matter\n\n---\n\nBody", 1),
    ("", None, "", 1),
    ("--- \n\n# a comment\na: '---'\n---\nx", {"a": "---"}, "x", 6),
]


@pytest.mark.parametrize(("text", "data", "body", "line"), READ)
def test_what_is_read(text: str, data: object, body: str, line: int) -> None:
    parts, problems = split(text, "x.md")
    assert parts is not None
    assert problems == ()
    assert (parts.document.data, parts.body, parts.line) == (data, body, line)


BAD = [
    ("---\na: 1\nBody", "bad-front-matter", 1),
    ("---", "bad-front-matter", 1),
    ("---\na: 1\nb: [\n---\n", "bad-yaml", 4),
    ("---\nx: 1\nx: 2\n---\n", "repeated-key", 3),
    ("---\nx: !!python/none\n---\n", "bad-tag", 2),
]


@pytest.mark.parametrize(("text", "code", "line"), BAD)
def test_what_is_refused(text: str, code: str, line: int) -> None:
    parts, problems = split(text, "x.md")
    assert parts is None
    assert [(own.code, str(own.place)) for own in problems] == [(code, f"x.md:{line}")]


def test_lines_are_those_of_the_file() -> None:
    parts, _ = split("---\n# first\n\na:\n  - b\n  - c\n---\n", "x.md")
    assert parts is not None
    assert str(parts.document.place("a", 1)) == "x.md:6"


@given(st.text())
def test_any_text_gives_parts_or_problems(text: str) -> None:
    parts, problems = split(text, "x.md")
    assert (parts is None) is bool(problems)
    if parts:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert parts.body == "\n".join(lines[parts.line - 1 :])


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"---\na: 1\n---\ncaf\xe9\n")
    (tmp_path / "folder.md").mkdir()
    found = {name: read(tmp_path / name, name) for name in ("latin.md", "folder.md", "no.md")}
    assert {name: parts for name, (parts, _) in found.items()} == dict.fromkeys(found)
    codes = {name: (own.code, str(own.place)) for name, (_, (own,)) in found.items()}
    assert codes == {
        "latin.md": ("not-utf-8", "latin.md:4"),
        "folder.md": ("unreadable-file", "folder.md"),
        "no.md": ("unreadable-file", "no.md"),
    }
