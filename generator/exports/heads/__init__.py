"""What each page says in its head to programs that read pages.

Reference managers (Highwire, Dublin Core), search engines (JSON-LD), sites that show a card for
a link (Open Graph, Twitter), and whoever looks for the same thing in another form (links).
"""

from generator.exports.heads.complete import with_head
from generator.exports.heads.modified import last_modified

__all__ = ["last_modified", "with_head"]
