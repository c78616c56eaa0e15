"""Signposts: small pages at addresses that have no page of their own, or none any more.

Redirects for papers that were renamed or merged and for outside names (``/arxiv/…/``,
``/doi/…/``), tombstones for papers that were withdrawn. They stand alone, without the
site's theme, so that ten thousand of them weigh little, and are not in the site map.

A static host cannot match patterns, so the first versions of an arXiv paper have a file
each, unless there are many papers; ``docs/javascripts/lost.js`` on the 404 page sends all others
on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date as Date
from functools import partial
from html import escape

from generator.exports.signpost_pages import REDIRECT, TOMBSTONE
from generator.pages.collection import Collection
from generator.permalinks import Entry, Ledger
from generator.text.dates import spoken_day
from generator.text.escape import html_with_math
from generator.text.math import plain

VERSIONS = 3
"""Versions of an arXiv paper that have a redirect of their own: few have more.

None has one in a large collection, where they would be most of its files.
"""
LONGEST = 200
"""Characters in a part of an address; file systems allow 255 bytes."""
PLAIN = re.compile(r"[a-z0-9_()-]|\.")


def signposts(collection: Collection) -> Iterator[tuple[str, Callable[[], str]]]:
    """Source path and what makes the text of every signpost, in order of path.

    Raises nothing: an address that leads nowhere has no signpost, which
    ``paper-atlas check --locked`` complains of.
    """
    made = dict(_of_papers(collection))
    for path, key in _outside(collection):
        made[f"{path}/index.html"] = partial(_redirect, collection, path, key)
    yield from sorted(made.items())


def arxiv_path(arxiv: str) -> str:
    """Where the paper with this bare identifier is announced: ``arxiv/2305.17888``."""
    return f"arxiv/{arxiv}"


def doi_path(doi: str) -> str | None:
    """Where the paper with this bare DOI is announced: ``doi/10.1145/3725732``.

    Letters, digits, ``.``, ``_``, ``-``, brackets and the slash stay as they are. Others
    become ``~`` and two hexadecimal digits for each byte of UTF-8, as do the dots of a part
    that would mean something to a file system. ``None`` where a part is too long for one.
    """
    parts = [_part(part) for part in doi.lower().split("/")]
    return "/".join(["doi", *parts]) if max(map(len, parts)) <= LONGEST else None


def _part(part: str) -> str:
    if not part.strip("."):
        return "".join(map(_byte, part.encode())) or "~"
    plain = "".join(c if PLAIN.fullmatch(c) else "".join(map(_byte, c.encode())) for c in part)
    return plain.replace(".", "~2e") if plain == "index.html" else plain


def _byte(value: int) -> str:
    return f"~{value:02x}"


def _of_papers(collection: Collection) -> Iterator[tuple[str, Callable[[], str]]]:
    for key, entry in sorted(collection.ledger.entries.items()):
        path = f"papers/{key}"
        if entry.withdrawn:
            yield f"{path}/index.html", partial(_tombstone, collection, entry)
        elif key not in collection.by_id and (end := end_of(collection, key)):
            yield f"{path}/index.html", partial(_redirect, collection, path, end)


def end_of(collection: Collection, key: str) -> str | None:
    """Where an address leads in the end: a paper, or a tombstone."""
    end = collection.ledger.final(key)
    entry = collection.ledger.entries.get(end) if end else None
    answers = end in collection.by_id or (entry and entry.withdrawn)
    return end if answers else None


def _outside(collection: Collection) -> Iterator[tuple[str, str]]:
    """Paths by outside names, each once, and the id of the paper that it leads to."""
    seen: set[str] = set()
    for path, key in _names(collection):
        if path not in seen:
            seen.add(path)
            yield path, key


def _names(collection: Collection) -> Iterator[tuple[str, str]]:
    """What papers are called now goes before what they were called once."""
    versions = ("", *(() if collection.large else (f"v{n}" for n in range(1, VERSIONS + 1))))
    for key, paper in sorted(collection.by_id.items()):
        yield from _paths(key, (paper.arxiv,), (paper.doi,), versions)
    for key, entry in sorted(collection.ledger.entries.items()):
        if end := end_of(collection, key):
            yield from _paths(end, entry.arxiv, entry.doi, versions)


def _paths(
    key: str,
    arxiv: tuple[str | None, ...],
    doi: tuple[str | None, ...],
    versions: tuple[str, ...],
) -> Iterator[tuple[str, str]]:
    for value in filter(None, arxiv):
        for version in versions:
            yield f"{arxiv_path(value)}{version}", key
    for value in filter(None, doi):
        if path := doi_path(value):
            yield path, key


def _redirect(collection: Collection, path: str, key: str) -> str:
    href = f"{_root(path)}papers/{key}/"
    paper = collection.by_id.get(key)
    title = paper.title if paper else _title(collection.ledger, key)
    canonical = f"{collection.url}papers/{key}/" if collection.url else href
    return REDIRECT.substitute(title=escape(plain(title)), href=href, canonical=escape(canonical))


def _tombstone(collection: Collection, entry: Entry) -> str:
    values: Mapping[str, str] = {
        "plain": plain(_title(collection.ledger, entry.id)),
        "reason": entry.reason or "",
        "root": _root(f"papers/{entry.id}"),
        "site": collection.title,
    }
    title = html_with_math(_title(collection.ledger, entry.id))
    escaped = {name: escape(value) for name, value in values.items()}
    return TOMBSTONE.substitute(escaped, title=title, when=_since(entry.since))


def _since(day: Date | None) -> str:
    """The day in words; nothing for a paper that is hidden, which may come back any day."""
    if day is None:
        return ""
    words = spoken_day(day)
    return f' on <time datetime="{day.isoformat()}">{words}</time>'


def _title(ledger: Ledger, key: str) -> str:
    return ledger.entries[key].titles[-1]


def _root(path: str) -> str:
    """The way from ``path/`` up to the site's root."""
    return "../" * (path.count("/") + 1)
