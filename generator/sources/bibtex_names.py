r"""Names in BibTeX and BibLaTeX: lists divided at ``and``, names into their four parts.

BibTeX's own rules ("BibTeXing", section 4, "Names"; "Tame the BeaST", section 3.2) are those
of bibtexparser, which is tested against BibTeX itself. Where nothing but the order of words
tells the parts apart, :mod:`generator.text.names` knows more than BibTeX (``Benjamin Van
Durme``, ``NVIDIA Research``). BibLaTeX's ``family=…, given=…`` is read as well ("The biblatex
Package", section 3.6.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bibtexparser.middlewares.names import NameParts, parse_single_name_into_parts

from generator.model import AuthorName, PersonName, WholeName
from generator.sources.bibtex_values import plain, squeezed
from generator.text.names import author_name

_EXTENDED = re.compile(r"(?:\A|,)\s*(?P<part>family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV", re.IGNORECASE)
_COMPANY = re.compile(r",\s*(?:Inc|Ltd|LLC|GmbH|Corp|Co|AG|SA|S\.A|PLC)\b\.?\s*\Z", re.IGNORECASE)
_TIE = re.compile(r"(?<!\\)~")
_AND = re.compile(r"\\.|[{}]|(?<=\s)and(?=\s)", re.IGNORECASE | re.DOTALL)
_ALONE = re.compile(r"\A(?:\s*and(?:\s+|\Z))+|(?:\s+and)+\s*\Z", re.IGNORECASE)
"""An ``and`` with no name before it, or none behind it."""
_ET_AL = re.compile(r"\s*,?\s*et\.?~?\s*al\.?\s*\Z", re.IGNORECASE)
_ACCENT = re.compile(
    r"\{\\[^{}]*(?:\{[^{}]*\}[^{}]*)?\}|\\(?:[A-Za-z]\s?|[^A-Za-z])\{\\?[^\W\d_]\s?\}"
)
"""Braces of accents, which say nothing about the parts of a name."""
_WHOLE = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


def names(value: str) -> tuple[tuple[AuthorName, ...], bool]:
    """The names of an ``author`` or ``editor``, and whether it says that there are others."""
    found: list[AuthorName] = []
    more = False
    value = squeezed(value)
    for name in _by_semicolons(value) or _listed(value):
        known = _ET_AL.sub("", _ALONE.sub("", name))
        more = more or bool(_ET_AL.search(name))
        if known.strip(" {}").lower() == "others":
            more = True
        elif any(char.isalnum() for char in known):
            found.append(_name(known))
    return tuple(found), more


def _by_semicolons(value: str) -> list[str]:
    """``Quill, Ada; Tarn, Bruno``, as some databases write; empty where it is not that."""
    parts = value.split(";")
    whole = len(parts) > 1 and "{" not in value and " and " not in value
    return parts if whole and all("," in part or not part.strip() for part in parts) else []


def _listed(value: str) -> Iterator[str]:
    r"""The names, divided at each ``and`` outside braces.

    Not bibtexparser's: it loses an accent that follows (``and \v{S}ek`` gives ``{S}ek``).
    """
    depth = start = 0
    for mark in _AND.finditer(value):
        if mark[0] in "{}":
            depth = max(depth + (1 if mark[0] == "{" else -1), 0)
        elif depth == 0 and mark[0][0] != "\\":
            yield value[start : mark.start()]
            start = mark.end()
    yield value[start:]


@lru_cache(maxsize=65536)
def _name(name: str) -> AuthorName:
    name = name.strip().strip(",").strip()
    if _WHOLE.fullmatch(name) and not name.startswith("{\\"):
        return WholeName(plain(name))
    if _EXTENDED.search(name):
        return _extended(name)
    parts = _parts(name)
    if parts is None:
        return WholeName(plain(name))
    if parts.von or parts.jr or "{" in _ACCENT.sub("", name):
        return _person(parts)
    known = author_name(plain(_TIE.sub(" ", name)))
    # A comma says enough where the words alone do not: "王, 小明", "Rivas-Company, Ana".
    tells = isinstance(known, WholeName) and "," in name and not _COMPANY.search(name)
    return _person(parts) if tells else known


def _parts(name: str) -> NameParts | None:
    """The four parts by BibTeX's rules; ``None`` if they tell none, as with three commas."""
    if _top_commas(name) > 2:
        return None
    parts = parse_single_name_into_parts(name, strict=False)
    # "King, Martin Luther, Jr.": the last two changed places.
    if _SUFFIX.fullmatch(" ".join(parts.first)) and parts.jr:
        parts.first, parts.jr = parts.jr, parts.first
    # "Reed III, Ada": the suffix was left with the family name.
    if not parts.jr and parts.first and len(parts.last) > 1 and _SUFFIX.fullmatch(parts.last[-1]):
        parts.jr = [parts.last.pop()]
    return parts


def _top_commas(name: str) -> int:
    depth = found = 0
    for char in name:
        depth += (char == "{") - (char == "}")
        found += char == "," and depth == 0
    return found


def _person(parts: NameParts) -> AuthorName:
    given, particle, family, suffix = (
        plain(" ".join(words)) for words in (parts.first, parts.von, parts.last, parts.jr)
    )
    if given and family:
        return PersonName(given, family, particle, suffix)
    return WholeName(" ".join(part for part in (given, particle, family, suffix) if part))


def _extended(name: str) -> AuthorName:
    """``family=Beethoven, given=Ludwig, prefix=van``; initials (``given-i``) are left out."""
    found: dict[str, str] = {}
    marks = list(_EXTENDED.finditer(name))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = name[mark.end() : following.start() if following else len(name)]
        if not mark[0].rstrip("= ").lower().endswith("-i"):
            found.setdefault(mark["part"].lower(), plain(value.strip(' "')))
    given, family = found.get("given", ""), found.get("family", "")
    if given and family:
        return PersonName(given, family, found.get("prefix", ""), found.get("suffix", ""))
    return WholeName(" ".join(filter(None, (found.get("prefix"), family or given))) or plain(name))
