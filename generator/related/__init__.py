"""Related papers: the nearest by their words and topics, each with the terms that say why."""

from generator.related.neighbours import Related, find_related

__all__ = ["Related", "find_related"]
