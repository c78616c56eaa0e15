"""Asking arXiv, Hugging Face, OpenAlex and Crossref: only when told to, never in a build.

``fetch`` keeps what they answer as listings, byte for byte; ``enrich`` looks up what papers
lack. Both speak through one :class:`~generator.asking.asker.Asker`, which knows how each
service wants to be asked.
"""

from generator.asking.apis import APIS, Api
from generator.asking.asker import Asker, Clock, Manners
from generator.asking.enriching import Enrichment, enriched, wanting
from generator.asking.fetching import Page, download, split
from generator.asking.lookup import Found, Lookup
from generator.asking.questions import Question, Span, arxiv, crossref, hf_daily, openalex
from generator.asking.storing import Stored, store

__all__ = [
    "APIS",
    "Api",
    "Asker",
    "Clock",
    "Enrichment",
    "Found",
    "Lookup",
    "Manners",
    "Page",
    "Question",
    "Span",
    "Stored",
    "arxiv",
    "crossref",
    "download",
    "enriched",
    "hf_daily",
    "openalex",
    "split",
    "store",
    "wanting",
]
