"""The services that can be asked: where, how often, how much at once.

Sources of the limits: arXiv API User's Manual, 3.1.1.2 (paging), and Terms of Use for arXiv
APIs (one request every three seconds, one at a time); Crossref REST API, "Access and
authentication" and "Announcing changes to REST API rate limits" (2025: one list a second
without a contact); OpenAlex API, "Page through results"; Hugging Face Hub, "Rate limits" and
the endpoint ``/api/daily_papers`` of the Hub API.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.asking import answers
from generator.asking.answers import Answer


@dataclass(frozen=True, slots=True)
class Api:
    """One service.

    ``url`` is the address that is asked. ``pause_seconds`` is the least time between two
    requests. ``page_size`` is how many papers one answer holds at most, ``reach`` how far
    into its results the service goes. ``paging`` gives the parameters for a first result,
    from 0, and a number of results. ``exact`` says that any first result will do; else
    results come in pages of one size. ``ending`` is that of the file, ``read`` looks at an
    answer.
    """

    id: str
    name: str
    url: str
    pause_seconds: float
    page_size: int
    reach: int
    paging: Callable[[int, int], Mapping[str, str]]
    exact: bool
    ending: str
    read: Callable[[bytes], Answer]


def _arxiv_page(start: int, size: int) -> Mapping[str, str]:
    return {"start": str(start), "max_results": str(size)}


def _openalex_page(start: int, size: int) -> Mapping[str, str]:
    return {"page": str(start // size + 1), "per_page": str(size)}


def _crossref_page(start: int, size: int) -> Mapping[str, str]:
    return {"offset": str(start), "rows": str(size)}


def _hf_page(start: int, size: int) -> Mapping[str, str]:
    return {"p": str(start // size), "limit": str(size)}


# Results are asked for by number and not by cursor: cursors go stale within minutes, and a
# download could not go on later.
ARXIV = Api(
    id="arxiv",
    name="arXiv",
    url="https://export.arxiv.org/api/query",
    pause_seconds=3.0,
    page_size=1000,
    reach=30_000,
    paging=_arxiv_page,
    exact=True,
    ending=".xml",
    read=answers.atom,
)
OPENALEX = Api(
    id="openalex",
    name="OpenAlex",
    url="https://api.openalex.org/works",
    pause_seconds=0.5,
    page_size=100,
    reach=10_000,
    paging=_openalex_page,
    exact=False,
    ending=".json",
    read=answers.openalex,
)
CROSSREF = Api(
    id="crossref",
    name="Crossref",
    url="https://api.crossref.org/v1/works",
    pause_seconds=1.0,
    page_size=500,
    reach=10_000,
    paging=_crossref_page,
    exact=True,
    ending=".json",
    read=answers.crossref,
)
HF_DAILY = Api(
    id="hf-daily",
    name="Hugging Face",
    url="https://huggingface.co/api/daily_papers",
    pause_seconds=1.0,
    page_size=100,
    reach=1000,
    paging=_hf_page,
    exact=False,
    ending=".json",
    read=answers.hf_daily,
)
APIS: Mapping[str, Api] = {api.id: api for api in (ARXIV, HF_DAILY, OPENALEX, CROSSREF)}
