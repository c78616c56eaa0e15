"""What an entry takes over from others: BibTeX's ``crossref``, BibLaTeX's ``xdata``.

Source: "The biblatex Package", section 2.4.1 and appendix B, "Default Inheritance Setup"; for
``xdata`` section 3.13.6. We take over less than BibLaTeX: what identifies or describes the
parent alone (``doi``, ``url``, ``isbn``, ``abstract``, ``pages`` …) is not the child's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.sources.bibtex_blocks import Block

_PART_KINDS = """
    inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference
"""
_PARTS = frozenset(_PART_KINDS.split())
_OF_JOURNALS = frozenset({"article", "suppperiodical", "review"})
_PERIODICALS = frozenset({"periodical"})
_BIBLATEX_OWN = """
    ids crossref xref entryset entrysubtype execute label options presort related relatedoptions
    relatedstring relatedtype shortauthor shorteditor shorthand shorthandintro sortkey shorttitle
    sorttitle indextitle indexsorttitle xdata
"""
_OUR_OWN = """
    doi url ee eprint eprinttype eprintclass archiveprefix primaryclass pmid isbn urldate pages
    abstract note annote annotation addendum keywords file howpublished titleaddon pagetotal
    numpages biburl bibsource timestamp
"""
_OWN = frozenset(_BIBLATEX_OWN.split() + _OUR_OWN.split())
_DATES = frozenset({"date", "year"})
_DATE_PARTS = _DATES | {"month", "day"}
_DEEPEST = 8
"""Steps from a paper to its volume, to the volumes it is one of, and room for more."""


@dataclass(slots=True)
class Entry:
    """A bibliographic entry with the text of its fields."""

    block: Block
    fields: dict[str, str]

    @property
    def kind(self) -> str:
        """The entry's type in small letters."""
        return self.block.kind


@dataclass(slots=True)
class Library:
    """Entries by key; ``missing`` are parents that are not there, with a line."""

    entries: dict[str, Entry] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Entry]) -> Library:
        """The first entry of each key is the one meant; case does not matter, as in BibTeX."""
        library = cls()
        for entry in found:
            names = [entry.block.key or "", *entry.fields.get("ids", "").split(",")]
            for name in filter(None, (own.strip().lower() for own in names)):
                library.entries.setdefault(name, entry)
        return library

    def whole(self, entry: Entry) -> dict[str, str]:
        """The entry's fields with all that it takes over."""
        return self._whole(entry, _DEEPEST, (id(entry),))

    def _whole(self, entry: Entry, depth: int, seen: tuple[int, ...]) -> dict[str, str]:
        fields = dict(entry.fields)
        for name in ("xdata", "crossref"):
            for key in self._keys(fields, name):
                parent = self._parent(key, entry)
                if parent is None or depth == 0 or id(parent) in seen:
                    continue
                given = self._whole(parent, depth - 1, (*seen, id(parent)))
                if name == "crossref":
                    given = _inherited(given, parent.kind, entry.kind)
                if not _DATES.isdisjoint(fields):
                    # A parent's "date" does not know better than the child's "year".
                    given = {own: value for own, value in given.items() if own not in _DATE_PARTS}
                fields = given | fields
        return fields

    def _keys(self, fields: dict[str, str], name: str) -> list[str]:
        value = fields.get(name, "")
        keys = value.split(",") if name == "xdata" else [value]
        return [key.strip() for key in keys if key.strip()]

    def _parent(self, key: str, entry: Entry) -> Entry | None:
        parent = self.entries.get(key.lower())
        if parent is None:
            self.missing.setdefault(key, entry.block.line)
        return parent


def _inherited(fields: dict[str, str], parent: str, child: str) -> dict[str, str]:
    """The parent's fields under the names that they have in the child."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        if name in _OWN:
            continue
        renamed = _renamed(name, parent, child)
        # A parent's own "booktitle" is meant for its children: BibTeX knows no other way.
        if renamed == name or renamed not in fields:
            found[renamed] = value
    return found


def _renamed(name: str, parent: str, child: str) -> str:
    if name not in ("title", "subtitle"):
        return name
    if parent.startswith("mv"):
        return f"main{name}"
    if child in _PARTS:
        return f"book{name}"
    return f"journal{name}" if child in _OF_JOURNALS and parent in _PERIODICALS else name
