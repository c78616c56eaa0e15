"""The collection for programs: files beside the pages."""

from generator.exports.author_signposts import author_signposts
from generator.exports.cards_json import browse_files
from generator.exports.citations import Citations, assign_keys
from generator.exports.embeds import embeds
from generator.exports.feeds import feed_files
from generator.exports.groups_css import GROUPS_CSS, groups_css
from generator.exports.heads import last_modified, with_head
from generator.exports.inventory import inventory
from generator.exports.linking import Linking
from generator.exports.llms import llms_files
from generator.exports.map_json import map_files
from generator.exports.packed import packed
from generator.exports.paper_files import paper_files, paper_schema
from generator.exports.papers_json import papers_json, schema
from generator.exports.quality_json import quality_json
from generator.exports.signposts import signposts
from generator.exports.sitemap import SITEMAP, Address, robots, sitemap
from generator.exports.social import social_cards
from generator.exports.tables import table_files

__all__ = [
    "GROUPS_CSS",
    "SITEMAP",
    "Address",
    "Citations",
    "Linking",
    "assign_keys",
    "author_signposts",
    "browse_files",
    "embeds",
    "feed_files",
    "groups_css",
    "inventory",
    "last_modified",
    "llms_files",
    "map_files",
    "packed",
    "paper_files",
    "paper_schema",
    "papers_json",
    "quality_json",
    "robots",
    "schema",
    "signposts",
    "sitemap",
    "social_cards",
    "table_files",
    "with_head",
]
