"""Papers out of records: facts that people know, merged with what listings print."""

from generator.corpus.changes import Changes, read_changes
from generator.corpus.correcting import corrected
from generator.corpus.facts import Facts, FactsFile, load_facts
from generator.corpus.merge import Merged, merge

__all__ = [
    "Changes",
    "Facts",
    "FactsFile",
    "Merged",
    "corrected",
    "load_facts",
    "merge",
    "read_changes",
]
