"""The schemas of the seeds' files: as the readers are, no laxer and no stricter."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator import config, yamlfile
from generator.build.schemas import ABOUT, modeline, schema_files, write_schemas
from generator.corpus import facts
from generator.errors import Diagnostic, Severity
from generator.mentions import lexicon, load_lexicon
from generator.permalinks import load_ledger, reading
from generator.topics import load_taxonomy
from generator.topics import reading as topics

ROOT = Path(__file__).parents[2]
NAMES = ("listings", "mentions", "papers", "permalinks", "topics")
Read = Callable[[Path, str], Iterable[Diagnostic]]
READERS: dict[str, Read] = {
    "listings": lambda path, name: config.load_settings(path, name).problems,
    "mentions": lambda path, name: load_lexicon(path, name)[1],
    "papers": lambda path, name: facts.load_facts(path, name).problems,
    "permalinks": lambda path, name: load_ledger(path, name)[1],
    "topics": lambda path, name: load_taxonomy(path, name)[1],
}


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_files()[f"{name}.schema.json"])
    return found


def plain(value: Any) -> Any:
    """Data as an editor has it: a date is text there, as YAML 1.2 has it."""
    if isinstance(value, dict):
        return {key: plain(own) for key, own in value.items()}
    if isinstance(value, list):
        return [plain(own) for own in value]
    return value.isoformat() if isinstance(value, date) else value


def complaints(name: str, text: str) -> list[str]:
    document, problems = yamlfile.parse(text, "")
    assert document is not None
    assert problems == ()
    return [error.message for error in Draft202012Validator(schema(name)).iter_errors(
        plain(document.data))]  # fmt: skip


def refused(name: str, text: str, tmp_path: Path) -> bool:
    path = tmp_path / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return any(p.severity is Severity.ERROR for p in READERS[name](path, name))


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema_and_lies_beside_the_seeds(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    kept = (ROOT / f"seeds/schemas/{name}.schema.json").read_text(encoding="utf-8")
    assert kept == schema_files()[f"{name}.schema.json"], "run 'paper-atlas lock'"


@pytest.mark.parametrize("name", NAMES)
def test_the_seeds_name_their_schema_and_are_valid(name: str) -> None:
    text = (ROOT / f"seeds/{name}.yml").read_text(encoding="utf-8")
    assert text.startswith(modeline(name))
    assert (ROOT / "seeds" / modeline(name).strip().partition("$schema=")[2]).is_file()
    assert complaints(name, text) == []


@pytest.mark.parametrize("site", ["small", "lone"])
def test_the_small_sites_are_valid(site: str) -> None:
    for path in sorted((ROOT / "tests/data/mini" / site).glob("*.yml")):
        assert complaints(path.stem, path.read_text(encoding="utf-8")) == []


def keys(found: dict[str, Any]) -> set[str]:
    return set(found["properties"])


def test_every_field_of_the_code_is_in_the_schema_and_no_other() -> None:
    assert keys(schema("papers")["additionalProperties"]) == set(facts.FIELDS) == set(ABOUT)
    assert keys(schema("listings")["additionalProperties"]["anyOf"][0]) == set(config.FIELDS)
    ledger = schema("permalinks")
    assert keys(ledger) == {reading.INDEX, reading.PAPERS}
    assert keys(ledger["properties"]["papers"]["additionalProperties"]) == set(reading.FIELDS)
    taxonomy = schema("topics")
    group = taxonomy["properties"]["groups"]["items"]
    topic = group["properties"]["topics"]["items"]
    assert keys(taxonomy) == set(topics._FILE_KEYS)
    assert keys(group) == set(topics._GROUP_KEYS)
    assert keys(topic) == set(topics._TOPIC_KEYS)
    assert keys(topic["properties"]["rules"]) == set(topics._RULE_KEYS)
    names = schema("mentions")
    section = names["properties"]["models"]["anyOf"][0]
    assert keys(names) == lexicon._SECTIONS
    assert keys(section) == lexicon._SECTION_KEYS
    assert keys(section["properties"]["names"]["anyOf"][0]["items"]) == lexicon._NAME_KEYS


TOPIC = "groups: [{group: G, id: g, topics: [{id: t, title: T, description: D, rules: {%s}}]}]"
ENTRY = "addresses: [a]\npapers:\n  a: {first: 2026-01-01, titles: [T]%s}\n"
NAME = "models: {names: [{id: a, title: A%s}]}"
BOTH_TAKE = [
    ("papers", ""),
    ("papers", "p: {title: T, date: 2023, volume: 5, author_count: 3}"),
    ("papers", "p: {date: 2023-05-24, kind: book, merge: [q], split: [x], hide: y}"),
    ("papers", "p: {without: [doi]}"),
    ("papers", "p: {date: 2023-05, pages: 162-167, authors: [A], links: ['https://x.org']}"),
    ("listings", "a: {title: T, year: 2023, trust: -1, retrieved: 2026-01-02}\nb:"),
    ("listings", "a: {columns: {Paper name: title, Note: ~}}"),
    ("topics", TOPIC % "title: [a], points: 3"),
    ("topics", "joined: [fine tun]\nwords: {languages: [French]}\n" + TOPIC % ""),
    ("mentions", "models:\nlanguages: {joined_after: any, names: ~}"),
    ("mentions", NAME % ", spellings: [A], needs: [x]"),
    ("permalinks", ENTRY % ""),
    ("permalinks", ENTRY % ", state: live, arxiv: ['2401.00001'], doi: 10.1000/1"),
    ("permalinks", ENTRY % ", state: withdrawn, reason: R, date: 2026-02-03"),
    ("permalinks", ENTRY % ", state: hidden, reason: R"),
    ("permalinks", ENTRY % ", state: renamed, to: b"),
]  # fmt: skip
BOTH_REFUSE = [
    ("papers", "- a"),
    ("papers", "p: text"),
    ("papers", "p:"),
    *(
        ("papers", f"p: {{{field}}}")
        for field in (
            "arxvi: x", "arxiv: 2305.17888", "pmid: 17", "title: yes", "title: 5", "title: ''",
            "title: [A]", "date: May", "date: 02023", "date: 1023", "date: [2023]", "authors: Ada",
            "authors: [5]", "authors: ['']", "links: [x.org]", "confidence: sure", "kind: paper",
            "author_count: 0", "author_count: yes", "volume: 1.5", "merge: [A B]", "merge: a",
            "without: [title]", "split: x", "hide: 5", "add_topics: {}",
        )
    ),
    *(
        ("listings", f"a: {{{field}}}")
        for field in ("titel: x", "title: 5", "year: '2023'", "year: 1023", "year: 2023.5",
                      "trust: high", "retrieved: soon", "columns: x", "columns: {a: b}")
    ),
    ("listings", "a: text"),
    *(
        ("topics", TOPIC % rule)
        for rule in ("titel: [a]", "title: a", "title: [5]", "points: 0", "points: x")
    ),
    ("topics", "groups: {}"),
    ("topics", "group: []\n" + TOPIC % ""),
    ("topics", "joined: [one]\n" + TOPIC % ""),
    ("topics", "words: {Two Words: [x]}\n" + TOPIC % ""),
    ("topics", "groups: [{group: G, id: g, topics: [{id: t, title: T}]}]"),
    ("topics", "groups: [{group: G, id: G, topics: []}]"),
    ("mentions", "modles: {}"),
    ("mentions", "models: []"),
    ("mentions", "models: {name: []}"),
    ("mentions", "models: {joined_after: some}"),
    ("mentions", NAME % ""),
    ("mentions", NAME % ", spellings: []"),
    ("mentions", NAME % ", spellings: A"),
    ("mentions", NAME % ", spellings: [A], need: [x]"),
    ("mentions", "models: {names: [{id: A, title: A, spellings: [A]}]}"),
    ("permalinks", "addresses: []"),
    ("permalinks", "addresses: [a]\npapers: {a: {titles: [T]}}"),
    *(
        ("permalinks", ENTRY % f", {field}")
        for field in ("state: gone", "state: hidden", "state: live, reason: R", "to: b",
                      "state: merged", "state: withdrawn, reason: R", "arxiv: 2401.1", "key: 5",
                      "sate: live", "state: renamed, to: B b",
                      "state: hidden, reason: R, date: 2026-01-01")
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), BOTH_TAKE)
def test_what_reader_and_schema_take(name: str, text: str, tmp_path: Path) -> None:
    assert complaints(name, text) == []
    # A redirect may lead nowhere yet; that is no matter of types.
    assert not refused(name, text, tmp_path)


@pytest.mark.parametrize(("name", "text"), BOTH_REFUSE)
def test_what_reader_and_schema_refuse(name: str, text: str, tmp_path: Path) -> None:
    assert refused(name, text, tmp_path)
    assert complaints(name, text)


def test_they_are_written_only_where_they_differ(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    paths = sorted((tmp_path / "schemas").iterdir())
    assert [path.name for path in paths] == list(schema_files())
    paths[0].write_text("{}", encoding="utf-8")
    before = paths[1].stat().st_mtime_ns
    write_schemas(tmp_path)
    assert paths[0].read_text(encoding="utf-8") == schema_files()[paths[0].name]
    assert paths[1].stat().st_mtime_ns == before
