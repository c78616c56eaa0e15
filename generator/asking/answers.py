"""What services answer, looked at closely enough to tell whole from half and yes from no.

Reading papers out of an answer is the work of :mod:`generator.sources`; here it is only told
how many there are, and how many the service has.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from lxml import etree

from generator.sources.base import shown

ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
ARXIV_ERRORS = "/api/errors"
"""Part of the id of an entry with which arXiv says that a question is wrong (arXiv API User's
Manual, 3.4)."""


class BrokenAnswerError(Exception):
    """An answer that is cut off or is something else than a service answers: ask again."""


class RefusalError(Exception):
    """The service says that the question is wrong: asking again would not help."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How many papers an answer holds, and how many there are in all; ``None`` if untold."""

    entries: int
    total: int | None = None


def atom(body: bytes) -> Answer:
    """An answer of the arXiv API: an Atom feed, or the feed with which it refuses."""
    # No entities, no network: an answer is text from outside.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        feed = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as exc:
        raise BrokenAnswerError("the answer is no whole XML document") from exc
    if feed.tag != f"{ATOM}feed":
        raise BrokenAnswerError("the answer is no Atom feed")
    entries = feed.findall(f"{ATOM}entry")
    if len(entries) == 1 and ARXIV_ERRORS in (entries[0].findtext(f"{ATOM}id") or ""):
        raise RefusalError(_line(entries[0].findtext(f"{ATOM}summary")))
    total = (feed.findtext(f"{OPENSEARCH}totalResults") or "").strip()
    return Answer(len(entries), int(total) if total.isdecimal() else None)


def openalex(body: bytes) -> Answer:
    """A page of works of OpenAlex: ``results``, and their number in ``meta.count``."""
    data = _object(body)
    return _page(data.get("results"), _child(data, "meta").get("count"))


def crossref(body: bytes) -> Answer:
    """A list of works of Crossref: ``message.items`` and ``message.total-results``."""
    message = _child(_object(body), "message")
    return _page(message.get("items"), message.get("total-results"))


def hf_daily(body: bytes) -> Answer:
    """The daily papers of Hugging Face: a list."""
    return _page(_json(body), None)


def complaint(body: bytes) -> str:
    """What a service says in an answer that carries an HTTP error, as one line; may be empty."""
    try:
        atom(body)
    except RefusalError as exc:
        return str(exc)
    except BrokenAnswerError:
        pass
    try:
        return _line(" ".join(_said(json.loads(body))))
    except RecursionError:
        return ""
    except ValueError:
        text = body[:500].decode("utf-8", "replace").strip()
        # A page for browsers says nothing worth a line.
        return "" if text.startswith("<") else _line(text)


def _said(data: Any) -> list[str]:
    """The messages in a JSON error: Crossref lists them, others have one or two words for it."""
    if isinstance(data, list):
        return [text for own in data for text in _said(own)]
    if isinstance(data, dict):
        keys = [key for key in ("error", "message") if data.get(key)]
        return [text for key in keys for text in _said(data[key])]
    return [data] if isinstance(data, str) else []


def _line(text: str | None) -> str:
    return shown(" ".join((text or "").split()), 200)


def _page(entries: Any, total: Any) -> Answer:
    if not isinstance(entries, list):
        raise BrokenAnswerError("the answer holds no list of papers")
    return Answer(len(entries), total if type(total) is int else None)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as exc:
        raise BrokenAnswerError("the answer is no whole JSON document") from exc


def _object(body: bytes) -> dict[str, Any]:
    data = _json(body)
    if not isinstance(data, dict):
        raise BrokenAnswerError("the answer is no JSON object")
    return data


def _child(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}
