"""Related papers: the nearest by their words and topics, each with the terms that say why."""

from collections.abc import Mapping, Sequence

from generator.model import Paper
from generator.related.values import Related

__all__ = ["Related", "find_related"]


def find_related(
    papers: Sequence[Paper], topics: Mapping[str, Sequence[str]], most: int = 5
) -> dict[str, tuple[Related, ...]]:
    """For each paper its nearest others; see :mod:`generator.related.neighbours`."""
    # Loading scikit-learn takes longer than all of ``check``, and than reading what is kept.
    from generator.related import neighbours  # noqa: PLC0415

    return neighbours.find_related(papers, topics, most)
