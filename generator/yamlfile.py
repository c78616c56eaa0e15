"""YAML files that people write, read with the line of every value kept.

PyYAML's parser gives events; we build plain data from them and remember where each value
stands, so that a complaint can name its line. Built from events and not from PyYAML's
nodes, because composing nodes recurses in C and ends the process on deep nesting, and
because a value that is used again by an alias is then shared, however often it is named.

Stricter than YAML where YAML surprises: a repeated key, which YAML forbids (1.2,
§3.2.1.3) and PyYAML lets pass with the last one winning, is an error; a key is the text
that stands there (``2048``, ``yes`` and ``0755`` are no number, truth or octal); merge
keys, explicit tags and keys that are lists or mappings are refused, each on its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Diagnostic, Place, error

Step = str | int
Steps = tuple[Step, ...]
"""The keys and indexes that lead to a value."""
Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 50
"""Levels of nesting beyond which no file is one that a person wrote."""
PLAIN_TAGS = (None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")))
NOWHERE: Steps = (-1,)
"""The path of values that are read past and that nothing leads to."""
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
"""A whole day, as a pattern of JSON Schema."""
KINDS = {dict: "a mapping", list: "a list", type(None): "nothing"}


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file: plain ``data`` (dicts, lists, scalars) and the line of each value.

    ``lines`` maps the path of keys and indexes that leads to a value to its line, from 1;
    a mapping's entries carry the line of their key. A value named by an alias is the same
    object as the one its anchor names, so ``data`` is to be read and not changed.
    """

    file: str
    data: Any
    lines: Mapping[Steps, int]

    def place(self, *path: Step) -> Place:
        """Where the value at ``path`` stands, or the nearest enclosing value that is known."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path, 1))


@dataclass(frozen=True, slots=True)
class Field:
    """What a key may hold, declared once: how it is read, and how editors are told.

    ``read`` gives the value or raises ``ValueError`` or ``TypeError`` with a sentence;
    ``schema`` says the same in the words of JSON Schema (2020-12), as far as those go.
    """

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]

    def __call__(self, value: Any) -> Any:
        """Read ``value``."""
        return self.read(value)


def read(path: Path, name: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read the YAML file at ``path``; ``name`` is what people call it in messages.

    An empty file gives a document whose data is ``None``. A file that is missing, not
    UTF-8 or not YAML gives no document and an error that says where.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as exc:
        hint = "restore it, or delete it: the file may be missing, but not unreadable"
        problem = error("unreadable-file", f"cannot be read: {exc.strerror}", Place(name), hint)
        return None, (problem,)
    except UnicodeDecodeError as exc:
        line = exc.object.count(b"\n", 0, exc.start) + 1
        hint = "save the file as UTF-8"
        return None, (error("not-utf-8", "is not UTF-8 text", Place(name, line), hint),)
    return parse(text, name)


def is_there(path: Path) -> bool:
    """Whether something stands at ``path``, be it a link that leads nowhere.

    A file that may be missing must not be taken for missing when it only cannot be read.
    """
    return path.is_symlink() or path.exists()


def parse(text: str, name: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read YAML from ``text``; see :func:`read`."""
    try:
        loader = Loader(text)
    except (yaml.YAMLError, ValueError) as exc:
        return None, (_syntax_error(exc, name, text),)
    try:
        builder = _Builder(name, loader)
        data = builder.document()
    except (yaml.YAMLError, ValueError) as exc:
        return None, (_syntax_error(exc, name, text),)
    finally:
        loader.dispose()
    return Document(name, data, builder.lines), tuple(builder.problems)


def _syntax_error(exc: yaml.YAMLError | ValueError, name: str, text: str) -> Diagnostic:
    mark = getattr(exc, "problem_mark", None)
    position = getattr(exc, "position", None)
    line = mark.line + 1 if mark else None
    if line is None and isinstance(position, int):
        # A character that YAML does not allow is told by its offset alone, which libyaml
        # counts in bytes.
        line = text.encode("utf-8", "replace").count(b"\n", 0, position) + 1
    what = getattr(exc, "problem", None) or getattr(exc, "reason", None) or str(exc)
    hint = "check indentation, quotes and colons on this line and the one above"
    return error("bad-yaml", f"is not valid YAML: {what}", Place(name, line), hint)


