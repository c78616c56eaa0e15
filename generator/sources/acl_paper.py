"""One paper of the ACL Anthology's XML, of either schema, with what its volume says.

Source: ``schema.rnc`` of the Anthology's repository; its page "Identifiers" for how the
numbers of collection, volume and paper make up an identifier.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.model import AuthorName, Details, PaperKind, PartialDate, Publication, Record
from generator.sources.xml_entries import Element, children, local, words
from generator.text.catalogues import acl_id
from generator.text.links import find_links
from generator.text.loose_dates import loose_date
from generator.text.name_lists import in_parts
from generator.text.names import author_name
from generator.text.recognise import find_identifiers

KINDS = {
    "proceedings": PaperKind.CONFERENCE,
    "journal": PaperKind.ARTICLE,
    "inproceedings": PaperKind.CONFERENCE,
    "article": PaperKind.ARTICLE,
    "book": PaperKind.BOOK,
    "incollection": PaperKind.CHAPTER,
    "inbook": PaperKind.CHAPTER,
    "phdthesis": PaperKind.THESIS,
    "mastersthesis": PaperKind.THESIS,
    "techreport": PaperKind.REPORT,
}
"""``type`` of a volume at present, ``bibtype`` of a paper before."""
_JOURNALS = ("J", "Q")
"""Collections of the old scheme that are journals: Computational Linguistics and TACL."""
_DASH = re.compile(r"\s*[–—-]+\s*")


@dataclass(frozen=True, slots=True)
class Volume:
    """What is known of the volume that papers stand in, from its ``meta`` or front matter.

    ``old``: the file is of the schema before 2019, in which the collection is the volume.
    ``kind`` is the volume's type, empty where none is given.
    """

    collection: str
    id: str
    kind: str = ""
    old: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)

    def paper_id(self, number: str) -> str | None:
        """The Anthology's identifier of the paper ``number``; ``None`` if it cannot be one."""
        if self.old:
            return acl_id(f"{self.collection}-{number:>04}")
        if self.collection[:1].isdigit():
            return acl_id(f"{self.collection}-{self.id}.{number}")
        width = 2 if _two_digits(self.collection, self.id) else 1
        volume, paper = self.id.zfill(width), number.zfill(4 - width)
        return acl_id(f"{self.collection}-{volume}{paper}")

    def with_front_matter(self, number: str, fields: Mapping[str, str]) -> Volume:
        """Before 2019: the volume whose front matter is ``number`` and says ``fields``."""
        own = {**fields, "booktitle": fields.get("title", "")}
        return replace(self, id=self._proceedings(number), fields=own)

    def around(self, number: str) -> Volume:
        """The volume as far as it is that of the paper ``number``.

        Before 2019 a file held several proceedings, and not each had front matter.
        """
        same = not self.old or self._proceedings(number) == self.id
        return self if same else replace(self, fields={})

    def _proceedings(self, number: str) -> str:
        return number.zfill(4)[: 2 if _two_digits(self.collection, number) else 1]


def _two_digits(collection: str, volume: str) -> bool:
    """Whether volumes of a collection of the old scheme have two digits, and papers two."""
    late = collection == "D19" and volume[:1] >= "5"
    return collection.startswith("W") or collection == "C69" or late


def is_front_matter(volume: Volume, number: str, name: str) -> bool:
    """Whether an element called ``name`` is no paper: before 2019 the one numbered zero."""
    if name == "frontmatter" or not volume.old:
        return name == "frontmatter"
    digits = 2 if _two_digits(volume.collection, number) else 3
    return number.zfill(4).endswith("0" * digits)


def fields_of(element: Element) -> dict[str, str]:
    """The text of each child by name, the first of each; marked text as :func:`marked` has it."""
    found: dict[str, str] = {}
    for own in element.iterchildren():
        if text := marked(own):
            found.setdefault(local(own), text)
    return found


