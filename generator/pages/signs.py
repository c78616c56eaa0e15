"""Which colour and shape each group of topics has: six pairs, which the style sheets name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model import TopicGroup

SIGNS = (
    "models-and-training",
    "adaptation",
    "efficiency",
    "abilities",
    "domains",
    "trust-and-understanding",
)
"""The pairs by the name that ``tokens.css`` gives their colours, which is the id of a group of
our own collection; a group of that id has its own, whatever its place."""


def signs(groups: Iterable[TopicGroup]) -> Mapping[str, str]:
    """The sign of each group by the group's id; a seventh group has none, and looks neutral.

    Groups take the signs that are left in their order, so that any taxonomy has colours.
    """
    ids = [group.id for group in groups]
    free = iter(name for name in SIGNS if name not in ids)
    found = ((key, key if key in SIGNS else next(free, None)) for key in ids)
    return {key: name for key, name in found if name is not None}
