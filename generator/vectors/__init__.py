"""Papers as vectors of their terms and topics: what likeness and the map are made from."""

from generator.vectors.rows import Vectors, vectorise
from generator.vectors.terms import printed, terms

__all__ = ["Vectors", "printed", "terms", "vectorise"]
