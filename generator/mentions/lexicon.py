"""Read ``seeds/mentions.yml``: names worth an index of their own, and how papers spell them.

The file has a section per kind (``models``, ``benchmarks``, ``languages``). A section may say
which words hyphens may join to its names (``joined_before``, ``joined_after``: a list, or
``any``) and which words, before or after, make any of them something else (``not_after``,
``not_before``). Under ``names`` stand the entries::

    - {id: llama-2, title: Llama 2, spellings: [Llama 2]}

with, where needed, ``description``, ``joined_after`` (in addition to the section's) and the
guards ``not_before``, ``not_after``, ``needs`` and ``unless``, all in the syntax of
:mod:`generator.mentions.spellings`. What cannot be used is refused with its line; the rest
is still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import yamlfile
from generator.errors import Diagnostic
from generator.mentions.rules import (
    Guards,
    Joints,
    Lexicon,
    Rule,
    Section,
    compile_guards,
    compile_section,
)
from generator.mentions.spellings import Reading
from generator.mentions.values import Steps, Values
from generator.model import MentionKind, Name

_SECTIONS = frozenset(kind.value for kind in MentionKind)
_SECTION_KEYS = frozenset({"joined_before", "joined_after", "not_before", "not_after", "names"})
_GUARDS = ("not_before", "not_after", "needs", "unless")
_NAME_KEYS = frozenset({"id", "title", "description", "spellings", "joined_after", *_GUARDS})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_lexicon(
    path: Path, name: str = "seeds/mentions.yml"
) -> tuple[Lexicon | None, tuple[Diagnostic, ...]]:
    """The lexicon in the file at ``path``, and what is wrong with it, in the order of the file.

    ``name`` is what messages call the file. There is no lexicon only where the file cannot
    be read as YAML or is no mapping of sections; any smaller error is reported and left out.
    """
    document, problems = yamlfile.read(path, name)
    if document is None:
        return None, problems
    reader = _Reader(Values(document, list(problems)))
    lexicon = reader.lexicon(document.data) if isinstance(document.data, dict) else None
    if lexicon is None:
        expected = "expected sections: models, benchmarks, languages"
        reader.values.refuse("bad-value", expected, ())
    return lexicon, tuple(sorted(reader.values.problems, key=Diagnostic.sort_key))


@dataclass(slots=True)
class _Reader:
    """Walks the document once; ``owners`` says which name has taken a reading of a spelling."""

    values: Values
    names: dict[tuple[MentionKind, str], Name] = field(default_factory=dict)
    owners: dict[tuple[MentionKind, str], str] = field(default_factory=dict)

    def lexicon(self, data: dict[str, Any]) -> Lexicon:
        self.values.mapping(data, (), _SECTIONS)
        sections = {kind: self.section(kind, data.get(kind.value)) for kind in MentionKind}
        return Lexicon(self.names, sections)

    def section(self, kind: MentionKind, data: Any) -> Section:
        path: Steps = (kind.value,)
        data = {} if data is None else self.values.mapping(data, path, _SECTION_KEYS)
        before = self.values.joints(data.get("joined_before"), (*path, "joined_before"))
        after = self.values.joints(data.get("joined_after"), (*path, "joined_after"))
        entries = self.values.items(data.get("names"), (*path, "names"))
        rules = [
            rule
            for index, entry in enumerate(entries)
            for rule in self.entry(kind, entry, (*path, "names", index), after)
        ]
        return compile_section(rules, self.guards(data, path), before)

    def entry(self, kind: MentionKind, data: Any, path: Steps, joints: Joints) -> Iterator[Rule]:
        """The rules of one name; none where it has no usable id, title or spelling."""
        data = self.values.mapping(data, path, _NAME_KEYS)
        name = self.name(kind, data, path) if data else None
        spellings = list(self.spellings(kind, data, path, name.id)) if name else []
        guards = self.guards(data, path)
        own = self.values.joints(data.get("joined_after"), (*path, "joined_after"))
        joined = Joints(joints.words | own.words, joints.any_word or own.any_word)
        if name and spellings:
            self.names[kind, name.id] = name
            for spelling, readings in spellings:
                yield Rule(name.id, spelling, readings, guards, joined)

    def name(self, kind: MentionKind, data: dict[str, Any], path: Steps) -> Name | None:
        missing = [key for key in ("id", "title") if key not in data]
        if missing:
            message = f"the name has no {' and no '.join(missing)}"
            self.values.refuse("missing-key", message, path, "add it")
            return None
        texts = {
            key: self.values.text(data[key], (*path, key))
            for key in ("id", "title", "description")
            if key in data
        }
        name_id, title = texts["id"], texts["title"]
        if not name_id or not title or not self.free_id(kind, name_id, (*path, "id")):
            return None
        return Name(kind, name_id, title, texts.get("description"))

    def free_id(self, kind: MentionKind, name_id: str, path: Steps) -> bool:
        if not _ID.fullmatch(name_id):
            message = f"'{name_id}' cannot be an address"
            self.values.refuse("bad-id", message, path, "use a-z, 0-9 and single hyphens")
            return False
        if (kind, name_id) in self.names:
            message = f"the id '{name_id}' stands a second time under {kind.value}"
            self.values.refuse("duplicate-id", message, path, "join the two, or rename one")
            return False
        return True

    def spellings(
        self, kind: MentionKind, data: dict[str, Any], path: Steps, name_id: str
    ) -> Iterator[tuple[str, tuple[Reading, ...]]]:
        """Each spelling, with its readings, that no other name has taken."""
        path = (*path, "spellings")
        listed = self.values.texts(data.get("spellings"), path)
        if not data.get("spellings"):
            message = f"'{name_id}' has no spellings"
            self.values.refuse("no-spellings", message, path, "add at least one")
        for spelling, place in listed:
            readings = self.values.readings(spelling, place)
            other = self.owner(kind, name_id, readings)
            if other is not None:
                message = f"'{spelling}' of '{name_id}' is already a spelling of '{other}'"
                hint = "take it from one of the two"
                self.values.refuse("shared-spelling", message, place, hint)
            elif readings:
                yield spelling, readings

    def owner(self, kind: MentionKind, name_id: str, readings: tuple[Reading, ...]) -> str | None:
        """The other name that one of the readings belongs to; else they are now this name's."""
        for reading in readings:
            if self.owners.get((kind, reading.key), name_id) != name_id:
                return self.owners[kind, reading.key]
        self.owners.update({(kind, reading.key): name_id for reading in readings})
        return None

    def guards(self, data: dict[str, Any], path: Steps) -> Guards:
        return compile_guards(
            *(self.values.spellings(data.get(key), (*path, key)) for key in _GUARDS)
        )
