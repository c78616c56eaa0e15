"""Journal references as authors type them at arXiv: ``Phys.Rev. D76 (2007) 013009``.

There is no rule for them; arXiv asks for title, volume, year and pages in any order. Only the
usual orders are taken apart, and all else is kept whole.
"""

from __future__ import annotations

import re

from generator.model import PaperKind, Publication
from generator.text.latex import clean
from generator.text.venues import classify

_NAME = r"(?P<name>[^\W\d_][^\d;]{1,120}?)"
_VOLUME = r"(?:,?\s*(?:vol(?:ume)?\b\.?)?\s*(?P<volume>[0-9]{1,4}))"
_ISSUE = (
    r"(?:\s*\(\s*(?P<issue>[0-9]{1,3})\s*\)"
    r"|,?\s*(?:no|issue|iss)\b\.?\s*(?P<number>[0-9]{1,3}))"
)
_RANGE = r"(?P<pages>[A-Z]?[0-9]+(?:\s*-{1,2}\s*[A-Z]?[0-9]+)?)"
_PAGES = rf"(?:pp?\b\.?\s*|pages?\s*|article\s*)?{_RANGE}"
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_WHEN = rf"(?:[A-Z][a-z]{{2,8}}\.?\s+)?{_YEAR}"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_NAME}{_VOLUME}{_ISSUE}?\s*[,:]\s*{_PAGES}(?:,?\s*\({_WHEN}\)|,\s*{_WHEN})?",
        rf"{_NAME}{_VOLUME}{_ISSUE}?,?\s*\({_WHEN}\)\s*[,:]?\s*{_PAGES}",
        rf"{_NAME}{_VOLUME}{_ISSUE}?(?:,?\s*\({_WHEN}\)|,\s*{_WHEN})",
    )
)
_IN = re.compile(r"\Ain:?\s*(?=proc|advances|[0-9]|the\b)", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:proc(?:eedings|s)?|conference|conf|workshop|symposium|meeting)\b", re.IGNORECASE
)
_MEETING_PAGES = re.compile(
    rf"[,.]?\s*\(?(?:pp\b\.?|pages?)\s*{_RANGE}\)?"
    rf"(?:[.,]\s*(?P<publisher>[A-Z][A-Za-z &-]{{1,30}}))?(?:[.,]?\s*\(?{_WHEN}\)?)?\Z",
    re.IGNORECASE,
)


def journal_ref(text: str) -> Publication:
    """Where the paper appeared; what cannot be told apart stands whole in ``venue``.

    ``kind`` is ``None`` where nothing says whether it was a journal or a meeting.
    """
    text = _IN.sub("", re.sub("[–—−]", "-", clean(text)).strip(" .,;"))
    if (known := classify(text)) is not None:
        pages = known.page.replace("–", "-") if known.page else None
        return Publication(known.kind, known.container, known.volume, known.issue, pages)
    if _MEETING.search(text):
        found = _MEETING_PAGES.search(text)
        venue = text[: found.start()] if found else text
        publisher = found["publisher"] if found else None
        return Publication(
            PaperKind.CONFERENCE, venue or None, pages=_pages(found), publisher=publisher
        )
    for shape in _SHAPES:
        if (found := shape.fullmatch(text)) is not None:
            return _article(found)
    return Publication(venue=text or None)


def _article(found: re.Match[str]) -> Publication:
    pages = _pages(found) if "pages" in found.re.groupindex else None
    issue = found["issue"] or found["number"]
    venue = found["name"].strip(" ,")
    return Publication(PaperKind.ARTICLE, venue, found["volume"], issue, pages)


def _pages(found: re.Match[str] | None) -> str | None:
    return re.sub(r"\s*-+\s*", "-", found["pages"]) if found else None
