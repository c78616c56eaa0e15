"""Keys made of text: for comparing titles, for addresses, for telling equal ones apart."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from anyascii import anyascii

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]")
_NO_KEY = {code: None for code in range(128) if not chr(code).isalnum()}
"""What :func:`title_key` drops of ASCII, for :meth:`str.translate`."""


def title_key(title: str) -> str:
    """What two spellings of one title have in common: letters and digits, folded.

    NFKD and case-folded; combining marks, punctuation and white space dropped; letters of any
    script kept. Empty if the title has neither letter nor digit: such titles are not equal
    because their keys are.
    """
    if title.isascii():
        return title.lower().translate(_NO_KEY)
    return "".join(char for char in _fold(title) if unicodedata.category(char)[0] in "LN")


def words(text: str) -> list[str]:
    """The words of ``text`` in order, folded as in :func:`title_key`, for comparing.

    An apostrophe inside a word is dropped (``don't`` is ``dont``); a hyphen divides.
    """
    folded = text.lower()
    if not text.isascii():
        folded = "".join(char for char in _fold(text) if unicodedata.category(char)[0] != "M")
    return [_APOSTROPHE.sub("", word) for word in _WORD.findall(folded)]


def slug(title: str, limit: int = 80) -> str:
    """An address for ``title``: ASCII ``[a-z0-9-]``, 1 to ``limit`` characters, cut at a word.

    Other scripts are transliterated. A first word longer than ``limit`` is cut inside. A title
    with nothing to transliterate becomes ``paper-`` and a hash of it. ``limit`` must be at
    least 16, so that the hash fits; else ``ValueError``.
    """
    if limit < 16:
        raise ValueError(f"a slug needs room for 16 characters, not {limit}")
    # An apostrophe is no word boundary: "Don't" is "dont", not "don-t".
    ascii_text = _APOSTROPHE.sub("", title)
    if not title.isascii():
        ascii_text = anyascii(unicodedata.normalize("NFC", ascii_text))
    whole = _NOT_SLUG.sub("-", ascii_text.lower()).strip("-")
    if not whole:
        return f"paper-{digest(title)}"
    if len(whole) <= limit:
        return whole
    at_word = whole[: limit + 1].rpartition("-")[0]
    return (at_word or whole[:limit]).strip("-")


def digest(*parts: str, length: int = 8) -> str:
    """A hash of ``parts``, stable over time and machines: ``length`` hex digits, 1 to 64.

    Where one part ends and the next begins counts: ``("ab", "c")`` differs from
    ``("a", "bc")``.
    """
    if not 1 <= length <= 64:
        raise ValueError(f"a digest has 1 to 64 digits, not {length}")
    state = hashlib.sha256()
    for part in parts:
        # Listings may hold lone surrogates, which strict UTF-8 refuses.
        encoded = part.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(encoded) + encoded)
    return state.hexdigest()[:length]


def _fold(text: str) -> str:
    """NFKD and case-folded; decomposed once more because folding can compose anew."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
