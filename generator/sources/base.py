"""What every reader gives and gets: one shape for all formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.errors import Diagnostic
from generator.model import Listing

UNREADABLE = "\udc80-\udcff"
"""Range of the surrogates that stand for bytes that are no UTF-8 (Python's
``surrogateescape``), ready for a character class."""


@dataclass(frozen=True, slots=True)
class Source:
    r"""A listing's text before it is read.

    ``id`` is the listing's address, ``file`` its path as shown to people. ``text`` has
    plain ``\n`` line ends and no byte order mark; bytes that are not UTF-8 stand in it as
    surrogates, so that only the records they belong to are refused. ``title`` and
    ``year`` come from ``seeds/listings.yml``; ``None`` where it says nothing. ``encoding``
    is what the file was decoded from where that was not UTF-8. ``columns`` is what
    ``seeds/listings.yml`` says of columns or keys: name to field, or to ``None``.
    """

    id: str
    file: str
    text: str
    title: str | None = None
    year: int | None = None
    encoding: str | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a source. ``entries`` = records read + records refused."""

    listing: Listing
    failures: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def entries(self) -> int:
        """How many entries the file has, read or refused."""
        return len(self.listing.records) + self.failures


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format: a name for people, a test of the content, and the reading.

    ``copied`` says that people copy it from pages by hand, where UTF-8 is all that can be
    meant: another encoding there shows that the copy went wrong, and is refused. Files
    that programs export are read in the encoding that they turn out to be in.
    """

    name: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Reading]
    copied: bool = False


def shown(text: str, longest: int = 80) -> str:
    """``text`` as it may stand in a message: one line, printable, cut to ``longest``.

    Bytes that are not UTF-8 become U+FFFD, because a message that holds their surrogates
    cannot be printed.
    """
    plain = text[: longest + 1].encode("utf-8", "replace").decode("utf-8")
    plain = "".join(char if char.isprintable() else " " for char in plain)
    return plain if len(text) <= longest else f"{plain[: longest - 1]}…"
