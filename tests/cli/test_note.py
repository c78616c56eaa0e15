"""``paper-atlas note``: a file to write in, opened where an editor is known."""

import shlex
import sys
from collections.abc import Callable

import pytest

from tests.support.minisite import MiniSite

Make = Callable[..., MiniSite]
KEY = "ropes-without-knots"
FILE = f"docs/notes/{KEY}.md"


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


def editor(atlas: MiniSite, text: str) -> str:
    """A command that writes ``text`` over the file it is given."""
    script = atlas.write("an editor.py", f"import sys\nopen(sys.argv[1], 'w').write({text!r})\n")
    return shlex.join([sys.executable, str(script)])


@pytest.mark.parametrize("named", [KEY, f"/papers/{KEY}/", "2311.04321", "Ropes without knots"])
def test_a_new_note(mini: Make, named: str) -> None:
    atlas = mini("small")
    outcome = atlas.run("note", named)
    assert (outcome.code, outcome.out, outcome.err) == (0, f"{FILE}\n", "")
    text = (atlas.root / FILE).read_text(encoding="utf-8")
    assert text.startswith("---\n# Ropes Without Knots\nread_by: []")
    checked = atlas.run("check")
    assert checked.code == 0
    assert f"{FILE}: note [empty-note]" in checked.out


def test_a_note_that_is_there_stays(mini: Make) -> None:
    atlas = mini("small")
    atlas.write(FILE, "Mine.\n")
    assert atlas.run("note", KEY).code == 0
    assert (atlas.root / FILE).read_text() == "Mine.\n"


def test_a_note_in_a_folder_is_found(mini: Make) -> None:
    atlas = mini("small")
    atlas.write(f"docs/notes/2026/{KEY}.md", "Mine.\n")
    assert atlas.run("note", KEY).out == f"docs/notes/2026/{KEY}.md\n"
    assert not (atlas.root / FILE).exists()


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_the_editor_is_opened(mini: Make, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    atlas = mini("small")
    monkeypatch.setenv(variable, editor(atlas, "---\nrating: 5\n---\n"))
    outcome = atlas.run("note", KEY)
    assert (outcome.code, outcome.out) == (0, f"{FILE}\n")
    ((note,),) = atlas.load().collection.written.notes.values()
    assert note.rating == 5


def test_a_note_with_an_error_is_told_at_once(mini: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    atlas = mini("small")
    monkeypatch.setenv("EDITOR", editor(atlas, "---\nrating: 9\n---\n"))
    outcome = atlas.run("note", KEY)
    assert outcome.code == 1
    assert f"{FILE}:2: error [bad-front-matter] 'rating' is '9'" in outcome.err


def test_an_editor_that_fails(mini: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    atlas = mini("small")
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", "raise SystemExit(3)"]))
    assert atlas.run("note", KEY).code == 1
    assert (atlas.root / FILE).is_file()


def test_a_paper_that_is_not_there(mini: Make) -> None:
    atlas = mini("small")
    outcome = atlas.run("note", "ropes-with-knots")
    assert outcome.code == 2
    assert f"Nearest: {KEY}" in outcome.err
    assert not (atlas.root / "docs/notes").exists()
