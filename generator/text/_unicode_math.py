"""TeX to readable characters: pylatexenc for commands, Unicode's own sub- and superscripts."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import LatexWalkerError

_SCRIPT = re.compile(r"(?P<mark>[_^])\s*(?:\{(?P<group>[^{}]*)\}|(?P<one>\\[A-Za-z]+|[^\s\\{}]))")
_BLOCKS = (range(0x00B2, 0x00BA), range(0x02B0, 0x0300), range(0x1D2C, 0x1DC0))
_MORE_BLOCKS = (range(0x2070, 0x20A0), range(0x2C7C, 0x2C7E))
_ATOM = re.compile(r"\w*")
_RAISED = {"∘": "°", "'": "'", "′": "′"}
# Commands that only say how to set what follows.
_SILENT = (
    *("left", "right", "middle", "big", "bigl", "bigr", "Big", "Bigl", "Bigr", "bigg", "Bigg"),
    *("limits", "nolimits", "displaystyle", "textstyle", "scriptstyle", "operatorname"),
    *("boldsymbol", "bm", "pmb", "mathop", "mathbin", "mathrel", "substack", "textnormal"),
)
_PLAIN = ("mathbf", "mathit", "mathsf", "mathtt", "mathrm")
# What pylatexenc lets slip on odd input, besides its own errors.
_PYLATEXENC_ERRORS = (
    *(LatexWalkerError, LookupError, ValueError),
    *(AttributeError, TypeError, RecursionError),
)
_SPACE = re.compile(r"\s+")


@cache
def script_characters(mark: str) -> dict[str, str]:
    """Map characters to their superscript (``^``) or subscript (``_``), as Unicode has them.

    Taken from the decompositions in the Unicode character database.
    """
    tag = {"^": "<super>", "_": "<sub>"}[mark]
    found: dict[str, str] = {}
    for code in (code for block in (*_BLOCKS, *_MORE_BLOCKS) for code in block):
        kind, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if kind == tag and " " not in base:
            found.setdefault(chr(int(base, 16)), chr(code))
    return found | ({"-": found["\u2212"]} if "\u2212" in found else {})


def script(mark: str, text: str) -> str | None:
    """``text`` in sub- or superscript characters, or ``None`` if one of them has none."""
    table = script_characters(mark)
    return "".join(table[char] for char in text) if text and set(text) <= table.keys() else None


def to_unicode(tex: str) -> str:
    """Spell a formula in plain characters as well as they allow; never fails."""
    try:
        spelled = _converter().latex_to_text(_SCRIPT.sub(_spell_script, tex))
    except _PYLATEXENC_ERRORS:
        return tex
    return unicodedata.normalize("NFC", _SPACE.sub(" ", spelled).strip()) or tex


@cache
def _converter() -> LatexNodes2Text:
    """Pylatexenc's converter, with spaces as printed and no command dropped in silence."""
    context = get_default_latex_context_db()
    own = [
        *(MacroTextSpec(name, _fraction) for name in ("frac", "dfrac", "tfrac", "nicefrac")),
        *(MacroTextSpec(name, "") for name in _SILENT),
        *(MacroTextSpec(name, _unknown) for name in _PLAIN),
    ]
    context.add_context_category("own", macros=own, prepend=True)
    context.set_unknown_macro_spec(MacroTextSpec("", _unknown))
    return LatexNodes2Text(context, math_mode="text", strict_latex_spaces="based-on-source")


def _unknown(node: Any, l2tobj: LatexNodes2Text) -> str:
    """Spell a command by what it is applied to, else by its name."""
    arguments = [part for part in node.nodeargs or () if part]
    return str(l2tobj.nodelist_to_text(arguments)) if arguments else str(node.macroname)


def _fraction(node: Any, l2tobj: LatexNodes2Text) -> str:
    """Spell a fraction on one line: ``(a+b)/2``."""
    parts = [str(l2tobj.nodelist_to_text([part])).strip() for part in node.nodeargs or () if part]
    return "/".join(part if _ATOM.fullmatch(part) else f"({part})" for part in parts)


def _spell_script(match: re.Match[str]) -> str:
    """Spell one sub- or superscript; in brackets after its mark where Unicode lacks one."""
    mark, inner = match["mark"], to_unicode(match["group"] or match["one"] or "{}")
    if mark == "^" and inner in _RAISED:
        return _RAISED[inner]
    bracketed = f"{mark}{inner}" if len(inner) == 1 else f"{mark}({inner})"
    # The empty group keeps the characters from running into a command before them.
    return "{}" + (script(mark, inner) or bracketed)
