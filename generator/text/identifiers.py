"""arXiv identifiers and DOIs in any spelling, brought to one.

Sources: the arXiv help page "Understanding the arXiv identifier" (both schemes), the DOI
Handbook section 2 (syntax; DOIs compare case-insensitively).
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.model import PartialDate

_NEW_ID = r"[0-9]{4}\.[0-9]{4,5}"
# The archives that gave out identifiers before April 2007.
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
    "|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin"
    "|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_OLD_ID = rf"(?:{_ARCHIVES})(?:\.[a-z]{{2}}(?:-[a-z]+)?|\.[a-z]+-[a-z]+)?/[0-9]{{7}}"
_ARXIV_HOST = r"(?:[a-z0-9-]+\.)*arxiv\.org/(?:abs|pdf|html|ps|src|format|e-print)/"
_MIRROR_HOST = (
    r"(?:ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html)|(?:www\.)?alphaxiv\.org/(?:abs|pdf)"
    r"|(?:www\.)?huggingface\.co/papers|hf\.co/papers)/"
)
_ARXIV = re.compile(
    rf"(?:(?:https?://)?(?:{_ARXIV_HOST}|{_MIRROR_HOST})"
    r"|(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\."
    r"|arxiv[:\s]\s*|oai:arxiv\.org:|(?:corr\s+)?abs/)?"
    rf"(?P<id>{_NEW_ID}|{_OLD_ID})(?:v[0-9]+)?(?:\.pdf|/)?(?:[?#]\S*)?(?:\s*\[[a-z.-]+\])?",
    re.IGNORECASE,
)

_FIRST_NEW, _FIRST_FIVE_DIGITS, _FIRST_OLD, _LAST_OLD = (2007, 4), (2015, 1), (1991, 7), (2007, 3)

_DOI = re.compile(
    r"(?:(?P<web>(?:https?://)?(?:www\.|dx\.)?doi\.org/)|info:doi/|doi:\s*)?"
    r"(?P<doi>10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+)",
    re.IGNORECASE,
)


def arxiv_id(text: str) -> str | None:
    """The bare arXiv identifier that ``text`` is, without its version, or ``None``.

    ``text`` may be bare, ``arXiv:``-prefixed, an address at arXiv or a mirror, or arXiv's own
    DOI; a trailing ``[cs.CL]`` is allowed. New scheme: ``2305.17888``. Old scheme:
    ``math/0309136``; a subject class (``math.GT/…``) is dropped, because arXiv numbers within
    the archive and leads both to the same paper. An impossible month is no identifier.
    """
    match = _ARXIV.fullmatch(text.strip())
    if match is None:
        return None
    bare = re.sub(r"\.[a-z-]+/", "/", match["id"].lower())
    return bare if _month(bare) else None


def arxiv_month(arxiv: str) -> PartialDate | None:
    """Year and month in which the paper was first submitted, read from its bare identifier.

    ``None`` if ``arxiv`` is not an identifier in either scheme, or its month is not a month.
    """
    bare = arxiv_id(arxiv)
    found = _month(bare) if bare else None
    return PartialDate(*found) if found else None


def _month(bare: str) -> tuple[int, int] | None:
    """(year, month) of a bare identifier, if its scheme was in use then."""
    old = "/" in bare
    number = bare.partition("/")[2] if old else bare
    two_digits, month = int(number[:2]), int(number[2:4])
    year = (1900 if old and two_digits >= _FIRST_OLD[0] % 100 else 2000) + two_digits
    if not 1 <= month <= 12:
        return None
    if old:
        return (year, month) if _FIRST_OLD <= (year, month) <= _LAST_OLD else None
    digits = 5 if (year, month) >= _FIRST_FIVE_DIGITS else 4
    fits = (year, month) >= _FIRST_NEW and len(number.partition(".")[2]) == digits
    return (year, month) if fits else None


def doi(text: str) -> str | None:
    """The bare DOI that ``text`` is, lower-cased, or ``None``.

    ``text`` may be bare, ``doi:``-prefixed or an address at a resolver, whose percent escapes
    are then resolved. Punctuation that closes a sentence is not part of it.
    """
    match = _DOI.fullmatch(text.strip())
    if match is None:
        return None
    bare = unquote(match["doi"]) if match["web"] else match["doi"]
    bare = bare.rstrip(".,;:").lower()
    return bare if not re.search(r"\s", bare) and not bare.endswith("/") else None
