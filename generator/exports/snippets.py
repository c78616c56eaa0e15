"""Links to a page of this site, ready to paste: one pure function per format.

Each takes a title and an absolute address and gives one line. Titles come from outside: what a
format gives a meaning is escaped, so that a link reads there as it stands here. Before that white
space is collapsed and control characters dropped; where no title is left, the address stands in.
Addresses are made safe by percent-encoding (RFC 3986 section 2.1), which leads to the same page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

Write = Callable[[str, str], str]
"""From a title and an absolute address to a link in one line."""

# What XML 1.0 (section 2.2) and HTML do not allow, and marks that readers of Markdown use.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SAFE = ":/?#@!$&+,;=%-.~"
"""What stays as it is in an address, beside letters, digits and ``_``; no bracket, no quote."""
_WORD = r"[^\W_]"
_ZERO = "\u200b"


def line(title: str) -> str:
    """``title`` as one line without control characters; may be empty."""
    return " ".join(_FORBIDDEN.sub("", title).split())


def address(url: str) -> str:
    """``url`` with only characters that none of the formats below takes for its own."""
    return quote(_FORBIDDEN.sub("", url), safe=_SAFE)


def plain(_title: str, url: str) -> str:
    """Only the address. Every place that takes text takes this."""
    return address(url)


def _reference(match: re.Match[str]) -> str:
    """A numeric character reference for each character."""
    return "".join(f"&#{ord(char)};" for char in match[0])


def _backslash(match: re.Match[str]) -> str:
    return "\\" + match[0]


_MARKDOWN_BACKSLASH = re.compile(r"[\\`*_{}\[\]]")
_MARKDOWN_REFERENCE = re.compile(
    r"[<>|$~^@]"
    r"|&(?=#?\w+;)"  # what would be a character reference
    r"|:(?=//)|:(?=[\w+-]+:)|(?<=www)\.|(?<=\]):"  # addresses, emoji, definitions of links
    r"|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+|%(?=%)|(?<=%)%",  # ==mark==, ++insert++, %%comment%%
    re.IGNORECASE | re.ASCII,
)


def markdown(title: str, url: str) -> str:
    r"""``[title](url)``: CommonMark 0.31 section 6.3, "Links".

    A backslash before what both CommonMark (section 2.4) and Markdown of 2004 ("Backslash
    Escapes") let be escaped by it; a character reference (section 2.5) for ``<``, for the bar
    of tables and for marks of GitHub, GitLab, Obsidian and Material, where some readers would
    show a backslash.
    """
    text = _MARKDOWN_REFERENCE.sub(_reference, line(title))
    return f"[{_MARKDOWN_BACKSLASH.sub(_backslash, text) or address(url)}]({address(url)})"


_MEDIAWIKI = re.compile(
    r"[&<>\[\]{}|=\\]|'(?=')|(?<=')'|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_|!(?=!)|(?<=!)!|(?<=[A-Za-z0-9]):(?=\S)"
)


def mediawiki(title: str, url: str) -> str:
    """``[url title]``: mediawiki.org, "Help:Links", section "External links".

    Character references ("Help:Formatting", "Inserting symbols") for what would end the link
    (``]``), for tags, templates and the bar of tables, ``=`` of templates' arguments, and for
    doubled marks: quotes for bold, ``~~~~`` for signatures, ``__TOC__``, ``!!`` in tables; for
    the backslash, with which an extension's formulas begin, and the colon of other addresses.
    """
    return f"[{address(url)} {_MEDIAWIKI.sub(_reference, line(title)) or address(url)}]"


def html(title: str, url: str) -> str:
    """``<a href="url">title</a>``: the HTML Living Standard, sections 4.5.1 and 13.1.2."""
    return f'<a href="{escape(address(url))}">{escape(line(title)) or escape(address(url))}</a>'


def confluence_storage(title: str, url: str) -> str:
    """The same in the format that Confluence stores: Atlassian, "Confluence Storage Format".

    That is XML: "Links" there gives ``<a href="…">`` for an external site. :func:`html` writes
    only references that XML knows, too (XML 1.0 section 4.6, and numbers).
    """
    return html(title, url)


_AT_AN_EDGE = rf"(?:(?<!{_WORD})|(?!.{_WORD}))(?!(?<=\s).\s)"
"""Before a mark that is not inside a word (``W2*A8``) and does not stand alone (``a - b``)."""
_CONFLUENCE = re.compile(
    rf"(?P<number>[|\\^~+#]|&(?=#?\w+;)|(?<=\()[xynoi*+?/-]|:(?=//|[()DP])|;(?=\)))"
    rf"|[{{}}\[\]!]|{_AT_AN_EDGE}[*_?-]"
    r"|\((?=(?:[!*]|on|off|flag|flagoff)\))"
)


def confluence_wiki(title: str, url: str) -> str:
    r"""``[title|url]``: Atlassian, "Confluence Wiki Markup", sections "Links" and "Misc".

    A backslash before brackets, braces, images' ``!`` and before marks at the edge of a word,
    where alone they count (``-struck-``, but ``LLM-QAT``); faces such as ``:)`` are kept from
    becoming pictures. Character references where a backslash would not do: the bar, which
    divides the link before anything else is read, and the backslash, of which two end a line.
    """
    text = _CONFLUENCE.sub(_numbered_or_backslash, line(title)) or address(url)
    return f"[{text}|{address(url)}]"


def _numbered_or_backslash(match: re.Match[str]) -> str:
    return _reference(match) if match["number"] else _backslash(match)


def rest(title: str, url: str) -> str:
    r"""```title <url>`__``: reStructuredText Markup Specification, "Embedded URIs and Aliases".

    Two underscores make the link anonymous: the same words can be used twice. Inside it only a
    backslash, a backquote and ``<`` mean something; a backslash takes it away ("Escaping
    Mechanism"). An address that ends in ``_`` would be the name of another link.
    """
    text = re.sub(r"[\\`<]", _backslash, line(title)) or address(url)
    end = re.sub(r"_\Z", "%5F", address(url))
    return f"`{text} <{end}>`__"


_ORG_MARK = re.compile(rf"{_AT_AN_EDGE}[*/_=~+]")
_ORG_BREAK = re.compile(
    r"(?<=[_^\\])(?=\S)|(?<=\])(?=\]|\Z)|(?<=@)(?=@)|(?<=[{$|])(?=\{)|(?<=-)(?=-)"
    rf"|(?<={_WORD})(?=:\S)|(?:(?<=src)|(?<=call))(?=_)"
)


def org(title: str, url: str) -> str:
    r"""``[[url][title]]``: The Org Manual, "Link Format" (Org 9.3 and later).

    A zero-width space where ``]]`` would end the link early, and beside what would be emphasis,
    an index, a command or a macro: "Escape Character" gives no other way. The bar of tables and
    the dollar sign are entities ("Special Symbols").
    """
    text = _ORG_MARK.sub(lambda match: f"{_ZERO}{match[0]}{_ZERO}", line(title))
    text = _ORG_BREAK.sub(_ZERO, text)
    text = text.replace("$", r"\dollar{}").replace("|", r"\vert{}")
    return f"[[{address(url)}][{re.sub(f'{_ZERO}+', _ZERO, text) or address(url)}]]"


def iframe(title: str, url: str, width: int, height: int) -> str:
    """``<iframe>``: the HTML Living Standard, section 4.8.5; ``title`` names it to who hears it.

    ``width`` and ``height`` in CSS pixels. Only attributes that WordPress lets through from
    sites it does not know.
    """
    return (
        f'<iframe src="{escape(address(url))}" title="{escape(line(title))}" '
        f'width="{width}" height="{height}" frameborder="0"></iframe>'
    )


@dataclass(frozen=True, slots=True)
class Format:
    """A format of links: ``id`` as in anchors, ``label`` for people, and what writes it.

    ``spoken`` is what a copied link is called.
    """

    id: str
    label: str
    spoken: str
    write: Write


FORMATS = (
    Format("address", "Address", "address", plain),
    Format("markdown", "Markdown", "Markdown link", markdown),
    Format("mediawiki", "MediaWiki", "MediaWiki link", mediawiki),
    Format("confluence", "Confluence wiki markup", "Confluence wiki markup link", confluence_wiki),
    Format("storage", "Confluence storage", "Confluence storage format link", confluence_storage),
    Format("html", "HTML", "HTML link", html),
    Format("rest", "reStructuredText", "reStructuredText link", rest),
    Format("org", "Org", "Org link", org),
)
"""All of them, the plainest first."""
