"""The typefaces, what each can show, and which one shows which part of a text.

All come from packages, so that a card looks the same on every machine: Source Serif 4 for
titles, FiraGO for the rest and for Arabic, Hebrew, Devanagari, Thai and Georgian, Noto Sans CJK
for Chinese, Japanese and Korean, Noto Sans Math and Symbols for signs. All are under the SIL
Open Font License 1.1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO

import uharfbuzz
from PIL import ImageFont

from generator.exports.social.layout import clusters

PACKAGES = (
    *("pillow", "uharfbuzz"),
    *("fontpkg-source-serif-4", "pymupdf-fonts", "noto-cjk-sans-jp-regular"),
)
"""All that a card's pixels depend on beside our own code; their versions are in its key."""
BOX = "\u25a1"
"""Stands for a character that no font has."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font file. ``axes`` are the values of a variable font's axes, in the file's order.

    ``emboldened`` is by how much of the em its strokes are widened on each side, for a font
    that is there in one weight only. Each face is equal to itself alone, which makes it a
    quick key.
    """

    name: str
    load: Callable[[], bytes]
    axes: tuple[int, ...] = ()
    emboldened: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one face shows, and the direction it is set in."""

    face: Face
    text: str
    direction: str


def _bundled(name: str) -> Callable[[], bytes]:
    return lambda: bytes(import_module(f"pymupdf_fonts.{name}").fontbuffer)


def _file(package: str, path: str) -> Callable[[], bytes]:
    return lambda: files(package).joinpath(path).read_bytes()


_CJK = _file("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf")
_SERIF = _file("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf")
SERIF = Face("serif", _SERIF, axes=(660, 40))
BOLD = Face("bold", _bundled("FiraGO_Bold"))
REGULAR = Face("regular", _bundled("FiraGO_Regular"))
CJK = Face("cjk", _CJK)
CJK_BOLD = Face("cjk", _CJK, emboldened=0.014)
SIGNS = tuple(
    Face(name, _bundled(f"{name}_Regular"))
    for name in ("NotoSansMath", "NotoSansSymbols2", "NotoSansSymbols")
)

TITLE = (SERIF, BOLD, CJK_BOLD, *SIGNS)
SANS_TITLE = (BOLD, CJK_BOLD, *SIGNS)
STRONG = SANS_TITLE
PLAIN = (REGULAR, CJK, *SIGNS)
Chain = Sequence[Face]
"""Faces in the order in which they are asked."""


@cache
def _data(load: Callable[[], bytes]) -> bytes:
    return load()


@cache
def coverage(face: Face) -> frozenset[int]:
    """The code points that ``face`` has glyphs for."""
    return frozenset(uharfbuzz.Face(_data(face.load)).unicodes)


@cache
def font(face: Face, em: int) -> ImageFont.FreeTypeFont:
    """``face`` at ``em`` pixels, with complex scripts shaped."""
    data = BytesIO(_data(face.load))
    made = ImageFont.truetype(data, em, layout_engine=ImageFont.Layout.RAQM)
    if face.axes:
        made.set_variation_by_axes(list(face.axes))
    return made


def edition() -> tuple[str, ...]:
    """The versions of :data:`PACKAGES`."""
    return tuple(version(package) for package in PACKAGES)


def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction runs right to left (UAX #9, rules P2 and P3)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def title_chain(text: str) -> Chain:
    """The faces of a title: led by the serif, unless most letters are not in it.

    One face should show all of a title. FiraGO has Arabic and Hebrew together with Latin, so
    that a line of both is in one face, and is ordered by the bidirectional algorithm as one.
    """
    if text.isascii():
        return TITLE
    letters = [char for char in text if char.isalpha()]
    own = coverage(SERIF)
    known = sum(ord(char) in own for char in letters)
    mixed = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in letters)
    return SANS_TITLE if mixed or 2 * known < len(letters) else TITLE


def missing(text: str, chain: Chain) -> str:
    """The characters of ``text`` that no face of ``chain`` has, each once, sorted."""
    if text.isascii():
        return ""
    return "".join(sorted({c for c in text if not any(ord(c) in coverage(f) for f in chain)}))


def without_pictures(text: str) -> str:
    """``text`` without the emoji that no font has, unless there is nothing else."""
    if text.isascii():
        return text
    unknown = {c for c in missing(text, TITLE) if unicodedata.category(c) in {"So", "Sk", "Mn"}}
    rest = "".join(char for char in text if char not in unknown)
    return " ".join(rest.split()) or text


def runs(text: str, chain: Chain) -> tuple[Run, ...]:
    """``text`` by the faces that show it, from left to right as it is seen.

    Each character goes to the first face that has it; spaces stay with what they follow.
    """
    direction = "rtl" if is_rtl(text) else "ltr"
    if text.isascii():
        return (Run(chain[0], text, direction),) if text else ()
    found: list[Run] = []
    for face, part in _faced(text, chain):
        if found and (found[-1].face == face or part == " "):
            found[-1] = Run(found[-1].face, found[-1].text + part, direction)
        else:
            found.append(Run(face, part, direction))
    return tuple(reversed(found) if direction == "rtl" else found)


def _faced(text: str, chain: Chain) -> Iterator[tuple[Face, str]]:
    for cluster in clusters(text):
        # A mark or a joiner that no face has with its letter is left out, the letter stays.
        for part in (cluster, cluster[0], BOX):
            face = next((f for f in chain if all(ord(c) in coverage(f) for c in part)), None)
            if face:
                yield face, part
                break
