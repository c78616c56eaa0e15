"""Search: what a reader's browser needs to find a paper, made from the collection itself.

Two tiers that readers see as one list. The *titles* (:mod:`generator.search.titles`) forgive
typing errors and answer at each key; the *full text* (:mod:`generator.search.fulltext`) is
Pagefind's, with facets. :mod:`generator.search.spelling` mends words for the second.
"""

from generator.search.behind import Served, Work, begin
from generator.search.documents import Document, PageText, documents
from generator.search.handwritten import text_of
from generator.search.kept import PARTS as FOLDERS
from generator.search.make import Made, make

__all__ = [
    "FOLDERS",
    "Document",
    "Made",
    "PageText",
    "Served",
    "Work",
    "begin",
    "documents",
    "make",
    "text_of",
]
