r"""Text as CommonMark that people and programs read as it is, without a renderer.

:mod:`generator.text.escape` makes Markdown for our own pages, where every extension of
Material is on and nobody sees the source. Here the source is what is read, so only what
would really be taken for markup is escaped. The rules are those of CommonMark 0.31 and of
GitHub Flavored Markdown 0.29 (strikethrough, autolinks, emoji), with math between dollar signs
as GitHub and pandoc have it.
"""

from __future__ import annotations

import re

from generator.text.math import Math, Text, plain, split_math

_NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>]*[^\s<>.,;:!?'\")\]]", re.IGNORECASE)
_SPECIAL = re.compile(
    r"[*`\[\]~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # between letters an underscore is one
    r"|\\(?=[!-/:-@\[-`{-~]|\Z)"  # before punctuation it would escape
    r"|<(?=[a-z/!?])|&(?=#?\w+;)"  # tags and references
    r"|:(?=//)|:(?=[\w+-]+:)|(?<=www)\."  # addresses and emoji
    r"|\#\Z",  # the end of a heading
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?P<number>[0-9]{1,9}(?=[.)](?:\s|\Z))|)(?P<mark>[-+=>#|:.)])")
"""What begins a block: a heading, a list, a quotation, a line across, a table, a definition."""
_RISKY = re.compile(r"`|\\\$|\]\s*[\[(]|//", re.IGNORECASE)
"""What a reader of Markdown that knows no math would make something of inside a formula."""
_REFERENCES = {"<": "&lt;", "&": "&amp;"}


def commonmark(text: str, links: bool = False) -> str:
    """Clean text as one line of CommonMark that shows exactly that text.

    White space is collapsed and control characters are dropped. Formulas stay TeX between
    dollar signs. ``links`` turns web addresses into links, which is wrong inside a link.
    """
    line = one_line(text)
    # Most of what is written has no formula, and all papers of a large collection pass here.
    parts = split_math(line) if "$" in line else (Text(line),)
    found = "".join(
        _formula(part) if isinstance(part, Math) else _text(part.text, links) for part in parts
    )
    head = _HEAD.match(found)
    return f"{found[: head.start('mark')]}\\{found[head.start('mark') :]}" if head else found


def one_line(text: str) -> str:
    """``text`` without control characters, each run of white space as one space."""
    line = " ".join(text.split())
    if _NO_CHARACTER.search(line):
        return " ".join(_NO_CHARACTER.sub("", line).split())
    return line


def _formula(part: Math) -> str:
    """TeX as it is, but for signs that might begin a tag where math is not known."""
    if _RISKY.search(part.tex):
        return _text(plain(f"${part.tex}$"), links=False)
    tex = part.tex.replace("<", r"\lt ").replace(">", r"\gt ")
    return f"${tex}$"


def _text(text: str, links: bool) -> str:
    if not links:
        return _SPECIAL.sub(_escaped, text)
    done, found = 0, []
    for match in _ADDRESS.finditer(text):
        found += [_SPECIAL.sub(_escaped, text[done : match.start()]), f"<{match[0]}>"]
        done = match.end()
    return "".join([*found, _SPECIAL.sub(_escaped, text[done:])])


def _escaped(match: re.Match[str]) -> str:
    return _REFERENCES.get(match[0]) or f"\\{match[0]}"
