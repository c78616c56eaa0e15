"""Names that several formats give otherwise than one by one: in parts, or many in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import AuthorName, PersonName, WholeName
from generator.text.names import author_name

_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_LAST_AND = re.compile(r"(?:^|,)\s*(?:and|&)\s+", re.IGNORECASE)
_DIVIDES = re.compile(r"[;\n|,，、&(]|and", re.IGNORECASE)
"""What some rule for lists looks for; where it is not, there is one name."""
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_TRAILING_INITIALS = re.compile(r"(?P<family>\S.*?)\s+(?P<given>[A-Z]{1,3})\.?")
_NUMBER = re.compile(r"\s*\([0-9]{6,}\)")
"""The number by which Scopus tells authors apart: ``Rivas, Ana (57200000000)``."""


def in_parts(given: str | None, family: str | None) -> AuthorName | None:
    """The name that a format gives as given and family name; ``None`` where both are missing.

    A particle that begins the family name is told apart where it is known: ``Van Durme``.
    """
    given, family = (" ".join((part or "").split()) for part in (given, family))
    if not given or not family:
        return WholeName(given or family) if given or family else None
    known = author_name(f"{family}, {given}")
    same = isinstance(known, PersonName) and (known.given, known.whole_family) == (given, family)
    return known if same else PersonName(given, family)


def divided_names(text: str) -> list[str]:
    """The names in ``text``, one by one, each as it is written.

    Names stand between semicolons or line ends, else between ``and`` or ``&``, else between
    commas. A comma may also part family and given name, so at commas names are divided only
    where each has two words (``Ada Rivas, Bo Lund``) or family names and initials take turns
    (``Rivas, A., Lund, B.``); ``Rivas A, Lund B`` becomes ``Rivas, A`` and ``Lund, B``.
    """
    names = _names(text) if _DIVIDES.search(text) else _stripped([text])
    found = [_TRAILING_INITIALS.fullmatch(name) for name in names]
    if all(match is not None and "," not in match["family"] for match in found):
        return [f"{match['family']}, {match['given']}" for match in found if match]
    return names


def _names(text: str) -> list[str]:
    text = _NUMBER.sub("", text)
    parts = _stripped(re.split(r"[;\n|]", text))
    if len(parts) == 1:
        parts = _stripped(_AND.split(_LAST_AND.sub(" and ", parts[0])))
    return [name for part in parts for name in _at_commas(part)]


def _stripped(parts: Sequence[str]) -> list[str]:
    return [own for part in parts if (own := part.strip(" \t,"))]


def _at_commas(text: str) -> list[str]:
    parts = _stripped(re.split("[,，、]", text))
    if text.lower() == text.upper():
        # A script without capitals writes names whole.
        return parts
    if len(parts) < 2 or (len(parts) == 2 and _is_one(*parts)):
        return [text]
    if any(_SUFFIX.fullmatch(part) for part in parts):
        return _with_suffixes(parts) if " " in parts[0] else [text]
    if len(parts) % 2 == 0 and all(_INITIALS.fullmatch(part) for part in parts[1::2]):
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return [f"{family}, {given}" for family, given in pairs]
    if len(parts) == 2 and any(" " not in part for part in parts):
        return [text]
    return parts


def _is_one(family: str, given: str) -> bool:
    """Whether two parts are one name: ``van der Berg, Anna Maria``, ``Rivas, Ana``."""
    return " " not in family or family[0].islower() or bool(_INITIALS.fullmatch(given))


def _with_suffixes(parts: Sequence[str]) -> list[str]:
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.fullmatch(part):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names
