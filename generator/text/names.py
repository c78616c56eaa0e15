"""People's names in parts, as bibliographies need them.

What cannot be told from the name alone is not guessed: a name stays whole where it is a
team's, where it has one word, and where its script has no capital letters, for there neither
the order of the parts nor initials can be taken for granted (王小明 begins with the family
name, محمد علي may have none).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from nameparser import HumanName

from generator.model import AuthorName, PersonName, WholeName

_TEAM = re.compile(
    r"\b(?:team|group|consortium|collaboration|community|project|initiative|committee|lab|labs"
    r"|laboratory|institute|university|college|foundation|research|inc|ltd|llc|gmbh|corp"
    r"|corporation|company|society|association|workshop|contributors|developers|authors)\b"
    r"|(?<=[-@. ])ai\b|\bai(?= )|[&@/0-9]|\band\b",
    re.IGNORECASE,
)
"""Words and marks that no person's name has; ``and`` would divide it in BibTeX, too."""
_TEAM_CAPITALS = re.compile(r"\bAI\b")
_OTHERS = re.compile(r"[\s,;]*(?:\bet\.? al\b\.?|\band others\b|\bothers\b)[\s.]*\Z", re.IGNORECASE)
_MAYBE_OTHERS = re.compile(r"al\.?[\s.]*\Z|others[\s.]*\Z", re.IGNORECASE)
"""Whatever :data:`_OTHERS` is found in; a look at its end is all that most names take."""
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV", re.IGNORECASE)
_ARTICLES = ("El", "el")
"""Arabic articles that nameparser does not join to the word after them, as it does ``Al``."""
_INITIALS = re.compile(r"[A-Z]{1,3}|(?:[A-Z]\.)+")


def author_names(names: Iterable[str]) -> tuple[tuple[AuthorName, ...], bool]:
    """The names in parts, and whether more are known to be missing (``NVIDIA et al.``).

    What has neither letter nor digit is no name.
    """
    found: list[AuthorName] = []
    more = False
    for name in names:
        # Of a hundred names one or two have the letters of "et al." or "others".
        known = _OTHERS.sub("", name) if _MAYBE_OTHERS.search(name) else name
        more = more or known != name
        if any(map(str.isalnum, known)):
            found.append(author_name(known))
    return tuple(found), more


@lru_cache(maxsize=65536)
def author_name(name: str) -> AuthorName:
    """``name`` in parts. Joined again they give the name, white space aside.

    ``Benjamin Van Durme`` has the family name ``Durme`` with the particle ``Van``, ``Zhiming
    (Charles) Chen`` the given name ``Zhiming (Charles)``. ``Durme, Benjamin Van`` is understood.
    """
    words = name.split()
    squeezed = " ".join(words)
    if len(words) < 2 or not _cased(squeezed) or _is_team(squeezed):
        return WholeName(squeezed)
    if "," in squeezed:
        return _inverted(squeezed)
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    split = _family_begins(words)
    if split == len(words):
        return WholeName(squeezed)
    *particle, family = _divided(words[split:])
    given = " ".join(words[:split])
    if not (_has_letter(given) and _has_letter(family)):
        return WholeName(squeezed)
    return PersonName(given, family, " ".join(particle), suffix)


def _has_letter(part: str) -> bool:
    """Whether it can be a part of a name; readers of BibTeX drop one of signs alone."""
    return any(char.isalpha() for char in part)


def _cased(name: str) -> bool:
    """Whether every letter is of a script that has capitals: Latin, Greek, Cyrillic and a few."""
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all(char.lower() != char.upper() for char in letters)


def _is_team(name: str) -> bool:
    found = _TEAM.search(name)
    # Ai is a given name, AI is not.
    return bool(found and found[0] not in ("Ai", "ai")) or bool(_TEAM_CAPITALS.search(name))


def _inverted(name: str) -> AuthorName:
    """``Family, Given``, ``Family, Given, Jr.`` and ``Given Family, Jr.``."""
    first, *rest = (part.strip() for part in name.split(","))
    suffix = rest.pop() if rest and _SUFFIX.fullmatch(rest[-1]) else ""
    if not first or not all(rest) or len(rest) > 1:
        return WholeName(name)
    spoken = author_name(f"{rest[0]} {first}" if rest else first)
    if not isinstance(spoken, PersonName) or spoken.suffix:
        return WholeName(name)
    if not rest:
        return PersonName(spoken.given, spoken.family, spoken.particle, suffix)
    *particle, family = _divided(first.split())
    return PersonName(rest[0], family, " ".join(particle), suffix)


def _family_begins(words: list[str]) -> int:
    """The index of the first word of the family name, particles included."""
    if len(words) == 2:
        return 1
    last = HumanName(" ".join(words)).last.split()
    if not last or last != words[-len(last) :]:
        return len(words) - 1
    split = max(len(words) - len(last), 1)
    if words[split - 1] in _ARTICLES and split > 1:
        split -= 1
    # AF of Marco AF Pimentel are initials, af of Hilma af Klint is none.
    while split < len(words) - 1 and _INITIALS.fullmatch(words[split]):
        split += 1
    return split


def _divided(family: list[str]) -> list[str]:
    """Particles and family name of ``de la Vallée Poussin``, the name as one string, last."""
    begins = next(
        (i for i, word in enumerate(family[:-1]) if not _is_particle(word)), len(family) - 1
    )
    return [*family[:begins], " ".join(family[begins:])]


def _is_particle(word: str) -> bool:
    return word in _ARTICLES or bool(HumanName(f"A {word} B").last_prefixes)
