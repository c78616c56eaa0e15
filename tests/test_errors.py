"""Diagnostics: how they read, and how they sort."""

import pickle

import pytest

from generator.errors import AtlasError, Diagnostic, Place, Severity, error, note, warning

PLACES = [
    (Place("f"), "f"), (Place("f", 3), "f:3"),
    (Place("f", 3, 3), "f:3"), (Place("f", 3, 5), "f:3-5"),
    (Place("f", None, 5), "f"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "text"), PLACES)
def test_place(place: Place, text: str) -> None:
    assert str(place) == text


def test_each_maker_has_its_severity() -> None:
    made = [make("code", "message", Place("f", 1), "hint") for make in (error, warning, note)]
    assert [d.severity for d in made] == list(Severity)
    assert {(d.code, d.message, d.hint) for d in made} == {("code", "message", "hint")}


def test_text() -> None:
    assert (
        str(error("bad", "is bad", Place("f", 2), "mend it")) == "f:2: error[bad]: is bad (mend it)"
    )
    assert str(note("new", "is new")) == "note[new]: is new"


def test_order_is_by_file_line_code_and_message() -> None:
    parts = [
        note("a", "x"), error("b", "x", Place("f")), error("a", "x", Place("f", 2)),
        error("a", "y", Place("f", 2)), error("b", "x", Place("f", 2)),
        error("a", "x", Place("f", 10)),
        error("a", "x", Place("g", 1)),
    ]  # fmt: skip
    backwards = parts[::-1]
    assert sorted(backwards, key=Diagnostic.sort_key) == parts


def test_atlas_error_carries_all() -> None:
    found = [error("a", "one"), error("b", "two", Place("f", 1))]
    exc = AtlasError(iter(found))
    assert exc.diagnostics == tuple(found)
    assert str(exc) == "error[a]: one\nf:1: error[b]: two"


def test_an_error_survives_the_way_from_another_process() -> None:
    known = AtlasError([error("code", "what", Place("f", 3), "hint"), warning("other", "more")])
    again = pickle.loads(pickle.dumps(known))
    assert (type(again), again.diagnostics, str(again)) == (
        AtlasError, known.diagnostics, str(known)
    )  # fmt: skip
