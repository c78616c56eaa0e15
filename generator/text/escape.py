"""Text made safe to stand in Markdown and in HTML: it reads there as it stands here.

The Markdown is Python-Markdown's with every extension that Material for MkDocs proposes, so
more characters mean something than in plain Markdown, and some of them (``1/2``, ``(c)``,
``"``) change without any markup. A backslash is used where each of these takes it, else a
character reference, which none of them looks behind.
"""

from __future__ import annotations

import re
from html import escape

from generator.text.math import Math, mathml, split_math

# Neither XML nor HTML has these, and Python-Markdown uses two of them for its own marks.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_BACKSLASH = frozenset("*_`")
# An underscore will be escaped, so that a word begins after it.
_START, _STOP = r"(?<![^\W_])", r"(?![^\W_])"
_SPECIAL = re.compile(
    r"[&<>\"'*_`\\\[\]{}$^~|@]"
    rf"|(?<=-)-|-(?=-)|(?<=\.)\.|\.(?=\.)|(?<={_START}www)\."  # dashes, ellipses, addresses
    r"|:(?=//)|:(?=[\w+-]+:)"  # addresses, emoji
    r"|=(?=[=/])|(?<=[=/])=|\+(?=[+/])|(?<=\+)\+"  # marks, keys, =/=, +/-
    r"|[#!?](?=\d)|#\Z"  # issues and requests; the end of a heading
    rf"|(?<=\d)/(?=\d)|(?<={_START}c)/(?=o{_STOP})|\((?=(?:c|r|p|tm)\))"  # 1/2, c/o, (c)
    rf"|(?<=\d)(?:[nr](?=d{_STOP})|s(?=t{_STOP})|t(?=h{_STOP}))"  # 1st, 2nd, 3rd, 4th
    rf"|{_START}[0-9a-f](?=[0-9a-f]{{39}}{_STOP})",  # commits
    re.IGNORECASE,
)
# At the head of a block: its mark (# heading, - list, : definition, ! admonition, / block), a
# list's number ("1. x"), and the key of metadata ("key: x").
_HEAD = re.compile(
    r"(?P<before>[A-Za-z0-9]{1,9}(?=[.)](?:\s|\Z))|[\w-]+(?=:)|)(?P<mark>[-+#=:!?/.)])"
)


def markdown(text: str) -> str:
    """Escape ``text`` so that Markdown with Material's extensions shows it as it stands.

    The result is one line, to stand where inline text does: in a paragraph, a heading, a list
    item, a table cell, a link's text. White space is collapsed, control characters dropped.
    """
    line = visible(text)
    head = _HEAD.match(line)
    if head is None:
        return _SPECIAL.sub(_escaped, line)
    before = _SPECIAL.sub(_escaped, head["before"])
    return before + _reference(head["mark"]) + _SPECIAL.sub(_escaped, line[head.end() :])


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    return f"\\{char}" if char in _BACKSLASH else _reference(char)


def _reference(char: str) -> str:
    return _NAMED.get(char) or f"&#{ord(char)};"


def visible(text: str) -> str:
    """``text`` in one line: white space collapsed, control characters dropped."""
    return " ".join(_FORBIDDEN.sub("", text).split())


def html(text: str) -> str:
    """Escape ``text`` for HTML element content and for attributes in either quotes.

    Control characters are dropped. Braces become references too, so that a template engine or
    Markdown extension that sees the page later finds nothing to expand.
    """
    safe = escape(_FORBIDDEN.sub("", text), quote=True)
    return safe.replace("{", "&#123;").replace("}", "&#125;")


def html_with_math(text: str) -> str:
    """Escape ``text`` for element content, with its formulas as MathML."""
    return "".join(
        mathml(part.tex) if isinstance(part, Math) else html(part.text) for part in split_math(text)
    )
