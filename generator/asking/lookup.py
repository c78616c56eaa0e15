"""Looks papers up, by identifier where one is known and else by title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from generator.asking.apis import APIS, Api
from generator.asking.asker import Asker, Received
from generator.asking.matching import CONFIDENCES, Comparison, compare
from generator.asking.questions import ITEM_FIELDS, WORK_FIELDS, arxiv_ids
from generator.model import Paper, Record
from generator.sources import Reading, Source, read_source
from generator.text.keys import words
from generator.text.math import plain

CANDIDATES = 5
"""Results of a search that are looked at."""
LONGEST_QUERY_WORDS = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate that is taken for the paper: what it says, where, when, and how alike it is.

    ``url`` is an address for people, of the paper and not of the question. ``rivals`` are
    other candidates, from the same service, that are as much alike.
    """

    record: Record
    api: Api
    url: str
    day: date
    comparison: Comparison
    rivals: tuple[Record, ...] = ()

    @property
    def confidence(self) -> str:
        """``high``, ``medium`` or ``low``."""
        found = self.comparison.confidence
        assert found is not None
        return found

    @property
    def evidence(self) -> str:
        """One line for ``sources`` in ``seeds/papers.yml``."""
        return f"{self.url} ({self.api.name} on {self.day}: {self.comparison.words()})"


@dataclass(slots=True)
class Lookup:
    """Looks papers up at the services ``order`` names, by id, best first."""

    asker: Asker
    order: Sequence[str] = ("arxiv", "crossref")
    apis: Mapping[str, Api] = field(default_factory=lambda: APIS)
    _by_arxiv: dict[str, tuple[Record, Received]] = field(default_factory=dict)

    def prepare(self, papers: Iterable[Paper]) -> None:
        """Ask arXiv at once for all papers that are known by its identifier."""
        ids = [paper.arxiv for paper in papers if paper.arxiv and "arxiv" in self.order]
        for question in arxiv_ids(ids, self.apis) if ids else ():
            size = str(question.most)
            received = self.asker.ask(question.api, {**question.params, "max_results": size})
            for record in records(received):
                if known := identifiers(record).get("arxiv"):
                    self._by_arxiv[known] = (record, received)

    def found(self, paper: Paper) -> Iterator[Found]:
        """What services know of ``paper``, the next one being asked when the next is wanted."""
        for name in self.order:
            api = self.apis[name]
            if name == "arxiv" and paper.arxiv:
                known = self._by_arxiv.get(paper.arxiv)
                candidates = [known] if known else []
            elif (params := search(name, paper)) is None:
                continue
            else:
                received = self.asker.ask(api, params)
                candidates = [(record, received) for record in records(received)]
            if (best := _best(paper, api, candidates)) is not None:
                yield best


def search(api: str, paper: Paper) -> Mapping[str, str] | None:
    """The parameters with which the service ``api`` searches for ``paper``.

    By its DOI where Crossref is asked, else by title; ``None`` for a title without a word.
    """
    title = " ".join(words(plain(paper.title))[:LONGEST_QUERY_WORDS])
    size = str(CANDIDATES)
    if api == "crossref" and paper.doi:
        return {"filter": f"doi:{paper.doi}", "select": ITEM_FIELDS, "rows": size}
    if not title:
        return None
    if api == "arxiv":
        return {"search_query": f'ti:"{title}"', "start": "0", "max_results": size}
    if api == "openalex":
        # A comma would end the filter; words have none.
        return {"filter": f"title.search:{title}", "select": WORK_FIELDS, "per_page": size}
    return {"query.bibliographic": title, "select": ITEM_FIELDS, "rows": size}


def records(received: Received) -> tuple[Record, ...]:
    """The papers in an answer, as the readers of listings read it."""
    text = received.body.decode("utf-8", "surrogateescape")
    reading = read_source(Source("answer", "answer", text))
    return reading.listing.records if isinstance(reading, Reading) else ()


def identifiers(record: Record) -> dict[str, str]:
    """A record's identifiers by kind."""
    return dict(record.details.identifiers) if record.details else {}


def _best(paper: Paper, api: Api, candidates: Sequence[tuple[Record, Received]]) -> Found | None:
    """The candidate that is most surely ``paper``, if one may be it."""
    found = [
        Found(record, api, _url(api, record, got), _day(got), compare(paper, record))
        for record, got in candidates
        if not _contradicts(paper, record)
    ]
    known = [own for own in found if own.comparison.confidence]
    if not known:
        return None
    rank = min(CONFIDENCES.index(own.confidence) for own in known)
    best, *rivals = (own for own in known if CONFIDENCES.index(own.confidence) == rank)
    return replace(best, rivals=tuple(own.record for own in rivals))


def _contradicts(paper: Paper, record: Record) -> bool:
    """Whether the candidate carries another identifier than the paper."""
    known = {"arxiv": paper.arxiv, "doi": paper.doi}
    return any(known.get(kind) not in (None, own) for kind, own in identifiers(record).items())


def _url(api: Api, record: Record, received: Received) -> str:
    known = identifiers(record)
    if api.id == "arxiv" and "arxiv" in known:
        return f"https://arxiv.org/abs/{known['arxiv']}"
    if "doi" in known:
        return f"https://doi.org/{known['doi']}"
    links = record.details.links if record.details else ()
    return next(iter(links), received.url)


def _day(received: Received) -> date:
    return datetime.fromtimestamp(received.time, UTC).date()
