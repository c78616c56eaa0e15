"""The map: a place in the plane for every paper, near ones alike, and where topics lie.

``ledger`` reads and writes places and is all that most commands need; ``layout`` finds
places and ``regions`` what lies where. They take long to load, so each is imported by
name where it is used.
"""
