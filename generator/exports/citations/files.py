"""The files of references, where they stand, and what a paper's page shows of them.

| address | what |
| --- | --- |
| ``papers/<id>/cite.bib`` ``cite.biblatex.bib`` ``cite.ris`` ``cite.csl.json`` | one paper |
| ``topics/<id>/papers.bib`` ``papers.ris`` ``papers.csl.json`` | the papers of a topic |
| ``years/2024/papers.bib`` … | the papers of a year |
| ``lists/<id>/papers.bib`` … | the papers of a reading list, in its order |
| ``data/papers.bib`` … | all papers |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from generator.exports.citations.bibtex import biblatex, bibtex
from generator.exports.citations.csl import csl_json
from generator.exports.citations.formatted import References
from generator.exports.citations.item import Item
from generator.exports.citations.keys import NONE_GIVEN, assign_keys
from generator.exports.citations.mapping import cite
from generator.exports.citations.pandoc import Reference
from generator.exports.citations.ris import ris
from generator.exports.citations.styles import STYLES
from generator.model import Paper
from generator.pages import addresses
from generator.pages.beside import FORMS, reference_forms
from generator.pages.collection import Collection


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files: its ending, its name for people, and what writes it."""

    ending: str
    label: str
    write: Callable[[Iterable[Item]], str]


BIBTEX = Format("bib", "BibTeX", bibtex)
BIBLATEX = Format("biblatex.bib", "BibLaTeX", biblatex)
RIS = Format("ris", "RIS", ris)
CSL_JSON = Format("csl.json", "CSL-JSON", csl_json)
OF_A_PAPER = (BIBTEX, BIBLATEX, RIS, CSL_JSON)
NAMES_ALL = ("acm",)
"""Styles that name every author."""
MOST_CITED = 50
"""Authors in a reference on a page; one paper in fifty has more. BibTeX then says ``and others``,
and a style that names every author is left out. The files of references name them all."""
OF_A_LIST = (BIBTEX, RIS, CSL_JSON)


@dataclass(frozen=True, slots=True)
class FormattedView:
    """A reference in one style; ``id`` is the style's."""

    id: str
    label: str
    runs: Reference


@dataclass(frozen=True, slots=True)
class FileView:
    """A file beside the page; ``name`` is what it is called once it is downloaded."""

    label: str
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """What a paper's page offers to who cites it."""

    key: str
    references: tuple[FormattedView, ...]
    bibtex: str
    files: tuple[FileView, ...]


def _shortened(item: Item) -> Item:
    """``item`` as a page shows it: authors beyond those that it names are ``others``."""
    if len(item.authors) <= MOST_CITED:
        return item
    return replace(item, authors=item.authors[:MOST_CITED], more_authors=True)


class Citations:
    """The references of a collection.

    ``given`` are citation keys given before, by paper id; ``cache`` a folder where formatted
    references are kept for the next build.
    """

    def __init__(
        self,
        collection: Collection,
        given: Mapping[str, str] = NONE_GIVEN,
        cache: Path | None = None,
    ) -> None:
        self._collection = collection
        self._cache = cache
        keys = assign_keys(collection.papers, given)
        self.items: Mapping[str, Item] = {
            paper.id: cite(paper, keys[paper.id]) for paper in collection.newest
        }

    @property
    def _of_a_paper(self) -> Sequence[Format]:
        """The formats in which each paper has a file of its own."""
        return OF_A_PAPER if self._collection.beside.paper_files else ()

    @cached_property
    def _references(self) -> References:
        return References(list(self.items.values()), self._cache)

    def prepare(self) -> None:
        """Let pandoc format what it must. Raises :class:`AtlasError` as ``References`` does."""
        _ = self._references

    def known(self, paper_id: str) -> tuple[Item, tuple[Reference, ...], bool]:
        """All that :meth:`view` depends on."""
        item = self.items[paper_id]
        formatted = tuple(self._references.of(style, item) for style in STYLES)
        return item, formatted, bool(self._of_a_paper)

    def view(self, paper_id: str) -> CitationView:
        """What the page of a paper shows. Raises :class:`AtlasError` as ``References`` does."""
        item = self.items[paper_id]
        return CitationView(
            key=item.id,
            references=tuple(
                FormattedView(style.id, style.label, self._references.of(style, item))
                for style in STYLES
                if len(item.authors) <= MOST_CITED or style.id not in NAMES_ALL
            ),
            bibtex=bibtex([_shortened(item)]).strip(),
            files=tuple(
                FileView(own.label, f"cite.{own.ending}", f"{item.id}.{own.ending}")
                for own in self._of_a_paper
            ),
        )

    def files(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Path and what makes the text of each file, those of papers first.

        Paths are relative to the site's root.
        """
        for paper_id, item in self.items.items():
            folder = addresses.url(addresses.paper(paper_id))
            for own in self._of_a_paper:
                yield f"{folder}cite.{own.ending}", partial(own.write, [item])
        for folder, papers in self._lists():
            items = [self.items[paper.id] for paper in papers]
            forms = dict(FORMS if folder == "data/" else reference_forms(len(items)))
            for own in (own for own in OF_A_LIST if own.ending in forms):
                yield f"{folder}papers.{own.ending}", partial(own.write, items)

    def _lists(self) -> Iterator[tuple[str, Sequence[Paper]]]:
        collection = self._collection
        for topic in collection.topics:
            papers = collection.by_topic.get(topic, ())
            yield addresses.url(addresses.topic(topic)), papers
        for year, papers in collection.by_year.items():
            yield addresses.url(addresses.year(year)), papers
        for own in collection.written.lists:
            listed = tuple(collection.by_id[entry.paper] for entry in own.entries)
            yield addresses.url(addresses.reading_list(own.id)), listed
        yield "data/", collection.newest
