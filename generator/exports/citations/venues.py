"""Where a paper was published, read from the few words that people write of it.

``ICLR 2025``, ``Findings of EMNLP 2023 (2023.findings-emnlp.868)``, ``Scientific Reports 15,
13751 (2025)``. Only what names a conference or journal that is known for certain, and a year,
is taken; all else (workshops, whose papers most often stay preprints, acronyms that several
venues share) is left to the reader as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.exports.citations._venue_names import (
    CONFERENCES,
    JOURNAL_WORDS,
    JOURNALS,
    WITH_FINDINGS,
)
from generator.exports.citations.item import Kind


@dataclass(frozen=True, slots=True)
class Venue:
    """A conference or journal with the year of publication; what is not said is ``None``.

    ``container`` is its name as a bibliography gives it, ``short`` the acronym with the year.
    ``page`` is a range or an article's number. ``url`` is the paper's page at its publisher.
    """

    kind: Kind
    container: str
    year: int
    short: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    url: str | None = None


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
        kind=Kind.CONFERENCE,
        container=_findings(short) if findings else f"{full} ({short})",
        year=int(match["year"]),
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
        kind=Kind.JOURNAL,
        container=full,
        year=int(match["year"] or match["year2"] or match["year3"]),
        volume=match["volume"],
        issue=match["issue"],
        page=_range(match["page"] or match["page2"]),
    )


def _range(page: str | None) -> str | None:
    return page.replace("-", "–") if page else None