def _fault(problem: str, mark: Any) -> yaml.MarkedYAMLError:
    # libyaml's marks are of a class of their own, which the type stubs do not allow here.
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


@dataclass(slots=True)
class _Builder:
    """Makes data of a loader's events, and notes lines and problems on the way."""

    file: str
    loader: Any
    lines: dict[Steps, int] = field(default_factory=lambda: {(): 1})
    problems: list[Diagnostic] = field(default_factory=list)
    anchors: dict[str, Any] = field(default_factory=dict)

    def document(self) -> Any:
        self.loader.get_event()
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()
        data = self._value(())
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            mark = self.loader.peek_event().start_mark
            raise _fault("a second document begins", mark)
        return data

    def _value(self, path: Steps, depth: int = 0) -> Any:
        event = self.loader.get_event()
        self.lines.setdefault(path, _line(event))
        if depth > DEEPEST:
            raise _fault(f"nested deeper than {DEEPEST} levels", event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag not in PLAIN_TAGS:
            message = f"the tag {event.tag} is not supported"
            self._refuse("bad-tag", message, event, "write the plain value without a tag")
        value = self._content(event, path, depth)
        if event.anchor:
            self.anchors[event.anchor] = value
        return value

    def _content(self, event: yaml.NodeEvent, path: Steps, depth: int) -> Any:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._scalar(event)

    def _alias(self, event: yaml.NodeEvent) -> Any:
        if event.anchor not in self.anchors:
            problem = f"*{event.anchor} names no value that is complete before it"
            raise _fault(problem, event.start_mark)
        return self.anchors[event.anchor]

    def _sequence(self, path: Steps, depth: int) -> list[Any]:
        items: list[Any] = []
        while not self.loader.check_event(yaml.SequenceEndEvent):
            items.append(self._value((*path, len(items)), depth + 1))
        self.loader.get_event()
        return items

    def _mapping(self, path: Steps, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            line = _line(self.loader.peek_event())
            key = self._key(out, depth)
            if key is None:
                self._value(NOWHERE, depth + 1)
            else:
                self.lines[(*path, key)] = line
                out[key] = self._value((*path, key), depth + 1)
        self.loader.get_event()
        return out

    def _key(self, known: Mapping[str, Any], depth: int) -> str | None:
        """The next key as it is written; ``None``, and a problem, where it cannot be one."""
        event = self.loader.peek_event()
        if not isinstance(event, yaml.ScalarEvent):
            self._value(NOWHERE, depth + 1)
            message = "a key that is no plain text"
            self._refuse("bad-key", message, event, "write the key as a word before a colon")
            return None
        self.loader.get_event()
        if event.value == "<<" and event.implicit[0]:
            message = "merge keys (<<) are not supported"
            self._refuse("merge-key", message, event, "write the keys out")
            return None
        if event.value in known:
            message = f"the key '{event.value}' stands here a second time"
            self._refuse("repeated-key", message, event, "keep one of the two")
            return None
        return str(event.value)

    def _scalar(self, event: Any) -> Any:
        """The value that YAML reads, or its text where YAML sees a value that cannot be.

        An impossible date (``2023-02-30``) is text, so that whoever expects a date there
        says what is wrong with it.
        """
        tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            return event.value

    def _refuse(self, code: str, message: str, event: yaml.NodeEvent, hint: str) -> None:
        place = Place(self.file, _line(event))
        self.problems.append(error(code, message, place, hint))


def shown(value: Any) -> str:
    """``value`` in a message: text as it is, cut to a line's length; containers by kind.

    A container is never spelled out: aliases can make it larger than memory.
    """
    if (kind := KINDS.get(type(value))) is not None:
        return kind
    text = str(value)
    return f"'{text}'" if len(text) <= 80 else f"'{text[:79]}…'"


def unknown_keys(
    document: Document, path: Steps, found: Iterable[str], allowed: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """An error for each key of ``found`` that is not in ``allowed``, with the nearest known one."""
    known = sorted(allowed)
    return tuple(
        error(
            "unknown-key",
            f"unknown key '{key}'{_nearest(key, known)}",
            document.place(*path, key),
            f"allowed here: {', '.join(known)}",
        )
        for key in found
        if key not in known
    )


def _nearest(key: str, known: list[str]) -> str:
    match = difflib.get_close_matches(key, known, n=1)
    return f", did you mean '{match[0]}'?" if match else ""
