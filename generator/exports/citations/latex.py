r"""Plain text as LaTeX, for BibTeX and for BibLaTeX.

BibTeX proper reads bytes, so accented Latin letters are written as commands (``{\"U}``), by
which it sorts and abbreviates names rightly; BibLaTeX reads UTF-8. What is no Latin letter
stays as it is in both: no command would spell it better, and LaTeX reads UTF-8 since 2018.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexencode import UnicodeToLatexEncoder

from generator.text.math import Math, split_math

_SPECIAL = {
    **{char: f"\\{char}" for char in "#$%&_"},
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    "\\": "{\\textbackslash}",
    # BibTeX counts braces even after a backslash.
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    # The old default font has other characters in these places.
    "<": "{\\textless}",
    ">": "{\\textgreater}",
    "|": "{\\textbar}",
}
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=[?!])(?=`)")
"""Between two characters that LaTeX would set as one."""
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_ESCAPED_PERCENT = r"\\%"
_WORD = re.compile(r"[^\W_]+(?:\S*[^\W_])?")
_BEGINNING = re.compile(r"(?:\A|[:.?!] )\W*\Z")
"""What stands before a word that has a capital because it comes first."""


def text(plain: str, accents: bool) -> str:
    """``plain`` so that LaTeX sets it as it stands; ``accents`` writes them as commands."""
    if plain.isascii() and plain.replace(" ", "").isalnum():
        return plain
    apart = _LIGATURE.sub("\0", plain)
    return "".join(_char(char, accents) for char in apart)


def _char(char: str, accents: bool) -> str:
    if char == "\0":
        return "{}"
    if char.isascii():
        return _SPECIAL.get(char, char)
    return _command(char) if accents else char


@cache
def _command(char: str) -> str:
    """An accented Latin letter as a command, where that is read back as the same letter."""
    if not unicodedata.name(char, "").startswith("LATIN "):
        return char
    found = str(_encoder().unicode_to_latex(char))
    fits = found.isascii() and "ensuremath" not in found
    return found if fits and LatexNodes2Text().latex_to_text(found) == char else char


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(
        unknown_char_policy="keep",
        unknown_char_warning=False,
        replacement_latex_protection="braces-all",
    )


def title(clean: str, accents: bool) -> str:
    """A title with its formulas as they are, and with braces around what must keep its capitals.

    Most styles put all of a title but its first letter in lower case. Braces keep ``LLM-QAT``,
    ``BERT`` and ``7B``, and, where a title has no capitals but those of names, its names.
    """
    names = _in_sentence_case(clean)
    found: list[str] = []
    before = ""
    for part in split_math(clean):
        if isinstance(part, Math):
            found.append(_formula(part.tex))
            before = "$"
        else:
            found.append(_protected(before, part.text, accents, names))
    return "".join(found)


def _formula(tex: str) -> str:
    """A formula between dollars; a percent sign would hide the rest of it from LaTeX."""
    return f"${_BARE_PERCENT.sub(_ESCAPED_PERCENT, tex)}$"


def _protected(before: str, plain: str, accents: bool, names: bool) -> str:
    """A stretch of a title after ``before``; ``names`` says that capitals are those of names."""
    found: list[str] = []
    end = 0
    for match in _WORD.finditer(plain):
        found.append(text(plain[end : match.start()], accents))
        word = text(match[0], accents)
        begins = _BEGINNING.search(before + plain[: match.start()])
        name = names and match[0][0].isupper() and not begins
        found.append(f"{{{word}}}" if name or has_inner_capitals(match[0]) else word)
        end = match.end()
    found.append(text(plain[end:], accents))
    return "".join(found)


def has_inner_capitals(word: str) -> bool:
    """Whether a letter of ``word`` that is not the first of a part is a capital.

    ``LLM-QAT``, ``QuIP#``, ``7B`` and ``GPT-4`` have; ``Quantization-Aware`` and ``A`` have not.
    """
    return any(char.isupper() for part in re.split("[-–/]", word) for char in part[1:])


def _in_sentence_case(clean: str) -> bool:
    """Whether capitals in ``clean`` are those of names: most of its longer words have none."""
    longer = [word for word in clean.split()[1:] if len(word) > 3 and word[0].isalpha()]
    small = sum(word[0].islower() for word in longer)
    return len(longer) >= 3 and small / len(longer) >= 0.6
