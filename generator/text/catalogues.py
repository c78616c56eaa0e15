"""Identifiers of catalogues beside arXiv's and DOIs: ACL Anthology, OpenReview, PubMed, ISBN.

Each function takes a text that is nothing but an identifier, in any spelling; for one that
stands inside other text see :mod:`generator.text.recognise`. Sources: the ACL Anthology's
"Identifiers" page (both schemes) and its DOIs, addresses of openreview.net and of PubMed,
the ISBN Users' Manual, section 5 (structure and check digits).
"""

from __future__ import annotations

import re

ACL_NEW = r"(?:19|20)[0-9]{2}\.[a-z0-9]+-[a-z0-9]+\.[0-9]{1,4}"
ACL_OLD = r"[A-Z][0-9]{2}-[0-9]{4}"
ACL_HOST = (
    r"(?:https?://)?(?:www\.)?(?:aclanthology\.(?:org|info)|aclweb\.org/anthology(?:-new)?"
    r"|anthology\.aclweb\.org|aclanthology\.coli\.uni-saarland\.de)/"
    # The Anthology once filed papers in folders: papers/P/P19/P19-1001.
    r"(?:(?:papers|pdf|[a-z]|[a-z][0-9]{2})/)*"
)
ACL_DOI = r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?10\.(?:18653|3115)/v1/"
# A version or the file's ending says no more about which paper it is.
ACL_TAIL = r"(?:v[0-9]{1,2})?(?:\.(?:pdf|bib|xml|endf|mods))?/?"
_ACL = re.compile(
    rf"(?:{ACL_HOST}|{ACL_DOI}|acl:\s*)?(?P<id>{ACL_NEW}|{ACL_OLD}){ACL_TAIL}", re.IGNORECASE
)

OPENREVIEW_HOST = r"(?:https?://)?(?:www\.|api2?\.)?openreview\.net/"
OPENREVIEW_PAGE = r"(?:forum|pdf|attachment|references/pdf|revisions)/?\?(?:[^\s#&]*&)*?id="
_OPENREVIEW_ID = r"[A-Za-z0-9_-]{5,20}"
_OPENREVIEW = re.compile(
    rf"(?:(?i:{OPENREVIEW_HOST}{OPENREVIEW_PAGE}|openreview:\s*))?"
    rf"(?P<id>{_OPENREVIEW_ID})(?:[&#]\S*)?"
)

PMID_MARK = (
    r"(?:pmid\s?[:=]?\s*|pubmed\s?(?:id)?\s?[:=]\s*|info:pmid/"
    r"|(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/)"
)
_PMID = re.compile(rf"{PMID_MARK}?(?P<id>[1-9][0-9]{{0,7}})/?(?:[?#]\S*)?", re.IGNORECASE)

_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2212-"
ISBN_MARK = r"(?:urn:isbn:|(?:e-?)?isbn(?:[- ]?1[03](?![0-9-]))?\s?[:=]?\s*)"
ISBN_DIGITS = rf"(?:97[89][ {_DASHES}]?)?[0-9](?:[ {_DASHES}]?[0-9]){{8}}[ {_DASHES}]?[0-9Xx]"
_ISBN = re.compile(rf"{ISBN_MARK}?(?P<id>{ISBN_DIGITS})", re.IGNORECASE)
# What may follow one in its own field: how the book is bound, or the next one.
_BINDING = re.compile(
    r"\s*(?:\([^()]*\)|[,;/.].*|\s(?=97[89]|[0-9]).*|\s(?i:e-?isbn).*)?", re.DOTALL
)


def acl_id(text: str) -> str | None:
    """The ACL Anthology identifier that ``text`` is, or ``None``.

    ``text`` may be bare, an address at the Anthology (past addresses too) or a DOI that
    holds one. Old scheme ``P19-1001``, present one ``2023.acl-long.1``.
    """
    match = _ACL.fullmatch(text.strip())
    return None if match is None else _acl_case(match["id"])


def _acl_case(bare: str) -> str:
    """The Anthology writes its old identifiers with a capital, the present ones without."""
    return bare.lower() if "." in bare else bare.upper()


def openreview_id(text: str) -> str | None:
    """The OpenReview forum that ``text`` is, bare or as an address, or ``None``.

    Case matters in them: ``ryQu7f-RZ``.
    """
    match = _OPENREVIEW.fullmatch(text.strip())
    return None if match is None else match["id"]


def pmid(text: str) -> str | None:
    """The PubMed identifier that ``text`` is, bare, marked or as an address, or ``None``."""
    match = _PMID.fullmatch(text.strip())
    return None if match is None else match["id"]


def isbn(text: str) -> str | None:
    """The first ISBN of a field for ISBNs, as thirteen bare digits, or ``None``.

    One of ten digits is given the ``978`` that makes it one of thirteen, so that both
    spellings compare. A wrong check digit is no ISBN.
    """
    text = text.strip()
    match = _ISBN.match(text)
    if match is None or _BINDING.fullmatch(text, match.end()) is None:
        return None
    return checked_isbn(match["id"])


def checked_isbn(printed: str) -> str | None:
    """Ten or thirteen digits in groups as thirteen bare ones, if the check digit is right."""
    bare = re.sub(f"[ {_DASHES}]", "", printed).upper()
    if len(bare) == 10:
        weighted = sum((10 - i) * _value(digit) for i, digit in enumerate(bare))
        return _thirteen(f"978{bare[:9]}") if weighted % 11 == 0 else None
    if len(bare) != 13 or not bare.isdigit() or not bare.startswith(("978", "979")):
        return None
    return bare if _thirteen(bare[:12]) == bare else None


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)


def _thirteen(twelve: str) -> str:
    """Add the check digit: weights 1 and 3 in turn, the sum a multiple of ten."""
    total = sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(twelve))
    return f"{twelve}{-total % 10}"
