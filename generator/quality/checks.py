"""The checks of a collection as values: what each looks for, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What kind of flaw a check finds; the value is for people."""

    NEAR = "Near-duplicate"
    CONTRADICTORY = "Contradictory"
    UNSORTED = "Unsorted"
    MISSING = "Missing"
    INFERRED = "Inferred"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked for. ``what`` says it in words, ``settle`` what to do about it."""

    id: str
    group: Group
    title: str
    what: str
    settle: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw: of the paper ``subject``, or of the listing where the check is about listings.

    ``title`` is the subject's as plain text, ``detail`` says what was found and may be empty.
    ``other`` is the id of a second paper. ``remedies`` are commands, or lines of YAML, that
    settle it; what stands there for an unknown value is an ellipsis.
    """

    subject: str
    title: str
    detail: str = ""
    other: str | None = None
    remedies: tuple[str, ...] = ()


CHECKS = (
    Check("alike", Group.NEAR, "Like another paper",
          "Two papers whose titles or abstracts are much alike were not taken for one.",
          "If they are one, merge them; if not, the second command says so and ends this entry."),
    Check("joined", Group.NEAR, "Taken for one by likeness",
          "Entries with nearly the same title and abstract were taken for one paper.",
          "If they are two, split off the one that is another; else nothing need be done."),
    Check("date-against-arxiv", Group.CONTRADICTORY, "Date against arXiv",
          "The date is before the month of the arXiv identifier.",
          "Correct the one that is wrong."),
    Check("identifiers-differ", Group.CONTRADICTORY, "Identifiers differ",
          "Two lists give different identifiers of one kind.",
          "Say which is right; where they are two papers, split them."),
    Check("years-differ", Group.CONTRADICTORY, "Years differ",
          "Two lists print dates that are more than a year apart.",
          "Say which is right."),
    Check("authors-differ", Group.CONTRADICTORY, "Numbers of authors differ",
          "A list counts other authors than are known by name.",
          "Compare with the paper, and give all names."),
    Check("no-topic", Group.UNSORTED, "No topic",
          "No rule reaches the paper.",
          "Widen a rule in seeds/topics.yml, or give the paper a topic."),
    Check("no-abstract", Group.MISSING, "No abstract",
          "No list prints an abstract.",
          "Write it, or add a list that has it."),
    Check("no-authors", Group.MISSING, "No authors",
          "Nobody is known by name.",
          "'paper-atlas enrich' looks them up; or write them."),
    Check("no-date", Group.MISSING, "No date",
          "It is not known when the paper is from.",
          "Write the date, as precise as known."),
    Check("no-identifier", Group.MISSING, "No identifier",
          "Neither an arXiv identifier nor a DOI nor another is known.",
          "'paper-atlas enrich' looks them up; or write one."),
    Check("year-inferred", Group.INFERRED, "Inferred years",
          "A list prints days without a year; the year was concluded.",
          "If the year is right, declare it in seeds/listings.yml."),
    Check("date-from-arxiv", Group.INFERRED, "Dates from arXiv",
          "Only the month of the arXiv identifier is known.",
          "Nothing need be done; a date that is written down counts more."),
)  # fmt: skip
"""Every check, those that can be wrong on the page first."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, by the id of each check; a check that found nothing has an empty tuple.

    ``papers`` is how many papers were looked at.
    """

    papers: int
    findings: Mapping[str, tuple[Finding, ...]]

    @property
    def total(self) -> int:
        """How many findings there are in all."""
        return sum(map(len, self.findings.values()))
