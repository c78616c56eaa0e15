"""Topics that are about like things, put together."""

from __future__ import annotations

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from generator.suggesting.subjects import Floats

TOPICS_PER_GROUP = 3.7
MOST = 6
"""Groups that have a colour and a sign of their own."""


def grouped(directions: Floats) -> list[list[int]]:
    """The numbers of the rows of ``directions`` by group, in their order.

    The first group is that of the first row; few rows make one group.
    """
    topics = len(directions)
    wanted = min(MOST, round(topics / TOPICS_PER_GROUP))
    if wanted < 2:
        return [list(range(topics))]
    apart = np.round(1 - directions @ directions.T, 6)
    tree = linkage(apart[np.triu_indices(topics, 1)], method="ward")
    labels = fcluster(tree, wanted, criterion="maxclust")
    found: dict[int, list[int]] = {}
    for number, label in enumerate(labels):
        found.setdefault(int(label), []).append(number)
    return list(found.values())