def marked(element: Element) -> str:
    """The text of ``element`` on one line: formulas between dollars, other marks taken off."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> list[str]:
    if local(element) == "tex-math":
        return [f"${words(element).strip('$')}$"]
    pieces = [element.text or ""]
    for own in element.iterchildren():
        pieces += [" "] if local(own) == "br" else _pieces(own)
        pieces.append(own.tail or "")
    return pieces


def paper(element: Element, record: Record, volume: Volume) -> Record:
    """``record``, which knows its place, with what ``element`` says."""
    own = fields_of(element)
    return replace(
        record,
        title=own.get("title", ""),
        abstract=own.get("abstract", ""),
        details=_details(element, own, volume),
    )


def _details(element: Element, own: Mapping[str, str], volume: Volume) -> Details:
    authors = _names(element, "author")
    identifiers = _identifiers(element, own, volume)
    return Details(
        authors=authors,
        editors=() if authors else _names(element, "editor"),
        date=_date(own, volume),
        publication=_publication(own, volume),
        identifiers=tuple(identifiers.items()),
        links=_links(element, own, identifiers.get("acl")),
        key=own.get("bibkey"),
    )


def _names(element: Element, role: str) -> tuple[AuthorName, ...]:
    """The names of one role, with or without parts; affiliations and other scripts aside."""
    found = (_name(own) for own in children(element, role))
    return tuple(name for name in found if name)


def _name(own: Element) -> AuthorName | None:
    parts = {local(part): words(part) for part in children(own, "first", "last")}
    if parts:
        return in_parts(parts.get("first"), parts.get("last"))
    plain = words(own)
    return author_name(plain) if plain else None


def _identifiers(element: Element, own: Mapping[str, str], volume: Volume) -> dict[str, str]:
    addresses = [own.get("url", ""), str(element.get("href") or "")]
    found = find_identifiers([own.get("doi", ""), *addresses])
    known = volume.paper_id(str(element.get("id") or "").strip())
    return {**found, "acl": known} if known else found


def _date(own: Mapping[str, str], volume: Volume) -> PartialDate | None:
    """Month and year of the paper or its volume; else the year in an identifier of old: W05."""
    year = own.get("year") or volume.fields.get("year")
    if year:
        same = year == volume.fields.get("year")
        month = own.get("month") or (volume.fields.get("month") if same else None) or ""
        return loose_date(f"{month} {year}") or loose_date(year)
    two = volume.collection[1:]
    if len(volume.collection) == 3 and two.isdecimal():
        return PartialDate((1900 if two >= "60" else 2000) + int(two))
    return None


def _publication(own: Mapping[str, str], volume: Volume) -> Publication:
    both = {**volume.fields, **own}
    journal = both.get("journal-title") or both.get("journal")
    named = own.get("bibtype") if volume.old else volume.kind
    kind = KINDS.get((named or "").lower())
    if kind is None:
        paged = journal or volume.collection[:1] in _JOURNALS
        kind = PaperKind.ARTICLE if paged else PaperKind.CONFERENCE
    pages = own.get("pages")
    return Publication(
        kind=kind,
        venue=journal if kind is PaperKind.ARTICLE and journal else both.get("booktitle"),
        volume=both.get("journal-volume") or own.get("volume"),
        issue=both.get("journal-issue") or own.get("issue"),
        pages=_DASH.sub("-", pages) if pages else None,
        publisher=both.get("publisher"),
    )


def _links(element: Element, own: Mapping[str, str], acl: str | None) -> tuple[str, ...]:
    """The paper's page, and addresses of its code; what only spells the identifier is left."""
    page = [f"https://aclanthology.org/{acl}"] if acl else []
    code = [str(mark.get("url") or "") for mark in children(element, "pwccode")]
    given = [link.url for link in find_links(" ".join([own.get("url", ""), *code]))]
    return tuple(dict.fromkeys([*page, *(url for url in given if acl_id(url) is None)]))
