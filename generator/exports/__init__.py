"""The collection for programs: files beside the pages."""

from generator.exports.cards_json import browse_files
from generator.exports.citations import Citations, assign_keys
from generator.exports.map_json import map_files
from generator.exports.papers_json import papers_json, schema
from generator.exports.signposts import signposts

__all__ = [
    "Citations",
    "assign_keys",
    "browse_files",
    "map_files",
    "papers_json",
    "schema",
    "signposts",
]
