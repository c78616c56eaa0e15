"""What a place on the map is."""

from __future__ import annotations

from collections.abc import Mapping

Point = tuple[float, float]
"""A place on the map: x from left to right, y from bottom to top, in the map's own units."""
Places = Mapping[str, Point]
"""Places by paper id."""
