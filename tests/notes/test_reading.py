"""Notes and lists as files: what is read, what is refused, and where."""

from pathlib import Path

import pytest

from generator.errors import Diagnostic
from generator.notes import Finder, Written, is_source, note_file, read_written
from generator.permalinks import Entry, Ledger, State
from tests.support.tiny import paper

PAPERS = (paper("ropes", arxiv="2311.04321"), paper("sand"), paper("keel"))
LEDGER = Ledger(
    {
        "knots": Entry("knots", None, ("Knots",), state=State.RENAMED, target="ropes"),
        "taken": Entry("taken", None, ("Taken",), state=State.WITHDRAWN, reason="x"),
        "gone": Entry("gone", None, ("Gone",)),
    }
)


class Docs:
    """A folder of hand-written pages."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, content: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self) -> tuple[Written, tuple[Diagnostic, ...]]:
        return read_written(self.root, "docs", Finder(PAPERS, LEDGER))

    def clean(self) -> Written:
        written, problems = self.read()
        assert problems == ()
        return written

    def problems(self) -> list[tuple[str, str, str]]:
        return [(str(p.severity), p.code, str(p.place)) for p in self.read()[1]]


@pytest.fixture
def docs(tmp_path: Path) -> Docs:
    return Docs(tmp_path)


NOTE = """---
read_by: [Ada Vloed, Björn Ebb]
rating: 4
tags: knots
verdict: Read it
  twice.
---

It *holds*.
"""


def test_a_note(docs: Docs) -> None:
    docs.write("notes/ropes.md", NOTE)
    (note,) = docs.clean().notes["ropes"]
    assert (note.file, note.src, note.line) == ("docs/notes/ropes.md", "notes/ropes.md", 8)
    assert note.read_by == ("Ada Vloed", "Björn Ebb")
    assert (note.rating, note.tags, note.verdict) == (4, ("knots",), "Read it twice.")
    assert note.body == "\nIt *holds*.\n"


def test_a_note_of_nothing_but_text(docs: Docs) -> None:
    docs.write("notes/2026/ropes.md", "It holds.\n")
    (note,) = docs.clean().notes["ropes"]
    assert (note.src, note.line, note.rating, note.read_by) == ("notes/2026/ropes.md", 1, None, ())


def test_notes_under_a_former_id_come_last(docs: Docs) -> None:
    docs.write("notes/knots.md", "old")
    docs.write("notes/ropes.md", "new")
    assert [note.body for note in docs.clean().notes["ropes"]] == ["new", "old"]


BAD_NOTES: list[tuple[str, str | bytes, list[tuple[str, str, str]]]] = [
    ("rope", "x", [("error", "unknown-paper", "docs/notes/rope.md")]),
    ("sand", "---\nrating: 6\n---\n", [("error", "bad-front-matter", "docs/notes/sand.md:2")]),
    ("sand", "---\nrating: true\n---\n", [("error", "bad-front-matter", "docs/notes/sand.md:2")]),
    ("sand", "---\nrating: '4'\n---\n", [("error", "bad-front-matter", "docs/notes/sand.md:2")]),
    ("sand", "---\n\ntags: [a, 2]\n---\n", [("error", "bad-front-matter", "docs/notes/sand.md:3")]),
    ("sand", "---\nverdict: []\n---\n", [("error", "bad-front-matter", "docs/notes/sand.md:2")]),
    ("sand", "---\nread: Ada\n---\n", [("error", "unknown-key", "docs/notes/sand.md:2")]),
    ("sand", "---\n- Ada\n---\n", [("error", "bad-front-matter", "docs/notes/sand.md:1")]),
    ("sand", "---\nread_by: Ada\n", [("error", "bad-front-matter", "docs/notes/sand.md:1")]),
    ("sand", "---\na: [\n---\n", [("error", "bad-yaml", "docs/notes/sand.md:3")]),
    ("sand", b"\xff", [("error", "not-utf-8", "docs/notes/sand.md:1")]),
    ("sand", "---\nrating: # 1 to 5\ntags: []\n---\n\n",
     [("note", "empty-note", "docs/notes/sand.md")]),
    ("taken", "x", [("note", "note-not-shown", "docs/notes/taken.md")]),
    ("gone", "x", [("note", "note-not-shown", "docs/notes/gone.md")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "wanted"), BAD_NOTES)
def test_bad_notes_stay_out_and_others_are_read(
    docs: Docs, name: str, content: str | bytes, wanted: list[tuple[str, str, str]]
) -> None:
    docs.write("notes/ropes.md", NOTE)
    docs.write(f"notes/{name}.md", content)
    assert docs.problems() == wanted
    assert docs.read()[0].notes.keys() == {"ropes"}


def test_every_problem_says_how_to_mend_it(docs: Docs) -> None:
    for i, (name, content, _) in enumerate(BAD_NOTES):
        docs.write(f"notes/{i}/{name}.md", content)
    assert all(p.hint for p in docs.read()[1] if p.severity != "note")
    (nearest,) = {p.hint.partition(";")[0] for p in docs.read()[1] if p.code == "unknown-paper"}
    assert nearest == "nearest ids: ropes"


LIST = """---
title: By the sea
description: What the sea does.
papers:
  - sand
  - paper: '2311.04321'
    comment: Do *not* pull.
