"""The keys of front matter, each read by a function that says what it expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic, error
from generator.notes.values import RATINGS, ListEntry
from generator.yamlfile import Document

Fields = Mapping[str, Callable[[Any], Any]]
BAD = "bad-front-matter"


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("text is expected; put it in quotes if YAML takes it for something else")
    return " ".join(value.split())


def _texts(value: Any) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(map(_text, given)))


def _rating(value: Any) -> int:
    # Not isinstance: a truth value is an int to Python.
    if type(value) is not int or value not in RATINGS:
        raise ValueError(f"a whole number from {RATINGS[0]} to {RATINGS[-1]} is expected")
    return value


def _listed(value: Any) -> Any:
    if not isinstance(value, list):
        # A ValueError, as of all these functions: what it says is the hint of a diagnostic.
        raise ValueError("a list of papers is expected: one per line, each after '- '")  # noqa: TRY004
    return value


NOTE: Fields = {"read_by": _texts, "rating": _rating, "tags": _texts, "verdict": _text}
LIST: Fields = {"title": _text, "description": _text, "papers": _listed}


def read_fields(document: Document, fields: Fields) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The values of ``document`` by key, and an error for each key or value that is wrong.

    A key without a value says nothing.
    """
    if document.data is None:
        return {}, []
    if not isinstance(document.data, dict):
        message = f"front matter must hold keys, found {yamlfile.shown(document.data)}"
        hint = f"write 'key: value'; keys are {', '.join(fields)}"
        return {}, [error(BAD, message, document.place(), hint)]
    problems = list(yamlfile.unknown_keys(document, (), document.data, fields))
    known: dict[str, Any] = {}
    for key, value in document.data.items():
        if key in fields and value is not None:
            try:
                known[key] = fields[key](value)
            except ValueError as exc:
                message = f"'{key}' is {yamlfile.shown(value)}"
                problems.append(error(BAD, message, document.place(key), str(exc)))
    return known, problems


def read_entries(document: Document, given: list[Any]) -> Iterator[ListEntry | Diagnostic]:
    """The papers of a list in order, or what is wrong with each."""
    for i, value in enumerate(given):
        place = document.place("papers", i)
        paper, comment = value, None
        if isinstance(value, dict):
            yield from yamlfile.unknown_keys(document, ("papers", i), value, ("paper", "comment"))
            paper, comment = value.get("paper"), value.get("comment")
        try:
            said = _text(comment) if comment is not None else None
            yield ListEntry(_text(paper), said, place.line or 1)
        except ValueError:
            wrong = paper if not isinstance(paper, str) or comment is None else comment
            message = f"an entry of 'papers' is {yamlfile.shown(wrong)}"
            hint = (
                "write the paper's id, an arXiv id in quotes, or 'paper:' with the id and "
                "'comment:' with text"
            )
            yield error(BAD, message, place, hint)
