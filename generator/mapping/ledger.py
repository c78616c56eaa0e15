"""``seeds/positions.json``: the places that papers were given, one paper to a line.

Written by ``paper-atlas map settle`` and by nothing else; committed, so that the map is
the same on every machine and known papers stay where their readers found them.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from generator.errors import Diagnostic, Place, error
from generator.mapping.places import Places, Point

HINT = "correct it, or delete the file and run 'paper-atlas map settle'"


def load_places(path: Path, name: str) -> tuple[Places, tuple[Diagnostic, ...]]:
    """The places in the file at ``path``, which people call ``name``, and what is wrong.

    A file that is not there knows no places. An entry that is not two numbers is an error
    and is left out; the others count.
    """
    if not path.exists():
        return {}, ()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as exc:
        return {}, (error("bad-positions", f"is not UTF-8: {exc}", Place(name), HINT),)
    except json.JSONDecodeError as exc:
        return {}, (error("bad-positions", exc.msg, Place(name, exc.lineno), HINT),)
    if not isinstance(data, dict):
        return {}, (error("bad-positions", "an object is expected", Place(name), HINT),)
    points = {key: _point(value) for key, value in data.items()}
    wrong = [key for key, point in points.items() if point is None]
    message = "is not followed by two numbers: [x, y]"
    problems = (error("bad-positions", f"'{key}' {message}", Place(name), HINT) for key in wrong)
    return {key: point for key, point in points.items() if point}, tuple(problems)


def _point(value: Any) -> Point | None:
    match value:
        case [x, y] if all(type(part) in (int, float) and math.isfinite(part) for part in value):
            return (float(x), float(y))
    return None


def format_places(places: Places) -> str:
    """The file's text: a line for each paper in order of id, so that differences can be read."""
    lines = (f"{json.dumps(key)}: [{x:g}, {y:g}]" for key, (x, y) in sorted(places.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"
