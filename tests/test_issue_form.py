"""The issue form for corrections, held against what GitHub accepts.

Sources, GitHub's documentation: "Syntax for issue forms" (top level), "Syntax for GitHub's
form schema" (keys, types, attributes, validations), "Common validation errors when creating
issue forms" (ids, labels, forbidden words).
"""

import re
from typing import Any

import pytest

from generator import yamlfile
from generator.model import DateSource, Link, LinkKind, Paper, PaperDate, PartialDate
from generator.pages.correction import FORM, present
from tests.support.minisite import ROOT

PATH = ROOT / ".github/ISSUE_TEMPLATE" / FORM
TOP = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
TEXT = {"label", "description", "placeholder", "value"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": TEXT,
    "textarea": TEXT | {"render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
TAKEN = {"title", "body", "labels", "milestone", "assignees", "projects", "template", "type"}
"""Parameters of the address that set something of the issue itself."""
PAPER = Paper(
    "ropes", "Ropes", "", (), authors=("Ada Vloed",), arxiv="2401.00001", doi="10.1000/182",
    venue="Harbour", date=PaperDate(PartialDate(2024), DateSource.CURATED),
    links=(Link(LinkKind.CODE, "https://github.com/a/b"),),
)  # fmt: skip


@pytest.fixture(scope="module")
def form() -> Any:
    document, problems = yamlfile.read(PATH, FORM)
    assert problems == ()
    assert document
    return document.data


@pytest.fixture(scope="module")
def fields(form: Any) -> list[Any]:
    return [part for part in form["body"] if part["type"] != "markdown"]


def test_top_level(form: Any) -> None:
    assert {"name", "description", "body"} <= set(form) <= TOP
    assert all(isinstance(form[key], str) and form[key].strip() for key in ("name", "description"))
    assert isinstance(form["title"], str)
    assert all(isinstance(label, str) for label in form["labels"])


def test_every_part(form: Any) -> None:
    for part in form["body"]:
        assert {"type", "attributes"} <= set(part) <= {"type", "id", "attributes", "validations"}
        assert set(part["attributes"]) <= ATTRIBUTES[part["type"]]
        assert all(isinstance(text, str) and text.strip() for text in part["attributes"].values())
        assert set(part.get("validations", {})) <= {"required"}
        assert isinstance(part.get("validations", {}).get("required", True), bool)


def test_markdown_has_a_value_and_no_id(form: Any) -> None:
    parts = [part for part in form["body"] if part["type"] == "markdown"]
    assert all(set(part) == {"type", "attributes"} and "value" in part["attributes"]
               for part in parts)  # fmt: skip


def test_ids_and_labels(fields: list[Any]) -> None:
    assert fields
    ids = [field["id"] for field in fields]
    labels = [field["attributes"]["label"] for field in fields]
    assert len(set(ids)) == len(ids)
    assert len({re.sub(r"\W+", "-", label.lower()).strip("-") for label in labels}) == len(labels)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", key) for key in ids)
    assert not TAKEN & set(ids)
    assert not any("password" in label.lower() for label in labels)


def test_the_link_fills_in_what_the_form_has(fields: list[Any]) -> None:
    filled = {name for name, _ in present(PAPER, ["tides"])}
    assert {field["id"] for field in fields} == filled | {"wrong", "evidence"}


def test_what_a_reader_must_say(fields: list[Any]) -> None:
    required = [f["id"] for f in fields if f.get("validations", {}).get("required")]
    assert required == ["paper", "wrong", "evidence"]


def test_several_values_have_a_field_of_several_lines(fields: list[Any]) -> None:
    areas = {field["id"] for field in fields if field["type"] == "textarea"}
    assert areas == {"wrong", "evidence", "authors", "topics", "links"}
