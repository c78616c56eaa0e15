"""Names that a style only turns round and shortens, and the ways in which it does.

The rules are those of citeproc, pandoc's library (Citeproc.Eval, ``initialize``), for names of
Latin letters without a particle or a suffix, and for names that have no parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from generator.exports.citations.csl import OTHERS
from generator.model import AuthorName, PersonName, WholeName

_LATIN = [chr(point) for point in range(0x41, 0x180)]
_UPPER = "".join(filter(str.isupper, _LATIN))
_LOWER = "".join(char for char in _LATIN if char.islower() and char not in "ªº")
"""The two excepted are letters to Python and not to Haskell."""
_ANY = _UPPER + _LOWER
_WORD = f"[{_UPPER}](?![{_UPPER}][{_LOWER}]+(?![{_ANY}]))[{_ANY}]+"
"""Of ``JIawei`` more than the first letter would be its initial."""
_PIECE = rf"(?:{_WORD}(?:-[{_UPPER}][{_LOWER}]+|-[{_LOWER}]+)*|[{_UPPER}]\.?)"
_GIVEN = f"{_PIECE}(?: {_PIECE})*"
_PART = f"[{_UPPER}][{_ANY}]*"
_FAMILY = f"{_PART}(?:[ -]{_PART})*"
_WHOLE = "[A-Za-z0-9]+(?: [A-Za-z0-9]+)*"
_ALL = re.compile(f"(?:(?:{_FAMILY}\t{_GIVEN}|(?!{OTHERS}\n){_WHOLE})\n)*")
_SECOND = re.compile(f"-[{_LOWER}]+")
_REST = re.compile(f"(?<=[{_UPPER}])[{_ANY}]+")
_BARE = re.compile(f"(?<![^ ])[{_UPPER}](?![^ ])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST = 26**3
"""Authors that marks tell apart."""


def all_plain(names: Sequence[AuthorName]) -> bool:
    """Whether all of ``names`` are such as this module is about, and marks can tell them apart."""
    return len(names) <= MOST and bool(_ALL.fullmatch("".join(map(_line, names))))


def _line(name: AuthorName) -> str:
    if not isinstance(name, PersonName):
        return f"{name.name}\n"
    apart = f"\t{name.particle}{name.suffix}" if name.particle or name.suffix else ""
    return f"{name.family}\t{name.given}{apart}\n"


def marks(names: Sequence[AuthorName]) -> tuple[AuthorName, ...]:
    """Names that stand for ``names`` by their numbers, from 0.

    Each begins with a bare initial, so that each way of spelling gives something else. That of
    the first ends as the name does: a point there can be the last one of the list of authors.
    """
    found = tuple(
        _mark(number) if isinstance(name, PersonName) else WholeName(f"Zqw{_letters(number)}")
        for number, name in enumerate(names)
    )
    if not found or not isinstance(names[0], PersonName):
        return found
    last = names[0].given.rpartition(" ")[2]
    end = f" Q{last[1:]}" if len(last.rstrip(".")) == 1 else ""
    return (_mark(0, end), *found[1:])


@lru_cache(maxsize=1000)
def _mark(number: int, end: str = "") -> PersonName:
    letters = _letters(number)
    return PersonName(f"Q Zqg{letters}{end}", f"Zqf{letters}")


def _letters(number: int) -> str:
    return "".join(_LETTERS[number // 26**power % 26] for power in (2, 1, 0))


def _as_is(given: str) -> str:
    return given


def _tidied(given: str) -> str:
    """A point after each bare initial."""
    return _BARE.sub(r"\g<0>.", given)


def _initials(given: str) -> str:
    """``Chen-Yu W`` as ``C.-Y. W.``, and ``Yu-gang`` as ``Y.``."""
    return _tidied(_REST.sub(".", _SECOND.sub("", given)))


Spelling = Callable[[AuthorName], str]
_GIVEN_MARK = r"(?:Q\.? Zqg[a-z]{3}|Q\. Z\.)(?: Q\.?)?"
NAMES = "|".join((
    rf"{_GIVEN_MARK} Zqf(?P<spoken>[a-z]{{3}})",
    rf"Zqf(?P<sorted>[a-z]{{3}}), {_GIVEN_MARK}",
    "Zqw(?P<whole>[a-z]{3})",
))  # fmt: skip
"""Finds a marked name in a reference, in either order."""


def number_of(match: re.Match[str]) -> int | None:
    """The author's number in what :data:`NAMES` matched; ``None`` where something else did."""
    letters = match["spoken"] or match["sorted"] or match["whole"]
    number = 0
    for letter in letters or ():
        number = number * 26 + _LETTERS.index(letter)
    return number if letters else None


def spelling(number: int, marked: AuthorName, seen: str) -> Spelling | None:
    """The way in which the author of that number, ``marked``, is spelled ``seen``.

    ``None`` where it is none of ours. Only the first author may stand with the given name last
    and not shortened, as of the others it is not known how that ends.
    """
    ways = _WAYS if number == 0 else _WAYS_OF_OTHERS
    return next((way for way in ways if way(marked) == seen), None)


def _spoken(given: Callable[[str], str]) -> Spelling:
    return lambda name: (
        f"{given(name.given)} {name.family}" if isinstance(name, PersonName) else name.name
    )


def _sorted(given: Callable[[str], str]) -> Spelling:
    return lambda name: (
        f"{name.family}, {given(name.given)}" if isinstance(name, PersonName) else name.name
    )


_WAYS_OF_OTHERS = (*map(_spoken, (_as_is, _tidied, _initials)), _sorted(_initials))
_WAYS = (*_WAYS_OF_OTHERS, _sorted(_as_is), _sorted(_tidied))
