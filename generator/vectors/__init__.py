"""Papers as vectors of their terms and topics: what likeness and the map are made from."""

from generator.vectors.rows import Vectors, vectorise
from generator.vectors.terms import FUNCTION_WORDS, PARTS, STOP, printed, terms

__all__ = ["FUNCTION_WORDS", "PARTS", "STOP", "Vectors", "printed", "terms", "vectorise"]
