"""The link "Correct this page": a new issue in the site's repository, filled in.

Sources: GitHub's documentation, "Creating an issue", section "Creating an issue from a URL
query" (``template``, ``title``), and "Syntax for GitHub's form schema", section "Keys" (a
field's ``id`` is its name in the query); GitLab's documentation, "Create an issue", section
"Using a URL with prefilled values" (``issue[title]``, ``issue[description]``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from generator.model import LinkKind, Paper
from generator.text.math import plain

FORM = "correction.yml"
"""The form in ``.github/ISSUE_TEMPLATE``; its field ids are those of :func:`present`."""
LONGEST = 6000
"""Characters of a link: GitHub's servers answer 414 to addresses beyond some 8,000."""
ROOM_FOR_MORE = 60
LONGEST_TITLE = 90
OWN_LINKS = (LinkKind.CODE, LinkKind.MODEL, LinkKind.DATASET, LinkKind.PROJECT)
"""The links that are said of a paper; the others are made from its identifiers."""
FENCE = "~~~~~~"
Fields = Iterable[tuple[str, tuple[str, ...]]]


def correction_link(repository: str, paper: Paper, topics: Iterable[str]) -> str | None:
    """The address of a new issue that says what is known of ``paper``.

    ``repository`` is the address of the site's repository; where it is empty, or neither on
    GitHub nor on GitLab (told by the host's name), there is no link. ``topics`` are the ids
    of the paper's topics. What would make the link too long is cut at whole items.
    """
    base = repository.rstrip("/").removesuffix(".git")
    known = tuple(present(paper, topics))
    match forge(base):
        case "github":
            start = f"{base}/issues/new?template={FORM}&title={quote(_title(paper), safe='')}"
            return start + "".join(_fitting(known, LONGEST - len(start)))
        case "gitlab":
            start = f"{base}/-/issues/new?issue[title]={quote(_title(paper), safe='')}"
            start += "&issue[description]="
            return start + quote(_described(known, LONGEST - len(start)), safe="")
    return None


def forge(repository: str) -> str | None:
    """``github`` or ``gitlab``, where a label of the host's name says so."""
    parts = urlsplit(repository)
    if parts.scheme not in ("http", "https") or parts.path.count("/") < 2:
        return None
    labels = (parts.hostname or "").split(".")
    return next((name for name in ("github", "gitlab") if name in labels), None)


def present(paper: Paper, topics: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is known of ``paper``, by field of the form, the shortest first."""
    fields = {
        "paper": (paper.id,),
        "paper_title": (plain(paper.title),),
        "date": (str(paper.date.value),) if paper.date else (),
        "arxiv": (paper.arxiv,),
        "doi": (paper.doi,),
        "venue": (paper.venue,),
        "topics": tuple(topics),
        "links": tuple(link.url for link in paper.links if link.kind in OWN_LINKS),
        "authors": paper.authors,
    }
    for name, values in fields.items():
        if said := tuple(value for value in values if value):
            yield name, said


def _title(paper: Paper) -> str:
    title = plain(paper.title)
    cut = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    return f"Correction: {cut}"


def _fitting(fields: Fields, room: int) -> Iterator[str]:
    """A parameter for each field, together at most ``room`` characters."""
    for name, values in fields:
        start = f"&{name}="
        value = "%0A".join(_items(values, room - len(start)))
        if value:
            room -= len(start) + len(value)
            yield start + value


def _items(values: tuple[str, ...], room: int) -> list[str]:
    """As many quoted values as fit, and how many there are more; a single one whole or not."""
    found: list[str] = []
    for i, value in enumerate(values):
        quoted = quote(value, safe="")
        more = len(values) - i
        reserve = ROOM_FOR_MORE if more > 1 else 0
        room -= len(quoted) + len("%0A")
        if room < reserve:
            return [*found, quote(f"(and {more} more)", safe="")] if found else []
        found.append(quoted)
    return found


def _described(fields: Fields, room: int) -> str:
    """The fields as the text of an issue, inside a fence: nothing in it is Markdown."""
    lines, end = [FENCE], f"\n{FENCE}\n\nWhat is wrong, and where you know it from:\n\n"
    room -= len(quote(FENCE + end, safe=""))
    for name, values in fields:
        line = f"{name}: {'; '.join(values)}"
        room -= len(quote(f"\n{line}", safe=""))
        if room >= 0:
            lines.append(line)
    return "\n".join(lines) + end
