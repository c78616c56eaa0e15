"""A paper's date out of all that is known: curated, printed, inferred or from arXiv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.corpus.facts import Facts
from generator.errors import Diagnostic, Place, warning
from generator.model import Claim, DateSource, Listing, PaperDate, PartialDate, Record
from generator.text.dates import parse_printed
from generator.text.identifiers import arxiv_month

PREFERENCE = tuple(DateSource)
TOLERANCE_MONTHS = 1
"""A paper sent on the last day of a month gets its arXiv id in the next one."""

Dated = tuple[PaperDate, Claim]


def printed_date(record: Record, listing: Listing) -> PaperDate | None:
    """The date that ``record`` prints, its year taken from the listing where it has none.

    ``None`` where it prints no date, no year is known, or the day is not in that year's
    calendar (which the reader of the listing has complained of).
    """
    if record.details and record.details.date:
        return PaperDate(record.details.date, DateSource.PRINTED)
    parsed = parse_printed(record.date_text) if record.date_text else None
    if parsed is None:
        return None
    year, month, day = parsed
    source = DateSource.PRINTED
    if year is None:
        year = listing.year
        source = DateSource.INFERRED if listing.year_inferred else DateSource.DECLARED
    if year is None:
        return None
    try:
        return PaperDate(PartialDate(year, month, day), source)
    except ValueError:
        return None


def date_claims(
    records: Iterable[Record], listings: Mapping[str, Listing], facts: Facts, arxiv: str | None
) -> tuple[Dated, ...]:
    """Every date offered, the one to take first; ``records`` are in order of trust."""
    found: list[Dated] = []
    if facts.date:
        curated = PaperDate(facts.date, DateSource.CURATED)
        found.append((curated, Claim(str(facts.date), "papers.yml")))
    for record in records:
        if date := printed_date(record, listings[record.listing]):
            claim = Claim(f"{date.value} ({date.source})", f"{record.listing}:{record.line}")
            found.append((date, claim))
    if arxiv and (month := arxiv_month(arxiv)):
        found.append((PaperDate(month, DateSource.ARXIV), Claim(str(month), f"arXiv:{arxiv}")))
    return tuple(sorted(found, key=lambda item: PREFERENCE.index(item[0].source)))


def contradictions(
    records: Iterable[Record], listings: Mapping[str, Listing], arxiv: str | None
) -> Iterable[Diagnostic]:
    """A warning for each date that the arXiv id contradicts and whose year is not printed.

    That year was inferred for the listing, or set for it by hand.
    """
    month = arxiv_month(arxiv) if arxiv else None
    for record in records:
        listing = listings[record.listing]
        date = printed_date(record, listing)
        if not (month and date and date.source in (DateSource.INFERRED, DateSource.DECLARED)):
            continue
        if abs(_months(date.value) - _months(month)) > TOLERANCE_MONTHS:
            message = f"the {date.source} date {date.value} contradicts arXiv {arxiv} ({month})"
            hint = (
                f"set the year of '{record.listing}' in seeds/listings.yml, "
                "or correct the arXiv id or the date in seeds/papers.yml"
            )
            place = Place(listing.file, record.line, record.end_line)
            yield warning("date-contradicts-arxiv", message, place, hint)


def _months(date: PartialDate) -> int:
    return date.year * 12 + (date.month or 1)
