"""What a LaTeX command stands for: pylatexenc's tables, with what a listing needs besides."""

from __future__ import annotations

import unicodedata
from functools import cache

from pylatexenc.latex2text import (
    LatexNodes2Text,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import LatexContextDb

# Text symbols that pylatexenc lacks, and Greek as arXiv writes it: `{\epsilon}` is what
# arXiv makes of an ε typed as such, `{\deg}` of a °.
_OWN = {
    "LaTeX": "LaTeX",
    "P": "¶",
    "S": "§",
    "TeX": "TeX",
    "checkmark": "✓",
    "copyright": "©",
    "deg": "°",
    "degree": "°",
    "epsilon": "ε",
    "euro": "€",
    "ne": "≠",
    "phi": "φ",
    "pounds": "£",
    "textasciicircum": "^",
    "textbar": "|",
    "textgreater": ">",
    "textless": "<",
    "textunderscore": "_",
}

# No symbol: a backslash that comes to stand before a word would make a new command.
_NEVER = frozenset({"backslash", "textbackslash"})

_ACCENTS = {
    "'": "\N{COMBINING ACUTE ACCENT}",
    "`": "\N{COMBINING GRAVE ACCENT}",
    '"': "\N{COMBINING DIAERESIS}",
    "^": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "~": "\N{COMBINING TILDE}",
    "=": "\N{COMBINING MACRON}",
    ".": "\N{COMBINING DOT ABOVE}",
    "b": "\N{COMBINING MACRON BELOW}",
    "c": "\N{COMBINING CEDILLA}",
    "d": "\N{COMBINING DOT BELOW}",
    "H": "\N{COMBINING DOUBLE ACUTE ACCENT}",
    "k": "\N{COMBINING OGONEK}",
    "r": "\N{COMBINING RING ABOVE}",
    "u": "\N{COMBINING BREVE}",
    "v": "\N{COMBINING CARON}",
}
_DOTLESS = {r"\i": "i", r"\j": "j"}

# Before most letters these three are no accent of any orthography but an escaped quotation
# mark, full stop or equals sign; the letters of European names end at Latin Extended-B.
_ONLY_COMMON = frozenset('".=')
_END_OF_COMMON = "\u0250"


@cache
def symbol(name: str) -> str | None:
    """The characters that the command ``name`` (no backslash) stands for, if it is a symbol.

    A symbol takes no argument. Operator names stand for themselves: ``log``. ``None`` for
    every other command.
    """
    if name in _OWN:
        return _OWN[name]
    spec = None if name in _NEVER else _table().get_macro_spec(name)
    spelled = spec.simplify_repl if spec else None
    known = isinstance(spelled, str) and (len(spelled) == 1 or spelled == name)
    return spelled if known else None


@cache
def _table() -> LatexContextDb:
    return get_default_latex_context_db()


def accented(accent: str, base: str) -> str | None:
    r"""One letter with an accent, or ``None`` if Unicode has no such letter.

    ``accent`` is the command without its backslash, ``base`` a letter, ``\i`` or ``\j``.
    """
    composed = unicodedata.normalize("NFC", _DOTLESS.get(base, base) + _ACCENTS[accent])
    if len(composed) != 1 or (accent in _ONLY_COMMON and composed >= _END_OF_COMMON):
        return None
    return composed


def alphabet(name: str, letters: str) -> str:
    r"""Spell ``letters`` in a mathematical alphabet: ``mathbb`` and ``R`` give ``ℝ``."""
    return str(LatexNodes2Text().latex_to_text(f"\\{name}{{{letters}}}")).strip() or letters
