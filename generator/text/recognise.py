r"""Identifiers that stand somewhere in a field's text: a note, an address, a "howpublished".

Only what is marked as an identifier, or can be nothing else, is taken: a bare ``1204.1205``
inside a sentence is a number. A field that is nothing but an arXiv identifier or a DOI is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from generator.text import catalogues
from generator.text.catalogues import acl_id, checked_isbn, openreview_id, pmid
from generator.text.identifiers import arxiv_id, doi

_EDGE = r"(?<![\w.%-])"
_ARXIV_NUMBER = r"(?:[0-9]{4}\.[0-9]{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z]+(?:-[a-z]+)?)?/[0-9]{7})"
_ARXIV_MARKED: Final = re.compile(
    rf"{_EDGE}(?:"
    r"(?:https?://)?(?:[a-z0-9-]+\.)*(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co|hf\.co)"
    r"/(?:abs|pdf|html|ps|src|format|e-print|papers)/"
    r"|(?:https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\."
    r"|oai:arxiv\.org:|(?<!/)(?:corr[\s,]+)?abs/"
    r"|arxiv(?:\s*(?:e-?prints?|preprints?|id|no\.?))?[\s:,/([]*(?:arxiv:\s*)?(?:abs/)?)"
    rf"(?P<id>{_ARXIV_NUMBER})(?:v[0-9]+)?(?![0-9]|\.[0-9])",
    re.IGNORECASE,
)
_ARXIV_OLD: Final = re.compile(
    r"(?<![\w./-])(?P<id>[a-z]+(?:-[a-z]+)?(?:\.[a-z]+(?:-[a-z]+)?)?/[0-9]{7})(?:v[0-9]+)?(?![\w/-])",
    re.IGNORECASE,
)
_DOI: Final = re.compile(
    r"(?:(?<![\w./%-])|(?P<web>(?:dx\.)?doi\.org/|(?<=[/=])doi[/=:]"
    r"(?:(?:abs|full|pdf|epdf|pdfdirect|book|epub|suppl)/)?"
    r"|springer\.com/(?:article|chapter|book|content/pdf)/|(?:bio|med)rxiv\.org/content/))"
    r"(?P<doi>10\.[0-9]{4,9}(?:\.[0-9]+)*/(?:[^\s\"<>{}|\\^`“”‘’«»]|<[0-9]+:+[a-z0-9-]+>)+)",
    re.IGNORECASE,
)
_NEXT_DOI = re.compile(r"[,;]\s?(?=(?:https?:|doi:|10\.[0-9]{4,9}/))", re.IGNORECASE)
_VIEW = re.compile(
    r"(?:[?#].*|/(?:full|abstract|pdf|epdf|fulltext|summary|meta|html)|\.(?:pdf|html|full|abstract))\Z",
    re.IGNORECASE,
)
_RXIV = re.compile(r"(10\.1101/[0-9.]+[0-9])v[0-9]+.*", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "["}
_ACL: Final = re.compile(
    rf"{_EDGE}(?:(?:{catalogues.ACL_HOST}|{catalogues.ACL_DOI}|acl:\s*)"
    rf"(?P<id>{catalogues.ACL_NEW}|{catalogues.ACL_OLD})"
    rf"|(?<!/)(?-i:(?P<bare>{catalogues.ACL_NEW})))(?![0-9a-z]*[0-9-])",
    re.IGNORECASE,
)
_OPENREVIEW: Final = re.compile(
    rf"{_EDGE}{catalogues.OPENREVIEW_HOST}{catalogues.OPENREVIEW_PAGE}(?P<id>[a-z0-9_-]+)",
    re.IGNORECASE,
)
_PMID: Final = re.compile(
    rf"(?<![\w.-]){catalogues.PMID_MARK}(?P<id>[0-9]+)(?![\w-]|\.[0-9])", re.IGNORECASE
)
_ISBN: Final = re.compile(
    rf"(?<![\w.-]){catalogues.ISBN_MARK}(?P<id>{catalogues.ISBN_DIGITS})(?![\w-])", re.IGNORECASE
)
_HOLDS_ONE = re.compile(r"[0-9]|openreview", re.IGNORECASE)
"""What every text with an identifier has; told quickly, for most fields have none."""
_LATEX_ESCAPE = re.compile(r"\\(?:([_%&#~$])|(?:textunderscore|_)(?:\{\})?\s?)")


def find_identifiers(texts: Iterable[str]) -> dict[str, str]:
    """The identifiers in ``texts``: kind to bare identifier, the first of each kind.

    Kinds are those of :class:`~generator.model.Details`, in its order. Give the fields that
    are about the paper itself, the most telling first; an abstract, a list of references
    or a page range is none of them. arXiv's own DOIs are arXiv identifiers, and a DOI that
    holds an ACL identifier is both. LaTeX escapes are understood.
    """
    given = [
        _LATEX_ESCAPE.sub(_unescaped, text).strip() for text in texts if _HOLDS_ONE.search(text)
    ]
    found = {}
    for kind, search in _SEARCHES:
        value = next((value for text in given for value in search(text)), None)
        if value is not None:
            found[kind] = value
    return found


def _unescaped(match: re.Match[str]) -> str:
    return match[1] or "_"


def _arxiv(text: str) -> Iterator[str]:
    found = [text, *(m["id"] for p in (_ARXIV_MARKED, _ARXIV_OLD) for m in p.finditer(text))]
    yield from filter(None, map(arxiv_id, found))


def _dois(text: str) -> Iterator[str]:
    for match in _DOI.finditer(text):
        bare = doi(_trimmed(match["doi"], shown=match["web"] is not None))
        if bare is not None and not (bare.startswith("10.48550/arxiv.") and arxiv_id(bare)):
            yield bare


def _trimmed(printed: str, *, shown: bool) -> str:
    """A DOI without what the sentence, or the page that shows it, has put behind it."""
    text = _NEXT_DOI.split(printed, maxsplit=1)[0]
    while shown and (shorter := _VIEW.sub("", text)) != text:
        text = shorter
    text = _RXIV.sub(r"\1", text)
    if shown:
        text = f"https://doi.org/{text}"
    while text and text[-1] in ".,;:'*!?)]":
        opener = _CLOSERS.get(text[-1])
        if opener is not None and text.count(opener) >= text.count(text[-1]):
            break
        text = text[:-1]
    return text


def _acl(text: str) -> Iterator[str]:
    found = (match["id"] or match["bare"] for match in _ACL.finditer(text))
    yield from filter(None, map(acl_id, found))


def _one(pattern: re.Pattern[str], normal: Callable[[str], str | None]) -> _Search:
    def search(text: str) -> Iterator[str]:
        yield from filter(None, (normal(match["id"]) for match in pattern.finditer(text)))

    return search


_Search = Callable[[str], Iterator[str]]
_SEARCHES: Final[tuple[tuple[str, _Search], ...]] = (
    ("arxiv", _arxiv),
    ("doi", _dois),
    ("acl", _acl),
    ("openreview", _one(_OPENREVIEW, openreview_id)),
    ("pmid", _one(_PMID, pmid)),
    ("isbn", _one(_ISBN, checked_isbn)),
)
