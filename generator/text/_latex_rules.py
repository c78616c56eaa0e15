r"""The LaTeX that is resolved: one rule per kind, in order. What no rule knows stays as printed.

A rule sees text in which everything to be left alone has been replaced by :data:`MARK`, and
resolves innermost constructs only, so that none has to match nested braces; the caller goes
over the text again until nothing changes. No rule drops, repeats or reorders a mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from generator.text._symbols import accented, alphabet, symbol
from generator.text._unicode_math import script

Match = re.Match[str]
Rule = tuple[re.Pattern[str], Callable[[Match], str]]

MARK = "\ue000"
"""Stands for a stretch to be left alone: a private-use character, no word character."""

_END = r"(?![A-Za-z])"
_GROUP = r"\{([^{}]*)\}"

# Commands whose argument reads the same without them.
_STYLED = (
    r"text(?:bf|it|sc|sf|tt|rm|sl|up|md|normal)?|emph|underline|uline|mbox|ensuremath|url|path"
    r"|math(?:rm|it|sf|tt|bf)|boldsymbol|bm|bf|it|em|tt|sc|textcolor\{[\w!.,-]*\}"
)
# Commands that style the rest of their group: `{\it vs.}`.
_SWITCH = re.compile(
    r"\\(?:it|em|bf|tt|sc|sl|sf|rm|(?:it|sc|sl)shape|bfseries|(?:tt|sf|rm)family|tiny|scriptsize"
    rf"|footnotesize|small|normalsize|large|Large){_END}\s*"
)
# Commands that only say where a line may or may not break.
_SILENT = r"\\(?:xspace|allowbreak|nobreakdash|nolinebreak|noindent|protect|relax)"
_SPACE = (
    rf"\\[,;: ](?=\S)|\\(?:quad|qquad|enspace|enskip|thinspace|newline|par){_END}"
    r"|\\hspace\*?\{[-\w. \\]*\}"
)
_BASE = r"\{\s*([^\W\d_]|\\[ij])\s*\}"
_CONTRACTION = re.compile(r"(?:s|t|re|ve|ll|d|m)(?![^\W_])")

# Superscripts and subscripts that a reader takes in at a glance; words and formulas are none.
_SCRIPT = r"[-+]?[0-9]{1,4}|[-+]|[-+]?[a-z](?:[-+][0-9])?"

_TIE_LEFT = rf"(?<=[\w.,;:%)\]}}'\"’”{MARK}])"
_TIE = rf"{_TIE_LEFT}~(?=[^\W_]|[(\[\\“`{MARK}])"
_TOKEN_BEFORE = re.compile(r"[^\s~()\[\]]*\Z")


def _verbatim(match: Match) -> str:
    return match[0]


def _argument(match: Match) -> str:
    return match[1]


def _alphabet(match: Match) -> str:
    return alphabet(match[1], match[2])


def _shifted(match: Match) -> str:
    r"""Resolve ``\textsuperscript{2}``; without Unicode's own characters the text remains."""
    return script("^" if match[1] == "super" else "_", match[2]) or match[2]


def _group(match: Match) -> str:
    r"""Unwrap ``{\epsilon}`` and ``{\it vs.}``; an argument or other braces stay."""
    if match["owner"] or match["inner"] is None:
        return match[0]
    inner = match["inner"]
    switch = _SWITCH.match(inner)
    if switch:
        return inner[switch.end() :]
    resolved = apply_rules(inner)
    return match[0] if "\\" in resolved else resolved


def _accent(match: Match) -> str:
    r"""Resolve ``\'e``; an escaped apostrophe is one: ``query\'s`` is no ś."""
    accent, base, string = match[1], match[2] or match[3], match.string
    inside_word = match.start() > 0 and string[match.start() - 1].isalpha()
    if accent == "'" and inside_word and _CONTRACTION.match(string, match.start() + 2):
        return accent + base
    return accented(accent, base) or match[0]


def _letter_accent(match: Match) -> str:
    return accented(match[1], match[2] or match[3]) or match[0]


def _command(match: Match) -> str:
    r"""Resolve a symbol: ``\textgreater 13B`` is ``>13B``, ``2\times faster`` ``2× faster``.

    TeX swallows the space after a command. So do symbols of running text; for those of
    formulas it is kept, because their formula has lost its dollars, and with them TeX's spacing.
    """
    name, after = match[1], match[2] or ""
    spelled = symbol(name)
    before = match.string[max(0, match.start() - 2) : match.start()]
    if spelled is None or not _is_command(name, spelled, before):
        return match[0]
    swallowed = after == "{}" or _is_of_text(name, spelled)
    return spelled if swallowed else spelled + after


