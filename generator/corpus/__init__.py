"""Papers out of records: facts that people know, merged with what listings print."""

from generator.corpus.facts import Facts, FactsFile, load_facts
from generator.corpus.merge import Merged, merge

__all__ = ["Facts", "FactsFile", "Merged", "load_facts", "merge"]
