"""Values of JSON documents that others wrote: each may be missing, null, or of another type.

Every function takes any value and answers with what it can be read as, or with nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

Fields = Mapping[str, object]
"""One JSON object."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_DIGITS = 18
_TAG = re.compile(
    r"</?(?:jats:[a-z-]+|mml:[a-z-]+|i|b|em|strong|italic|bold|su[bp]|sc|scp|tt|u|span|p|br|inf)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"<mml:math\b.*?</mml:math>", re.DOTALL)
_HEADING = re.compile(r"<jats:title>\s*abstract\s*</jats:title>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</(?:jats:)?p>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)


def text_of(value: object) -> str | None:
    """A string on one line, or a number as one; of a list the first that there is.

    Half a surrogate pair, which JSON can spell, becomes U+FFFD: it could not be written.
    """
    if isinstance(value, list):
        return next((text for own in value[:100] if (text := text_of(own))), None)
    if isinstance(value, str):
        return " ".join(_writable(value).split()) or None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return str(value) if isinstance(value, float) or abs(value) < 10**_MOST_DIGITS else None


def prose_of(value: object) -> str:
    """A text with its line breaks; empty where there is none."""
    return _writable(value).strip() if isinstance(value, str) else ""


def _writable(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub(" ", text))


def texts_of(value: object) -> tuple[str, ...]:
    """Every string of a list once, or the one string in its place."""
    given = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text for own in given if (text := text_of(own))))


def object_of(value: object) -> Fields:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def objects_of(value: object) -> list[Fields]:
    """The objects of a list."""
    return [own for own in value if isinstance(own, dict)] if isinstance(value, list) else []


def count_of(value: object) -> int | None:
    """A number of things: a whole number from 0 on."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and 0 <= value < 10**9 else None


def address_of(value: object) -> str | None:
    """An absolute ``http(s)`` address."""
    text = text_of(value) or ""
    return text if re.fullmatch(r"https?://[^\s\"<>]+", text, re.IGNORECASE) else None


def addresses_of(*values: object) -> tuple[str, ...]:
    """Those of ``values`` that are absolute ``http(s)`` addresses, each once."""
    return tuple(dict.fromkeys(found for value in values if (found := address_of(value))))


def without_markup(text: str) -> str:
    """``text`` without the tags of CSL's rich text and of Crossref's JATS; paragraphs stay.

    Only these tags are taken off: ``<4.3%`` and ``<unk>`` are words. Of a formula that is given
    in TeX as well, the TeX stays.
    """
    if "<" in text:
        if "tex-math" in text:
            text = _FORMULA.sub("", text)
        text = _PARAGRAPH.sub("\n\n", _HEADING.sub("", text))
        text = _TAG.sub("", text).strip()
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