def _is_of_text(name: str, spelled: str) -> bool:
    return name.startswith("text") or (len(spelled) == 1 and spelled.isalpha() and spelled < "ɐ")


def _is_command(name: str, spelled: str, before: str) -> bool:
    r"""Whether ``\name`` after the two characters ``before`` is LaTeX and no path or pattern.

    A symbol of formulas is not glued to a word (``logs\in``), a one-letter command not to
    anything but a letter (``S\o ren``; not ``\S+``).
    """
    if len(name) == 1:
        return before == "" or before[-1].isalpha()
    of_formula = unicodedata.category(spelled[0]) in ("Sm", "Lu", "Ll", "Lm", "Lo")
    glued = len(before) == 2 and before.isalpha()
    return _is_of_text(name, spelled) or not (of_formula and glued)


def _script(match: Match) -> str:
    return script(match[1], match[2]) or match[0]


def _tie(match: Match) -> str:
    """Make ``Llama~2`` ``Llama 2``; ranges, statistics and approximations keep their tilde."""
    string, at = match.string, match.start()
    token = _TOKEN_BEFORE.search(string[max(0, at - 40) : at])
    left, right = token[0] if token else "", string[at + 1 : at + 40]
    if right[0] == MARK:
        return " " if left[-1:].isalpha() or left[-1:] in ".,;:" else "~"
    if right[0].isdigit():
        # Llama~2, Fig.~3; but 5~66%, p~0.05, H~2~O.
        return " " if re.match(r"[^\W\d_]{2}|[^\W\d_]\w*[-.]", left) else "~"
    statistic = re.fullmatch(r"[^\W\d_]", left) and re.match(r"[^\W\d_](?!\w)|[A-Z]\w*\(", right)
    return "~" if statistic else " "


_RULES: tuple[Rule, ...] = (
    (re.compile(rf"\\(?:{_STYLED})\s?{_GROUP}"), _argument),
    (re.compile(r"\\(mathbb|mathcal|mathfrak|mathscr)\s?\{([A-Za-z])\}"), _alphabet),
    (re.compile(rf"\\text(super|sub)script{_GROUP}"), _shifted),
    (re.compile(rf"\s*\\footnote{_GROUP}"), lambda match: f" ({match[1].strip()})"),
    (
        re.compile(
            r"(?P<owner>\\(?:[A-Za-z]+\*?|['\"`^~=.])|[\^_])(?:\{[^{}]*\})+|\{(?P<inner>\\[^{}]*)\}"
        ),
        _group,
    ),
    (re.compile(rf"\\(['\"`^~=.])(?:([^\W\d_]|\\[ij]{_END})|{_BASE})(?:(?<=\\[ij])\s)?"), _accent),
    (re.compile(rf"\\([bcdHkruv]){_BASE}"), _letter_accent),
    (re.compile(r"(?:(?<=[^\W\d_])|\A)\\([bcdHkruv])()\s+([^\W\d_])"), _letter_accent),
    (re.compile(rf"{_SILENT}{_END}(?:\{{\}}|\s)?"), lambda _: ""),
    (re.compile(_SPACE), lambda _: " "),
    (re.compile(r"\^(?:\\circ(?![A-Za-z])|\{\\circ\})"), lambda _: "°"),
    (re.compile(r"\\([A-Za-z]+)(\{\}|\s+(?=\S))?"), _command),
    (re.compile(r"(?<=[0-9])\{(,)\}(?=[0-9]{3}(?![0-9]))"), _argument),
    (re.compile(r"(?<=\w)\{([=<>])\}(?=[-\w.])"), _argument),
    (re.compile(rf"(?<=[\w)\]|])([\^_])\{{({_SCRIPT})\}}"), _script),
    (re.compile(r"(?<!`)``(?![`\s])([^`]*?[^\s`])(?:''(?!')|\")"), lambda match: f"“{match[1]}”"),
    (re.compile(r"(?<![\w`\\])`(?=\w)([^`'\"]{1,100}?(?<!\s))'(?![\w'])"), lambda m: f"‘{m[1]}’"),
    (re.compile(_TIE), _tie),
)


def apply_rules(text: str) -> str:
    """Apply every rule once, in order, to text in which marks stand for what is left alone."""
    for pattern, resolve in _RULES:
        text = pattern.sub(resolve, text)
    return text
