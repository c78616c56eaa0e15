"""Links from a page to the feeds that follow what it lists."""

from __future__ import annotations

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.collection import Collection
from generator.pages.parts import Ref

FORMS = (("Atom", "atom"), ("JSON Feed", "json"))
"""What a feed's form is called, and how its file's name ends."""


def feed_refs(collection: Collection, scope: str, here: From) -> tuple[Ref, ...]:
    """The forms of the feed of ``scope`` (as in :func:`addresses.feed`), as seen from ``here``.

    Empty where there are no feeds, because the site does not know its own address.
    """
    if not collection.url:
        return ()
    return tuple(Ref(label, here.file(addresses.feed(scope, ending))) for label, ending in FORMS)
