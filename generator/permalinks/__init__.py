"""Addresses that stay: the ids of papers, and the ledger of all that were ever published."""

from generator.permalinks.checking import gone, locked, refused, withdrawn
from generator.permalinks.entry import Entry, Ledger, State
from generator.permalinks.ids import Candidate, assign_ids, paper_slug
from generator.permalinks.matching import Settlement, opening, settle
from generator.permalinks.reading import load_ledger
from generator.permalinks.restating import NEW, Change, Served, changes, restate
from generator.permalinks.writing import format_ledger

__all__ = [
    "NEW",
    "Candidate",
    "Change",
    "Entry",
    "Ledger",
    "Served",
    "Settlement",
    "State",
    "assign_ids",
    "changes",
    "format_ledger",
    "gone",
    "load_ledger",
    "locked",
    "opening",
    "paper_slug",
    "refused",
    "restate",
    "settle",
    "withdrawn",
]
