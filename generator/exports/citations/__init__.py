"""Citing: one reference for each paper, in the formats of reference managers and in words."""

from generator.exports.citations.files import Citations, CitationView
from generator.exports.citations.item import Item, Kind
from generator.exports.citations.keys import assign_keys
from generator.exports.citations.mapping import cite

__all__ = [
    "CitationView",
    "Citations",
    "Item",
    "Kind",
    "assign_keys",
    "cite",
]
