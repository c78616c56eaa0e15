"""A new collection: the files that a team's repository begins with."""

from generator.starting.begin import DESCRIPTION, Start, begin, needed_pages

__all__ = ["DESCRIPTION", "Start", "begin", "needed_pages"]
