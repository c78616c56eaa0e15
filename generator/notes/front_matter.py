"""Front matter: YAML between two lines of three hyphens at the head of a Markdown file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import yamlfile
from generator.errors import Diagnostic, Place, error
from generator.yamlfile import Document

BEGIN, ENDS = "---", ("---", "...")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in two parts: the front matter's document, and the text from ``line`` on.

    A file without front matter has a document whose data is ``None``.
    """

    document: Document
    body: str
    line: int


def read(path: Path, name: str) -> tuple[Parts | None, tuple[Diagnostic, ...]]:
    """Read the file at ``path``, which people call ``name``.

    A file that cannot be opened, is not UTF-8, or has front matter that does not end or is no
    YAML gives nothing and errors that name the line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as exc:
        hint = "check that it is a file and may be read"
        return None, (
            error("unreadable-file", f"cannot be read: {exc.strerror}", Place(name), hint),
        )
    except UnicodeDecodeError as exc:
        place = Place(name, exc.object.count(b"\n", 0, exc.start) + 1)
        return None, (error("not-utf-8", "is not UTF-8 text", place, "save the file as UTF-8"),)
    return split(text, name)


def split(text: str, name: str) -> tuple[Parts | None, tuple[Diagnostic, ...]]:
    """Divide the text of a file; see :func:`read`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() != BEGIN:
        return Parts(Document(name, None, {}), "\n".join(lines), 1), ()
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() in ENDS), None)
    if end is None:
        message = "the front matter, which begins here, does not end"
        hint = "write '---' on a line of its own below the last key"
        return None, (error("bad-front-matter", message, Place(name, 1), hint),)
    # An empty line in place of the first: the lines that YAML counts are those of the file.
    document, problems = yamlfile.parse("\n".join(["", *lines[1:end]]), name)
    if document is None or problems:
        return None, problems
    return Parts(document, "\n".join(lines[end + 1 :]), end + 2), ()
