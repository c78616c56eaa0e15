"""Readers of ``.bib`` files that are not ours: BibTeX itself, biber, pybtex, bibtexparser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pybtex.database
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import SeparateCoAuthors, SplitNameParts
from pybtex.bibtex import BibTeXEngine
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

STYLE = r"""
ENTRY { author title year month journal booktitle volume number pages eprint archiveprefix doi url
  organization note } {} {}
INTEGERS { i }
MACRO {jan} {"1"} MACRO {feb} {"2"} MACRO {mar} {"3"} MACRO {apr} {"4"} MACRO {may} {"5"}
MACRO {jun} {"6"} MACRO {jul} {"7"} MACRO {aug} {"8"} MACRO {sep} {"9"} MACRO {oct} {"10"}
MACRO {nov} {"11"} MACRO {dec} {"12"}
FUNCTION {show} { duplicate$ empty$ 'pop$ { write$ newline$ } if$ }
FUNCTION {people} {
  author empty$ 'skip$ {
    #1 'i :=
    { i author num.names$ #1 + < }
    { author i "{ll}" format.name$ show i #1 + 'i := }
    while$
  } if$ }
FUNCTION {all} { "[" cite$ * "]" * show title show people year show month show journal show
  booktitle show volume show number show pages show eprint show doi show url show note show }
FUNCTION {misc} { all }
FUNCTION {article} { all }
FUNCTION {inproceedings} { all }
READ
ITERATE {call.type$}
"""
"""A style that writes every field on a line: what BibTeX understood."""
_KERNEL = {
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textgreater": ">",
    "textless": "<",
}
"""Commands of LaTeX itself of which pylatexenc knows some not at all, others by a look-alike."""
_CONTEXT = get_default_latex_context_db()
_CONTEXT.add_context_category(
    "kernel", macros=[MacroTextSpec(name, char) for name, char in _KERNEL.items()], prepend=True
)
_READER = LatexNodes2Text(_CONTEXT, math_mode="verbatim", strict_latex_spaces=True)


def decoded(latex: str) -> str:
    """The characters that LaTeX sets for ``latex``; formulas as they are."""
    return str(_READER.latex_to_text(latex))


def run_bibtex(text: str, folder: Path) -> str:
    """What BibTeX writes for all entries of ``text``, with :data:`STYLE`; without white space.

    Where it is not installed pybtex's own engine stands in, which runs the same styles.
    """
    (folder / "all.bib").write_text(text, encoding="utf-8")
    (folder / "show.bst").write_text(STYLE, encoding="utf-8")
    aux = folder / "all.aux"
    aux.write_text("\\citation{*}\n\\bibstyle{show}\n\\bibdata{all}\n", encoding="utf-8")
    if shutil.which("bibtex"):
        # Without the rest of TeX nothing tells it to look into the present folder.
        here = {**os.environ, "BSTINPUTS": ".", "BIBINPUTS": "."}
        done = subprocess.run(
            ["bibtex", "all"], cwd=folder, env=here, capture_output=True, check=False
        )
        said = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, said
        assert "arning" not in said, said
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            BibTeXEngine().make_bibliography(str(aux), bib_encoding="utf-8")
    # BibTeX breaks long lines anywhere between bytes that it takes for characters.
    written = (folder / "all.bbl").read_bytes().decode("utf-8", "replace")
    return re.sub(r"%\n|\s", "", written)


def run_biber(text: str, folder: Path) -> str:
    """What biber says of ``text``; nothing where it is content, or is not installed."""
    if not shutil.which("biber"):
        return ""
    (folder / "all.bib").write_text(text, encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--quiet", "all.bib"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    return said if done.returncode or "WARN" in said or "ERROR" in said else ""


def read_pybtex(text: str) -> Any:
    """The entries by key, by pybtex, which raises where something is wrong."""
    return pybtex.database.parse_string(text, "bibtex").entries


def read_bibtexparser(text: str) -> dict[str, dict[str, Any]]:
    """The fields of each entry by its key, names in parts, by bibtexparser."""
    names: Iterable[Any] = (SeparateCoAuthors(), SplitNameParts())
    library = parse_string(text, append_middleware=names)
    assert not library.failed_blocks, [block.error for block in library.failed_blocks]
    return {
        entry.key: {"ENTRYTYPE": entry.entry_type} | {f.key: f.value for f in entry.fields}
        for entry in library.entries
    }
