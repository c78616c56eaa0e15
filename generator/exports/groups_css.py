"""A style sheet for groups of topics that our own style sheets do not name."""

from __future__ import annotations

from generator.pages.collection import Collection
from generator.pages.signs import signs

GROUPS_CSS = "stylesheets/groups.css"
SHAPES = {
    "models-and-training": "circle(46%)",
    "adaptation": "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)",
    "efficiency": "polygon(50% 4%, 100% 94%, 0 94%)",
    "abilities": "inset(9%)",
    "domains": "polygon(25% 6%, 75% 6%, 100% 50%, 75% 94%, 25% 94%, 0 50%)",
    "trust-and-understanding": (
        "polygon(34% 2%, 66% 2%, 66% 34%, 98% 34%, 98% 66%, 66% 66%, 66% 98%, 34% 98%, 34% 66%, "
        "2% 66%, 2% 34%, 34% 34%)"
    ),
}
"""As in ``parts.css``, to which a test holds them."""


def groups_css(collection: Collection) -> str:
    """The rules that give such groups a sign; empty where every group is named there."""
    return "".join(
        f".g-{group} {{\n  --hue: var(--{sign});\n  --shape: {SHAPES[sign]};\n}}\n"
        for group, sign in signs(collection.groups).items()
        if sign != group
    )
