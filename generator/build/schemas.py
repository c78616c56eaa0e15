"""JSON Schemas of the YAML files in ``seeds/``, by which editors complete and check them.

A file names its schema in its first line, ``# yaml-language-server: $schema=schemas/…``, which
the YAML language server reads (its README, "Using inlined schema"), and with it VS Code, Vim,
Emacs, Helix and others. What a field may hold is declared where it is read; here that is only
put together. A schema refuses nothing that the reader takes. Source: JSON Schema 2020-12.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator import config
from generator.corpus import facts
from generator.model import MentionKind
from generator.permalinks import reading
from generator.permalinks.entry import State
from generator.topics.rules import Where
from generator.yamlfile import Field

FOLDER = "schemas"
"""Where the schemas lie, relative to ``seeds/``."""
Schema = dict[str, Any]
NOTHING: Mapping[str, str] = MappingProxyType({})

ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
TEXT: Schema = {"type": "string", "pattern": "\\S"}
TEXTS: Schema = {"type": "array", "items": TEXT}
OPTIONAL_TEXTS: Schema = {"anyOf": [TEXTS, {"type": "null"}]}
JOINTS: Schema = {"anyOf": [TEXTS, {"const": "any"}, {"type": "null"}]}

ABOUT: Mapping[str, str] = {
    "title": "The title; math stands between dollar signs.",
    "abstract": "The abstract as plain text.",
    "sentence": "The one sentence that says what the paper does, instead of the one chosen.",
    "arxiv": "The arXiv identifier in quotes: '2305.17888'.",
    "doi": "The DOI: 10.1000/182.",
    "acl": "The ACL Anthology identifier: 2023.acl-long.1.",
    "openreview": "The OpenReview forum: ryQu7f-RZ.",
    "pmid": "The PubMed identifier in quotes.",
    "isbn": "The ISBN, ten or thirteen digits.",
    "kind": "What the paper is.",
    "venue": "Where it appeared: the journal, the conference, or a line such as ACL 2024.",
    "volume": "The volume of the journal.",
    "issue": "The issue of the journal.",
    "pages": "The pages, as in 162-167, or the article's number.",
    "publisher": "The publisher.",
    "organisation": "Who published it, where that is no list of authors.",
    "date": "The date, as precise as known: 2023, 2023-05 or 2023-05-24.",
    "authors": "All authors in order, one name per line.",
    "author_count": "How many authors there are, where their names are not known.",
    "links": "Addresses of code, models, data or project pages.",
    "add_topics": "Ids of topics that the rules do not give and should.",
    "remove_topics": "Ids of topics that the rules give and should not.",
    "without": "Fields that the lists have wrong, where the right value is not known.",
    "merge": "Ids of other papers that are this very paper.",
    "split": "Records that are another paper: '<listing>: <title>', or the title alone.",
    "hide": "Why the paper is not shown; readers of its old address see this.",
    "confidence": "How sure the identifiers are.",
    "authors_confidence": "How sure the authors are.",
    "sources": "Where the facts were found.",
}


def schema_files() -> dict[str, str]:
    """The text of each schema by its file's name, in order of name."""
    made = {
        "listings": _entries("What is known of single listings.", config.FIELDS, empty=True),
        "mentions": _mentions(),
        "papers": _entries("What is known of papers, by id.", facts.FIELDS, about=ABOUT),
        "permalinks": _permalinks(),
        "topics": _topics(),
    }
    return {
        f"{name}.schema.json": json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in made.items()
    }


def write_schemas(seeds: Path) -> None:
    """Write the schemas below the folder ``seeds``, where they are not as they should be.

    Raises ``OSError`` where that cannot be done.
    """
    folder = seeds / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


def modeline(name: str) -> str:
    """The first line of the seeds' file ``name`` (``papers``), which names its schema."""
    return f"# yaml-language-server: $schema={FOLDER}/{name}.schema.json\n"


def _object(properties: Mapping[str, Any], *required: str) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"required": list(required)} if required else {})


def _file(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _fields(fields: Mapping[str, Field], about: Mapping[str, str]) -> dict[str, Schema]:
    return {
        name: ({"description": about[name]} if name in about else {}) | dict(field.schema)
        for name, field in fields.items()
    }


def _entries(
    title: str,
    fields: Mapping[str, Field],
    *,
    about: Mapping[str, str] = NOTHING,
    empty: bool = False,
) -> Schema:
    """A file of entries by id; one that is ``empty`` may say nothing. So may the whole file."""
    entry = _object(_fields(fields, about))
    value = {"anyOf": [entry, {"type": "null"}]} if empty else entry
    return _file(title, {"type": ["object", "null"], "additionalProperties": value})


def _permalinks() -> Schema:
    entry = _object(_fields(reading.FIELDS, {}), "first", "titles")
    entry["allOf"] = [_state(state) for state in State]
    papers = {"type": "object", "propertyNames": ID, "additionalProperties": entry}
    index = {"type": "array", "items": {"type": ["string", "integer", "boolean", "null"]}}
    known = _object({reading.INDEX: index, reading.PAPERS: papers}, reading.INDEX, reading.PAPERS)
    return _file("The ledger of published addresses.", known)


def _state(state: State) -> Schema:
    """What an entry of ``state`` must have, and what it must not."""
    needs = reading.NEEDS[state]
    others = sorted({name for own in reading.NEEDS.values() for name in own} - {*needs})
    then: Schema = {"properties": dict.fromkeys(others, False)}
    if needs:
        then["required"] = list(needs)
    asked: Schema = {"properties": {"state": {"const": state.value}}}
    # Without a state an entry is live.
    if state is not State.LIVE:
        asked["required"] = ["state"]
    return {"if": asked, "then": then}


def _topics() -> Schema:
    rules: dict[str, Schema] = {where.value: TEXTS for where in Where}
    rules["points"] = {"type": "integer", "minimum": 1, "maximum": 100}
    topic = _object(
        {"id": ID, "title": TEXT, "description": TEXT, "rules": _object(rules)},
        "id", "title", "description",
    )  # fmt: skip
    group = _object(
        {"group": TEXT, "id": ID, "topics": {"type": "array", "items": topic}},
        "group", "id", "topics",
    )  # fmt: skip
    pair = {"type": "string", "pattern": "^\\s*\\S+\\s+\\S+\\s*$"}
    words = {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z]+(-[a-z]+)*$"},
        "additionalProperties": TEXTS,
    }
    known = {
        "joined": {"type": "array", "items": pair},
        "words": words,
        "groups": {"type": "array", "items": group},
    }
    return _file("The topics and the rules that give them.", _object(known, "groups"))


def _mentions() -> Schema:
    guards = dict.fromkeys(("not_before", "not_after", "needs", "unless"), OPTIONAL_TEXTS)
    name = _object(
        {
            "id": ID,
            "title": TEXT,
            "description": TEXT,
            "spellings": {**TEXTS, "minItems": 1},
            "joined_after": JOINTS,
            **guards,
        },
        "id", "title", "spellings",
    )  # fmt: skip
    section = _object(
        {
            "joined_before": JOINTS,
            "joined_after": JOINTS,
            "not_before": OPTIONAL_TEXTS,
            "not_after": OPTIONAL_TEXTS,
            "names": {"anyOf": [{"type": "array", "items": name}, {"type": "null"}]},
        }
    )
    value = {"anyOf": [section, {"type": "null"}]}
    known = {kind.value: value for kind in MentionKind}
    return _file("Names that are worth an index of their own.", _object(known))
