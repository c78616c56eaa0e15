"""Markdown with front matter: one paper per file, its data on top and its abstract below.

The text below the front matter is the abstract where the front matter has none: all of it, or
what stands under a heading "Abstract". What else stands there is somebody's notes, which have a
place of their own, and is named in the report.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from generator import yamlfile
from generator.errors import note
from generator.model import Record
from generator.sources.base import Reader, Reading, Source
from generator.sources.columns import Columns
from generator.sources.draft import Draft
from generator.sources.plain_record import record_of
from generator.sources.plain_yaml import ENDINGS, keys_of
from generator.sources.settling import refuse_bytes, settle, unreadable

_FRONT = re.compile(
    r"\A[\ufeff\s]*?^---[ \t]*\n(?P<front>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.*?)\s*#*")
_ABSTRACT = re.compile(
    r"(?:\d+\.?\s*)?(?:abstract|summary|tl;?dr|zusammenfassung|résumé)\W*", re.IGNORECASE
)
HEAD = 100_000
"""Characters among which the front matter ends."""


def recognises(source: Source) -> bool:
    """Whether it begins with front matter that has a title, or two other keys of a paper."""
    found = _FRONT.match(source.text[:HEAD])
    if found is None or PurePath(source.file).suffix.lower() in ENDINGS:
        return False
    if found["front"].lstrip().startswith("-"):
        # A list between two lines of YAML.
        return False
    columns = Columns(source)
    known = {own for key in keys_of(found["front"], source.file) if (own := columns.field_of(key))}
    return "title" in known or len(known) > 1


def read(source: Source) -> Reading:
    """Read the one paper."""
    draft = Draft(source)
    found = _FRONT.match(source.text)
    if found is None:
        return draft.reading("front-matter")
    last = source.text.rstrip().count("\n") + 1
    before = source.text.count("\n", 0, found.start("front"))
    document, problems = yamlfile.parse("\n" * before + found["front"], source.file)
    if unreadable(source.text):
        refuse_bytes(draft, 1, last, "the paper")
    elif document is None or not isinstance(document.data, dict):
        message = "; ".join(own.message for own in problems) or "holds no keys"
        line = next((own.place.line for own in problems if own.place), None) or before + 1
        hint = "check indentation, quotes and colons on this line and the one above"
        draft.refuse("bad-yaml", f"the front matter {message}", draft.place(line), hint)
    else:
        draft.problems += problems
        _read_paper(draft, document.data, source.text[found.end() :], found.end(), last)
    return draft.reading("front-matter")


def _read_paper(draft: Draft, data: dict[str, object], body: str, at: int, last: int) -> None:
    columns = Columns(draft.source)
    record = record_of(
        columns.sorted(data.items()), Record(draft.source.id, 1, last, "", ""), columns
    )
    title, parts = _parted(body)
    abstract, rest = _abstract(parts, wanted=not record.abstract)
    settle(
        draft,
        replace(record, title=record.title or title, abstract=record.abstract or abstract),
        "the paper",
    )
    columns.say(draft, draft.source.text.count("\n", 0, at))
    if rest:
        line = draft.source.text.count("\n", 0, at + body.index(rest)) + 1
        message = "the text from here on is no abstract and is not read"
        hint = "put notes about the paper into docs/notes"
        draft.problems.append(note("unread-text", message, draft.place(line, last), hint))


def _parted(body: str) -> tuple[str, list[tuple[str, str]]]:
    """The heading of the page, and (heading, text) of each section; the first has none."""
    title, parts, code = "", [("", "")], False
    for line in body.split("\n"):
        code ^= line.lstrip().startswith(("```", "~~~"))
        heading = None if code else _HEADING.fullmatch(line.strip())
        if heading is None:
            parts[-1] = (parts[-1][0], f"{parts[-1][1]}{line}\n")
        elif heading["marks"] == "#" and not title and not parts[-1][1].strip():
            title = heading["words"]
        else:
            parts.append((heading["words"], ""))
    return title, parts


def _abstract(parts: list[tuple[str, str]], *, wanted: bool) -> tuple[str, str]:
    """The section that is the abstract, and the first line of what is not read."""
    chosen = next((i for i, (words, _) in enumerate(parts) if _ABSTRACT.fullmatch(words)), 0)
    if not wanted:
        chosen = -1
    left = (text.strip() for i, (_, text) in enumerate(parts) if i != chosen)
    rest = next((text.split("\n")[0] for text in left if text), "")
    return parts[chosen][1].strip() if chosen >= 0 else "", rest


READER = Reader("Markdown with front matter", recognises, read)
