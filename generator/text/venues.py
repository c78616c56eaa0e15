"""Where a paper was published, read from the few words that people write of it.

``ICLR 2025``, ``Findings of EMNLP 2023 (2023.findings-emnlp.868)``, ``Scientific Reports 15,
13751 (2025)``. Only what names a conference or journal that is known for certain, and a year,
is taken; all else (workshops, whose papers most often stay preprints, acronyms that several
venues share) is left to the reader as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import PaperKind
from generator.text._venue_names import (
    CONFERENCES,
    JOURNAL_WORDS,
    JOURNALS,
    WITH_FINDINGS,
)
from generator.text.keys import title_key


@dataclass(frozen=True, slots=True)
class Venue:
    """A conference or journal with the year of publication; what is not said is ``None``.

    ``container`` is its name as a bibliography gives it, ``short`` the acronym with the year,
    ``series`` what it is called every year (``ICLR``, ``Findings of ACL``).
    ``page`` is a range or an article's number. ``url`` is the paper's page at its publisher.
    """

    kind: PaperKind
    container: str
    year: int
    series: str
    short: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    url: str | None = None


_PROCEEDINGS = re.compile(r"\A(?:In:? )?(?:the )?Proceedings of (?:the )?", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*\Z|\s+[-–—:]\s+(?:Volume|Vol\.) .*\Z")
_NUMBERS = re.compile(
    r"\b(?:19|20)[0-9]{2}\b|['’][0-9]{2}\b|\b[0-9]+(?:st|nd|rd|th)\b"
    r"|\b(?:(?:Twent|Thirt|Fort|Fift|Sixt|Sevent)(?:y|ieth)-?)?(?:First|Second|Third|Fourth|Fifth"
    r"|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth)\b"
    r"|,? \b[0-9]+(?:\([0-9]+\))?(?:, [0-9–-]+)?\Z"
)
"""Years and the numbers of meetings and volumes, which change from one to the next."""
_ACRONYMS = {title_key(full): acronym for acronym, full in CONFERENCES.items()}
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_PAGE = r"[0-9]+(?:[-–][0-9]+)?"
_TRACK = r"Oral|Poster|Spotlight|Long|Short|Main|Demo|Industry|Findings"
_CONFERENCE = re.compile(
    rf"(?P<findings>Findings of )?(?P<name>[A-Za-z][\w&/-]*)(?P<findings2> Findings)? {_YEAR}"
    rf"(?: (?:Oral|Poster|Spotlight))?(?: \((?P<track>{_TRACK})\))?"
    # An identifier of the ACL Anthology, which is where its address ends.
    r"(?: \((?P<anthology>[0-9]{4}\.[a-z0-9_]+-[a-z0-9]+\.[0-9]+)\))?"
    rf"(?:, pp?\. ?(?P<page>{_PAGE}))?"
)
_JOURNAL = re.compile(
    r"(?P<name>[^\W\d_][^\d(),]*?)(?:,? (?P<volume>[0-9]{1,4})(?:\((?P<issue>[0-9]{1,3})\))?)?"
    rf"(?:, (?P<page>{_PAGE}))?(?: {_YEAR}|,? \({_YEAR.replace('year', 'year2')}\)"
    rf"|, {_YEAR.replace('year', 'year3')})(?:, (?P<page2>{_PAGE}))?"
)


def classify(text: str) -> Venue | None:
    """The venue that ``text`` names for certain, or ``None``."""
    squeezed = " ".join(text.split())
    return _conference(squeezed) or _journal(squeezed)


def series(text: str) -> str | None:
    """What the venue in ``text`` is called whatever the year, or ``None`` if nothing is left.

    Takes off the year, the number of the meeting and "Proceedings of"; a conference whose
    name is known goes by its acronym. ``Proceedings of the 41st International Conference on
    Machine Learning`` is ``ICML``, ``Nature 521`` is ``Nature``.
    """
    squeezed = " ".join(text.split())
    if known := classify(squeezed):
        return known.series
    name = _BRACKETS.sub("", _PROCEEDINGS.sub("", squeezed))
    name = " ".join(_NUMBERS.sub(" ", name).split()).strip(" ,.;:–-")
    if not any(char.isalpha() for char in name):
        return None
    return _ACRONYMS.get(title_key(name)) or JOURNALS.get(name) or name


def _conference(text: str) -> Venue | None:
    match = _CONFERENCE.fullmatch(text)
    full = CONFERENCES.get(match["name"]) if match else None
    if match is None or full is None:
        return None
    short = f"{match['name']} {match['year']}"
    findings = match["findings"] or match["findings2"] or match["track"] == "Findings"
    if findings and match["name"] not in WITH_FINDINGS:
        return None
    return Venue(
        kind=PaperKind.CONFERENCE,
        container=_findings(short) if findings else f"{full} ({short})",
        year=int(match["year"]),
        series=f"Findings of {match['name']}" if findings else match["name"],
        short=f"Findings of {short}" if findings else short,
        page=_range(match["page"]),
        url=f"https://aclanthology.org/{match['anthology']}" if match["anthology"] else None,
    )


def _findings(short: str) -> str:
    """The title of a volume, as the ACL Anthology gives it."""
    association = "Findings of the Association for Computational Linguistics"
    return f"{association}: {short}"


def _journal(text: str) -> Venue | None:
    match = _JOURNAL.fullmatch(text)
    if match is None:
        return None
    name = re.sub(r"\A(?:ACM|IEEE) (?=[A-Z]+\Z)", "", match["name"])
    full = JOURNALS.get(name) or (match["name"] if JOURNAL_WORDS.search(match["name"]) else None)
    if full is None:
        return None
    return Venue(
        kind=PaperKind.ARTICLE,
        container=full,
        year=int(match["year"] or match["year2"] or match["year3"]),
        series=full,
        volume=match["volume"],
        issue=match["issue"],
        page=_range(match["page"] or match["page2"]),
    )


def _range(page: str | None) -> str | None:
    return page.replace("-", "–") if page else None
