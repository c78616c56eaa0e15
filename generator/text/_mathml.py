"""TeX to MathML Core: latex2mathml does the work, this keeps to what browsers and safety allow.

Source of the tables: MathML Core (W3C), sections 2.1.3 (global attributes) and 3
(presentation elements).
"""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

from latex2mathml import converter, exceptions

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_DEEPEST = 30
"""Nested braces beyond which a formula is refused: the converter recurses."""

_GLOBAL = frozenset({"displaystyle", "scriptlevel", "mathcolor", "mathbackground", "mathsize"})
_OPERATOR = frozenset(
    {"accent", "fence", "form", "largeop", "lspace", "maxsize", "minsize", "movablelimits"}
    | {"rspace", "separator", "stretchy", "symmetric"}
)
_NONE: frozenset[str] = frozenset()
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "math": frozenset({"display"}),
    "mfrac": frozenset({"linethickness"}),
    "mi": _NONE,
    "mn": _NONE,
    "mo": _OPERATOR,
    "mover": frozenset({"accent"}),
    "mpadded": frozenset({"width", "height", "depth", "lspace", "voffset"}),
    "mphantom": _NONE,
    "mroot": _NONE,
    "mrow": _NONE,
    "mspace": frozenset({"width", "height", "depth"}),
    "msqrt": _NONE,
    "mstyle": _NONE,
    "msub": _NONE,
    "msubsup": _NONE,
    "msup": _NONE,
    "mtable": _NONE,
    "mtd": frozenset({"columnspan", "rowspan"}),
    "mtext": _NONE,
    "mtr": _NONE,
    "munder": frozenset({"accentunder"}),
    "munderover": frozenset({"accent", "accentunder"}),
}
_CHILDREN = {
    **dict.fromkeys(("mfrac", "mover", "mroot", "msub", "msup", "munder"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
"""Elements that a browser lays out only with exactly so many children."""

_VARIANTS = {
    "bold": "BOLD",
    "italic": "ITALIC",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT",
    "bold-script": "BOLD SCRIPT",
    "fraktur": "FRAKTUR",
    "bold-fraktur": "BOLD FRAKTUR",
    "sans-serif": "SANS-SERIF",
    "bold-sans-serif": "SANS-SERIF BOLD",
    "sans-serif-italic": "SANS-SERIF ITALIC",
    "sans-serif-bold-italic": "SANS-SERIF BOLD ITALIC",
    "monospace": "MONOSPACE",
}

# The converter's own errors have no common base; the rest is what it lets slip on odd input.
_CONVERTER_ERRORS: tuple[type[Exception], ...] = (
    *(
        error
        for error in vars(exceptions).values()
        if isinstance(error, type) and issubclass(error, Exception)
    ),
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
    ET.ParseError,
)


def to_mathml(tex: str) -> str:
    """Convert ``tex`` to an inline ``<math>`` element; ``ValueError`` where it cannot be."""
    _check_braces(tex)
    try:
        root = ET.fromstring(converter.convert(tex))
    except _CONVERTER_ERRORS as problem:
        raise ValueError(f"no formula: {tex[:80]!r}") from problem
    return ET.tostring(_core(root), encoding="unicode", short_empty_elements=False)


def _check_braces(tex: str) -> None:
    """Refuse unbalanced or very deep braces, which the converter mends without a word."""
    depth = 0
    escaped = False
    for char in tex:
        step = 0 if escaped else {"{": 1, "}": -1}.get(char, 0)
        depth += step
        escaped = char == "\\" and not escaped
        if not 0 <= depth <= _DEEPEST:
            raise ValueError("braces that do not match or go too deep")
    if depth or not tex.strip():
        raise ValueError("braces that do not match, or nothing at all")


def _core(element: ET.Element) -> ET.Element:
    """Copy ``element`` with Core's attributes only; ``ValueError`` for any other element."""
    name = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
    if name not in _ATTRIBUTES:
        raise ValueError(f"<{name}> is not in MathML Core")
    if "href" in element.attrib:
        raise ValueError("a formula is no place for a link")
    if len(element) != _CHILDREN.get(name, len(element)):
        raise ValueError(f"<{name}> with {len(element)} children")
    text = element.text or ""
    # The converter passes on a command that it does not know as an identifier.
    if "\\" in text:
        raise ValueError(f"unknown command {text}")
    copy = ET.Element(name, {"xmlns": _NAMESPACE} if name == "math" else {})
    variant = element.attrib.get("mathvariant", "")
    copy.text = _styled(text, variant) if name in ("mi", "mn") else text
    if name == "mi" and variant == "normal":
        copy.set("mathvariant", "normal")
    for key in sorted(element.attrib.keys() & (_GLOBAL | _ATTRIBUTES[name])):
        copy.set(key, element.attrib[key])
    copy.extend([_core(child) for child in element])
    return copy


def _styled(text: str, variant: str) -> str:
    """Spell ``text`` in mathematical alphanumerics: Core has no ``mathvariant`` but normal."""
    style = _VARIANTS.get(variant)
    return "".join(_styled_char(char, style) for char in text) if style else text


def _styled_char(char: str, style: str) -> str:
    name = unicodedata.name(char, "").replace("LATIN ", "").replace("GREEK ", "")
    try:
        return unicodedata.lookup(f"MATHEMATICAL {style} {name.replace('LETTER ', '')}")
    except KeyError:
        return char