---
First this.
"""


def test_a_list(docs: Docs) -> None:
    docs.write("lists/by-the-sea.md", LIST)
    (own,) = docs.clean().lists
    assert (own.id, own.title, own.description) == (
        "by-the-sea",
        "By the sea",
        "What the sea does.",
    )
    assert [(e.paper, e.comment, e.line) for e in own.entries] == [
        ("sand", None, 5), ("ropes", "Do *not* pull.", 6),
    ]  # fmt: skip
    assert (own.body, own.line) == ("First this.\n", 9)


def test_lists_are_in_order_of_titles(docs: Docs) -> None:
    for name, title in (("a", "Zebras"), ("b", "apes"), ("c", "Apes")):
        docs.write(f"lists/{name}.md", f"---\ntitle: {title}\npapers: [sand]\n---\n")
    assert [own.id for own in docs.clean().lists] == ["b", "c", "a"]


HEAD = "---\ntitle: T\npapers:\n"
BAD_LISTS = [
    ("x", "---\npapers: [sand]\n---\n", [("error", "missing-key", "docs/lists/x.md:1")], None),
    ("x", "Only text", [("error", "missing-key", "docs/lists/x.md:1")], None),
    ("x", "---\ntitle: T\npapers: sand\n---\n",
     [("error", "bad-front-matter", "docs/lists/x.md:3")], None),
    ("x", "---\ntitle: T\nname: x\n---\n", [("error", "unknown-key", "docs/lists/x.md:3")], None),
    ("x", f"{HEAD}---\n", [("warning", "empty-list", "docs/lists/x.md:1")], []),
    ("x", f"{HEAD} - sant\n - sand\n---\n",
     [("error", "unknown-paper", "docs/lists/x.md:4")], ["sand"]),
    ("x", f"{HEAD} - 2311.04321\n - sand\n---\n",
     [("error", "bad-front-matter", "docs/lists/x.md:4")], ["sand"]),
    ("x", f"{HEAD} - sand\n - paper: keel\n   comment: [a]\n---\n",
     [("error", "bad-front-matter", "docs/lists/x.md:5")], ["sand"]),
    ("x", f"{HEAD} - sand\n - comment: a\n---\n",
     [("error", "bad-front-matter", "docs/lists/x.md:5")], ["sand"]),
    ("x", f"{HEAD} - paper: sand\n   why: a\n---\n",
     [("error", "unknown-key", "docs/lists/x.md:5")], ["sand"]),
    ("x", f"{HEAD} - knots\n - sand\n - ropes\n---\n",
     [("warning", "repeated-paper", "docs/lists/x.md:6")], ["ropes", "sand"]),
    ("x", f"{HEAD} - taken\n - sand\n - gone\n---\n",
     [("note", "note-not-shown", "docs/lists/x.md:4"),
      ("note", "note-not-shown", "docs/lists/x.md:6")], ["sand"]),
    ("index", f"{HEAD} - sand\n---\n", [("error", "bad-id", "docs/lists/index.md")], None),
    ("A list", f"{HEAD} - sand\n---\n", [("error", "bad-id", "docs/lists/A list.md")], None),
    ("more/good", f"{HEAD} - sand\n---\n",
     [("error", "duplicate-id", "docs/lists/more/good.md")], None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "wanted", "papers"), BAD_LISTS)
def test_bad_lists(
    docs: Docs,
    name: str,
    content: str,
    wanted: list[tuple[str, str, str]],
    papers: list[str] | None,
) -> None:
    docs.write("lists/good.md", f"{HEAD} - keel\n---\n")
    docs.write(f"lists/{name}.md", content)
    assert docs.problems() == wanted
    found = {own.id: [entry.paper for entry in own.entries] for own in docs.read()[0].lists}
    assert found == {"good": ["keel"]} | ({name: papers} if papers is not None else {})


def test_nothing_is_nothing(docs: Docs) -> None:
    docs.write("about.md", "# About")
    assert docs.clean() == Written()
    assert read_written(docs.root / "none", "none", Finder(PAPERS, LEDGER)) == (Written(), ())


def test_readmes_are_about_the_folder(docs: Docs) -> None:
    for name in ("notes/README.md", "lists/readme.md"):
        docs.write(name, "Write here.")
    assert docs.clean() == Written()


def test_files_that_links_can_lead_to(docs: Docs) -> None:
    docs.write("lists/by-the-sea.md", LIST)
    for name in ("about.md", "notes/ropes.md", "notes/a.png", "guides/b.md"):
        docs.write(name, "x")
    assert docs.clean().files == {"about.md", "notes/a.png", "guides/b.md"}


@pytest.mark.parametrize(
    ("src", "wanted"),
    [("notes/x.md", True), ("notes/a/x.md", True), ("lists/x.md", True), ("notes/x.png", False),
     ("notes.md", False), ("about.md", False), ("guides/notes/x.md", False)],
)  # fmt: skip
def test_what_is_no_page_of_its_own(src: str, wanted: bool) -> None:
    assert is_source(src) is wanted


def test_the_file_of_a_note(docs: Docs) -> None:
    assert note_file(docs.root, ["ropes", "knots"]) == docs.root / "notes/ropes.md"
    docs.write("notes/old/knots.md", "x")
    assert note_file(docs.root, ["ropes", "knots"]) == docs.root / "notes/old/knots.md"
    docs.write("notes/ropes.md", "x")
    assert note_file(docs.root, ["ropes", "knots"]) == docs.root / "notes/ropes.md"
