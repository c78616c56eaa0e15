"""Questions to services, made of what a maintainer types.

Every function gives one question or several and raises :class:`AtlasError` with the code
``bad-question`` for what no service could answer. Sources: arXiv API User's Manual, 5.1
(fields and operators of queries); OpenAlex API, "Filter works"; Crossref REST API, "REST API
filters"; Hub API of Hugging Face, ``/api/daily_papers``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.asking.apis import APIS, Api
from generator.errors import AtlasError, error
from generator.text.identifiers import arxiv_id, doi
from generator.text.keys import digest, slug

IDS_AT_ONCE = 100
"""Identifiers in one question: more make an address longer than servers take."""
LONGEST_NAME = 60
WORK_FIELDS = (
    "id,doi,ids,title,display_name,type,publication_year,publication_date,language,authorships,"
    "primary_location,locations,biblio,abstract_inverted_index,keywords"
)
"""What is asked of a work at OpenAlex: citations and counts would be ten times as long."""
ITEM_FIELDS = (
    "DOI,URL,type,title,subtitle,author,editor,abstract,container-title,event,publisher,issued,"
    "published,published-print,published-online,posted,volume,issue,page,article-number,ISBN,subject"
)
"""What is asked of a work at Crossref: its list of references would be longer than the rest."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both within; ``None`` where there is no limit."""

    first: date | None = None
    last: date | None = None

    def words(self) -> str:
        """``from 2024-01-01 to 2024-01-31``, or what of it is known."""
        parts = (("from", self.first), ("to", self.last))
        return " ".join(f"{word} {day}" for word, day in parts if day)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, whose answer may have several pages.

    ``params`` are those of the service, without pages. ``query`` is what was asked, in the
    words of whoever asked; ``title`` the same with the name of the service, for a listing's
    page; ``name`` the name of the file without its ending. ``most`` is how many papers are
    wanted.
    """

    api: Api
    params: Mapping[str, str]
    query: str
    title: str
    name: str
    most: int


def arxiv(query: str, span: Span, most: int, apis: Mapping[str, Api] = APIS) -> Question:
    """A search at arXiv, newest papers first; ``span`` is of the day of submission."""
    api = apis["arxiv"]
    searched = _asked_for(query)
    if days := _submitted(span):
        searched = f"({searched}) AND {days}"
    newest = {"sortBy": "submittedDate", "sortOrder": "descending"}
    return _question(api, {"search_query": searched, **newest}, _with(query, span), most)


def arxiv_ids(ids: Sequence[str], apis: Mapping[str, Api] = APIS) -> tuple[Question, ...]:
    """Papers at arXiv by identifier, in any spelling."""
    found = [arxiv_id(text) for text in ids]
    if wrong := [text for text, known in zip(ids, found, strict=True) if known is None]:
        raise _bad(f"'{wrong[0]}' is no arXiv identifier", "write it as 2305.17888")
    return _in_parts(apis["arxiv"], [known for known in found if known], "id_list", "{}")


def crossref_dois(ids: Sequence[str], apis: Mapping[str, Api] = APIS) -> tuple[Question, ...]:
    """Works at Crossref by DOI, in any spelling."""
    found = [doi(text) for text in ids]
    if wrong := [text for text, known in zip(ids, found, strict=True) if known is None]:
        raise _bad(f"'{wrong[0]}' is no DOI", "write it as 10.1000/182")
    known = [own for own in found if own]
    if odd := [own for own in known if "," in own]:
        raise _bad(f"'{odd[0]}' has a comma, which Crossref's filters do not take", "search for it")
    return _in_parts(apis["crossref"], known, "filter", "doi:{}")


def _in_parts(api: Api, ids: Sequence[str], param: str, item: str) -> tuple[Question, ...]:
    distinct = list(dict.fromkeys(ids))
    parts = [distinct[i : i + IDS_AT_ONCE] for i in range(0, len(distinct), IDS_AT_ONCE)]
    return tuple(_by_ids(api, part, param, item) for part in parts)


def _by_ids(api: Api, ids: Sequence[str], param: str, item: str) -> Question:
    params = {param: ",".join(item.format(own) for own in ids)}
    if api.id == "crossref":
        params["select"] = ITEM_FIELDS
    one = len(ids) == 1
    words = ids[0] if one else f"{len(ids)} papers {digest(*ids, length=6)}"
    made = _question(api, params, words, len(ids))
    query = ", ".join(ids)
    title = f"{api.name}: {ids[0]}" if one else f"{api.name}: {len(ids)} papers by identifier"
    return Question(made.api, made.params, query, title, made.name, made.most)


def openalex(
    search: str, filters: str, span: Span, most: int, apis: Mapping[str, Api] = APIS
) -> Question:
    """A search at OpenAlex, a filter as its documentation has them, or both."""
    days = {"from_publication_date": span.first, "to_publication_date": span.last}
    params = {"filter": _filters(filters, days), "select": WORK_FIELDS}
    words = " ".join(filter(None, (search.strip(), filters.strip())))
    if search.strip():
        params["search"] = search.strip()
    return _question(apis["openalex"], params, _with(_asked_for(words), span), most)


def crossref(
    query: str, filters: str, span: Span, most: int, apis: Mapping[str, Api] = APIS
) -> Question:
    """A search at Crossref, a filter as its documentation has them, or both."""
    days = {"from-pub-date": span.first, "until-pub-date": span.last}
    params = {"filter": _filters(filters, days), "select": ITEM_FIELDS}
    words = " ".join(filter(None, (query.strip(), filters.strip())))
    if query.strip():
        params["query.bibliographic"] = query.strip()
    return _question(apis["crossref"], params, _with(_asked_for(words), span), most)


def hf_daily(first: date, last: date, apis: Mapping[str, Api] = APIS) -> tuple[Question, ...]:
    """The daily papers of Hugging Face: a question for each day."""
    if last < first:
        raise _bad(f"{last} is before {first}", "give the first day first")
    api = apis["hf-daily"]
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    return tuple(
        Question(
            api, {"date": str(day)}, str(day), f"{api.name} daily papers of {day}",
            f"{api.id}-{day}", api.reach,
        )
        for day in days
    )  # fmt: skip


def _submitted(span: Span) -> str:
    if span == Span():
        return ""
    first, last = span.first or date(1991, 1, 1), span.last or date(2100, 12, 31)
    return f"submittedDate:[{first:%Y%m%d}0000 TO {last:%Y%m%d}2359]"


def _filters(given: str, days: Mapping[str, date | None]) -> str:
    limits = [f"{name}:{day}" for name, day in days.items() if day]
    return ",".join([*filter(None, [given.strip().strip(",")]), *limits])


def _question(api: Api, params: Mapping[str, str], query: str, most: int) -> Question:
    if not 1 <= most <= api.reach:
        hint = "ask for fewer, or divide the question by --from and --to"
        raise _bad(f"{api.name} gives 1 to {api.reach:,} papers for one question", hint)
    given = {name: value for name, value in params.items() if value}
    name = f"{api.id}-{slug(query, LONGEST_NAME)}"
    return Question(api, given, query, f"{api.name}: {query}", name, most)


def _with(query: str, span: Span) -> str:
    if span.first and span.last and span.last < span.first:
        raise _bad(f"{span.last} is before {span.first}", "give the first day first")
    return f"{query.strip()} {span.words()}".strip()


def _asked_for(query: str) -> str:
    if not query.strip():
        raise _bad("nothing is asked for", "give words to search for")
    if not query.isprintable():
        raise _bad("the question holds a character that cannot be seen", "write it on one line")
    return query.strip()


def _bad(message: str, hint: str) -> AtlasError:
    return AtlasError([error("bad-question", message, None, hint)])
