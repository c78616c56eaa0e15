"""The text of hand-written pages, from the HTML that MkDocs makes of them."""

from __future__ import annotations

from html.parser import HTMLParser

BREAKING = frozenset({"p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "pre", "tr", "br"})
"""Elements whose end ends a sentence or a cell: words on either side are not one."""
SKIPPED = frozenset({"script", "style", "svg"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped += tag in SKIPPED or ("class", "headerlink") in attrs

    def handle_endtag(self, tag: str) -> None:
        # The mark beside a heading is the only link that is skipped, and holds no other.
        if self._skipped and (tag in SKIPPED or tag == "a"):
            self._skipped -= 1
        if tag in BREAKING:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(data)


def text_of(html: str) -> str:
    """What ``html`` shows, in one line: no markup, no marks beside headings."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.parts).split())
