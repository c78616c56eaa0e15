"""The maintainer's Markdown as HTML for a part of a page.

It is the maintainer's own and trusted: HTML in it stays HTML. Python-Markdown makes it, as it
makes every page, but on its own and not within the page: its headings then stand below the
page's, its anchors do not meet the page's, and every link is looked at here, where file and
line are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.text.keys import slug
from generator.text.math import Math, mathml, split_math

EXTENSIONS = (
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables",
    "pymdownx.superfences",
)  # fmt: skip
HEADINGS = tuple(f"h{level}" for level in range(1, 7))
ADDRESSES = {"a": "href", "img": "src"}
FORMULA = r"(?<![\\$])(\${1,2}[^$]+\${1,2})(?!\$)"
ABOVE_EMPHASIS, LAST = 175, 5
"""Where our steps stand among Python-Markdown's (its documentation, "Extensions")."""
FENCE = re.compile(r"^([ >]*)([`~])(?=\2\2)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: ``href`` as it is on the page, ``None`` for nowhere.

    ``text`` stands in for the words of a link that has none.
    """

    href: str | None
    text: str = ""


Resolve = Callable[[str, frozenset[str]], Target]
"""From an address as written, and the anchors of the text, to where it leads."""


def html(text: str, resolve: Resolve, level: int, prefix: str) -> str:
    """``text`` as HTML, of which the highest headings have ``level`` (2 to 6).

    ``prefix`` begins every anchor. ``resolve`` is asked for each link and image.
    """
    parser = Markdown(
        extensions=[*EXTENSIONS, _Ours(resolve, level, prefix)],
        extension_configs={"footnotes": {"UNIQUE_IDS": False}},
    )
    # The page's own Markdown, which this becomes a part of, must see no fences in it.
    return FENCE.sub(_entity, parser.convert(text))


def line_html(text: str, resolve: Resolve) -> str:
    """A line of Markdown as HTML without a paragraph around it."""
    made = html(text, resolve, 6, "")
    return made.removeprefix("<p>").removesuffix("</p>") if made.count("<p>") == 1 else made


def _entity(match: re.Match[str]) -> str:
    return f"{match[1]}&#{ord(match[2])};"


class _Ours(Extension):
    def __init__(self, resolve: Resolve, level: int, prefix: str) -> None:
        super().__init__()
        self._made = (resolve, level, prefix)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that the library calls
        md.inlinePatterns.register(_Formulas(FORMULA, md), "formula", ABOVE_EMPHASIS)
        md.treeprocessors.register(_Fit(md, *self._made), "fit", LAST)


class _Formulas(InlineProcessor):
    """Formulas between dollar signs, as in titles and abstracts: prices are none."""

    def handleMatch(  # type: ignore[override] # noqa: N802 - as above; the stubs know one form
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - given by the library
    ) -> tuple[str | None, int | None, int | None]:
        parts = split_math(m[1])
        if len(parts) != 1 or not isinstance(parts[0], Math):
            return None, None, None
        made = f'<span class="formula">{mathml(parts[0].tex)}</span>'
        return self.md.htmlStash.store(made), m.start(0), m.end(0)


class _Fit(Treeprocessor):
    """Headings, anchors and links as the page around them needs them."""

    def __init__(self, md: Markdown, resolve: Resolve, level: int, prefix: str) -> None:
        super().__init__(md)
        self._resolve, self._level, self._prefix = resolve, level, prefix

    def run(self, root: Element) -> None:
        headings = [found for found in root.iter() if found.tag in HEADINGS]
        highest = min((HEADINGS.index(own.tag) + 1 for own in headings), default=1)
        for own in headings:
            level = HEADINGS.index(own.tag) + 1 - highest + self._level
            own.tag = HEADINGS[min(level, len(HEADINGS)) - 1]
        anchors = frozenset(self._anchors(root, headings))
        for element in root.iter():
            name = ADDRESSES.get(element.tag)
            if name and (address := element.get(name)) is not None:
                self._lead(element, name, address, anchors)

    def _anchors(self, root: Element, headings: list[Element]) -> Iterator[str]:
        """Give each heading an anchor, and each anchor the prefix; what they were before."""
        taken = {own.get("id") for own in root.iter() if own.get("id")}
        for own in headings:
            wanted = slug("".join(own.itertext()), 40)
            number, free = 1, wanted
            while own.get("id") is None:
                if free not in taken:
                    own.set("id", free)
                number, free = number + 1, f"{wanted}-{number + 1}"
            taken.add(own.get("id"))
        for own in root.iter():
            if anchor := own.get("id"):
                own.set("id", f"{self._prefix}{anchor}")
                yield anchor

    def _lead(self, element: Element, name: str, address: str, anchors: frozenset[str]) -> None:
        if address.startswith("#") and address[1:] in anchors:
            element.set(name, f"#{self._prefix}{address[1:]}")
            return
        target = self._resolve(address, anchors)
        if target.href is None:
            del element.attrib[name]
        else:
            element.set(name, target.href)
        if element.tag == "a" and target.text and not (element.text or len(element)):
            element.text = AtomicString(target.text)
