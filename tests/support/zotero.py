"""What Zotero would save of a page: the rules of its translator "Embedded Metadata", in small.

Source: zotero/translators, ``Embedded Metadata.js`` (of 13 June 2024) and ``RDF.js``, functions
``init``, ``addHighwireMetadata``, ``processHighwireCreators``, ``addLowQualityMetadata`` and
``detectType``; zotero/utilities, ``cleanAuthor``; and Zotero's schema for the fields of preprints.
Left out is what our pages have nothing of: editors, ISSN, keywords, bylines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publication",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_conference_title": "conference",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_abstract": "abstract",
    "citation_doi": "doi",
    "citation_public_url": "url",
}
"""Tags, looked for by the end of their names, and the fields they fill; a later one wins."""
BY_TAG = {
    "citation_journal_title": "journalArticle",
    "citation_conference_title": "conferencePaper",
}
BY_DUBLIN_CORE = {
    "preprint": "preprint",
    "journalarticle": "journalArticle",
    "conferencepaper": "conferencePaper",
}
BY_OPEN_GRAPH = {"website": "webpage", "book": "book"}

Creator = tuple[str, str]
"""Family and given name; the latter is empty for a name in one field."""


@dataclass(frozen=True)
class Saved:
    """A saved item. For a preprint ``publisher`` is its repository, ``number`` its archive ID."""

    type: str
    creators: tuple[Creator, ...]
    pdf: str | None
    pages: str | None
    fields: dict[str, str]

    def __getattr__(self, name: str) -> str | None:
        return self.fields.get(name)


def saved(tree: Any) -> Saved:
    """What is saved of the page ``tree`` (HTML as lxml has it)."""
    tags = _tags(tree)
    fields = _from_rdf(tags)
    for name, field in HIGHWIRE.items():
        values = [value for tag, value in tags if tag.endswith(name)]
        if values and values[0].strip():
            fields[field] = " ".join(values[0].split())
    if "date" not in fields and (online := _first(tags, "citation_online_date")):
        fields["date"] = online
    first = _first(tags, "citation_firstpage")
    last = _first(tags, "citation_lastpage")
    return Saved(
        type=_type(tags),
        creators=_creators(_authors(tags)),
        pdf=_first(tags, "citation_pdf_url"),
        pages="-".join(filter(None, (first, last))) or None,
        fields=fields,
    )


def _tags(tree: Any) -> list[tuple[str, str]]:
    """Name and content of each tag; ``property`` counts where there is no ``name``."""
    found = tree.xpath("//head/meta[@content]")
    return [(tag.get("name") or tag.get("property"), tag.get("content")) for tag in found
            if tag.get("name") or tag.get("property")]  # fmt: skip


def _authors(tags: list[tuple[str, str]]) -> list[str]:
    """Authors in tags of their own, else those that share one."""
    for name in ("citation_author", "citation_authors"):
        if found := [value for tag, value in tags if tag == name]:
            return found
    return []


def _first(tags: list[tuple[str, str]], name: str) -> str | None:
    return next((value for tag, value in tags if tag == name), None)


def _from_rdf(tags: list[tuple[str, str]]) -> dict[str, str]:
    """What Dublin Core, PRISM and Open Graph say, before Highwire overrules them."""
    wanted = {
        "title": ("og:title",),
        "date": ("dcterms.issued", "dcterms.date"),
        "publication": ("prism.publicationName", "dcterms.source", "og:site_name"),
        "publisher": ("dcterms.publisher",),
        "abstract": ("og:description", "dcterms.abstract"),
        "url": ("og:url",),
    }
    found = {field: next((value for name in names if (value := _first(tags, name))), None)
             for field, names in wanted.items()}  # fmt: skip
    return {field: value for field, value in found.items() if value}


def _type(tags: list[tuple[str, str]]) -> str:
    for name, value in reversed(tags):
        if name in BY_TAG and value:
            return BY_TAG[name]
    graph = BY_OPEN_GRAPH.get(_first(tags, "og:type") or "")
    core = BY_DUBLIN_CORE.get(re.sub(r"\s", "", (_first(tags, "dcterms.type") or "").lower()))
    guess = "journalArticle" if _first(tags, "citation_title") else "webpage"
    return graph or core or guess


def _creators(values: list[str]) -> tuple[Creator, ...]:
    found: list[str] = []
    for value in values:
        names = re.split(r"\s*;\s*", value)
        if len(names) == len(values) == 1:
            names = _alone(names[0])
        for name in (name.strip() for name in names):
            if re.search(r"[^\s,\-.;]", name) and [name] != found[-1:]:
                found.append(name)
    return tuple(map(_cleaned, found))


def _alone(name: str) -> list[str]:
    """The only author of a page may be several, with commas between their names."""
    parts = re.split(r"\s*,\s*", name)
    return parts if len(parts) > 1 and " " in parts[0] and " " in parts[1] else [name]


def _cleaned(name: str) -> Creator:
    if "," in name:
        family, given = re.split(r", ?", name)[:2]
        return family, given
    given, _, family = name.rpartition(" ")
    return family, given
