"""The colours of the cards: those of the site's light scheme (docs/stylesheets/tokens.css)."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]


def parsed(code: str) -> Colour:
    """Red, green and blue of ``#rrggbb``."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return (red, green, blue)


TOKENS = {
    "paper": "#fbfcfb",
    "ink": "#14201f",
    "ink-2": "#465553",
    "ink-3": "#5f6e6b",
    "accent": "#0e626b",
    "models-and-training": "#3553c9",
    "adaptation": "#8b3bb3",
    "efficiency": "#0a7a52",
    "abilities": "#bd4410",
    "domains": "#7a6500",
    "trust-and-understanding": "#b3265f",
}
"""By the name the style sheet has for them; a test holds them to it."""
PAPER, INK, INK_2, INK_3 = (parsed(TOKENS[name]) for name in ("paper", "ink", "ink-2", "ink-3"))
SITE = "accent"
"""Stands for a group where a card is of the site as a whole."""
_NEUTRAL = {"paper", "ink", "ink-2", "ink-3"}


def hue(group: str | None) -> Colour:
    """The colour of a topic group; neutral for one that the site has no colour for."""
    known = group is not None and group not in _NEUTRAL
    return parsed(TOKENS.get(group or "", "")) if known and group in TOKENS else INK_3


def mixed(colour: Colour, share: float, ground: Colour = PAPER) -> Colour:
    """``share`` (0 to 1) of ``colour`` on ``ground``."""
    red, green, blue = (round(g + (c - g) * share) for c, g in zip(colour, ground, strict=True))
    return (red, green, blue)


@dataclass(frozen=True, slots=True)
class Ramp:
    """Steps of one colour from faint to full, for smooth edges.

    ``first`` is the place of the first one in the palette, ``shades`` are their colours.
    """

    first: int
    shades: tuple[Colour, ...]

    def table(self) -> list[int]:
        """For each coverage from 0 to 255 the place in the palette; 0 (the ground) for none."""
        steps = len(self.shades)
        levels = [(cover * steps + 127) // 255 for cover in range(256)]
        return [self.first + level - 1 if level else 0 for level in levels]

    @property
    def full(self) -> int:
        """The place in the palette of the colour itself."""
        return self.first + len(self.shades) - 1
