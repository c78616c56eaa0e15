"""Raw HTML set aside quickly, as Python-Markdown's own extractor would.

That one follows every tag of a page with Python's HTML parser. Our templates write most of a
page as blocks of HTML that begin and end on lines of their own, and for those it is enough to
find where a block ends. What is in any way unusual is left to the extractor, which runs next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor

PRIORITY, BEFORE_FENCES = 20.5, 25.5
"""Right before ``html_block``, whose priority is 20; and before code between fences is looked for,
with 25, which takes as long as it has lines."""
FENCES = "fenced_code_block"
FENCE = re.compile("```|~~~")
OPENING = re.compile(r"^<([a-z][a-z0-9]*)[ >]", re.MULTILINE)
TAG = re.compile(
    r"""<(?:/([a-z][a-z0-9]*)>|([a-z][a-z0-9]*)(?:\s+[a-zA-Z_:][-\w:.]*(?:="[^"<]*")?)*\s*(/?)>)"""
)
"""A tag as our templates write it: the name of a closing one, that of an opening one, and the
stroke of one that closes itself."""
UNUSUAL = re.compile(
    r"<!|<\?|<(?i:script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)\b"
    r"|&(?!(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)"
)
"""What the HTML parser treats in some other way: comments, elements whose content is text, and
an ampersand that is none of a reference."""
BETWEEN = re.compile(
    r"^ {0,3}<[a-zA-Z/!?]|<[!?]|<[a-zA-Z/][^>\n]*$|<(?i:script|style)", re.MULTILINE
)
"""What must not stand between blocks, as it may begin raw HTML that goes on in the next one."""
END = re.compile(r"[ ]*\n")
BLANK = re.compile(r"([ ]*\n){2}")
NO_BLOCK = frozenset({"hr"})
"""Block elements without content, which the extractor treats on their own."""


class QuickBlocks(Preprocessor):
    """Stores each block of raw HTML that is easy to delimit.

    ``fenced`` says that code between fences has not been set aside yet.
    """

    def __init__(self, md: Markdown, *, fenced: bool = False) -> None:
        super().__init__(md)
        self._fenced = fenced

    def run(self, lines: list[str]) -> list[str]:
        """Replace blocks by what stands for them, as ``HTMLExtractor`` of Python-Markdown does.

        Blocks with nothing between them stand together: each would become a paragraph of its
        own, to be put in place with a line end after it.
        """
        source, done, found = "\n".join(lines), 0, list[str]()
        if self._fenced and FENCE.search(source):
            return lines
        together: list[str] = []
        while opening := OPENING.search(source, done):
            start, end = opening.start(), self._end(source, opening)
            if end is None or BETWEEN.search(source, done, start):
                break
            between = source[done:start]
            if together and between.strip():
                found.append(self._stored(together))
                together = []
            found += [] if together else [between, "\n"]
            together.append(source[start:end] + ("\n" if BLANK.match(source, end) else ""))
            done = end
        if together:
            found.append(self._stored(together))
        return "".join([*found, source[done:]]).split("\n")

    def _stored(self, blocks: Sequence[str]) -> str:
        return self.md.htmlStash.store("\n".join(blocks)) + "\n\n"

    def _end(self, source: str, opening: re.Match[str]) -> int | None:
        """Where the block ends, or ``None`` where only the extractor can tell."""
        name, depth = opening[1], 0
        if name in NO_BLOCK or not self.md.is_block_level(name):
            return None
        for tags, tag in enumerate(TAG.finditer(source, opening.start()), start=1):
            if name in (tag[1], tag[2]):
                depth += -1 if tag[1] else 1
                if tag[3]:
                    return None
            if depth == 0:
                return self._usual(source, opening.start(), tag.end(), tags)
        return None

    def _usual(self, source: str, start: int, end: int, tags: int) -> int | None:
        """``end``, unless something between the tags is not what it seems."""
        usual = source.count("<", start, end) == tags and END.match(source, end)
        return None if not usual or UNUSUAL.search(source, start, end) else end


def register(md: Markdown) -> None:
    """Let ``md`` set blocks aside quickly, if nothing else than its own extractor does so."""
    if type(md.preprocessors["html_block"]) is not HtmlBlockPreprocessor:
        return
    known = md.preprocessors
    after = known.get_index_for_name("html_block") - 1
    # Nothing else may stand between that counts on seeing raw HTML.
    early = FENCES in known and known.get_index_for_name(FENCES) == after
    place = BEFORE_FENCES if early else PRIORITY
    known.register(QuickBlocks(md, fenced=early), "paper_atlas_blocks", place)
