"""The data model of CSL-JSON as a JSON Schema, by the specification of CSL 1.0.2.

The item types are those of its appendix III, the variables those of appendix IV, and the
shapes of names and dates those of its schema for input data.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def _words(text: str) -> list[str]:
    return text.split()


def _all(names: Iterable[str], shape: Any) -> dict[str, Any]:
    return dict.fromkeys(names, shape)


TYPES = _words("""
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog regulation
report review review-book software song speech standard thesis treaty webpage
""")
STANDARD = _words("""
abstract annote archive archive_collection archive_location archive-place authority call-number
citation-key citation-label collection-title container-title container-title-short dimensions
division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword language license
medium note original-publisher original-publisher-place original-title part-title PMCID PMID
publisher publisher-place references reviewed-genre reviewed-title scale source status title
title-short URL volume-title year-suffix
""")
NUMBERS = _words("""
chapter-number citation-number collection-number edition first-reference-note-number issue locator
number number-of-pages number-of-volumes page page-first part-number printing-number section
supplement-number version volume
""")
DATES = _words("accessed available-date event-date issued original-date submitted")
NAMES = _words("""
author chair collection-editor compiler composer container-author contributor curator director
editor editorial-director executive-producer guest host illustrator interviewer narrator organizer
original-author performer producer recipient reviewed-author script-writer series-creator translator
""")

_TEXT = {"type": "string", "minLength": 1}
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_NAME = {
    "type": "object",
    "properties": _all(_NAME_PARTS, _TEXT),
    "additionalProperties": False,
    "oneOf": [{"required": ["family"]}, {"required": ["literal"]}],
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer"},
            },
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": _TEXT,
            "type": {"enum": TYPES},
            **_all(STANDARD, _TEXT),
            **_all(NUMBERS, {"type": ["string", "integer"]}),
            **_all(DATES, _DATE),
            **_all(NAMES, {"type": "array", "minItems": 1, "items": _NAME}),
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}
"""Stricter than the original in one thing: what is empty must be left out."""
