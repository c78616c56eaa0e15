r"""Values of BibTeX fields: strings put in, pieces joined, case braces taken off.

Strings of the standard styles are known (months; journals as ``plain.bst`` defines them). An
undefined one stays as its name, which people understand (``AIJ``, ``IJCAI-91``), and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from generator.sources.bibtex_blocks import Block
from generator.sources.bibtex_entry import Field, Piece
from generator.text.dates import MONTHS
from generator.text.latex import clean
from generator.text.math import math_spans

STANDARD = {name[:3].lower(): name for name in MONTHS} | {
    "acmcs": "ACM Computing Surveys",
    "acta": "Acta Informatica",
    "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters",
    "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences",
    "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing",
    "tcs": "Theoretical Computer Science",
    "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems",
    "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
}
_KNOWN_AS_TEXT = {
    spelling for name in MONTHS for spelling in (name.lower(), f"{name[:3].lower()}.", "sept")
}
_LONGEST = 200_000
"""Characters of a value beyond which strings that contain strings are not put in any more."""
_SPACE = re.compile(r"[\s\u00a0]+")
_PLAIN = re.compile(r"(?:[A-Za-z0-9.,:;()/-]++(?: (?! |\Z))?)*+")
"""What is readable as it is; told quickly, for most values are."""


@dataclass(slots=True)
class Strings:
    """The strings of a file. One that is used before its definition means the first later one."""

    later: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=lambda: dict(STANDARD))
    undefined: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Block]) -> Strings:
        """All strings of the blocks, none of them defined yet; reading defines them in turn."""
        strings = cls()
        definitions = [own for block in found if block.kind == "string" for own in block.fields]
        # Twice: a definition may itself use one that comes later.
        for _ in range(2):
            for own in reversed(definitions):
                strings.later[own.name] = strings.value(own, None)
        return strings

    def define(self, block: Block) -> None:
        """The strings of a block count from here on."""
        for own in block.fields:
            self.now[own.name] = self.value(own, block.line)

    def value(self, own: Field, line: int | None) -> str:
        """The field's text; ``line`` is kept for each string that is nowhere defined."""
        parts = (self._piece(piece, line) for piece in own.pieces)
        return "".join(parts)[:_LONGEST] if len(own.pieces) > 1 else next(parts, "")

    def _piece(self, piece: Piece, line: int | None) -> str:
        name = piece.text.lower()
        if not piece.bare or name.isdigit():
            return piece.text
        known = self.now.get(name, self.later.get(name))
        if known is None:
            if line is not None and name not in _KNOWN_AS_TEXT and not name[0].isdigit():
                self.undefined.setdefault(piece.text, line)
            return piece.text
        return known


def squeezed(value: str) -> str:
    """White space as BibTeX has it: runs of it are one space."""
    return _SPACE.sub(" ", value).strip()


def unbraced(value: str) -> str:
    r"""``value`` without the braces that only keep capitals: ``{A}ra{F}acts`` is ``AraFacts``.

    Ties are spaces, ``--`` and ``---`` are dashes. Braces that LaTeX needs stay: arguments
    (``\emph{x}``, ``_{2}``), what stands for one character or changes the font (``{\"O}``,
    ``{\em x}``), and all inside a formula. Those that have no partner stay, too.
    """
    value = squeezed(value)
    if "\\" in value:
        for pattern, instead in _TYPESETTING:
            value = pattern.sub(instead, value)
    return "".join(_unbraced(value)) if _ANY_SYNTAX.search(value) else value


def plain(value: str) -> str:
    """``value`` as readable text: LaTeX resolved, braces that are left taken off."""
    if _PLAIN.fullmatch(value):
        return value
    text = clean(unbraced(value))
    return text.replace("{", "").replace("}", "").strip() if "$" not in text else text


_ANY_SYNTAX = re.compile(r"[{~]|--")
_IN_TEXT = (
    # Not "~3x" nor "--option", which people paste into abstracts, and nothing in addresses.
    (re.compile(r"(https?://\S+)|(?<=[^\s\\~/])~+(?=[^\s~])"), " "),
    (re.compile(r"(https?://\S+)|(?<!-)---(?!-)"), "—"),
    (re.compile(r"(https?://\S+)|(?<![\s-])--(?![\s-])|(?<=\s)--(?=\s)"), "–"),
)
_TYPESETTING = (
    # Where a line may be broken or letters not be joined is nothing that is read.
    (
        re.compile(
            r"\\(?:[/-]|hspace\s*\{[^{}]*\}|(?:allowbreak|protect|noopsort\s*\{[^{}]*\})(?![A-Za-z])\s?)"
        ),
        "",
    ),
    (re.compile(r"\\slash(?![A-Za-z])\s?(?:\{\})?"), "/"),
    (re.compile(r"\\hyphen(?![A-Za-z])\s?(?:\{\})?"), "-"),
    (re.compile(r"\\~\s*\{([A-Za-z])\}"), r"{\\~\1}"),
    # BibLaTeX's own marks.
    (re.compile(r"\\mkbibquote\s*\{((?:[^{}]|\{[^{}]*\})*)\}"), r"“\1”"),
    (re.compile(r"\\mkbib(?:emph|italic|bold|parens)\s*(?=\{)"), r"\\emph"),
)
"""TeX that bibliographies use and listings of papers do not."""
_TOKEN = re.compile(r"\\[A-Za-z]+\s*|\\.|[{}]|[_^]|[^\\{}_^]+", re.DOTALL)
_ACCENTED = re.compile(r"\\(?:(?:[A-Za-z]+|[^A-Za-z])\s*\{[^{}]*\}\s*|[&%$#_])\Z")
_ARGUMENT = re.compile(r"\\(?:[A-Za-z]+\s*|[^A-Za-z{}&%$#_])\Z|[_^]\Z")


def _unbraced(value: str) -> Iterator[str]:
    """Pieces of the value, text and formulas in turn."""
    if "$" not in value:
        yield _in_text(_without(value))
        return
    kept: list[str] = []
    masked: list[str] = []
    position = 0
    for start, end, _ in math_spans(value):
        masked += (value[position:start], "\x00")
        kept.append(value[start:end])
        position = end
    parts = _without("".join(masked) + value[position:]).split("\x00")
    for i, part in enumerate(parts):
        yield _in_text(part)
        if i < len(kept):
            yield kept[i]


def _in_text(text: str) -> str:
    """Ties and dashes outside formulas and addresses."""
    for pattern, instead in _IN_TEXT if _ANY_SYNTAX.search(text) else ():
        text = pattern.sub(partial(_address_or, instead), text)
    return text


def _address_or(instead: str, match: re.Match[str]) -> str:
    return match[1] or instead


@dataclass(slots=True)
class _Group:
    """What stands between two braces, while it is read; ``argument`` of a command before it."""

    argument: bool
    parts: list[str] = field(default_factory=list)

    def closed(self) -> str:
        inner = "".join(self.parts)
        keeps = self.argument or (inner.startswith("\\") and not _ACCENTED.match(inner))
        return f"{{{inner}}}" if keeps else inner


def _without(text: str) -> str:
    groups = [_Group(argument=False)]
    before = ""
    for token in _TOKEN.findall(text):
        if token == "{":
            groups.append(_Group(_ARGUMENT.match(before) is not None or before == "{arg}"))
        elif token == "}" and len(groups) > 1:
            closed = groups.pop()
            groups[-1].parts.append(closed.closed())
            # \href{…}{…}: the next group is an argument as well.
            before = "{arg}" if closed.argument else "}"
            continue
        else:
            groups[-1].parts.append(token)
        before = token
    return "{".join("".join(group.parts) for group in groups)
