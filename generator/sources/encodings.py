"""Files that are not UTF-8: which encoding they are in, and what is said of it.

Order of evidence: a byte order mark; what the file itself declares (JabRef's ``% Encoding:``,
XML's ``encoding="…"``); else windows-1252, which is what most old exports are in, and which
is said to be a guess. UTF-8 with single bytes that are none of it keeps what is.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from generator.errors import Diagnostic, Place, error, note, warning
from generator.sources.base import UNREADABLE, Source

WIDE_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
"""Byte order marks of what is not UTF-8. UTF-32 begins as UTF-16 does, and is never used."""
_FOREIGN = re.compile(f"[{UNREADABLE}]")
_DECLARED = re.compile(
    r"\A(?:%[^\n]*\n)*?%\s*Encoding:\s*(?P<tex>[\w.:-]+)"
    r"|\A\s*<\?xml[^>]*\bencoding\s*=\s*[\"'](?P<xml>[\w.:-]+)"
)
_FIRST = 1000
"""Characters in which a file declares its encoding."""
_SINGLE_BYTE = re.compile(r"(?!cp9[345]|cp65)(?:cp|iso8859|koi8|mac|ptcp|tis|latin)[\w-]*")
_EAST_ASIAN = re.compile(r"gb18030|gbk|gb2312|big5|big5hkscs|euc_\w+|shift_jis\w*|cp9[345]\d")
_GUESS = "cp1252"


def decoded(data: bytes) -> tuple[str, str | None]:
    r"""The text of ``data`` with plain line ends, and its encoding if not UTF-8.

    Bytes that are not UTF-8 stand in it as surrogates, to be looked at once the format is
    known. UTF-16 that is cut off keeps U+FFFD at its end.
    """
    wide = WIDE_MARKS.get(data[:2])
    if wide is not None:
        text = data.decode(wide, "replace")
    else:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    return text.replace("\r\n", "\n").replace("\r", "\n"), wide


def settled(source: Source) -> tuple[Source, Diagnostic | None]:
    """An exported file with all of its bytes understood, and what is said of that."""
    if source.encoding is not None:
        message = f"is {source.encoding} text, and was read as that"
        return source, note("other-encoding", message, Place(source.file, 1))
    first = None if source.text.isascii() else _FOREIGN.search(source.text)
    if first is None:
        return source, None
    declared = _declared(source.text)
    name, text = _understood(source.text, declared)
    place = Place(source.file, source.text.count("\n", 0, first.start()) + 1)
    read = replace(source, text=text, encoding=name)
    if name == declared:
        message = f"is no UTF-8, and was read as {declared}, as its head says"
        return read, note("other-encoding", message, place)
    message = "holds bytes that are not UTF-8; they were taken for windows-1252"
    hint = "look at names with accents; if they are wrong, save the file as UTF-8"
    return read, warning("guessed-encoding", message, place, hint)


def refused(source: Source) -> Diagnostic | None:
    """The error for a copied page in UTF-16."""
    if source.encoding is None:
        return None
    place = Place(source.file, 1)
    return error("not-utf-8", f"is {source.encoding} text", place, "save it as UTF-8")


def _understood(text: str, declared: str | None) -> tuple[str, str]:
    """An encoding, and the text by it; the one declared where it fits."""
    if declared is not None and _EAST_ASIAN.fullmatch(declared):
        try:
            return declared, text.encode("utf-8", "surrogateescape").decode(declared)
        except UnicodeDecodeError:
            declared = None
    name = declared or _GUESS
    return name, _FOREIGN.sub(lambda match: _char(match[0], name), text)


def _declared(text: str) -> str | None:
    """The encoding that the head names, if it is one of those that programs export."""
    match = _DECLARED.match(text[:_FIRST])
    if match is None:
        return None
    try:
        name = codecs.lookup(match["tex"] or match["xml"]).name
    except LookupError:
        return None
    return name if _SINGLE_BYTE.fullmatch(name) or _EAST_ASIAN.fullmatch(name) else None


def _char(surrogate: str, encoding: str) -> str:
    """The character of one byte; U+FFFD where the encoding has none."""
    return bytes([ord(surrogate) - 0xDC00]).decode(encoding, "replace")
