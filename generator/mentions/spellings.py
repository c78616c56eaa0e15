"""The small syntax in which ``seeds/mentions.yml`` spells names, as regular expressions.

- A capital letter stands for itself, a small letter for either case: ``Llama`` is also LLaMA
  and LLAMA but not llama; ``MATH`` is only MATH. With ``=`` in front (``=Falcon``) every
  letter stands for itself.
- A space or a hyphen stands for a space, a hyphen or nothing: ``GSM 8K`` is also GSM-8K and
  GSM8K.
- ``(a|b)`` is one of the two, ``(a|b)?`` one or none.
- ``<n>`` is a version such as 3, 2.5 or v0.1; ``<size>`` a size such as 7B, 350M or 8x7B;
  ``*`` any letters and digits, or none, that go on with the word.
- ``/…/`` is a Python regular expression, case-sensitive, without groups that capture.

A spelling is found only where it begins and ends with a whole word.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

END = r"(?!\w)(?!\.\d)(?!\+(?!\w))"
"""What must follow a spelling: no more of the word (``LLaMA2``), of the number (``GPT-3.5``),
and no plus sign that makes it another name (``HumanEval+``)."""

_CHOICE = re.compile(r"\(([^()]*)\)(\??)")
_PLACEHOLDERS = {
    "<n>": r"v?\d{1,2}(?:\.\d{1,2})?",
    "<size>": r"\d+(?:\.\d+)?(?:x\d+)?[BbMm]",
    "*": r"\w*",
}
_TOKEN = re.compile(r"<n>|<size>|\*|[ \-]|.", re.DOTALL)
_JOINT = r"[\s\-‐‑–~]?"
_MOST_READINGS = 200


class SpellingError(ValueError):
    """A spelling that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a spelling, with every choice made: its pattern and how it is sorted.

    ``starts`` are what a text may begin with, each two letters or digits, or one where the
    second is not certain, or nothing for a regular expression. ``weight`` is its
    length: of two readings that both fit, the longer is meant. ``key`` is equal for two
    readings that fit the same words, whatever their case.
    """

    pattern: str
    starts: tuple[str, ...]
    weight: int
    key: str


def read_spelling(source: str) -> tuple[Reading, ...]:
    """All readings of a spelling, without repetition. Raises :class:`SpellingError`."""
    if source.startswith("/"):
        return (_regex(source),)
    exact = source.startswith("=")
    readings = {text: _reading(text, exact) for text in choices(source.removeprefix("="))}
    return tuple(readings.values())


def alternation(sources: tuple[str, ...]) -> str | None:
    """One pattern for any of the spellings, without a check of what follows; None for none."""
    readings = [reading for source in sources for reading in read_spelling(source)]
    readings.sort(key=lambda reading: (-reading.weight, reading.pattern))
    return "|".join(reading.pattern for reading in readings) or None


def _regex(source: str) -> Reading:
    body = source[1:-1]
    if len(source) < 3 or not source.endswith("/"):
        raise SpellingError("a regular expression stands between two slashes: /…/")
    try:
        compiled = re.compile(f"(?:{body})")
    except re.error as exc:
        raise SpellingError(f"not a regular expression: {exc}") from exc
    if compiled.groups:
        raise SpellingError("groups must not capture: write (?:…) instead of (…)")
    if compiled.fullmatch(""):
        raise SpellingError("a regular expression must not match nothing at all")
    return Reading(f"(?:{body})", ("",), len(body), source)


def choices(source: str) -> list[str]:
    """The spelling with every combination of its choices filled in."""
    pieces: list[tuple[str, ...]] = []
    end = 0
    for found in _CHOICE.finditer(source):
        pieces.append((source[end : found.start()],))
        pieces.append((*found[1].split("|"), *([""] if found[2] else [])))
        end = found.end()
    pieces.append((source[end:],))
    if any(set(text) & set("()?|") for piece in pieces for text in piece):
        raise SpellingError("brackets do not match, or '?' or '|' stands outside of them")
    count = 1
    for piece in pieces:
        count *= len(piece)
    if count > _MOST_READINGS:
        raise SpellingError(f"has {count} readings, more than {_MOST_READINGS}: split it")
    return ["".join(choice) for choice in itertools.product(*pieces)]


def _reading(text: str, exact: bool) -> Reading:
    text = " ".join(text.split())
    if not text or not (text[0].isalnum()):
        raise SpellingError("a spelling begins with a letter or a digit")
    pattern = "".join(_token(token, exact) for token in _TOKEN.findall(text))
    start = text[:2] if text[:2].isalnum() else text[0]
    key = text.replace(" ", "").replace("-", "").casefold()
    starts = itertools.product(*(_cases(char, exact) for char in start))
    return Reading(pattern, tuple(map("".join, starts)), len(text), key)


def _cases(char: str, exact: bool) -> tuple[str, ...]:
    """What may stand for one letter or digit of a spelling."""
    return (char, char.upper()) if _either(char, exact) else (char,)


def _either(token: str, exact: bool) -> bool:
    return not exact and token.islower() and len(token.upper()) == 1


def _token(token: str, exact: bool) -> str:
    if token in _PLACEHOLDERS:
        return _PLACEHOLDERS[token]
    if token in " -":
        return _JOINT
    if _either(token, exact):
        return f"[{token}{token.upper()}]"
    return re.escape(token)
