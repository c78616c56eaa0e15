"""Golden files of readers: a file of a format, and beside it what is read of it as JSON.

A field that is missing is left out, so that a golden file shows what was found and no more.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.sources.base import Reader, Reading, Source
from generator.sources.files import load

FORMATS = Path(__file__).parents[1] / "data" / "formats"


def source(text: str, name: str = "list.txt") -> Source:
    """``text`` as the source of a file called ``name``."""
    return Source("list", name, text)


def opened(path: Path) -> Source:
    """The source of a file as the stages before the readers make it."""
    (found,), problems = load([path], path.parent, {})
    assert problems == ()
    return found


def read_file(reader: Reader, path: Path) -> Reading:
    """Read a golden file, which the reader must know by its content."""
    given = opened(path)
    assert reader.recognises(given)
    return reader.read(given)


def as_golden(reading: Reading) -> dict[str, Any]:
    """What was read, refused and noticed, as it stands in a golden file."""
    kept = _kept(asdict(reading.listing))
    said = [f"{d.severity} {d.code} {d.place}" for d in reading.diagnostics]
    found = {**kept, "failures": reading.failures, "said": said}
    return dict(json.loads(json.dumps(found, default=str)))


def expected(path: Path) -> Any:
    """What the golden file beside ``path`` says."""
    return json.loads(path.with_suffix(".expected").read_text(encoding="utf-8"))


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"year", "month", "day"}:
            return "-".join(f"{part:02d}" for part in value.values() if part is not None)
        kept = {key: _kept(own) for key, own in value.items()}
        return {key: own for key, own in kept.items() if own or type(own) is int}
    if isinstance(value, (list, tuple)):
        return [_kept(own) for own in value]
    return value
