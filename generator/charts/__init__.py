"""Charts as inline SVG in the theme's own colours, each with its table behind it."""

from generator.charts.svg import chart

__all__ = ["chart"]
