"""Names that papers mention: model families, benchmarks and natural languages.

:func:`load_lexicon` reads ``seeds/mentions.yml``; :func:`find` finds its names in a paper.
"""

from generator.mentions.lexicon import load_lexicon
from generator.mentions.matching import find
from generator.mentions.rules import Lexicon

__all__ = ["Lexicon", "find", "load_lexicon"]
