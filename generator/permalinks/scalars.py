"""Text as YAML: plain where nothing else could be read from it, quoted elsewhere.

Source: YAML 1.1, which PyYAML reads, sections 7.3 (flow scalar styles) and 5.7 (escapes).
"""

from __future__ import annotations

import re

PLAIN = re.compile(r"[A-Za-z](?:[\w ,.()/-]*[\w.)])?", re.ASCII)
WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML takes for a truth value or for nothing."""


def scalar(text: str, day: bool = False) -> str:
    """``text`` as one line of YAML that reads as ``text``; a ``day`` stands without quotes."""
    if day or (PLAIN.fullmatch(text) and text.lower() not in WORDS):
        return text
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
