"""What is said of a paper that is near another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Related:
    """A paper near another: its id, their likeness (0 to 1), and the terms that carry it.

    ``terms`` are at most three, the weightiest first, as the papers print them; none
    where only topics relate the two.
    """

    paper: str
    likeness: float
    terms: tuple[str, ...]
