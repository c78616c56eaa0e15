"""A page's head as HTML, which travels to the theme as one text.

Front matter is read as YAML for every page; one long string costs it little, nested lists of
tags would cost more than the page itself.
"""

from __future__ import annotations

import re

from generator.pages.head import Head, HeadLink, Meta
from generator.text.escape import html

UNSAFE = re.compile("[<\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What may not stand raw in JSON within a script element (HTML, "Restrictions for contents of
script elements"), in YAML, or in UTF-8. All of them stand in JSON only within strings."""


def head_html(head: Head) -> str:
    """The tags of ``head``, one on each line; empty for an empty head."""
    lines = [*map(_meta, head.meta), *map(_link, head.links)]
    if head.json_ld:
        safe = UNSAFE.sub(_reference, head.json_ld)
        lines.append(f'<script type="application/ld+json">{safe}</script>')
    return "\n".join(lines)


def _reference(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _meta(tag: Meta) -> str:
    return (
        f"<meta{_attributes(name=tag.name, property=tag.property)} content={_quoted(tag.content)}>"
    )


def _link(link: HeadLink) -> str:
    attributes = _attributes(rel=link.rel, href=link.href, type=link.type, title=link.title)
    return f"<link{attributes}>"


def _attributes(**values: str) -> str:
    """The attributes that have a value, each with a space before it."""
    return "".join(f" {name}={_quoted(value)}" for name, value in values.items() if value)


def _quoted(text: str) -> str:
    return f'"{html(" ".join(text.split()))}"'
