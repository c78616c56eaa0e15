"""JSON that people can read, as ``json.dumps`` writes it and several times as fast; or short.

The standard library's encoder in C writes on one line only; asked to indent, it goes through every
value in Python, one generator within another.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_scalar = json.JSONEncoder(ensure_ascii=False).encode


def indented(value: Any) -> str:
    """What ``json.dumps(value, ensure_ascii=False, indent=1)`` gives, and a line feed.

    Keys are text. Raises ``TypeError`` for what JSON does not have.
    """
    return f"{_text(value, chr(10))}\n"


def compact(value: Any) -> str:
    """``value`` as JSON on one line, without white space between its parts, and a line feed."""
    return f"{_compact(value)}\n"


def _text(value: Any, line: str) -> str:
    """``value`` as JSON; ``line`` is a line feed and the indentation that it is at."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, dict):
        deeper = f"{line} "
        inside = f",{deeper}".join([f"{_key(k)}: {_text(own, deeper)}" for k, own in value.items()])
        return f"{{{deeper}{inside}{line}}}" if value else "{}"
    if isinstance(value, (list, tuple)):
        deeper = f"{line} "
        inside = f",{deeper}".join([_text(own, deeper) for own in value])
        return f"[{deeper}{inside}{line}]" if value else "[]"
    return _scalar(value)


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{key!r} is a key that is no text")
    return encode_basestring(key)
