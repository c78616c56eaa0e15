"""What people write about papers by hand: notes, and lists for reading in order.

Both are Markdown files with front matter below the folder of hand-written pages
(``docs/notes/``, ``docs/lists/``). They are no pages of their own for MkDocs.
"""

from generator.notes.finding import Finder
from generator.notes.reading import LISTS, NOTES, is_source, note_file, read_note, read_written
from generator.notes.values import ListEntry, Note, ReadingList, Written

__all__ = [
    "LISTS",
    "NOTES",
    "Finder",
    "ListEntry",
    "Note",
    "ReadingList",
    "Written",
    "is_source",
    "note_file",
    "read_note",
    "read_written",
]
